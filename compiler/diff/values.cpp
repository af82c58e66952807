// Looks up the object of an address and passes it to a visitor with its type. The visitor uses the field
// lists of the model, so that it also shows a new field.
#include "compiler/diff/values.hpp"

#include <algorithm>

#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

using Tables = std::map<model::Name, model::Table const*>;

bool is_bare(std::string const& text) {
  return text == "true" || text == "false" ||
         (!text.empty() && text.find_first_not_of("0123456789.-") == std::string::npos);
}

std::string show_value(std::string const& value) { return value.empty() ? "none" : value; }
std::string show_value(bool value) { return value ? "yes" : "no"; }
std::string show_value(model::Type const& value) { return model::sql(value); }
std::string show_value(model::Name const& value) { return model::print(value); }
template <model::NamedEnum E>
std::string show_value(E value) {
  return std::string(model::enum_name(value));
}

std::string show_value(model::IndexPart const& part) {
  std::string text = part.column.empty() ? "(" + part.expression + ")" : part.column;
  if (!part.collation.empty()) text += " collate " + part.collation;
  if (!part.operator_class.empty()) text += " " + part.operator_class;
  if (!part.parameters.empty()) text += " (" + part.parameters + ")";
  if (part.descending) text += " desc";
  if (part.nulls_first != part.descending) text += part.nulls_first ? " nulls first" : " nulls last";
  return text;
}

template <class T>
requires requires(T const& value) { show_value(value); }
std::string show_value(std::vector<T> const& values) {
  std::string text;
  for (T const& value : values) text += (text.empty() ? "" : ", ") + show_value(value);
  return values.empty() ? "none" : "(" + text + ")";
}

std::string show_value(model::Default const& value) { return show_default(value); }

// The fields of the two values that differ and can be shown, except the name, which is the address.
template <class T>
std::vector<AttributeValues> differing(T const& from, T const& to) {
  std::vector<AttributeValues> result;
  model::for_each_field(from, to, [&](std::string_view name, auto const& a, auto const& b) {
    if constexpr (requires { show_value(a); }) {
      if (name != "name" && !(a == b)) result.push_back({std::string(name), {show_value(a), show_value(b)}});
    }
  });
  return result;
}

// Calls visit with the object at the address in one of the models; does nothing if there is none.
template <class Visit>
void with_member(model::Table const& table, ObjectRef const& ref, Visit const& visit) {
  auto const member = [&](auto const& list) {
    if (auto const* const found = model::find(list, ref.member)) visit(*found);
  };
  if (ref.kind == ObjectKind::table) visit(table);
  if (ref.kind == ObjectKind::column) member(table.columns);
  if (ref.kind == ObjectKind::index) member(table.indexes);
  if (ref.kind == ObjectKind::foreign_key) member(table.foreign_keys);
  if (ref.kind == ObjectKind::primary_key && table.primary_key) visit(*table.primary_key);
}

template <class Visit>
void with_object(model::Schema const& schema, Tables const& tables, ObjectRef const& ref,
                 Visit const& visit) {
  auto const table = tables.find(ref.owner);
  if (table != tables.end() && ref.kind >= ObjectKind::table && ref.kind <= ObjectKind::foreign_key) {
    with_member(*table->second, ref, visit);
    return;
  }
  auto const own = [&](auto const& list, auto const& key) {
    if (auto const* const found = model::find(list, key)) visit(*found);
  };
  if (ref.kind == ObjectKind::enum_type) own(schema.enums, ref.owner);
  if (ref.kind == ObjectKind::extension) own(schema.extensions, ref.owner.name);
  if (ref.kind == ObjectKind::schema_object) own(schema.namespaces, ref.owner.name);
  if (is_object(ref.kind)) own(schema.objects, ref);
}

Tables by_name(std::vector<model::Table> const& tables) {
  Tables result;
  for (model::Table const& table : tables) result.emplace(table.name, &table);
  return result;
}

}  // namespace

std::string show_default(model::Default const& value) {
  switch (value.kind) {
    case model::DefaultKind::none:
      return "none";
    case model::DefaultKind::literal:
      return is_bare(value.text) ? value.text : model::quote_literal(value.text);
    case model::DefaultKind::list:
      return value.items.empty() ? "()" : show_value(value.items);
    case model::DefaultKind::expression:
      return value.text;
    case model::DefaultKind::sequence:
      return value.text.empty() ? "the column's sequence" : "nextval of " + value.text;
    case model::DefaultKind::database:
      return "that of the database";
  }
  return {};
}

AttributeReader::AttributeReader(Pair<model::Schema> const& models)
    : models_(models), tables_{by_name(models.from.tables), by_name(models.to.tables)} {}

std::vector<AttributeValues> AttributeReader::of(Change const& change) const {
  std::vector<AttributeValues> result;
  if (change.verb == Verb::rename) return result;
  if (change.verb == Verb::create) {
    with_object(models_.to, tables_.to, change.to,
                [&]<class T>(T const& object) { result = differing(T{}, object); });
    for (AttributeValues& attribute : result) attribute.values.from.clear();
    return result;
  }
  if (change.verb == Verb::drop) {
    with_object(models_.from, tables_.from, change.from,
                [&]<class T>(T const& object) { result = differing(object, T{}); });
    for (AttributeValues& attribute : result) attribute.values.to.clear();
    return result;
  }
  with_object(models_.from, tables_.from, change.from, [&]<class T>(T const& from) {
    with_object(models_.to, tables_.to, change.to, [&]<class U>(U const& to) {
      if constexpr (std::is_same_v<T, U>) result = differing(from, to);
    });
  });
  return result;
}

}  // namespace lockstep
