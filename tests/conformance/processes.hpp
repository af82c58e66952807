// Divides work among processes, each with its own scratch server and other state.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace lockstep {

// Takes the number of a piece of work and its result, in a format of the caller.
using TellResult = std::function<void(std::size_t, std::string const&)>;

// Runs each share, 0 to jobs - 1, in a separate process and gives the reported results, by number. Results
// that a process reported before it died are included; the others are missing.
std::map<std::size_t, std::string> divide(
    std::size_t jobs, std::function<void(std::size_t share, TellResult const& tell)> const& work);

}  // namespace lockstep
