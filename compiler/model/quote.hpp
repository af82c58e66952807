// How names and texts are written in SQL so that they are read back as they are, whatever they contain.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// "name", always with quotes; a quote inside is doubled.
std::string quote_identifier(std::string_view name);
// 'text' for a server with standard_conforming_strings on, its default: a backslash is an ordinary character,
// so only the quote is doubled. A text with a backslash is written E'…' with doubled ones, which every
// setting reads alike.
std::string quote_literal(std::string_view text);
// "schema"."name", or "name" when no schema is said.
std::string qualified(Name const& name);

// The name as people write it: bare when that reads back as the same name (lower case, no key word), else
// quoted.
std::string quoted_if_needed(std::string_view name);
// The same for both parts, joined by a dot.
std::string qualified_if_needed(Name const& name);
// The SQL with the identifier `from`, quoted or bare, spelled as `to` wherever it stands outside of strings.
std::string with_identifier(std::string_view sql, std::string_view from, std::string_view to);
// What may be an identifier in the SQL: its quoted names, without the quotes, and its words, as they are and
// folded to lower case. Strings and comments are passed over, dollar quotes are not: they hold bodies.
std::set<std::string> identifiers_of(std::string_view sql);
bool has_identifier(std::string_view sql, std::string const& name);
// Whether an unquoted word would be taken for syntax or for the SQL spelling of a type. Source: the key words
// of PostgreSQL 12 to 18 in the categories reserved, col_name and type_func_name.
bool is_keyword(std::string_view word);

}  // namespace lockstep::model
