#include "emit/sarif.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "emit/print_json.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

// A file's path as a relative URI: characters that are valid only in paths are percent-encoded.
std::string uri_of(std::string const& path) {
  std::string result;
  for (char const c : path) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return path.starts_with('/') ? "file://" + result : result;
}

Json location(FilePlace const& place, std::string const& object) {
  Json physical{{"artifactLocation", {{"uri", uri_of(place.file)}}}};
  // Without a region, viewers show the finding at the whole file.
  if (place.line > 0) physical["region"] = {{"startLine", place.line}, {"startColumn", place.column}};
  Json result{{"physicalLocation", physical}};
  if (!object.empty()) result["logicalLocations"] = Json::array({{{"fullyQualifiedName", object}}});
  return result;
}

Json result_json(SarifResult const& one, std::string const& rule, std::string const& name) {
  Json result{
      {"ruleId", rule}, {"ruleIndex", one.rule}, {"level", one.level}, {"message", {{"text", one.message}}}};
  if (one.place) result["locations"] = Json::array({location(*one.place, one.object)});
  result["partialFingerprints"] = {{name, one.fingerprint}};
  if (!one.why.empty()) {
    result["suppressions"] =
        Json::array({{{"kind", one.in_source ? "inSource" : "external"}, {"justification", one.why}}});
  }
  return result;
}

Json rule_json(SarifRule const& rule) {
  Json result{{"id", rule.id},
              {"shortDescription", {{"text", rule.title}}},
              {"fullDescription", {{"text", rule.text}}}};
  if (!rule.help.empty()) result["help"] = {{"text", rule.help}};
  return result;
}

}  // namespace

std::string sarif(std::vector<SarifRule> const& rules, std::vector<SarifResult> const& results,
                  std::string const& name) {
  Json all = Json::array(), table = Json::array();
  for (SarifRule const& rule : rules) table.push_back(rule_json(rule));
  for (SarifResult const& one : results) all.push_back(result_json(one, rules.at(one.rule).id, name));
  Json const driver{{"name", "lockstep"}, {"version", LOCKSTEP_VERSION}, {"rules", std::move(table)}};
  Json run{{"tool", {{"driver", driver}}}, {"results", std::move(all)}, {"columnKind", "unicodeCodePoints"}};
  Json const document{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({run})}};
  return json_document(document);
}

}  // namespace lockstep
