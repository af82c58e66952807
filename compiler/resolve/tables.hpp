// The tables of the resolver: scalars, native types, attributes with their arguments, operator classes.
// Source: the reference of Prisma's schema language, versions 5 to 7, for PostgreSQL.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace lockstep::resolving {

enum class Scalar { string, boolean, integer, big_integer, floating, decimal, date_time, json, bytes };

struct ScalarRow {
  Scalar scalar;
  std::string_view name;       // in the language
  std::string_view type;       // of PostgreSQL
  std::string_view modifiers;  // of a column without a native type
  std::string_view native;     // its default native type
};
std::span<ScalarRow const> scalar_rows();
ScalarRow const* find_scalar(std::string_view name);
ScalarRow const& row_of(Scalar scalar);

// The number and the kind of the arguments of a native type.
enum class NativeArguments { none, length, positive_length, precision, decimal };

struct NativeRow {
  std::string_view name;
  Scalar scalar;
  std::string_view type;
  std::string_view modifiers;  // without arguments
  NativeArguments arguments = NativeArguments::none;
};
std::span<NativeRow const> native_rows();
NativeRow const* find_native(std::string_view name);

inline constexpr unsigned on_scalar = 1, on_relation = 2, on_unsupported = 4, on_enum_value = 8,
                          on_model = 16, on_view = 32, on_enum = 64;
inline constexpr unsigned on_column = on_scalar | on_unsupported;
inline constexpr unsigned on_field = on_column | on_relation;

enum class ArgumentKind { string, fields, constant, any, predicate, refused };

struct ArgumentRow {
  std::string_view name{};
  ArgumentKind kind = ArgumentKind::any;
  bool required = false;
};
inline constexpr std::size_t max_arguments = 7;

struct AttributeRow {
  std::string_view name;
  bool block = false;
  unsigned places = 0;  // none: other databases only
  bool repeatable = false;
  std::array<ArgumentRow, max_arguments> arguments{};  // an unnamed argument is the first one,
  bool only_named = false;                             // unless there can be none
  std::size_t argument_count() const;
};
inline constexpr std::size_t max_attributes = 32;
std::span<AttributeRow const> attribute_rows();

enum class Method { btree, hash, gist, gin, spgist, brin };

struct MethodRow {
  Method method;
  std::string_view name;  // in the language
  std::string_view sql;
  std::array<std::string_view, 20> types;  // native types with a default operator class
};
MethodRow const* find_method(std::string_view name);
MethodRow const& row_of(Method method);
std::span<MethodRow const> method_rows();

struct OperatorClassRow {
  std::string_view name;
  std::string_view sql;
  Method method;
  std::array<std::string_view, 3> types;  // native types; "[]" is any list
};
std::span<OperatorClassRow const> operator_class_rows();

}  // namespace lockstep::resolving
