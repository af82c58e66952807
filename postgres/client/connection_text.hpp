// How connection strings are cut into their parts: what reading them and hiding their passwords share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lockstep::connection_text {

// Before and after a position; all of it when that is npos.
std::pair<std::string_view, std::string_view> cut(std::string_view text, std::size_t at);

// The decoded text, or nothing when a `%` is not followed by two hexadecimal digits or stands for a zero
// byte.
std::optional<std::string> percent_decoded(std::string_view text);

bool is_port(std::string_view text);

// Host and port of one element of the list of hosts; `[::1]:5432` has its brackets taken off.
std::optional<std::pair<std::string_view, std::string_view>> split_host(std::string_view text);

void skip_spaces(std::string_view& text);

// A conninfo value at the front of text: up to a space, or in single quotes; a backslash takes the next
// character.
std::optional<std::string> take_value(std::string_view& text);

bool is_keyword(std::string_view text);
// Whether the text has one of the keywords with a `=` after it.
bool has_keyword(std::string_view text);

}  // namespace lockstep::connection_text
