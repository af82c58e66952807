// libFuzzer's entry: a text in, nothing out. A broken promise is told and ends the process, so that the input
// is kept like one that crashed. Given files instead of folders, the program runs just these, which is how a
// finding is reproduced.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/front_end.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const problem = lockstep::fuzz::broken_promise(text);
  if (problem.empty()) return 0;
  std::fprintf(stderr, "broken promise: %s\n", problem.c_str());
  std::abort();
}
