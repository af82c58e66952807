// SARIF 2.1.0, the input format of code scanning.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "emit/place.hpp"

namespace lockstep {

struct SarifRule {
  std::string id, title, text;
  std::string help;  // empty: none
};

struct SarifResult {
  std::size_t rule = 0;  // index into the rules
  std::string level;     // "error", "warning" or "note"
  std::string message;
  std::optional<FilePlace> place;
  std::string object;       // the address of the object; empty: none
  std::string fingerprint;  // equal in every run that has the same finding
  std::string why;          // the reason, of a suppressed one
  bool in_source = false;   // suppressed by a comment, not by a rule elsewhere
};

// The document. name: the name of the fingerprints, "lockstepDrift/v1".
std::string sarif(std::vector<SarifRule> const& rules, std::vector<SarifResult> const& results,
                  std::string const& name);

}  // namespace lockstep
