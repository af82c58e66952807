// Tables of implicit many-to-many relations: `_CategoryToPost` with the columns A and B. A table counts as
// one only when the two list fields express all of it, including names and actions; any other table is
// written as a model. When the old text already has the two fields, the columns are enough.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/names.hpp"
#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

using model::ReferentialAction;

bool has_columns(model::Table const& table) {
  return table.columns.size() == 2 && model::find(table.columns, std::string("A")) != nullptr &&
         model::find(table.columns, std::string("B")) != nullptr;
}

model::ForeignKey const* key_of_column(model::Table const& table, std::string const& column) {
  for (model::ForeignKey const& key : table.foreign_keys) {
    if (key.columns == std::vector{column}) return &key;
  }
  return nullptr;
}

// Whether the foreign key of this side equals the one that the relation would have.
bool is_side(Context const& context, model::Table const& table, std::string const& column) {
  model::ForeignKey const* const key = key_of_column(table, column);
  if (key == nullptr) return false;
  auto const target = context.tables.find(key->referenced);
  if (target == context.tables.end() || !target->second->primary_key) return false;
  model::Column const* const own = model::find(table.columns, column);
  model::Column const* const id = model::find(target->second->columns, key->referenced_columns.front());
  bool const refers_to_id = target->second->primary_key->columns == key->referenced_columns;
  bool const cascades =
      key->on_delete == ReferentialAction::cascade && key->on_update == ReferentialAction::cascade;
  bool const plain = !own->nullable && own->value.kind == model::DefaultKind::none &&
                     own->identity == model::Identity::none && own->generated.empty();
  return refers_to_id && cascades && plain && id->type == own->type &&
         key->name == fmt::format("{}_{}_fkey", resolving::cut(table.name.name, 56), column);
}

bool is_plain_index(model::Index const& index, std::vector<std::string> const& columns,
                    std::string const& name) {
  return index.name == name && index.predicate.empty() && index.method == "btree" &&
         std::ranges::equal(index.parts, columns, {}, &model::IndexPart::column);
}

// The key is a primary key, or, in a database of Prisma 5, a unique index.
bool has_key_and_index(model::Table const& table) {
  std::string const stem(resolving::cut(table.name.name, 55));
  std::vector<std::string> const both = {"A", "B"};
  bool const has_key =
      table.primary_key && table.primary_key->columns == both && table.primary_key->name == stem + "_AB_pkey";
  bool has_unique = false, has_index = false;
  for (model::Index const& index : table.indexes) {
    has_unique = has_unique || (index.unique && is_plain_index(index, both, stem + "_AB_unique"));
    has_index = has_index || (!index.unique && is_plain_index(index, {"B"}, stem + "_B_index"));
  }
  return (has_key || has_unique) && has_index && table.indexes.size() == (has_unique ? 2U : 1U);
}

bool is_join(Context const& context, model::Table const& table) {
  return table.name.name.starts_with('_') && has_columns(table) && table.foreign_keys.size() == 2 &&
         is_side(context, table, "A") && is_side(context, table, "B") && has_key_and_index(table);
}

// A table that others reference is not a join table.
std::set<model::Name> referenced_tables(Context const& context) {
  std::set<model::Name> result;
  for (model::Table const& table : context.input.catalog.tables) {
    for (model::ForeignKey const& key : table.foreign_keys) result.insert(key.referenced);
  }
  return result;
}

// Column A refers to the model whose name comes first, and the table is in that model's schema.
bool is_in_order(Context const& context, model::Table const& table) {
  model::Name const& a = key_of_column(table, "A")->referenced;
  model::Name const& b = key_of_column(table, "B")->referenced;
  if (context.join_tables.contains(a) || context.join_tables.contains(b)) return false;
  return a.schema == table.name.schema && (a == b || context.model_names.at(a) < context.model_names.at(b));
}

}  // namespace

void find_joins(Context& context) {
  std::set<model::Name> const referenced = referenced_tables(context);
  for (model::Table const& table : context.input.catalog.tables) {
    bool const known = context.known.joins.contains(table.name) && has_columns(table);
    bool const is_new = !referenced.contains(table.name) && !context.known.models.contains(table.name) &&
                        is_join(context, table);
    if (known || is_new) context.join_tables.insert(table.name);
  }
}

void check_joins(Context& context) {
  std::erase_if(context.join_tables, [&](model::Name const& name) {
    return !context.known.joins.contains(name) && !is_in_order(context, context.table(name));
  });
}

}  // namespace lockstep::psl
