// The tables of tables.hpp, and the search for a row.
#include "compiler/resolve/tables.hpp"

#include <algorithm>

#include "grammar/extensions.hpp"

namespace lockstep::resolving {
namespace {

// clang-format off
constexpr auto scalars = std::to_array<ScalarRow>({
  {Scalar::string,      "String",   "text",      "",      "Text"},
  {Scalar::boolean,     "Boolean",  "bool",      "",      "Boolean"},
  {Scalar::integer,     "Int",      "int4",      "",      "Integer"},
  {Scalar::big_integer, "BigInt",   "int8",      "",      "BigInt"},
  {Scalar::floating,    "Float",    "float8",    "",      "DoublePrecision"},
  {Scalar::decimal,     "Decimal",  "numeric",   "65,30", "Decimal"},
  {Scalar::date_time,   "DateTime", "timestamp", "3",     "Timestamp"},
  {Scalar::json,        "Json",     "jsonb",     "",      "JsonB"},
  {Scalar::bytes,       "Bytes",    "bytea",     "",      "ByteA"},
});

constexpr auto natives = std::to_array<NativeRow>({
  {"Text",            Scalar::string,      "text",        "",  NativeArguments::none},
  {"VarChar",         Scalar::string,      "varchar",     "",  NativeArguments::length},
  {"Char",            Scalar::string,      "bpchar",      "1", NativeArguments::length},
  {"Bit",             Scalar::string,      "bit",         "1", NativeArguments::positive_length},
  {"VarBit",          Scalar::string,      "varbit",      "",  NativeArguments::positive_length},
  {"Uuid",            Scalar::string,      "uuid",        "",  NativeArguments::none},
  {"Xml",             Scalar::string,      "xml",         "",  NativeArguments::none},
  {"Inet",            Scalar::string,      "inet",        "",  NativeArguments::none},
  {"Citext",          Scalar::string,      "citext",      "",  NativeArguments::none},
  {"Integer",         Scalar::integer,     "int4",        "",  NativeArguments::none},
  {"SmallInt",        Scalar::integer,     "int2",        "",  NativeArguments::none},
  {"Oid",             Scalar::integer,     "oid",         "",  NativeArguments::none},
  {"BigInt",          Scalar::big_integer, "int8",        "",  NativeArguments::none},
  {"DoublePrecision", Scalar::floating,    "float8",      "",  NativeArguments::none},
  {"Real",            Scalar::floating,    "float4",      "",  NativeArguments::none},
  {"Decimal",         Scalar::decimal,     "numeric",     "",  NativeArguments::decimal},
  {"Money",           Scalar::decimal,     "money",       "",  NativeArguments::none},
  {"Boolean",         Scalar::boolean,     "bool",        "",  NativeArguments::none},
  {"Timestamp",       Scalar::date_time,   "timestamp",   "",  NativeArguments::precision},
  {"Timestamptz",     Scalar::date_time,   "timestamptz", "",  NativeArguments::precision},
  {"Date",            Scalar::date_time,   "date",        "",  NativeArguments::none},
  {"Time",            Scalar::date_time,   "time",        "",  NativeArguments::precision},
  {"Timetz",          Scalar::date_time,   "timetz",      "",  NativeArguments::precision},
  {"JsonB",           Scalar::json,        "jsonb",       "",  NativeArguments::none},
  {"Json",            Scalar::json,        "json",        "",  NativeArguments::none},
  {"ByteA",           Scalar::bytes,       "bytea",       "",  NativeArguments::none},
});

constexpr auto string = ArgumentKind::string;
constexpr auto fields = ArgumentKind::fields;
constexpr auto constant = ArgumentKind::constant;
constexpr auto predicate = ArgumentKind::predicate;
constexpr auto refused = ArgumentKind::refused;

constexpr auto language_attributes = std::to_array<AttributeRow>({
  // name        block  places                              repeat  arguments
  {"id",          false, on_column,                          false, {{{"map", string}, {"length", refused}, {"sort", refused}, {"clustered", refused}}}, true},
  {"unique",      false, on_column,                          false, {{{"map", string}, {"sort", constant}, {"where", predicate}, {"length", refused}, {"clustered", refused}}}, true},
  {"default",     false, on_column,                          false, {{{"value", ArgumentKind::any, true}, {"map", refused}}}},
  {"updatedAt",   false, on_scalar,                          false, {}},
  {"relation",    false, on_relation,                        false, {{{"name", string}, {"fields", fields}, {"references", fields}, {"onDelete", constant}, {"onUpdate", constant}, {"map", string}}}},
  {"map",         false, on_column | on_enum_value,          false, {{{"name", string, true}}}},
  {"ignore",      false, on_field,                           false, {}},
  {"shardKey",    false, 0,                                  false, {}},
  {"id",          true,  on_model,                           false, {{{"fields", fields, true}, {"name", string}, {"map", string}, {"length", refused}, {"sort", refused}, {"clustered", refused}}}},
  {"unique",      true,  on_model | on_view,                 true,  {{{"fields", fields, true}, {"name", string}, {"map", string}, {"where", predicate}, {"length", refused}, {"sort", refused}, {"clustered", refused}}}},
  {"index",       true,  on_model,                           true,  {{{"fields", fields, true}, {"name", string}, {"map", string}, {"type", constant}, {"where", predicate}, {"length", refused}, {"clustered", refused}}}},
  {"map",         true,  on_model | on_view | on_enum,       false, {{{"name", string, true}}}},
  {"ignore",      true,  on_model | on_view,                 false, {}},
  {"schema",      true,  on_model | on_view | on_enum,       false, {{{"map", string, true}}}},
  {"fulltext",    true,  0,                                  true,  {}},
  {"shardKey",    true,  0,                                  false, {}},
});

constexpr auto methods = std::to_array<MethodRow>({
  {Method::btree,  "BTree",  "btree",  {}},
  {Method::hash,   "Hash",   "hash",   {}},
  {Method::gist,   "Gist",   "gist",   {}},
  {Method::gin,    "Gin",    "gin",    {"JsonB"}},
  {Method::spgist, "SpGist", "spgist", {"Text", "VarChar", "Char", "Inet"}},
  {Method::brin,   "Brin",   "brin",   {"Bit", "VarBit", "Char", "ByteA", "Text", "VarChar", "Inet", "Date", "Real", "DoublePrecision",
                                        "SmallInt", "Integer", "BigInt", "Decimal", "Oid", "Timestamp", "Timestamptz", "Time", "Timetz", "Uuid"}},
});

constexpr auto operator_classes = std::to_array<OperatorClassRow>({
  {"InetOps",                 "inet_ops",                    Method::gist,   {"Inet"}},
  {"JsonbOps",                "jsonb_ops",                   Method::gin,    {"JsonB"}},
  {"JsonbPathOps",            "jsonb_path_ops",              Method::gin,    {"JsonB"}},
  {"ArrayOps",                "array_ops",                   Method::gin,    {"[]"}},
  {"InetOps",                 "inet_ops",                    Method::spgist, {"Inet"}},
  {"TextOps",                 "text_ops",                    Method::spgist, {"Text", "VarChar", "Char"}},
  {"BitMinMaxOps",            "bit_minmax_ops",              Method::brin,   {"Bit"}},
  {"VarBitMinMaxOps",         "varbit_minmax_ops",           Method::brin,   {"VarBit"}},
  {"BpcharBloomOps",          "bpchar_bloom_ops",            Method::brin,   {"Char"}},
  {"BpcharMinMaxOps",         "bpchar_minmax_ops",           Method::brin,   {"Char"}},
  {"ByteaBloomOps",           "bytea_bloom_ops",             Method::brin,   {"ByteA"}},
  {"ByteaMinMaxOps",          "bytea_minmax_ops",            Method::brin,   {"ByteA"}},
  {"TextBloomOps",            "text_bloom_ops",              Method::brin,   {"Text", "VarChar"}},
  {"TextMinMaxOps",           "text_minmax_ops",             Method::brin,   {"Text", "VarChar"}},
  {"InetInclusionOps",        "inet_inclusion_ops",          Method::brin,   {"Inet"}},
  {"InetBloomOps",            "inet_bloom_ops",              Method::brin,   {"Inet"}},
  {"InetMinMaxOps",           "inet_minmax_ops",             Method::brin,   {"Inet"}},
  {"InetMinMaxMultiOps",      "inet_minmax_multi_ops",       Method::brin,   {"Inet"}},
  {"DateBloomOps",            "date_bloom_ops",              Method::brin,   {"Date"}},
  {"DateMinMaxOps",           "date_minmax_ops",             Method::brin,   {"Date"}},
  {"DateMinMaxMultiOps",      "date_minmax_multi_ops",       Method::brin,   {"Date"}},
  {"Float4BloomOps",          "float4_bloom_ops",            Method::brin,   {"Real"}},
  {"Float4MinMaxOps",         "float4_minmax_ops",           Method::brin,   {"Real"}},
  {"Float4MinMaxMultiOps",    "float4_minmax_multi_ops",     Method::brin,   {"Real"}},
  {"Float8BloomOps",          "float8_bloom_ops",            Method::brin,   {"DoublePrecision"}},
  {"Float8MinMaxOps",         "float8_minmax_ops",           Method::brin,   {"DoublePrecision"}},
  {"Float8MinMaxMultiOps",    "float8_minmax_multi_ops",     Method::brin,   {"DoublePrecision"}},
  {"Int2BloomOps",            "int2_bloom_ops",              Method::brin,   {"SmallInt"}},
  {"Int2MinMaxOps",           "int2_minmax_ops",             Method::brin,   {"SmallInt"}},
  {"Int2MinMaxMultiOps",      "int2_minmax_multi_ops",       Method::brin,   {"SmallInt"}},
  {"Int4BloomOps",            "int4_bloom_ops",              Method::brin,   {"Integer"}},
  {"Int4MinMaxOps",           "int4_minmax_ops",             Method::brin,   {"Integer"}},
  {"Int4MinMaxMultiOps",      "int4_minmax_multi_ops",       Method::brin,   {"Integer"}},
  {"Int8BloomOps",            "int8_bloom_ops",              Method::brin,   {"BigInt"}},
  {"Int8MinMaxOps",           "int8_minmax_ops",             Method::brin,   {"BigInt"}},
  {"Int8MinMaxMultiOps",      "int8_minmax_multi_ops",       Method::brin,   {"BigInt"}},
  {"NumericBloomOps",         "numeric_bloom_ops",           Method::brin,   {"Decimal"}},
  {"NumericMinMaxOps",        "numeric_minmax_ops",          Method::brin,   {"Decimal"}},
  {"NumericMinMaxMultiOps",   "numeric_minmax_multi_ops",    Method::brin,   {"Decimal"}},
  {"OidBloomOps",             "oid_bloom_ops",               Method::brin,   {"Oid"}},
  {"OidMinMaxOps",            "oid_minmax_ops",              Method::brin,   {"Oid"}},
  {"OidMinMaxMultiOps",       "oid_minmax_multi_ops",        Method::brin,   {"Oid"}},
  {"TimestampBloomOps",       "timestamp_bloom_ops",         Method::brin,   {"Timestamp"}},
  {"TimestampMinMaxOps",      "timestamp_minmax_ops",        Method::brin,   {"Timestamp"}},
  {"TimestampMinMaxMultiOps", "timestamp_minmax_multi_ops",  Method::brin,   {"Timestamp"}},
  {"TimestampTzBloomOps",       "timestamptz_bloom_ops",        Method::brin, {"Timestamptz"}},
  {"TimestampTzMinMaxOps",      "timestamptz_minmax_ops",       Method::brin, {"Timestamptz"}},
  {"TimestampTzMinMaxMultiOps", "timestamptz_minmax_multi_ops", Method::brin, {"Timestamptz"}},
  {"TimeBloomOps",            "time_bloom_ops",              Method::brin,   {"Time"}},
  {"TimeMinMaxOps",           "time_minmax_ops",             Method::brin,   {"Time"}},
  {"TimeMinMaxMultiOps",      "time_minmax_multi_ops",       Method::brin,   {"Time"}},
  {"TimeTzBloomOps",          "timetz_bloom_ops",            Method::brin,   {"Timetz"}},
  {"TimeTzMinMaxOps",         "timetz_minmax_ops",           Method::brin,   {"Timetz"}},
  {"TimeTzMinMaxMultiOps",    "timetz_minmax_multi_ops",     Method::brin,   {"Timetz"}},
  {"UuidBloomOps",            "uuid_bloom_ops",              Method::brin,   {"Uuid"}},
  {"UuidMinMaxOps",           "uuid_minmax_ops",             Method::brin,   {"Uuid"}},
  {"UuidMinMaxMultiOps",      "uuid_minmax_multi_ops",       Method::brin,   {"Uuid"}},
});
// clang-format on

// An extension attribute with one @ sign, or with two.
constexpr AttributeRow row_of(ExtensionAttribute const& extension, bool block) {
  unsigned const field = (extension.on_field ? on_column : 0U) | (extension.on_relation ? on_relation : 0U) |
                         (extension.on_enum_value ? on_enum_value : 0U);
  unsigned const whole = (extension.on_model ? on_model : 0U) | (extension.on_enum ? on_enum : 0U);
  AttributeRow row{.name = extension.name,
                   .block = block,
                   .places = block ? whole : field,
                   .repeatable = extension.repeatable};
  for (std::size_t i = 0; i < extension.arguments.size() && !extension.arguments[i].name.empty(); ++i) {
    row.arguments[i] = {extension.arguments[i].name, string, extension.arguments[i].required};
  }
  return row;
}

constexpr std::size_t count_spellings() {
  std::size_t count = 0;
  for (ExtensionAttribute const& extension : extensions) {
    count += (extension.has_spelling(false) ? 1U : 0U) + (extension.has_spelling(true) ? 1U : 0U);
  }
  return count;
}

// The attributes of the language, then those that lockstep adds to it.
constexpr auto attributes = [] {
  std::array<AttributeRow, language_attributes.size() + count_spellings()> rows{};
  std::size_t size = 0;
  for (AttributeRow const& row : language_attributes) rows[size++] = row;
  for (ExtensionAttribute const& extension : extensions) {
    for (bool const block : {false, true}) {
      if (extension.has_spelling(block)) rows[size++] = row_of(extension, block);
    }
  }
  return rows;
}();
static_assert(attributes.size() <= max_attributes);

template <class Rows>
auto const* find_named(Rows const& rows, std::string_view name) {
  auto const* const found = std::ranges::find(rows, name, [](auto const& row) { return row.name; });
  return found == rows.end() ? nullptr : found;
}

}  // namespace

std::span<ScalarRow const> scalar_rows() { return scalars; }
ScalarRow const* find_scalar(std::string_view name) { return find_named(scalars, name); }
ScalarRow const& row_of(Scalar scalar) { return scalars[static_cast<std::size_t>(scalar)]; }

std::span<NativeRow const> native_rows() { return natives; }
NativeRow const* find_native(std::string_view name) { return find_named(natives, name); }

std::size_t AttributeRow::argument_count() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(arguments, [](ArgumentRow const& argument) { return !argument.name.empty(); }));
}
static_assert(attributes.size() <= max_attributes);
std::span<AttributeRow const> attribute_rows() { return attributes; }

MethodRow const* find_method(std::string_view name) { return find_named(methods, name); }
MethodRow const& row_of(Method method) { return methods[static_cast<std::size_t>(method)]; }
std::span<MethodRow const> method_rows() { return methods; }

std::span<OperatorClassRow const> operator_class_rows() { return operator_classes; }

}  // namespace lockstep::resolving
