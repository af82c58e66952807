// The report for code scanning: SARIF 2.1.0, one rule for each way to differ, and GitHub's workflow commands,
// which become annotations at the line of the schema.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "compiler/model/print.hpp"
#include "emit/drift.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

struct Rule {
  std::string_view id, title, text;
};

// The four differences in the order of their enumerators, then what is no drift.
constexpr Rule rules[] = {
    {"drift/missing", "not in the database", "The schema has the object, the database does not."},
    {"drift/unexpected", "only in the database", "The database has the object, the schema does not."},
    {"drift/different", "different in the database", "Both have the object, and it is not the same."},
    {"drift/renamed", "called otherwise in the database", "The database has the object under another name."},
    {"drift/pending", "explained by pending migrations",
     "Migrations that are not applied to the database yet make the difference go away."},
    {"drift/unmanaged", "cannot be said in the schema",
     "The schema language has no word for it. It is kept by migrations and told here so that it is known."},
};
constexpr std::size_t pending_rule = 4, unmanaged_rule = 5;

// A file's path as a relative URI: what a path may hold and a URI may not is percent-encoded.
std::string uri_of(std::string const& path) {
  std::string result;
  for (char const c : path) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return path.starts_with('/') ? "file://" + result : result;
}

std::optional<SchemaPlace> place_of(Finding const& finding, DriftReport const& report) {
  if (finding.place) return finding.place;
  return report.file.empty() ? std::nullopt : std::optional(SchemaPlace{.file = report.file});
}

Json location(SchemaPlace const& place, Finding const& finding) {
  Json physical{{"artifactLocation", {{"uri", uri_of(place.file)}}}};
  // Without a region, viewers show the finding at the file as a whole.
  if (place.line > 0) physical["region"] = {{"startLine", place.line}, {"startColumn", place.column}};
  return {{"physicalLocation", physical},
          {"logicalLocations", Json::array({{{"fullyQualifiedName", model::to_string(finding.object)}}})}};
}

class Results {
 public:
  explicit Results(DriftReport const& report) : report_(report) {}
  Json all = Json::array();
  void add(Finding const& finding, std::size_t rule, char const* level) {
    Json result{{"ruleId", rules[rule].id},
                {"ruleIndex", rule},
                {"level", level},
                {"message", {{"text", sentence(finding)}}}};
    if (auto const place = place_of(finding, report_))
      result["locations"] = Json::array({location(*place, finding)});
    result["partialFingerprints"] = {{"lockstepDrift/v1", fingerprint(finding)}};
    if (!finding.why.empty())
      result["suppressions"] = Json::array({{{"kind", "external"}, {"justification", finding.why}}});
    all.push_back(std::move(result));
  }

 private:
  DriftReport const& report_;
};

Json rules_json() {
  Json result = Json::array();
  for (Rule const& rule : rules) {
    result.push_back({{"id", rule.id},
                      {"shortDescription", {{"text", rule.title}}},
                      {"fullDescription", {{"text", rule.text}}}});
  }
  return result;
}

// What the syntax of a workflow command would end is percent-encoded; in a property also what separates them.
std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (char const c : text) {
    bool const special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return result;
}

std::string annotation(char const* command, std::string const& title, Finding const& finding,
                       DriftReport const& report) {
  std::string properties;
  if (auto const place = place_of(finding, report)) {
    properties = "file=" + escaped(place->file, true);
    if (place->line > 0) properties += fmt::format(",line={},col={}", place->line, place->column);
    properties += ',';
  }
  return fmt::format("::{} {}title={}::{}\n", command, properties, escaped(title, true),
                     escaped(sentence(finding), false));
}

}  // namespace

std::string drift_sarif(DriftReport const& report) {
  Results results(report);
  for (Finding const& finding : report.drift)
    results.add(finding, static_cast<std::size_t>(finding.difference), "error");
  for (Finding const& finding : report.pending) results.add(finding, pending_rule, "note");
  for (Finding const& finding : report.unmanaged)
    results.add(finding, unmanaged_rule, report.strict ? "error" : "note");
  for (Finding const& finding : report.ignored)
    results.add(finding, static_cast<std::size_t>(finding.difference), "error");
  Json const driver{{"name", "lockstep"}, {"version", LOCKSTEP_VERSION}, {"rules", rules_json()}};
  Json run{{"tool", {{"driver", driver}}}, {"results", results.all}, {"columnKind", "unicodeCodePoints"}};
  Json const document{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({run})}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string drift_github(DriftReport const& report) {
  std::string text;
  for (Finding const& finding : report.drift) text += annotation("error", "drift", finding, report);
  for (Finding const& finding : report.unmanaged)
    text += annotation(report.strict ? "error" : "notice", "unmanaged", finding, report);
  if (!report.pending_migrations.empty()) {
    text += fmt::format("::notice title=pending migrations::{} not applied yet, {} explained by them\n",
                        report.pending_migrations.size(), report.pending.size());
  }
  for (std::string const& note : report.notes) text += "::notice title=drift::" + escaped(note, false) + "\n";
  return text;
}

}  // namespace lockstep
