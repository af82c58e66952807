// PostgreSQL's types: a table of the built-in ones with their names and spellings, and the conversion of any
// spelling to a Type and back. Facts: PostgreSQL's documentation, chapter "Data Types";
// src/include/catalog/pg_type.dat.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// How values of a type are compared and written; `text`: all types whose output is compared byte for byte.
enum class TypeFamily { integer, decimal, floating, boolean, json, jsonb, uuid, bytea, text };

struct TypeRow {
  std::string_view name;  // typname of pg_type
  std::string_view sql;   // the short spelling that SQL accepts with a modifier after it
  TypeFamily family = TypeFamily::text;
};

// All rows, sorted by name.
std::span<TypeRow const> type_rows();
// The row of a built-in type, or null. name is PostgreSQL's own ("int4").
TypeRow const* find_type(std::string_view name);
// The family of the element type for an array; `text` for a type that is not built in.
TypeFamily family_of(Type const& type);

// Whether its values, or those of its elements, are compared by a collation. False for user-defined types
// except citext, because it is not known.
bool has_collation(Type const& type);

// Reads any spelling of a type: `numeric(5, 2)`, `timestamp(3) with time zone[]`, `geometry(Point,4326)`,
// `"MySchema"."MyType"`, `public.citext`. Aliases become PostgreSQL's own names; unquoted names become lower
// case; pg_catalog is dropped; several array dimensions count as one, as in PostgreSQL. `char` and `bit` mean
// one character and one bit, `numeric(5)` means `numeric(5,0)`. The fields of an interval are kept as
// modifiers ("day to second,3"). A text that is not a type becomes the name, unchanged.
Type parse_type(std::string_view sql);

// The same type with its PostgreSQL name (`int4` for `integer`) and modifiers in their canonical spelling.
Type canonical_type(Type type);

// Reads `name`, `schema.name`, `"schema"."name"`; nothing when the text is no such name.
std::optional<Name> parse_name(std::string_view sql);

// The SQL spelling, such as `varchar(10)`, `timestamptz(3)[]`, `char(5)`, `double precision`,
// `"shop"."Color"`. Names that are not built in are quoted where needed, and always when they have a schema.
std::string sql(Type const& type);

}  // namespace lockstep::model
