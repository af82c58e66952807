// Splits connection strings into their parts; used to read them and to hide their passwords.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lockstep::connection_text {

// The text before and after a position; for npos all of it and nothing.
std::pair<std::string_view, std::string_view> cut(std::string_view text, std::size_t at);

// The decoded text; nullopt if a `%` is not followed by two hexadecimal digits or encodes a zero byte.
std::optional<std::string> percent_decoded(std::string_view text);

bool is_port(std::string_view text);

// Host and port of one element of the list of hosts; `[::1]:5432` loses its brackets.
std::optional<std::pair<std::string_view, std::string_view>> split_host(std::string_view text);

void skip_spaces(std::string_view& text);

// Removes a conninfo value from the front of text: up to a space, or in single quotes; a backslash escapes
// the next character.
std::optional<std::string> take_value(std::string_view& text);

bool is_keyword(std::string_view text);
// Whether the text has one of the keywords with a `=` after it.
bool has_keyword(std::string_view text);

}  // namespace lockstep::connection_text
