// Quotes names and texts in SQL so that PostgreSQL reads them unchanged, whatever they contain.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// "name", always with quotes; a quote inside is doubled.
std::string quote_identifier(std::string_view name);
// 'text' for a server with standard_conforming_strings on, its default: a backslash is an ordinary character,
// so only the quote is doubled. A text with a backslash becomes E'…' with doubled ones, which does not depend
// on the setting.
std::string quote_literal(std::string_view text);
// "schema"."name", or "name" without a schema.
std::string qualified(Name const& name);

// The name without quotes if PostgreSQL then reads the same name (lower case, no key word), else quoted.
std::string quoted_if_needed(std::string_view name);
// The same for both parts, joined by a dot.
std::string qualified_if_needed(Name const& name);
// The SQL in which `to` replaces the identifier `from`, quoted or not, everywhere outside of strings.
std::string with_identifier(std::string_view sql, std::string_view from, std::string_view to);
// The possible identifiers in the SQL: quoted names without the quotes, and words, both unchanged and in
// lower case. Strings are skipped.
std::set<std::string> identifiers_of(std::string_view sql);
bool has_identifier(std::string_view sql, std::string const& name);
// Whether PostgreSQL reads the unquoted word as syntax or as the SQL spelling of a type. Source: the key
// words of PostgreSQL 12 to 18 in the categories reserved, col_name and type_func_name.
bool is_keyword(std::string_view word);

}  // namespace lockstep::model
