// Properties that must hold for every text, valid or not: the front end terminates without a crash, gives the
// same result twice, reports positions inside the text, and gives the same result for an equivalent spelling
// of the text. The fuzzer and a test of the fast suite call the same function.
#pragma once

#include <string>
#include <string_view>

namespace lockstep::fuzz {

// A description of the first property that does not hold for this text; empty if all hold. A crash, a failed
// assertion or a report of a sanitizer ends the process instead.
std::string broken_promise(std::string_view text);

// The same without a second reading of the text: finds crashes and wrong positions in a quarter of the time.
std::string broken_promise_once(std::string_view text);

}  // namespace lockstep::fuzz
