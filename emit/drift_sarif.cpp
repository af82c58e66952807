// The report for code scanning: SARIF 2.1.0 with one rule for each kind of difference, and GitHub's workflow
// commands, which become annotations at the line of the schema.
#include <fmt/format.h>

#include "compiler/model/print.hpp"
#include "emit/drift.hpp"
#include "emit/github.hpp"
#include "emit/sarif.hpp"

namespace lockstep {
namespace {

// The four differences in the order of their enumerators, then the kinds that are not drift.
std::vector<SarifRule> const rules = {
    {"drift/missing", "not in the database", "The schema has the object, the database does not.", {}},
    {"drift/unexpected", "only in the database", "The database has the object, the schema does not.", {}},
    {"drift/different",
     "different in the database",
     "The schema and the database have different definitions of the object.",
     {}},
    {"drift/renamed", "renamed in the database", "The database has the object under another name.", {}},
    {"drift/pending", "explained by pending migrations", "Pending migrations remove the difference.", {}},
    {"drift/unmanaged",
     "unmanaged in the schema",
     "The schema language cannot express the object. Migrations keep it; the report lists it for "
     "information.",
     {}},
};
constexpr std::size_t pending_rule = 4, unmanaged_rule = 5;

std::optional<FilePlace> place_of(Finding const& finding, DriftReport const& report) {
  if (finding.place) return finding.place;
  return report.file.empty() ? std::nullopt : std::optional(FilePlace{.file = report.file});
}

SarifResult result_of(Finding const& finding, std::size_t rule, char const* level,
                      DriftReport const& report) {
  return {.rule = rule,
          .level = level,
          .message = sentence(finding),
          .place = place_of(finding, report),
          .object = model::to_string(finding.object),
          .fingerprint = fingerprint(finding),
          .why = finding.why};
}

std::string annotation(char const* command, std::string const& title, Finding const& finding,
                       DriftReport const& report) {
  return github_annotation(command, title, place_of(finding, report), sentence(finding));
}

}  // namespace

std::string drift_sarif(DriftReport const& report) {
  std::vector<SarifResult> results;
  auto const add = [&](Finding const& finding, std::size_t rule, char const* level) {
    results.push_back(result_of(finding, rule, level, report));
  };
  for (Finding const& finding : report.drift)
    add(finding, static_cast<std::size_t>(finding.difference), "error");
  for (Finding const& finding : report.pending) add(finding, pending_rule, "note");
  for (Finding const& finding : report.unmanaged)
    add(finding, unmanaged_rule, report.strict ? "error" : "note");
  for (Finding const& finding : report.ignored)
    add(finding, static_cast<std::size_t>(finding.difference), "error");
  return sarif(rules, results, "lockstepDrift/v1");
}

std::string drift_github(DriftReport const& report) {
  std::string text;
  for (Finding const& finding : report.drift) text += annotation("error", "drift", finding, report);
  for (Finding const& finding : report.unmanaged)
    text += annotation(report.strict ? "error" : "notice", "unmanaged", finding, report);
  if (!report.pending_migrations.empty()) {
    text += github_annotation("notice", "pending migrations", {},
                              fmt::format("{} not applied yet, {} explained by them",
                                          report.pending_migrations.size(), report.pending.size()));
  }
  for (std::string const& note : report.notes) text += github_annotation("notice", "drift", {}, note);
  return text;
}

}  // namespace lockstep
