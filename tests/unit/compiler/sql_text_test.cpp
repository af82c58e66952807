// What the stages of the compiler read out of SQL text: names, values of enums, bodies of routines.
#include "compiler/model/quote.hpp"
#include "compiler/model/rebuilt_enums.hpp"
#include "compiler/model/type_names.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "support/catch.hpp"

using namespace lockstep;
using namespace lockstep::model;

namespace {

std::string sorted_identifiers(std::string_view sql) {
  std::string result;
  for (std::string const& name : identifiers_of(sql)) result += (result.empty() ? "" : " ") + name;
  return result;
}

}  // namespace

TEST_CASE("identifiers are found next to comments, strings and dollar quotes", "[sql_text]") {
  CHECK(sorted_identifiers("a + \"B c\" -- it's no string\n * d") == "B c a d");
  CHECK(sorted_identifiers("a /* it's /* no */ \" string */ + b") == "a b");
  CHECK(sorted_identifiers("E'it\\'s' || a || 'it''s' || b") == "a b");
  CHECK(sorted_identifiers("U&\"d\\0061ta\" + Total") == "Total data total");
  CHECK(sorted_identifiers("EXECUTE $q$UPDATE t SET c = 'x'$q$") ==
        "EXECUTE SET UPDATE c execute set t update");
  CHECK(sorted_identifiers("$a$ b $c$ d $c$ e $a$ f") == "b d e f");
}

TEST_CASE("an identifier gets another name outside of strings and comments", "[sql_text]") {
  CHECK(with_identifier("(a > 'a') AND \"a\" <> E'\\'a' -- a's\n OR a = 1", "a", "b") ==
        "(b > 'a') AND b <> E'\\'a' -- a's\n OR b = 1");
  CHECK(with_identifier("x AT TIME ZONE 'UTC' > zone", "zone", "Area") == "x AT TIME ZONE 'UTC' > \"Area\"");
  CHECK(with_identifier("a$1 + a + aä", "a", "b") == "a$1 + b + aä");
}

TEST_CASE("the type of a cast gets another name outside of strings and comments", "[sql_text]") {
  Name const mood{"", "mood"}, state{"s", "State"};
  CHECK(with_type_name("'a'::mood || E'\\'::mood' || 'b'::moods", mood, state) ==
        "'a'::s.\"State\" || E'\\'::mood' || 'b'::moods");
  CHECK(with_type_name("x::mood[] /* it's x::mood */ = y::mood", mood, state) ==
        "x::s.\"State\"[] /* it's x::mood */ = y::s.\"State\"");
  CHECK(with_type_name("x::mood.a, x::mood$, \"y::mood\"", mood, state) ==
        "x::mood.a, x::mood$, \"y::mood\"");
  CHECK(with_type_name("x::s.\"State\"", state, mood) == "x::mood");
}

TEST_CASE("values of enums are found as constants of their type", "[sql_text]") {
  Name const mood{"", "mood"};
  auto const has = [&](std::string const& sql, std::string const& value) {
    return has_enum_value(sql, mood, value);
  };
  CHECK(has("(m = 'it''s'::mood)", "it's"));
  CHECK(has("(m = ANY ('{sad,ok}'::mood[]))", "ok"));
  CHECK(has("(m = ANY ('{\"a b\"}'::mood[]))", "c"));  // not taken apart
  CHECK(has("AS $$ SELECT 'ok'::mood $$", "ok"));
  CHECK_FALSE(has("(m = 'sad'::mood)", "ok"));
  CHECK_FALSE(has("(m = 'ok'::other)", "ok"));
  CHECK_FALSE(has("(m = 'sad'::mood) -- '{ok}'::mood", "ok"));
  CHECK_FALSE(has("(name = '{\"ok\"}'::text)", "ok"));
}

TEST_CASE("a type has a name in quotes of either kind", "[sql_text]") {
  CHECK(parse_type("U&\"M\\006Fod\"").name.name == "Mood");
  CHECK(parse_type("s.\"a\"\"b\"[]").name == Name{"s", "a\"b"});
  CHECK(parse_type("\"never closed").name.name == "\"never closed");
}

TEST_CASE("the body of a routine is what its own dollar quote holds", "[sql_text]") {
  auto const body = [](std::string const& definition) {
    model::DefinedObject const routine{.address = {ObjectKind::function, {"", "f()"}, ""},
                                       .definition = definition};
    return std::string(body_of(routine));
  };
  std::string const head = "CREATE FUNCTION f(a text DEFAULT '\nAS $x$ LANGUAGE c')\n LANGUAGE ";
  CHECK(body(head + "sql\nAS $function$SELECT $x$;$function$\n") == "SELECT $x$;");
  CHECK(body(head + "plpgsql\nAS $function1$a $function$ b$function1$\n") == "a $function$ b");
  CHECK(body(head + "c\nAS 'lib', $function$f$function$\n").empty());
}
