// Keys and indexes as attributes, and whether the language can express them.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compiler/resolve/names.hpp"
#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

using resolving::Method;
using resolving::MethodRow;

MethodRow const* find_method(std::string_view sql) {
  auto const rows = resolving::method_rows();
  auto const found = std::ranges::find(rows, sql, [](MethodRow const& row) { return row.sql; });
  return found == rows.end() ? nullptr : &*found;
}

model::Column const& column_of(model::Table const& table, std::string const& name) {
  return *model::find(table.columns, name);
}

// Whether the reader of the language accepts the method for that type without an explicit operator class.
bool has_default_class(Method method, model::Column const& column) {
  std::string_view const native = native_name(column.type);
  if (native.empty()) return true;  // the reader does not check enums and unsupported types
  bool const list = column.type.array;
  switch (method) {
    case Method::btree:
    case Method::hash:
      return native != "Xml";
    case Method::gist:
      return native == "Text" && !list;
    case Method::gin:
      if (list) return true;
      break;
    case Method::spgist:
    case Method::brin:
      if (list) return false;
      break;
  }
  auto const& types = resolving::row_of(method).types;
  return std::ranges::find(types, native) != types.end();
}

bool fits(resolving::OperatorClassRow const& row, model::Column const& column) {
  if (row.types.front() == "[]") return column.type.array;
  return !column.type.array && std::ranges::find(row.types, native_name(column.type)) != row.types.end();
}

// `JsonbPathOps`, or `raw("gin_trgm_ops")` for a class without a name in the language.
std::string class_text(Method method, std::string const& name, model::Column const& column) {
  for (resolving::OperatorClassRow const& row : resolving::operator_class_rows()) {
    if (row.sql == name && row.method == method && fits(row, column)) return std::string(row.name);
  }
  return "raw(" + string_literal(name) + ")";
}

std::string part_text(Context const& context, model::Table const& table, Method method,
                      model::IndexPart const& part) {
  std::string arguments;
  if (!part.operator_class.empty()) {
    arguments = "ops: " + class_text(method, part.operator_class, column_of(table, part.column));
  }
  if (part.descending) arguments += arguments.empty() ? "sort: Desc" : ", sort: Desc";
  std::string const& field = context.field(table.name, part.column);
  return arguments.empty() ? field : field + "(" + arguments + ")";
}

std::vector<std::string> columns_of(model::Index const& index) {
  std::vector<std::string> columns;
  for (model::IndexPart const& part : index.parts) columns.push_back(part.column);
  return columns;
}

std::string with_arguments(std::string name, std::vector<std::string> const& arguments) {
  return arguments.empty() ? name : fmt::format("{}({})", name, fmt::join(arguments, ", "));
}

bool is_supported(Context const& context, model::Column const& column) {
  return !spell_type(context, column.type).type.starts_with("Unsupported(");
}

}  // namespace

std::string field_list(Context const& context, model::Name const& table,
                       std::vector<std::string> const& columns) {
  std::string text;
  for (std::string const& column : columns) {
    text += (text.empty() ? "" : ", ") + context.field(table, column);
  }
  return "[" + text + "]";
}

std::string spell_primary_key(Context const& context, model::Table const& table, bool block,
                              std::string const& client_name) {
  model::PrimaryKey const& key = *table.primary_key;
  std::vector<std::string> arguments;
  if (block) arguments.push_back(field_list(context, table.name, key.columns));
  if (!client_name.empty()) arguments.push_back("name: " + string_literal(client_name));
  if (key.name != resolving::constraint_name(table.name.name, {}, "_pkey")) {
    arguments.push_back("map: " + string_literal(key.name));
  }
  return with_arguments(block ? "@@id" : "@id", arguments);
}

std::string spell_index(Context const& context, model::Table const& table, model::Index const& index,
                        bool block, std::string const& client_name) {
  Method const method = find_method(index.method)->method;
  std::vector<std::string> arguments;
  if (block) {
    std::string parts;
    for (model::IndexPart const& part : index.parts) {
      parts += (parts.empty() ? "" : ", ") + part_text(context, table, method, part);
    }
    arguments.push_back("[" + parts + "]");
  }
  if (!client_name.empty()) arguments.push_back("name: " + string_literal(client_name));
  std::string_view const suffix = index.unique ? "_key" : "_idx";
  if (index.name != resolving::constraint_name(table.name.name, columns_of(index), suffix)) {
    arguments.push_back("map: " + string_literal(index.name));
  }
  if (!block && index.parts.front().descending) arguments.push_back("sort: Desc");
  if (method != Method::btree) {
    arguments.push_back("type: " + std::string(resolving::row_of(method).name));
  }
  if (!index.predicate.empty() && context.partial_indexes) {
    arguments.push_back("where: raw(" + string_literal(index.predicate) + ")");
  }
  std::string const name = index.unique ? "unique" : "index";
  return with_arguments((block ? "@@" : "@") + name, arguments);
}

bool is_sayable(Context const& context, model::Table const& table, model::Index const& index) {
  MethodRow const* const method = find_method(index.method);
  if (method == nullptr || (!index.predicate.empty() && !context.partial_indexes)) return false;
  std::set<std::string_view> seen;
  return std::ranges::all_of(index.parts, [&](model::IndexPart const& part) {
    if (part.column.empty() || !seen.insert(part.column).second) return false;
    if (!part.operator_class.empty()) return !index.unique;
    return has_default_class(method->method, column_of(table, part.column));
  });
}

bool has_criterion(Context const& context, model::Table const& table) {
  auto const is_usable = [&](std::string const& name) {
    model::Column const& column = column_of(table, name);
    return (column.type.array || !column.nullable) && is_supported(context, column);
  };
  auto const is_list = [&](std::string const& name) { return column_of(table, name).type.array; };
  if (table.primary_key && std::ranges::any_of(table.primary_key->columns, is_list)) return false;
  if (table.primary_key && std::ranges::all_of(table.primary_key->columns, is_usable)) return true;
  return std::ranges::any_of(table.indexes, [&](model::Index const& index) {
    return index.unique && is_sayable(context, table, index) &&
           std::ranges::all_of(columns_of(index), is_usable);
  });
}

}  // namespace lockstep::psl
