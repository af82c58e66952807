// The place of a finding in a text.
#pragma once

#include <string>

namespace lockstep {

// line and column are 1-based, 0 when only the file is known.
struct FilePlace {
  std::string file;
  std::size_t line = 0, column = 0;
};

}  // namespace lockstep
