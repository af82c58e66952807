// Reads the literals that stand as text in a schema. Each function takes what is written and gives
// PostgreSQL's text for it, or nothing when the text is no such value. Facts: what Prisma's own reader
// accepts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lockstep::resolving {

// A whole number of 64 bits, without needless zeros: "007" -> "7".
std::optional<std::string> read_integer(std::string_view text);
// Digits with an optional sign, fraction and exponent, as written except zeros in front: "01.50" -> "1.50".
std::optional<std::string> read_decimal(std::string_view text);
// RFC 3339 with an offset: "2020-01-02T03:04:05.5Z" -> "2020-01-02 03:04:05.500 +00:00".
std::optional<std::string> read_date_time(std::string_view text);
// Base64 with padding -> "\x" and hexadecimal digits.
std::optional<std::string> read_base64(std::string_view text);
// Whether text is one JSON value (RFC 8259), at most 127 levels deep.
bool is_json(std::string_view text);

}  // namespace lockstep::resolving
