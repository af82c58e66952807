// The findings in the SQL of migrations, as values, and their five output formats. migrate/lint/lint.hpp
// makes the values. Everything here is a function of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/actions/hazard.hpp"
#include "emit/place.hpp"

namespace lockstep {

struct LintFinding {
  HazardCode code = HazardCode::not_understood;
  FilePlace place;
  std::string statement;    // its beginning, on one line; empty for a finding about the file
  model::ObjectRef object;  // without a name: the file
  std::string detail;       // locks, work, sizes; what is missing; one line, may be empty
  std::string why;          // of an allowed finding: the reason
  bool in_source = false;   // allowed by a comment in the file
};

struct LintReport {
  Severity fail_on = Severity::warning;  // findings at least as severe make the command fail
  std::vector<LintFinding> findings;     // by file, line, code
  std::vector<LintFinding> allowed;      // the same order
  std::vector<std::string> notes;        // sentences without a full stop
  std::size_t files = 0, statements = 0;

  std::size_t count(Severity severity) const;
  bool fails() const;
};

// At least as severe.
bool reaches(Severity severity, Severity threshold);

// "builds an index while writers are locked out: table public.posts (SHARE, index build)"; one line.
std::string sentence(LintFinding const& finding);

// Identifies a finding: the same hazard of the same statement on the same object in the same file, also when
// the statement moves. 32 hex digits.
std::string fingerprint(LintFinding const& finding);

std::string lint_text(LintReport const& report);

// docs/lint.md describes the members.
std::string lint_json(LintReport const& report);

// As drift_markdown (emit/drift.hpp).
inline constexpr std::string_view lint_marker = "<!-- lockstep:lint -->";
std::string lint_markdown(LintReport const& report, std::size_t largest = 65'000);

std::string lint_sarif(LintReport const& report);
std::string lint_github(LintReport const& report);

}  // namespace lockstep
