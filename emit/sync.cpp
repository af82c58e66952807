// The trigger that makes one column follow another while application versions write.
//
// Both ways, for the two names of a rename. It looks at values only, so neither version has to say who it is:
//   INSERT  the new column given: the old one follows; else the new one follows.
//   UPDATE  the new column changed: the old one follows; else, when the old one changed or the new one is
//   still empty,
//           the new one follows.
// The new column must have no default meanwhile: an omitted value could not be told from a written one.
//
// One way, for the two types of a change: nobody writes the other column, so it is whatever the written one
// becomes in its type. Triggers fire in the order of their names; this one comes after most, and so sees what
// they have made.

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "compiler/plan/casts.hpp"
#include "compiler/plan/reverse.hpp"
#include "emit/fragments.hpp"
#include "emit/ownership.hpp"

namespace lockstep {
namespace {

std::string both_ways(action::CreateSync const& a) {
  std::string const from = model::quote_identifier(a.from.name);
  std::string const to = model::quote_identifier(a.to.name);
  auto const compared = [&](std::string const& row, std::string const& column) {
    return comparable(row + "." + column, a.from.type);
  };
  return fmt::format(
      "BEGIN\n"
      "  IF TG_OP = 'INSERT' THEN\n"
      "    IF NEW.{1} IS NOT NULL THEN NEW.{0} := NEW.{1}; ELSE NEW.{1} := NEW.{0}; END IF;\n"
      "  ELSIF {2} IS DISTINCT FROM {3} THEN\n"
      "    NEW.{0} := NEW.{1};\n"
      "  ELSIF {4} IS DISTINCT FROM {5} OR NEW.{1} IS NULL THEN\n"
      "    NEW.{1} := NEW.{0};\n"
      "  END IF;\n"
      "  RETURN NEW;\n"
      "END\n",
      from, to, compared("NEW", to), compared("OLD", to), compared("NEW", from), compared("OLD", from));
}

std::string one_way(action::CreateSync const& a) {
  std::string const from = "NEW." + model::quote_identifier(a.from.name);
  std::string const to = "NEW." + model::quote_identifier(a.to.name);
  std::string const assignment = fmt::format("{} := {};\n", to, followed(a, from));
  if (!a.tolerant) return "BEGIN\n  " + assignment + "  RETURN NEW;\nEND\n";
  return fmt::format(
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

// create: CREATE, for a new one, so that no function that somebody else owns takes the place of it.
std::string define_function(std::string_view create, action::CreateSync const& a) {
  return fmt::format("{} FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS {};\n", create,
                     model::qualified({a.table.schema, a.name}),
                     dollar_quoted(a.both_ways ? both_ways(a) : one_way(a)));
}

}  // namespace

std::string sql_of(action::CreateSync const& a) {
  return (a.dependents ? refuse_dependents(a.table, a.from.name, *a.dependents) : "") +
         define_function("CREATE", a) + close_function({a.table.schema, a.name}, a.table) +
         fmt::format("CREATE TRIGGER {} BEFORE INSERT OR UPDATE ON {} FOR EACH ROW EXECUTE FUNCTION {}();\n",
                     model::quote_identifier(a.name), model::qualified(a.table),
                     model::qualified({a.table.schema, a.name}));
}

// Whoever is writing by the old function is waited for, so that what is looked at next was made by the new
// one.
std::string sql_of(action::AlterSync const& a) {
  return "LOCK TABLE " + model::qualified(a.sync.table) + " IN SHARE ROW EXCLUSIVE MODE;\n" +
         define_function("CREATE OR REPLACE", a.sync);
}

std::string sql_of(action::DropSync const& a) {
  return fmt::format("DROP TRIGGER {} ON {};\nDROP FUNCTION {}();\n", model::quote_identifier(a.name),
                     model::qualified(a.table), model::qualified({a.table.schema, a.name}));
}

}  // namespace lockstep
