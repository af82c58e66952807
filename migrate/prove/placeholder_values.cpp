// The k-th marked statement of a file belongs to the k-th placeholder of its phase, whose column determines
// the value.
#include "migrate/prove/placeholder_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "emit/emit.hpp"
#include "migrate/prove/sample_values.hpp"
#include "migrate/sql/split.hpp"

namespace lockstep {
namespace {

// A number that differs between rows: the item number of the row in its page. Tables of proofs have one page
// only.
constexpr std::string_view row_number = "(ctid::text::point)[1]::integer";

bool is_unique_column(model::Table const& table, std::string const& column) {
  return std::ranges::any_of(
             table.indexes,
             [&](model::Index const& index) {
               return index.unique && std::ranges::any_of(index.parts, [&](model::IndexPart const& part) {
                        return part.column == column || model::has_identifier(part.expression, column);
                      });
             }) ||
         (table.primary_key &&
          std::ranges::find(table.primary_key->columns, column) != table.primary_key->columns.end());
}

// A key of the referenced table for each row in turn, so that a unique key finds different partners.
std::string existing_key(model::ForeignKey const& key, std::string const& column,
                         std::vector<AppliedRename> const& late) {
  auto const place = std::ranges::find(key.columns, column) - key.columns.begin();
  std::string const target = model::qualified(key.referenced);
  std::string referenced = key.referenced_columns.at(static_cast<std::size_t>(place));
  for (AppliedRename const& rename : late) {
    model::ObjectRef const wanted{model::ObjectKind::column, key.referenced, referenced};
    if (rename.to == wanted) referenced = rename.from.member;
  }
  std::string const name = model::quote_identifier(referenced);
  return fmt::format(
      "(ARRAY(SELECT lockstep_key.{0} FROM {1} AS lockstep_key ORDER BY 1))"
      "[1 + {2} % greatest((SELECT count(*) FROM {1})::integer, 1)]",
      name, target, row_number);
}

// A value that differs between rows, or nothing when the type does not allow that here.
std::string different_value(model::Type const& type) {
  if (type.array) return {};
  std::string const& name = type.name.name;
  if (name == "text" || name == "varchar" || name == "bpchar" || name == "citext") {
    return fmt::format("left(md5(ctid::text), {})::{}", type.modifiers.empty() ? "32" : type.modifiers,
                       model::sql(type));
  }
  if (name == "uuid") return "md5(ctid::text)::uuid";
  if (name == "int2" || name == "int4" || name == "int8" || name == "numeric" || name == "float8" ||
      name == "float4") {
    return fmt::format("{}::{}", row_number, model::sql(type));
  }
  if (name == "timestamp" || name == "timestamptz" || name == "date") {
    return fmt::format("('2024-01-01'::timestamp + {} * interval '1 day')::{}", row_number, model::sql(type));
  }
  return {};
}

std::string expression_for(action::Backfill const& backfill, model::Schema const& schema,
                           std::vector<AppliedRename> const& late, Samples const& samples) {
  model::Table const* const table = model::find(schema.tables, backfill.table);
  model::Column const* const column =
      table == nullptr ? nullptr : model::find(table->columns, backfill.column);
  if (column == nullptr) return "NULL";
  for (model::ForeignKey const& key : table->foreign_keys) {
    if (std::ranges::find(key.columns, column->name) != key.columns.end())
      return existing_key(key, column->name, late) + "::text::" + model::sql(column->type);
  }
  if (is_unique_column(*table, column->name)) {
    std::string value = different_value(column->type);
    if (!value.empty()) return value;
  }
  model::Enum const* const labels = model::find(schema.enums, column->type.name);
  ValueType const type{column->type, labels == nullptr ? nullptr : &labels->values};
  std::optional<std::string> value = value_for(type, {}, 1);
  if (auto const* const known = samples.of(column->type); !value && known != nullptr) value = known->front();
  return model::quote_literal(value.value_or("")) + "::" + model::sql(column->type);
}

}  // namespace

std::vector<AppliedRename> still_to_come(std::vector<AppliedRename> renames, model::Schema const& now) {
  std::erase_if(renames, [&](AppliedRename const& rename) {
    if (rename.to.kind != model::ObjectKind::column) return true;
    model::Table const* const table = model::find(now.tables, rename.to.owner);
    return table == nullptr || model::find(table->columns, rename.to.member) != nullptr;
  });
  return renames;
}

std::vector<action::Backfill> placeholders_of(std::vector<Batch> const& batches) {
  std::vector<action::Backfill> result;
  for (Step const* const step : steps_of(batches)) {
    auto const* const backfill = get_if<action::Backfill>(step->action);
    if (backfill != nullptr && backfill->placeholder) result.push_back(*backfill);
  }
  return result;
}

std::string fill_placeholders(std::string_view sql, std::vector<action::Backfill> const& placeholders,
                              model::Schema const& schema, std::vector<AppliedRename> const& late,
                              Samples const& samples) {
  std::string result(sql);
  std::size_t next = placeholders.size();
  std::vector<Statement> const statements = split(sql);
  // From the last to the first, so that the offsets of the remaining statements stay valid.
  for (auto statement = statements.rbegin(); statement != statements.rend(); ++statement) {
    std::string text(text_of(sql, *statement));
    if (text.find(placeholder_marker) == std::string::npos) continue;
    assert(next > 0);
    std::string const value = "(" + expression_for(placeholders[--next], schema, late, samples) + ")";
    for (std::size_t at = text.find(placeholder_marker); at != std::string::npos;
         at = text.find(placeholder_marker, at)) {
      text.replace(at, placeholder_marker.size(), value);
      at += value.size();
    }
    result.replace(statement->begin, statement->end - statement->begin, text);
  }
  return result;
}

}  // namespace lockstep
