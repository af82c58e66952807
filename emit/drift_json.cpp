// The findings as JSON. Every list exists even when it is empty, so that a reader needs no special case.
#include <nlohmann/json.hpp>

#include "compiler/model/print.hpp"
#include "emit/drift.hpp"
#include "emit/print_json.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

Json object_json(model::ObjectRef const& object) {
  return {{"kind", enum_name(object.kind)},
          {"schema", object.owner.schema},
          {"name", object.owner.name},
          {"member", object.member}};
}

Json finding_json(Finding const& finding) {
  Json json{{"fingerprint", fingerprint(finding)}, {"difference", enum_name(finding.difference)}};
  json["object"] = object_json(finding.object);
  if (finding.difference == Difference::renamed) json["in_database"] = object_json(finding.present);
  json["attributes"] = Json::array();
  for (AttributeValues const& attribute : finding.attributes) {
    Json row{{"name", attribute.name}};
    if (finding.difference != Difference::unexpected) row["schema"] = attribute.values.to;
    if (finding.difference != Difference::missing) row["database"] = attribute.values.from;
    json["attributes"].push_back(std::move(row));
  }
  if (finding.place) {
    json["place"] = {
        {"file", finding.place->file}, {"line", finding.place->line}, {"column", finding.place->column}};
  }
  json["message"] = sentence(finding);
  if (!finding.why.empty()) json["reason"] = finding.why;
  return json;
}

Json list_json(std::vector<Finding> const& findings) {
  Json json = Json::array();
  for (Finding const& finding : findings) json.push_back(finding_json(finding));
  return json;
}

}  // namespace

std::string drift_json(DriftReport const& report) {
  Json json{{"format", 1},
            {"schema", report.schema},
            {"database", report.database},
            {"drifted", report.drifted()},
            {"strict", report.strict}};
  json["drift"] = list_json(report.drift);
  json["pending_migrations"] = report.pending_migrations;
  json["pending"] = list_json(report.pending);
  json["unmanaged"] = list_json(report.unmanaged);
  json["ignored"] = list_json(report.ignored);
  json["cannot_compare"] = report.cannot_compare;
  json["notes"] = report.notes;
  return json_document(json);
}

}  // namespace lockstep
