// Converts defaults between SQL text and model. A default is a literal only if its value certainly does not
// depend on when or where it is evaluated. Then the model has the value in its canonical spelling
// (literals.hpp), so that equal defaults compare equal. Every other default is SQL text.
#pragma once

#include <string>
#include <string_view>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// Reads the SQL of a DEFAULT clause of a column of that type, as pg_get_expr prints it or as written by hand:
// `'x'::text`, `(-1)`, `'{}'::jsonb`, `ARRAY['a'::text]`, `'{a,b}'::text[]`. NULL is no default. `now()` and
// CURRENT_TIMESTAMP are the expression CURRENT_TIMESTAMP.
Default parse_default(std::string_view expression, Type const& type);

// The same default in one spelling: literals by type, expressions through parse_default.
Default normalize(Default value, Type const& type);

// The SQL after the word DEFAULT, which gives that value for every type. Not for the kinds none and database,
// nor for a sequence without a name.
std::string default_sql(Default const& value, Type const& type);

// Whether PostgreSQL numbers the rows by this column: with an identity, or with the sequence of its default.
bool is_numbered(Column const& column);

}  // namespace lockstep::model
