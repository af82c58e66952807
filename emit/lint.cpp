// Findings as text: one sentence each, and the list for a terminal.
#include "emit/lint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/print.hpp"
#include "emit/emit.hpp"

namespace lockstep {
namespace {

std::string plural(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string entry(LintFinding const& finding) {
  HazardInfo const& row = info(finding.code);
  std::string text = fmt::format("{}:{}: {} {}: {}\n", finding.place.file, finding.place.line,
                                 severity_word(row.severity), row.number, sentence(finding));
  if (!finding.statement.empty()) text += "    " + finding.statement + "\n";
  return text + fmt::format("    = {}\n    = safer: {}\n", row.effect, row.safer);
}

std::string allowed_line(LintFinding const& finding) {
  return fmt::format("  {}:{}: {} {}  because: {}\n", finding.place.file, finding.place.line,
                     info(finding.code).number, sentence(finding), finding.why);
}

}  // namespace

bool reaches(Severity severity, Severity threshold) { return severity <= threshold; }

std::size_t LintReport::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      findings, [&](LintFinding const& finding) { return info(finding.code).severity == severity; }));
}

bool LintReport::fails() const {
  return std::ranges::any_of(
      findings, [&](LintFinding const& finding) { return reaches(info(finding.code).severity, fail_on); });
}

std::string sentence(LintFinding const& finding) {
  std::string text(info(finding.code).title);
  if (!finding.object.owner.name.empty()) text += ": " + model::to_string(finding.object);
  if (!finding.detail.empty()) text += " (" + finding.detail + ")";
  return text;
}

std::string fingerprint(LintFinding const& finding) {
  return sha256(fmt::format("{}\n{}\n{}\n{}", info(finding.code).number, finding.place.file,
                            finding.statement,
                            finding.object.owner.name.empty() ? "" : model::to_string(finding.object)))
      .substr(0, 32);
}

std::string lint_text(LintReport const& report) {
  std::string text;
  for (LintFinding const& finding : report.findings) text += entry(finding) + "\n";
  if (!report.allowed.empty()) {
    text += fmt::format("Allowed: {}\n", report.allowed.size());
    for (LintFinding const& finding : report.allowed) text += allowed_line(finding);
    text += "\n";
  }
  for (std::string const& note : report.notes) text += "note: " + note + "\n";
  return text + fmt::format("{} and {} read: {}, {}, {}, {} allowed.\n", plural(report.files, "file"),
                            plural(report.statements, "statement"),
                            plural(report.count(Severity::error), "error"),
                            plural(report.count(Severity::warning), "warning"),
                            plural(report.count(Severity::note), "note"), report.allowed.size());
}

}  // namespace lockstep
