#include "compiler/model/canonical.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "compiler/model/defaults.hpp"
#include "compiler/model/expressions.hpp"
#include "compiler/model/types.hpp"

namespace lockstep::model {
namespace {

// Which default classes a type has, and the stem of their names: b btree and h hash and g gin and t gist and
// s spgist give `<stem>_ops`, m brin gives `<stem>_minmax_ops`, i brin gives `<stem>_inclusion_ops`.
struct ClassRow {
  std::string_view type, stem, methods;
};

// clang-format off
constexpr auto class_rows = std::to_array<ClassRow>({
  {"bit", "bit", "bm"},
  {"bool", "bool", "bh"},
  {"box", "box", "tsi"},
  {"bpchar", "bpchar", "bhm"},
  {"bytea", "bytea", "bhm"},
  {"char", "char", "bhm"},
  {"cidr", "inet", "bhis"},
  {"circle", "circle", "t"},
  {"date", "date", "bhm"},
  {"datemultirange", "multirange", "bht"},
  {"daterange", "range", "bhtsi"},
  {"float4", "float4", "bhm"},
  {"float8", "float8", "bhm"},
  {"inet", "inet", "bhis"},
  {"int2", "int2", "bhm"},
  {"int4", "int4", "bhm"},
  {"int4multirange", "multirange", "bht"},
  {"int4range", "range", "bhtsi"},
  {"int8", "int8", "bhm"},
  {"int8multirange", "multirange", "bht"},
  {"int8range", "range", "bhtsi"},
  {"interval", "interval", "bhm"},
  {"jsonb", "jsonb", "bhg"},
  {"macaddr", "macaddr", "bhm"},
  {"macaddr8", "macaddr8", "bhm"},
  {"money", "money", "b"},
  {"name", "name", "bhm"},
  {"numeric", "numeric", "bhm"},
  {"nummultirange", "multirange", "bht"},
  {"numrange", "range", "bhtsi"},
  {"oid", "oid", "bhm"},
  {"pg_lsn", "pg_lsn", "bhm"},
  {"point", "point", "t"},
  {"point", "quad_point", "s"},
  {"polygon", "poly", "ts"},
  {"text", "text", "bhsm"},
  {"tid", "tid", "bhm"},
  {"time", "time", "bhm"},
  {"timestamp", "timestamp", "bhm"},
  {"timestamptz", "timestamptz", "bhm"},
  {"timetz", "timetz", "bhm"},
  {"tsmultirange", "multirange", "bht"},
  {"tsquery", "tsquery", "bt"},
  {"tsrange", "range", "bhtsi"},
  {"tstzmultirange", "multirange", "bht"},
  {"tstzrange", "range", "bhtsi"},
  {"tsvector", "tsvector", "bgt"},
  {"uuid", "uuid", "bhm"},
  {"varbit", "varbit", "bm"},
  {"varchar", "text", "bhsm"},
  {"xid8", "xid8", "bh"},
});
// clang-format on

constexpr ClassRow array_row{"", "array", "bhg"};

std::string class_name(ClassRow const& row, std::string_view method) {
  struct MethodRow {
    std::string_view method;
    char letter;
    std::string_view suffix;
  };
  static constexpr auto methods = std::to_array<MethodRow>({{"btree", 'b', "_ops"},
                                                            {"hash", 'h', "_ops"},
                                                            {"gin", 'g', "_ops"},
                                                            {"gist", 't', "_ops"},
                                                            {"spgist", 's', "_ops"},
                                                            {"brin", 'm', "_minmax_ops"},
                                                            {"brin", 'i', "_inclusion_ops"}});
  for (MethodRow const& known : methods) {
    bool const has = row.methods.find(known.letter) != std::string_view::npos;
    if (has && known.method == method) return std::string(row.stem) + std::string(known.suffix);
  }
  return "";
}

void canonicalize_table(Table& table) {
  for (Column& column : table.columns) {
    column.generated = canonical_expression(column.generated);
    if (column.value.kind == DefaultKind::expression)
      column.value.text = canonical_expression(column.value.text);
    column.type = canonical_type(std::move(column.type));
    column.value = normalize(std::move(column.value), column.type);
  }
  std::map<std::string_view, Type const*> types;
  for (Column const& column : table.columns) types.emplace(column.name, &column.type);
  for (Index& index : table.indexes) {
    index.predicate = canonical_expression(index.predicate);
    for (IndexPart& part : index.parts) {
      part.expression = canonical_expression(part.expression);
      auto const type = types.find(part.column);
      if (part.operator_class.empty() || type == types.end()) continue;
      if (part.operator_class == default_operator_class(index.method, *type->second)) {
        part.operator_class.clear();
      }
    }
  }
  std::ranges::stable_sort(table.indexes, {}, &Index::name);
  std::ranges::stable_sort(table.foreign_keys, {}, &ForeignKey::name);
}

}  // namespace

std::string default_operator_class(std::string_view method, Type const& type) {
  if (type.array) return class_name(array_row, method);
  if (!type.name.schema.empty()) return "";
  auto const* row =
      std::ranges::lower_bound(class_rows, std::string_view(type.name.name), {}, &ClassRow::type);
  for (; row != class_rows.end() && row->type == type.name.name; ++row) {
    std::string name = class_name(*row, method);
    if (!name.empty()) return name;
  }
  return "";
}

Schema canonicalize(Schema schema) {
  for (Table& table : schema.tables) canonicalize_table(table);
  for (DefinedObject& object : schema.objects) {
    object.definition = canonical_expression(object.definition);
    object.replacement = canonical_expression(object.replacement);
  }
  std::ranges::stable_sort(schema.namespaces, {}, &Namespace::name);
  std::ranges::stable_sort(schema.extensions, {}, &Extension::name);
  std::ranges::stable_sort(schema.enums, {}, &Enum::name);
  std::ranges::stable_sort(schema.tables, {}, &Table::name);
  std::ranges::stable_sort(schema.objects, {}, &DefinedObject::address);
  std::ranges::sort(schema.dependencies);
  return schema;
}

}  // namespace lockstep::model
