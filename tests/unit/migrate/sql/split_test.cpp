// Where statements end, each as "line: text".
#include "migrate/sql/split.hpp"

#include <string>

#include "support/catch.hpp"

using namespace lockstep;

namespace {

// The statements of a text, each as "line: text".
std::vector<std::string> cut(std::string const& sql) {
  std::vector<std::string> result;
  for (Statement const& statement : split(sql))
    result.push_back(std::to_string(statement.line) + ": " + std::string(text_of(sql, statement)));
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("statements end at semicolons and have their line") {
  CHECK(cut("") == Texts{});
  CHECK(cut(" ;; \n -- nothing\n /* ; */ ;") == Texts{});
  CHECK(cut("SELECT 1") == Texts{"1: SELECT 1"});
  CHECK(cut("-- first\nBEGIN;\n\nSELECT 1 ; COMMIT;\n") == Texts{"2: BEGIN", "4: SELECT 1", "4: COMMIT"});
}

TEST_CASE("offsets are counted in bytes") {
  std::string const sql = "  \xC3\xA4 ; b;";
  auto const statements = split(sql);
  REQUIRE(statements.size() == 2);
  CHECK(statements[0].begin == 2);
  CHECK(statements[0].end == 4);
  CHECK(statements[1].begin == 7);
}

TEST_CASE("quotes hide semicolons") {
  CHECK(cut("SELECT 'a;b''c;'; x") == Texts{"1: SELECT 'a;b''c;'", "1: x"});
  CHECK(cut("SELECT 'a\\'; x") == Texts{"1: SELECT 'a\\'", "1: x"});
  CHECK(cut("SELECT E'a\\';b'; x") == Texts{"1: SELECT E'a\\';b'", "1: x"});
  CHECK(cut("SELECT e'a'\n  '\\';'; x") == Texts{"1: SELECT e'a'\n  '\\';'", "2: x"});
  CHECK(cut("SELECT E'a''\\';'; x") == Texts{"1: SELECT E'a''\\';'", "1: x"});
  CHECK(cut("SELECT name'\\'; x") == Texts{"1: SELECT name'\\'", "1: x"});
  CHECK(cut("SELECT \"a;\"\"'\"; x") == Texts{"1: SELECT \"a;\"\"'\"", "1: x"});
  CHECK(cut("SELECT U&'\\;'; x") == Texts{"1: SELECT U&'\\;'", "1: x"});
}

TEST_CASE("dollar quotes end at their own tag") {
  CHECK(cut("DO $$ a; $x$ b; $$; x") == Texts{"1: DO $$ a; $x$ b; $$", "1: x"});
  CHECK(cut("DO $t1$ $$;$t2$ ; $t1$; x") == Texts{"1: DO $t1$ $$;$t2$ ; $t1$", "1: x"});
  CHECK(cut("SELECT a$$;b$$") == Texts{"1: SELECT a$$", "1: b$$"});
  CHECK(cut("EXECUTE p($1, $2); x") == Texts{"1: EXECUTE p($1, $2)", "1: x"});
  CHECK(cut("SELECT $1$;x") == Texts{"1: SELECT $1$", "1: x"});
}

TEST_CASE("comments hide semicolons, and block comments nest") {
  CHECK(cut("a -- ; '\n b; c") == Texts{"1: a -- ; '\n b", "2: c"});
  CHECK(cut("a /* ; /* ' ; */ ; */ b; c") == Texts{"1: a /* ; /* ' ; */ ; */ b", "1: c"});
}

TEST_CASE("parentheses hide semicolons") {
  CHECK(cut("CREATE RULE r AS ON INSERT TO t DO (a; b); c") ==
        Texts{"1: CREATE RULE r AS ON INSERT TO t DO (a; b)", "1: c"});
  CHECK(cut("a ); b") == Texts{"1: a )", "1: b"});
}

TEST_CASE("BEGIN ATOMIC bodies are one statement") {
  std::string const body =
      "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; "
      "END";
  CHECK(cut(body + "; x") == Texts{"1: " + body, "1: x"});
  CHECK(cut("create procedure p() begin atomic a; end; x") ==
        Texts{"1: create procedure p() begin atomic a; end", "1: x"});
  CHECK(cut("BEGIN; CREATE TABLE function (a int); END; x") ==
        Texts{"1: BEGIN", "1: CREATE TABLE function (a int)", "1: END", "1: x"});
}

TEST_CASE("a quote or comment without end reaches to the end of the text") {
  CHECK(cut("a; SELECT 'b;\n c") == Texts{"1: a", "1: SELECT 'b;\n c"});
  CHECK(cut("a; /* open ; ") == Texts{"1: a", "1: /* open ; "});
  CHECK(cut("a /* open ; ") == Texts{"1: a /* open ; "});
  CHECK(cut("DO $$ a;") == Texts{"1: DO $$ a;"});
  CHECK(cut("SELECT E'\\") == Texts{"1: SELECT E'\\"});
}
