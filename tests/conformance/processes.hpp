// Work that is divided among processes, each with a scratch server or whatever else it needs of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace lockstep {

// Takes the number of a piece of work and what came out of it, in words of the caller's.
using TellResult = std::function<void(std::size_t, std::string const&)>;

// Does each share, 0 to jobs - 1, in a process of its own and gives what they told, by number. What a process
// told before it died is there, and what it did not tell is missing.
std::map<std::size_t, std::string> divide(
    std::size_t jobs, std::function<void(std::size_t share, TellResult const& tell)> const& work);

}  // namespace lockstep
