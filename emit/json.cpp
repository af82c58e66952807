// plan.json: the plan, step by step, for tools, and the state that a rollback expects. A deployment does not
// need it, and a rollback works without it.

#include "emit/json.hpp"
#include "emit/column_order.hpp"

#include <nlohmann/json.hpp>

#include "compiler/model/print.hpp"
#include "emit/expectations.hpp"
#include "emit/print_json.hpp"
#include "emit/risk.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

Json step_json(Step const& step, EmitOptions const& options) {
  Json json{{"action", name_of(step.action)}, {"cause", step.cause}};
  if (model::DefinedObject const* object = object_of(step.action))
    json["object"] = to_string(object->address);
  Json tables = Json::array();
  for (model::Name const& table : step.tables) tables.push_back(model::print(table));
  json["tables"] = tables;
  json["lock"] = enum_name(step.facts.lock);
  if (step.facts.referenced != Lock::none) json["referenced_lock"] = enum_name(step.facts.referenced);
  json["work"] = enum_name(step.facts.work);
  Json hazards = Json::array();
  for (Hazard const& hazard : step.hazards) {
    hazards.push_back({{"code", info(hazard.code).number},
                       {"title", info(hazard.code).title},
                       {"object", to_string(hazard.object)}});
  }
  json["hazards"] = hazards;
  json["reversal"] = {{"grade", enum_name(step.reversal.grade)}, {"why", step.reversal.why}};
  json["sql"] = sql(step.action, options);
  return json;
}

Json batches_json(std::vector<Batch> const& batches, EmitOptions const& options) {
  Json json = Json::array();
  for (Batch const& batch : batches) {
    Json steps = Json::array();
    for (Step const& step : batch.steps) steps.push_back(step_json(step, options));
    json.push_back({{"transactional", batch.transactional}, {"steps", steps}});
  }
  return json;
}

}  // namespace

std::string plan_json(Plan const& plan, std::size_t index, Fingerprints const& fingerprints,
                      std::string const& rollback_sql, EmitOptions const& options) {
  PhasePlan const& phase = plan.phases[index];
  Risk const risk = risk_of(phase);
  Json changes = Json::array();
  for (std::size_t i = 0; i < plan.changes.size(); ++i) {
    Change const& change = plan.changes[i];
    changes.push_back({{"verb", enum_name(change.verb)},
                       {"from", to_string(change.from)},
                       {"to", to_string(change.to)},
                       {"attributes", change.attributes}});
  }
  Json json{{"format", 1},
            {"name", options.name},
            {"phase", enum_name(phase.phase)},
            {"phased", plan.phased},
            {"pg_version", options.pg_version},
            {"schema_before", fingerprints.before},
            {"schema_after", fingerprints.after},
            {"risk",
             {{"data_loss", risk.data_loss},
              {"blocking", risk.blocking},
              {"reversible", risk.reversible},
              {"breaking", risk.breaking}}},
            {"grade", enum_name(phase.grade)},
            {"changes", changes},
            {"forward", batches_json(phase.forward, options)},
            {"backward", batches_json(phase.backward, options)},
            {"rollback_sha256", sha256(rollback_sql)},
            {"rollback_expects", Json(expectations_of(phase))}};
  if (!risk.archives.empty()) json["risk"]["archives"] = risk.archives;
  if (index + 1 == plan.phases.size()) {
    if (auto const moved = moved_columns(plan); !moved.empty()) json["moved_columns"] = moved;
  }
  return json_document(json);
}

}  // namespace lockstep
