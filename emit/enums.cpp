// Rebuilds an enum: creates a type with the old one's name, and casts every column to it in the same
// transaction.

#include <algorithm>

#include <fmt/format.h>

#include "compiler/model/defaults.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using model::qualified;
using model::quote_identifier;
using model::quote_literal;

bool has(std::vector<std::string> const& values, std::string const& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// Whether the new type has the default. If it does not, a separate step sets another default.
bool keeps_default(action::ReplaceEnum const& a, model::Column const& column) {
  if (column.value.kind == model::DefaultKind::literal) return has(a.to.values, column.value.text);
  if (column.value.kind != model::DefaultKind::list) return false;
  return std::all_of(column.value.items.begin(), column.value.items.end(),
                     [&](std::string const& item) { return has(a.to.values, item); });
}

// Raises an error for each column with rows that still have a removed value. The error of the cast would name
// only the value.
std::string refusal(action::ReplaceEnum const& a) {
  std::vector<std::string> gone = lost_values(a.from, a.to, a.mapping);
  for (std::string& value : gone) value = quote_literal(value);
  if (gone.empty()) return {};
  std::string const list = joined(gone, ", ");
  std::string body;
  for (action::EnumUse const& use : a.uses) {
    std::string const name = quote_identifier(use.column.name);
    std::string const test = use.column.type.array
                                 ? name + "::text[] OPERATOR(pg_catalog.&&) ARRAY[" + list + "]"
                                 : name + "::text IN (" + list + ")";
    std::string const what = qualified(use.table) + "." + name;
    body += fmt::format(
        "  IF EXISTS (SELECT FROM {} WHERE {}) THEN\n    RAISE EXCEPTION 'rows of % still have a removed "
        "value', {}\n"
        "      USING HINT = {};\n  END IF;\n",
        qualified(use.table), test, quote_literal(what),
        quote_literal("move these rows to another value first; the removed values: " + list));
  }
  return do_block("", body);
}

}  // namespace

std::string sql_of(action::ReplaceEnum const& a) {
  model::Name const& name = a.to.name;
  std::vector<std::string> values;
  for (std::string const& value : a.to.values) values.push_back(quote_literal(value));
  std::string text = refusal(a);
  text += fmt::format("ALTER TYPE {} RENAME TO {};\n", qualified(name), quote_identifier(a.outgoing));
  text += fmt::format("CREATE TYPE {} AS ENUM ({});\n", qualified(name), joined(values, ", "));
  // Parents first: a default set on a parent also applies to the tables that inherit, which then get their
  // own.
  std::vector<action::EnumUse> uses = a.uses;
  std::stable_partition(uses.begin(), uses.end(), [](action::EnumUse const& use) { return !use.follows; });
  for (action::EnumUse const& use : uses) {
    std::string const column = "ALTER COLUMN " + quote_identifier(use.column.name);
    std::string const kept = keeps_default(a, use.column)
                                 ? "SET DEFAULT " + model::default_sql(use.column.value, use.column.type)
                                 : "";
    if (use.follows) {
      text += fmt::format("ALTER TABLE ONLY {} {} {};\n", qualified(use.table), column,
                          kept.empty() ? "DROP DEFAULT" : kept);
      continue;
    }
    std::string clauses = fmt::format("  {0} DROP DEFAULT,\n  {0} TYPE {1}{2} USING ({3})", column,
                                      qualified(name), use.column.type.array ? "[]" : "",
                                      recast(quote_identifier(use.column.name), use.column.type, a.mapping));
    if (!kept.empty()) clauses += ",\n  " + column + " " + kept;
    text += fmt::format("ALTER TABLE {}\n{};\n", qualified(use.table), clauses);
  }
  return text + fmt::format("DROP TYPE {};\n", qualified({name.schema, a.outgoing}));
}

}  // namespace lockstep
