// Defaults between SQL text and model. A default is a literal only when it is certain that its value does not
// depend on when or where it is evaluated; then it is kept as the value itself in one spelling
// (literals.hpp), so that equal defaults are equal. Everything else is SQL text.
#pragma once

#include <string>
#include <string_view>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// Reads the SQL of a DEFAULT clause of a column of that type, as pg_get_expr prints it or as a person writes
// it:
// `'x'::text`, `(-1)`, `'{}'::jsonb`, `ARRAY['a'::text]`, `'{a,b}'::text[]`. NULL is no default. `now()` and
// CURRENT_TIMESTAMP are the expression CURRENT_TIMESTAMP.
Default parse_default(std::string_view expression, Type const& type);

// The same default in one spelling: literals by type, expressions through parse_default.
Default normalize(Default value, Type const& type);

// The SQL after the word DEFAULT, which gives that value for every type. value must say something: neither
// none nor database, nor a sequence without a name.
std::string default_sql(Default const& value, Type const& type);

// Whether PostgreSQL numbers the rows of the column: by an identity, or by the sequence of its default.
bool is_numbered(Column const& column);

}  // namespace lockstep::model
