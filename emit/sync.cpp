// The trigger that keeps one column equal to another while application versions write.
//
// Both ways, for the two names of a rename. It uses values only, so it need not know which version writes:
//   INSERT  the new column is given: copy it to the old one; else copy the old one to the new one. Given
//   means
//           not NULL, or, when both columns have the same default, different from that default.
//   UPDATE  the new column changed: copy it to the old one; else, when the old one changed or the new one is
//           still NULL, copy the old one to the new one.
// The new column must have no other default meanwhile, because an omitted value would look like a written
// one.
//
// One way, for the two types of a change: no version writes the other column, so it always gets the written
// one's value converted to its type. Triggers fire in the order of their names. This one fires after most
// others, and so reads the values that they have set.

#include <fmt/format.h>

#include "compiler/model/defaults.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/effects/follow.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "emit/fragments.hpp"
#include "emit/ownership.hpp"

namespace lockstep {
namespace {

// A condition in SQL: an INSERT gives the new column a value.
std::string is_given(action::CreateSyncTrigger const& a, std::string const& to) {
  bool const composite = may_be_composite(a.to.type);
  if (!a.shared_default) return is_not_null("NEW." + to, composite);
  return differ("NEW." + to, "(" + model::default_sql(a.to.value, a.to.type) + ")::" + model::sql(a.to.type));
}

std::string both_ways(action::CreateSyncTrigger const& a) {
  std::string const from = model::quote_identifier(a.from.name);
  std::string const to = model::quote_identifier(a.to.name);
  auto const changed = [](std::string const& column) { return differ("NEW." + column, "OLD." + column); };
  return fmt::format(
      "BEGIN\n"
      "  IF TG_OP = 'INSERT' THEN\n"
      "    IF {2} THEN NEW.{0} := NEW.{1}; ELSE NEW.{1} := NEW.{0}; END IF;\n"
      "  ELSIF {3} THEN\n"
      "    NEW.{0} := NEW.{1};\n"
      "  ELSIF {4} OR {5} THEN\n"
      "    NEW.{1} := NEW.{0};\n"
      "  END IF;\n"
      "  RETURN NEW;\n"
      "END\n",
      from, to, is_given(a, to), changed(to), changed(from),
      is_null("NEW." + to, may_be_composite(a.to.type)));
}

// No conversion is defined: the current value of the other column stays as long as the written column does
// not change.
std::string one_way_unknown(action::CreateSyncTrigger const& a) {
  std::string const from = model::quote_identifier(a.from.name), to = model::quote_identifier(a.to.name);
  bool const composite = may_be_composite(a.from.type);
  std::string const refusal = fmt::format(
      "  IF {} THEN\n"
      "    RAISE EXCEPTION USING ERRCODE = 'data_exception', MESSAGE = {};\n"
      "  END IF;\n",
      is_not_null("NEW." + from, composite),
      model::quote_literal("no conversion is defined for values of " + from + " to " + to));
  return fmt::format(
      "BEGIN\n"
      "  IF TG_OP = 'UPDATE' THEN\n"
      "    IF NOT {} THEN RETURN NEW; END IF;\n"
      "  END IF;\n"
      "{}"
      "  NEW.{} := NULL;\n"
      "  RETURN NEW;\n"
      "END\n",
      differ("NEW." + from, "OLD." + from), a.null_on_error ? "" : refusal, to);
}

// The author's expression can name the columns of the row, as in an UPDATE of the table.
std::string value_of(action::CreateSyncTrigger const& a, std::string const& from) {
  if (!a.expression) return converted_value(a, from);
  return fmt::format("(SELECT {} FROM (SELECT NEW.*) AS {})", *a.expression,
                     model::quote_identifier(a.table.name));
}

std::string one_way(action::CreateSyncTrigger const& a) {
  if (a.expression && a.expression->empty()) return one_way_unknown(a);
  std::string const from = "NEW." + model::quote_identifier(a.from.name);
  std::string const to = "NEW." + model::quote_identifier(a.to.name);
  std::string const assignment = fmt::format("{} := {};\n", to, value_of(a, from));
  std::string const options = a.expression ? "#variable_conflict use_column\n" : "";
  if (!a.null_on_error) return options + "BEGIN\n  " + assignment + "  RETURN NEW;\nEND\n";
  return options + fmt::format(
                       "BEGIN\n"
                       "  BEGIN\n"
                       "    {}"
                       "  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN\n"
                       "    {} := NULL;\n"
                       "  END;\n"
                       "  RETURN NEW;\n"
                       "END\n",
                       assignment, to);
}

// The casts and comparisons of these types are in pg_catalog. A user's type may need the search_path of the
// session that writes, for example in functions of a domain's checks.
bool needs_no_path(action::CreateSyncTrigger const& a) {
  if (a.expression && !a.expression->empty())
    return false;  // the author's expression uses the search_path of the session that writes
  auto const built_in = [](model::Type const& type) {
    return type.name.schema.empty() && model::find_type(type.name.name) != nullptr;
  };
  return a.rebuilt_enum || (built_in(a.from.type) && built_in(a.to.type));
}

// The function runs as the role that writes the table. Where the types allow it, a
// fixed search_path protects that role from operators of other roles, and other roles from its operators.
// create: CREATE for a new function, so that the statement fails when another role already owns a function
// with this name.
std::string define_function(std::string_view create, action::CreateSyncTrigger const& a) {
  return fmt::format("{} FUNCTION {}() RETURNS trigger LANGUAGE plpgsql{} AS {};\n", create,
                     model::qualified({a.table.schema, a.name}),
                     needs_no_path(a) ? "\n  SET search_path = pg_catalog, pg_temp" : "",
                     dollar_quoted(a.both_ways ? both_ways(a) : one_way(a)));
}

// The server does not check the body before the first write, and an error in the expression would then fail
// every write.
std::string try_expression(action::CreateSyncTrigger const& a) {
  if (a.expression.value_or("").empty()) return {};
  return fmt::format(
      "-- Checks the expression here, so that an error in it does not fail later writes.\nSELECT {} FROM {} "
      "LIMIT 0;\n",
      *a.expression, model::qualified(a.table));
}

}  // namespace

std::string sql_of(action::CreateSyncTrigger const& a) {
  return (a.dependents ? refuse_dependents(a.table, a.from.name, *a.dependents) : "") + try_expression(a) +
         define_function("CREATE", a) + close_function({a.table.schema, a.name}, a.table) +
         fmt::format("CREATE TRIGGER {} BEFORE INSERT OR UPDATE ON {} FOR EACH ROW EXECUTE FUNCTION {}();\n",
                     model::quote_identifier(a.name), model::qualified(a.table),
                     model::qualified({a.table.schema, a.name}));
}

// The lock waits for sessions that write with the old function, so that later checks see only rows written
// with the new one.
std::string sql_of(action::AlterSyncTrigger const& a) {
  return "LOCK TABLE " + model::qualified(a.sync.table) + " IN SHARE ROW EXCLUSIVE MODE;\n" +
         define_function("CREATE OR REPLACE", a.sync);
}

std::string sql_of(action::DropSyncTrigger const& a) {
  return fmt::format("DROP TRIGGER {} ON {};\nDROP FUNCTION {}();\n", model::quote_identifier(a.name),
                     model::qualified(a.table), model::qualified({a.table.schema, a.name}));
}

}  // namespace lockstep
