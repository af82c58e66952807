// Fact: a foreign key needs an operator = in the index's family that takes the types of both columns, perhaps
// after an implicit cast of the referring one (PostgreSQL 15, 42804 otherwise; measured on the built-in
// types).
#include "compiler/plan/facts/comparable_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "compiler/model/print.hpp"
#include "compiler/model/types.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::Name;

struct ComparedType {
  std::string_view name, family;
};
// PostgreSQL compares types of the same family with each other, and types of different families not.
constexpr auto families = std::to_array<ComparedType>({
    {"int2", "integer"},
    {"int4", "integer"},
    {"int8", "integer"},
    {"text", "text"},
    {"varchar", "text"},
    {"bpchar", "text"},
    {"uuid", "uuid"},
    {"bool", "bool"},
    {"bytea", "bytea"},
    {"date", "time"},
    {"timestamp", "time"},
    {"timestamptz", "time"},
    {"jsonb", "jsonb"},
    {"inet", "inet"},
});

class KeyTypes {
 public:
  explicit KeyTypes(model::Schema const& schema) {
    for (model::Table const& table : schema.tables) tables_.emplace(table.name, &table);
    for (model::Enum const& type : schema.enums) enums_.insert(type.name);
  }

  Column const* column(Name const& table, std::string const& name) const {
    auto const found = tables_.find(table);
    return found == tables_.end() ? nullptr : model::find(found->second->columns, name);
  }
  model::ForeignKey const* key(Name const& table, std::string const& name) const {
    auto const found = tables_.find(table);
    return found == tables_.end() ? nullptr : model::find(found->second->foreign_keys, name);
  }
  // An enum is comparable with itself. A type of another schema may be a domain over it.
  bool compares(Column const& a, Column const& b) const {
    bool const left_enum = enums_.contains(a.type.name), right_enum = enums_.contains(b.type.name);
    if (left_enum && right_enum) return a.type == b.type;
    if (left_enum || right_enum) return !(left_enum ? b : a).type.name.schema.empty();
    std::string const left = family(a.type), right = family(b.type);
    return left.empty() || right.empty() || left == right;
  }

 private:
  // Empty for an unknown type.
  static std::string family(model::Type const& type) {
    std::string const suffix = type.array ? "[]" : "";
    if (!type.name.schema.empty()) return {};
    auto const row = std::ranges::find(families, std::string_view(type.name.name), &ComparedType::name);
    return row == families.end() ? std::string() : std::string(row->family) + suffix;
  }

  std::map<Name, model::Table const*> tables_;
  std::set<Name> enums_;
};

void report(model::ForeignKey const& key, Name const& table, Pair<Column> const& ends,
            Diagnostics& diagnostics) {
  diagnostics.add(
      {.code = Code::incomparable_key,
       .span = std::nullopt,
       .message = fmt::format(
           "foreign key `{}` of {} cannot be made: `{}` is {}, `{}` of {} is {}, and PostgreSQL does "
           "not compare these",
           key.name, model::print(table), ends.from.name, model::sql(ends.from.type), ends.to.name,
           model::print(key.referenced), model::sql(ends.to.type)),
       .help = "give both columns the same type",
       .object = model::to_string({model::ObjectKind::foreign_key, table, key.name})});
}

}  // namespace

void refuse_incomparable_keys(Pair<model::Schema> const& models, Diagnostics& diagnostics) {
  KeyTypes const before(models.from), after(models.to);
  for (model::Table const& table : models.to.tables) {
    for (model::ForeignKey const& key : table.foreign_keys) {
      std::size_t const width = std::min(key.columns.size(), key.referenced_columns.size());
      for (std::size_t i = 0; i < width; ++i) {
        Column const* const own = after.column(table.name, key.columns[i]);
        Column const* const other = after.column(key.referenced, key.referenced_columns[i]);
        if (own == nullptr || other == nullptr || after.compares(*own, *other)) continue;
        Column const* const was = before.column(table.name, key.columns[i]);
        model::ForeignKey const* const old = before.key(table.name, key.name);
        bool const there = old != nullptr && old->referenced == key.referenced &&
                           old->referenced_columns == key.referenced_columns && was != nullptr &&
                           was->type == own->type;
        if (!there) report(key, table.name, {*own, *other}, diagnostics);
      }
    }
  }
}

}  // namespace lockstep
