// The report for programs: JSON, SARIF with a rule for each hazard, GitHub's annotations, and a comment on a
// pull request.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "compiler/model/print.hpp"
#include "emit/abbreviate.hpp"
#include "emit/github.hpp"
#include "emit/lint.hpp"
#include "emit/markdown.hpp"
#include "emit/print_json.hpp"
#include "emit/sarif.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

std::string address(LintFinding const& finding) {
  return finding.object.owner.name.empty() ? "" : model::to_string(finding.object);
}

Json json_of(LintFinding const& finding) {
  HazardInfo const& row = info(finding.code);
  Json result = {{"code", row.number},
                 {"severity", severity_word(row.severity)},
                 {"title", row.title},
                 {"file", finding.place.file},
                 {"line", finding.place.line},
                 {"column", finding.place.column},
                 {"statement", finding.statement}};
  if (std::string const object = address(finding); !object.empty()) result["object"] = object;
  result["detail"] = finding.detail;
  result["safer"] = row.safer;
  result["fingerprint"] = fingerprint(finding);
  if (!finding.why.empty()) {
    result["allowed_by"] = finding.in_source ? "comment" : "settings";
    result["reason"] = finding.why;
  }
  return result;
}

Json list_of(std::vector<LintFinding> const& findings) {
  Json result = Json::array();
  for (LintFinding const& finding : findings) result.push_back(json_of(finding));
  return result;
}

std::vector<SarifRule> sarif_rules() {
  std::vector<SarifRule> result;
  for (HazardInfo const& row : all_hazards()) {
    result.push_back({.id = std::string(row.number),
                      .title = std::string(row.title),
                      .text = std::string(row.effect),
                      .help = std::string(row.safer)});
  }
  return result;
}

SarifResult sarif_result(LintFinding const& finding) {
  return {.rule = static_cast<std::size_t>(finding.code),
          .level = std::string(severity_word(info(finding.code).severity)),
          .message = sentence(finding),
          .place = finding.place,
          .object = address(finding),
          .fingerprint = fingerprint(finding),
          .why = finding.why,
          .in_source = finding.in_source};
}

std::string lint_row(LintFinding const& finding) {
  HazardInfo const& row = info(finding.code);
  std::string const object = address(finding);
  return fmt::format("| {} {} | {}:{} | {}{} | {} | {} |\n", row.number, severity_word(row.severity),
                     markdown_cell(finding.place.file), finding.place.line, row.title,
                     object.empty() ? "" : " " + markdown_cell(object), markdown_cell(finding.detail),
                     finding.why.empty() ? std::string(row.safer) : markdown_cell(finding.why));
}

std::vector<std::string> lint_rows(std::vector<LintFinding> const& findings) {
  std::vector<std::string> result;
  for (LintFinding const& finding : findings) result.push_back(lint_row(finding));
  return result;
}

}  // namespace

std::string lint_json(LintReport const& report) {
  Json const document = {{"version", 1},
                         {"fail_on", severity_word(report.fail_on)},
                         {"fails", report.fails()},
                         {"files", report.files},
                         {"statements", report.statements},
                         {"errors", report.count(Severity::error)},
                         {"warnings", report.count(Severity::warning)},
                         {"findings", list_of(report.findings)},
                         {"allowed", list_of(report.allowed)},
                         {"notes", report.notes}};
  return json_document(document);
}

std::string lint_markdown(LintReport const& report, std::size_t largest) {
  MarkdownComment comment(largest, "lockstep migrate lint");
  comment.always(std::string(lint_marker) +
                 (report.findings.empty() ? "\n## No hazards in the migrations\n\n"
                                          : "\n## Hazards in the migrations\n\n") +
                 fmt::format("{} files, {} statements: {} errors, {} warnings, {} notes, {} allowed.\n",
                             report.files, report.statements, report.count(Severity::error),
                             report.count(Severity::warning), report.count(Severity::note),
                             report.allowed.size()));
  constexpr std::size_t most_notes = 20;
  for (std::size_t i = 0; i < report.notes.size() && i < most_notes; ++i)
    comment.always((i == 0 ? "\n- " : "- ") + cut(report.notes[i], 300) + "\n");
  comment.section("Found", "| hazard | where | what | detail | safer |\n|---|---|---|---|---|\n",
                  lint_rows(report.findings));
  comment.section("Allowed", "| hazard | where | what | detail | because |\n|---|---|---|---|---|\n",
                  lint_rows(report.allowed));
  return comment.take();
}

std::string lint_sarif(LintReport const& report) {
  std::vector<SarifResult> results;
  for (LintFinding const& finding : report.findings) results.push_back(sarif_result(finding));
  for (LintFinding const& finding : report.allowed) results.push_back(sarif_result(finding));
  return sarif(sarif_rules(), results, "lockstepLint/v1");
}

std::string lint_github(LintReport const& report) {
  std::string text;
  for (LintFinding const& finding : report.findings) {
    HazardInfo const& row = info(finding.code);
    std::string_view const command = row.severity == Severity::note ? "notice" : severity_word(row.severity);
    text += github_annotation(command, fmt::format("{} {}", row.number, row.title), finding.place,
                              fmt::format("{}\nsafer: {}", sentence(finding), row.safer));
  }
  for (std::string const& note : report.notes) text += github_annotation("notice", "lint", {}, note);
  return text;
}

}  // namespace lockstep
