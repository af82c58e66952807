// The entry of libFuzzer. A violated property is reported and ends the process, so that the fuzzer keeps the
// input like one that crashed. With files instead of folders the program runs only these, which reproduces a
// finding.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/front_end.hpp"
#include "fuzz/sql_tokens.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  // One reading finds most errors, so most inputs are read only once. The selection depends only on the
  // input, so that a finding can be reproduced.
  std::size_t sum = size;
  for (char const c : text) sum = sum * 31 + static_cast<unsigned char>(c);
  auto problem = lockstep::fuzz::broken_token_promise(text);
  if (problem.empty())
    problem = sum % 8 == 0 ? lockstep::fuzz::broken_promise(text) : lockstep::fuzz::broken_promise_once(text);
  if (problem.empty()) return 0;
  std::fprintf(stderr, "broken promise: %s\n", problem.c_str());
  std::abort();
}
