// A struct of the model lists its fields once, in a constexpr tuple `fields`. Equality, printing, JSON and
// the lists of changed attributes use it, so that none of them can omit a new field.
//
//   struct Column {
//     std::string name;
//     bool nullable = true;
//     static constexpr auto fields = std::make_tuple(field("name", &Column::name), field("nullable",
//     &Column::nullable));
//   };
#pragma once

#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace lockstep::model {

template <class Owner, class T>
struct Field {
  std::string_view name;
  T Owner::*pointer;
};

template <class Owner, class T>
constexpr Field<Owner, T> field(std::string_view name, T Owner::*pointer) {
  return {name, pointer};
}

template <class T>
concept Described = requires {
  T::fields;
};

// Calls visit(name, value) for each field, in the order of the list.
template <Described T, class Visit>
constexpr void for_each_field(T const& value, Visit&& visit) {
  std::apply([&](auto const&... f) { (visit(f.name, value.*(f.pointer)), ...); }, T::fields);
}

// Calls visit(name, a, b) for each field of two values.
template <Described T, class Visit>
constexpr void for_each_field(T const& a, T const& b, Visit&& visit) {
  std::apply([&](auto const&... f) { (visit(f.name, a.*(f.pointer), b.*(f.pointer)), ...); }, T::fields);
}

template <Described T>
constexpr bool operator==(T const& a, T const& b) {
  return std::apply([&](auto const&... f) { return ((a.*(f.pointer) == b.*(f.pointer)) && ...); }, T::fields);
}

// Enumerators have a name each, in a table found by argument-dependent lookup: enum_names(Enum) -> span-like
// of names.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) {
  enum_names(e);
};

template <NamedEnum E>
constexpr std::string_view enum_name(E value) {
  return enum_names(value)[static_cast<std::size_t>(value)];
}

}  // namespace lockstep::model
