// Names of migrations: what every one must be, and what a project asks of its own beyond that.
//
// The rule is a text: `any`, `verbs`, or a pattern, which is an extended regular expression as POSIX has it
// and must match the whole name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "migrate/project/settings.hpp"

namespace lockstep {

inline constexpr char const* name_rules_help =
    "it is `any`, `verbs` or an extended regular expression such as [a-z]+(_[a-z0-9]+)*";

// What is wrong with a name that a person gave, or nothing: 1 to 200 bytes of letters, digits, `_` and `-`.
std::optional<std::string> problem_of_name(std::string_view name);

// What is wrong with a rule, or nothing.
std::optional<std::string> problem_of_name_rule(std::string const& rule);

// How names look by this rule, where this one does not; nothing when it does. The rule must be right.
std::optional<std::string> wanted_name(std::string const& rule, std::string const& name);

// Throws Refused when the project's rule does not take the name. An empty one is none and passes.
void require_name(std::string const& name, Settings const& settings, Sources const& sources);

}  // namespace lockstep
