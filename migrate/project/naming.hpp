// Names of migrations: what every name must be, and which further rule a project sets.
//
// The rule is a text: `any`, `verbs`, or a POSIX extended regular expression that must match the whole name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "migrate/project/settings.hpp"

namespace lockstep {

inline constexpr char const* name_rules_help =
    "it is `any`, `verbs` or an extended regular expression such as [a-z]+(_[a-z0-9]+)*";

// The problem of a name that a person gave, or nothing. A valid name has 1 to 200 bytes of letters, digits,
// `_` and `-`.
std::optional<std::string> problem_of_name(std::string_view name);

// The problem of a rule, or nothing.
std::optional<std::string> problem_of_name_rule(std::string const& rule);

// A description of the names that the rule accepts, when it does not accept this one; else nothing. The rule
// must be valid.
std::optional<std::string> wanted_name(std::string const& rule, std::string const& name);

// Throws Refused when the project's rule does not accept the name. An empty name means that none was given,
// and is accepted.
void require_name(std::string const& name, Settings const& settings, Sources const& sources);

}  // namespace lockstep
