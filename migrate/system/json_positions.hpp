// JSON with comments that keeps the position of each value, so that diagnostics about a settings file can
// show the place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"

namespace lockstep {

struct JsonNode {
  enum class Kind { null, boolean, number, text, list, object };
  Kind kind = Kind::null;
  bool flag = false;            // of a boolean
  double number = 0;            // of a number
  std::string text;             // of a text
  std::vector<JsonNode> items;  // of a list, and the members of an object in their order
  Span span;                    // of a list or object its opening bracket
  std::string name;             // of a member of an object
  Span name_span;
};

// Reads sources[file]. A text that is not JSON gives one diagnostic (settings_syntax), and nothing is
// returned.
std::optional<JsonNode> read_json(Sources const& sources, std::uint32_t file, Diagnostics& diagnostics);

}  // namespace lockstep
