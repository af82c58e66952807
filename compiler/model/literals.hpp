// One spelling for each value of a type, so that equal values are equal texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// The canonical spelling: numbers without redundant zeros, signs and exponents (any length, exact), true and
// false, jsonb with sorted keys and no blanks, json without blanks, uuid and hexadecimal bytea in lower case,
// timestamps as PostgreSQL prints them in UTC. A text that is not a value of the type is returned unchanged,
// and so are values of all other types. type: that of the value itself; `array` is ignored.
std::string normalize_literal(std::string_view text, Type const& type);

// "-12.5" for "-012.50", "1250" for "1.25e3"; nothing when text is no finite decimal number.
std::optional<std::string> normalize_number(std::string_view text);

// "2024-01-31 09:05:00+00" for "2024-01-31T10:05:00.000+01:00" when zoned; without zone the offset is
// ignored, as the server does. Nothing when text is no ISO 8601 date and time.
std::optional<std::string> normalize_timestamp(std::string_view text, bool zoned);

}  // namespace lockstep::model
