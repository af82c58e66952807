// A composite type that columns have: altered in place, or another one under its name, to which the columns
// are converted in the same transaction.

#include <algorithm>

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/attributes.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using action::AlterComposite;
using action::Attribute;
using model::qualified;
using model::quote_identifier;

// The type without the collation, which is no part of a cast.
std::string bare_type(Attribute const& attribute) {
  return attribute.type.substr(0, attribute.type.find(" COLLATE "));
}

// The value of the column as one of the new type.
std::string converted_row(AlterComposite const& a, std::string const& column) {
  std::vector<Attribute> const before = attributes_of(a.from);
  std::vector<std::string> values;
  for (Attribute const& attribute : attributes_of(a.to)) {
    bool const kept = std::ranges::find(before, attribute.name, &Attribute::name) != before.end();
    std::string const value = kept ? "(" + column + ")." + quote_identifier(attribute.name) : "NULL";
    values.push_back(value + "::" + bare_type(attribute));
  }
  return fmt::format("CASE WHEN {} THEN NULL ELSE ROW({})::{} END", is_null(column, true),
                     joined(values, ", "), qualified(a.to.address.owner));
}

std::string in_place(AlterComposite const& a) {
  std::vector<std::string> clauses;
  for (Attribute const& one : a.dropped) clauses.push_back("DROP ATTRIBUTE " + quote_identifier(one.name));
  for (Attribute const& one : a.added)
    clauses.push_back("ADD ATTRIBUTE " + quote_identifier(one.name) + " " + one.type);
  return fmt::format("ALTER TYPE {} {};\n", qualified(a.to.address.owner), joined(clauses, ", "));
}

std::string keep_comment(std::string const& from, std::string const& to) {
  return catalog_block("  remark text;\n",
                       fmt::format("  remark := obj_description({}::regtype::oid, 'pg_type');\n"
                                   "  IF remark IS NOT NULL THEN\n"
                                   "    EXECUTE format('COMMENT ON TYPE %s IS %L', {}::text, remark);\n"
                                   "  END IF;\n",
                                   model::quote_literal(from), model::quote_literal(to)));
}

}  // namespace

std::string sql_of(AlterComposite const& a) {
  if (!a.rebuilt) return in_place(a);
  model::Name const& name = a.to.address.owner;
  std::string text =
      fmt::format("ALTER TYPE {} RENAME TO {};\n", qualified(name), quote_identifier(a.outgoing));
  text += a.to.definition + ";\n";
  for (action::EnumUse const& use : a.uses) {
    std::string const column = quote_identifier(use.column.name);
    text += alter_column(use.table, use.column.name,
                         fmt::format("TYPE {} USING ({})", qualified(name), converted_row(a, column)));
  }
  std::string const old = qualified({name.schema, a.outgoing});
  return text + keep_comment(old, qualified(name)) + fmt::format("DROP TYPE {};\n", old);
}

}  // namespace lockstep
