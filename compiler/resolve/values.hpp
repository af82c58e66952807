// Reads literals that a schema writes as text. Each function returns PostgreSQL's text of the value, or
// nullopt if the text is not such a value. Facts: what Prisma's own reader accepts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lockstep::resolving {

// An integer of 64 bits, without redundant zeros: "007" -> "7".
std::optional<std::string> read_integer(std::string_view text);
// Digits with an optional sign, fraction and exponent, as written except leading zeros: "01.50" -> "1.50".
std::optional<std::string> read_decimal(std::string_view text);
// RFC 3339 with an offset: "2020-01-02T03:04:05.5Z" -> "2020-01-02 03:04:05.500 +00:00".
std::optional<std::string> read_date_time(std::string_view text);
// Base64 with padding -> "\x" and hexadecimal digits.
std::optional<std::string> read_base64(std::string_view text);
// Whether text is one JSON value (RFC 8259), at most 127 levels deep.
bool is_json(std::string_view text);

}  // namespace lockstep::resolving
