// What must hold for every text whatsoever, valid or not: the front end ends without a crash, says the same
// twice, points into the text, and does not change its mind about a text that is only written in another way.
// The fuzzer and a test of the fast suite call the same function.
#pragma once

#include <string>
#include <string_view>

namespace lockstep::fuzz {

// The first promise that the front end breaks for this text, in a sentence; empty when it keeps all of them.
// A crash, a failed assertion or a sanitizer's finding ends the process instead.
std::string broken_promise(std::string_view text);

// The same, without reading the text a second time: a quarter of the time, for what crashes and where things
// point.
std::string broken_promise_once(std::string_view text);

}  // namespace lockstep::fuzz
