// An example of a text for which a code is reported, and its correction.
#pragma once

#include <optional>
#include <string_view>

#include "grammar/diagnostic.hpp"

namespace lockstep {

// Two schema texts, each with a line end, and without a datasource if the code does not need one.
struct Example {
  std::string_view bad, good;
};

// The example of a code from examples.def, or nullopt if it has none.
std::optional<Example> find_example(Code code);

}  // namespace lockstep
