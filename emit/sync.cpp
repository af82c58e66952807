// The trigger that keeps the two columns of a rename equal while both application versions write. It looks at
// values only, so neither version has to say who it is:
//   INSERT  the new column given: the old one follows; else the new one follows.
//   UPDATE  the new column changed: the old one follows; else, when the old one changed or the new one is
//   still empty,
//           the new one follows.
// The new column must have no default meanwhile: an omitted value could not be told from a written one.

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "compiler/plan/casts.hpp"
#include "emit/fragments.hpp"

namespace lockstep {

std::string sql_of(action::CreateSync const& a) {
  std::string const from = model::quoted(a.from.name);
  std::string const to = model::quoted(a.to.name);
  auto const compared = [&](std::string const& row, std::string const& column) {
    return comparable(row + "." + column, a.from.type);
  };
  std::string const body = fmt::format(
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
  std::string const function = model::qualified({a.table.schema, a.name});
  return fmt::format("CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS {};\n", function,
                     dollar_quoted(body)) +
         fmt::format("CREATE TRIGGER {} BEFORE INSERT OR UPDATE ON {} FOR EACH ROW EXECUTE FUNCTION {}();\n",
                     model::quoted(a.name), model::qualified(a.table), function);
}

std::string sql_of(action::DropSync const& a) {
  return fmt::format("DROP TRIGGER {} ON {};\nDROP FUNCTION {}();\n", model::quoted(a.name),
                     model::qualified(a.table), model::qualified({a.table.schema, a.name}));
}

}  // namespace lockstep
