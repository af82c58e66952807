// libFuzzer's entry: a text in, nothing out. A broken promise is reported and ends the process, so that the
// input is kept like one that crashed. Given files instead of folders, the program runs just these, which is
// how a finding is reproduced.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/front_end.hpp"
#include "fuzz/sql_tokens.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  // Most of what can go wrong shows in one reading, so most inputs are read once. Which ones depends on
  // nothing but the input, so that a finding can be reproduced.
  std::size_t sum = size;
  for (char const c : text) sum = sum * 31 + static_cast<unsigned char>(c);
  auto problem = lockstep::fuzz::broken_token_promise(text);
  if (problem.empty())
    problem = sum % 8 == 0 ? lockstep::fuzz::broken_promise(text) : lockstep::fuzz::broken_promise_once(text);
  if (problem.empty()) return 0;
  std::fprintf(stderr, "broken promise: %s\n", problem.c_str());
  std::abort();
}
