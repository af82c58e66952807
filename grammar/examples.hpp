// What a person may have written where a code is reported, and what is right instead.
#pragma once

#include <optional>
#include <string_view>

#include "grammar/diagnostic.hpp"

namespace lockstep {

// Two schema texts, each with a line end and without a datasource where that does not matter.
struct Example {
  std::string_view bad, good;
};

// The example of a code from examples.def, or nothing where none would help.
std::optional<Example> find_example(Code code);

}  // namespace lockstep
