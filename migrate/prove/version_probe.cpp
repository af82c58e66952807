// The state after the migration serves as a database of the new version, because its catalog is proved to be
// the target.
#include "migrate/prove/version_probe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"

namespace lockstep {
namespace {

// The constraints that can refuse a row, with their definitions, by name.
std::map<std::string, std::string> constraints_of(model::Schema const& schema) {
  std::map<std::string, std::string> result;
  for (model::Table const& table : schema.tables) {
    if (table.primary_key) result.emplace(table.primary_key->name, model::print(*table.primary_key));
    for (model::Index const& index : table.indexes) result.emplace(index.name, model::print(index));
    for (model::ForeignKey const& key : table.foreign_keys) result.emplace(key.name, model::print(key));
  }
  for (model::DefinedObject const& object : schema.objects) {
    bool const refuses = object.address.kind == model::ObjectKind::check ||
                         object.address.kind == model::ObjectKind::exclusion;
    if (refuses) result.emplace(object.address.member, object.definition);
  }
  return result;
}

// The names of the constraints that `others` does not have in the same form.
std::set<std::string> without_columns(std::map<std::string, std::string> const& constraints,
                                      std::map<std::string, std::string> const& others) {
  std::set<std::string> names;
  for (auto const& [name, text] : constraints) {
    auto const other = others.find(name);
    if (other == others.end() || other->second != text) names.insert(name);
  }
  return names;
}

// Tables of the target that a breaking step of the contract phase changes, and tables with a foreign key to
// one of them, because their rows need its rows.
std::set<model::Name> changed_at_once(Pair<model::Schema> const& models,
                                      std::vector<AppliedRename> const& renames,
                                      std::set<model::Name> owners) {
  for (AppliedRename const& rename : renames) {
    if (owners.contains(rename.from.owner)) owners.insert(rename.to.owner);
  }
  std::set<model::Name> tables, result;
  for (model::Table const& table : models.to.tables) {
    bool const meant =
        owners.contains(table.name) || std::ranges::any_of(table.columns, [&](model::Column const& column) {
          return owners.contains(column.type.name);
        });
    if (meant) tables.insert(table.name);
  }
  result = tables;
  for (model::Table const& table : models.to.tables) {
    bool const refers = std::ranges::any_of(
        table.foreign_keys, [&](model::ForeignKey const& key) { return tables.contains(key.referenced); });
    if (refers) result.insert(table.name);
  }
  return result;
}

std::set<std::string> foreign_keys_of(model::Schema const& schema) {
  std::set<std::string> names;
  for (model::Table const& table : schema.tables) {
    for (model::ForeignKey const& key : table.foreign_keys) names.insert(key.name);
  }
  return names;
}

bool ends_actions(Plan const& plan) {
  return std::ranges::any_of(plan.phases, [](PhasePlan const& phase) {
    return std::ranges::any_of(steps_of(phase.forward), [](Step const* step) {
      auto const* drop = get_if<action::DropForeignKey>(step->action);
      return drop != nullptr && (drop->ends || model::changes_rows(drop->key.on_update));
    });
  });
}

// The tables that are referenced by a foreign key with a column that the plan fills.
std::set<model::Name> filled_references(Plan const& plan, model::Schema const& schema) {
  std::set<model::ObjectRef> filled;
  for (PhasePlan const& phase : plan.phases) {
    for (Step const* const step : steps_of(phase.forward)) {
      auto const* const fill = get_if<action::Backfill>(step->action);
      if (fill != nullptr) filled.insert({model::ObjectKind::column, fill->table, fill->column});
    }
  }
  std::set<model::Name> result;
  for (model::Table const& table : schema.tables) {
    for (model::ForeignKey const& key : table.foreign_keys) {
      bool const is_filled = std::ranges::any_of(key.columns, [&](std::string const& column) {
        return filled.contains({model::ObjectKind::column, table.name, column});
      });
      if (is_filled) result.insert(key.referenced);
    }
  }
  return result;
}

// The foreign keys whose actions can meet in one row: ON DELETE of one key deletes or changes a row that an
// action of another key of its table changes too. PostgreSQL then checks the reference of the row again, and
// the result depends on the order in which it reads the rows.
std::set<std::string> crossed_keys(model::Schema const& schema) {
  std::set<std::string> names;
  for (model::Table const& table : schema.tables) {
    std::vector<model::ForeignKey const*> acting;
    bool writes = false;
    for (model::ForeignKey const& key : table.foreign_keys) {
      if (!model::changes_rows(key.on_delete)) continue;
      acting.push_back(&key);
      writes = writes || key.on_delete != model::ReferentialAction::cascade;
    }
    if (!writes || acting.size() < 2) continue;
    for (model::ForeignKey const* const key : acting) names.insert(key->name);
  }
  return names;
}

// ON DELETE or ON UPDATE of a foreign key.
using Handing = model::ReferentialAction model::ForeignKey::*;

// Adds the tables that the given tables reference with such an action, directly or over others: a delete or a
// change of key there changes rows of the given tables.
void take_along(model::Schema const& schema, Handing handing, std::set<model::Name>& tables) {
  if (tables.empty()) return;
  std::multimap<model::Name, model::Name> referenced;
  for (model::Table const& table : schema.tables) {
    for (model::ForeignKey const& key : table.foreign_keys) {
      if (model::changes_rows(key.*handing)) referenced.emplace(table.name, key.referenced);
    }
  }
  std::vector<model::Name> open(tables.begin(), tables.end());
  while (!open.empty()) {
    auto const [first, last] = referenced.equal_range(open.back());
    open.pop_back();
    for (auto at = first; at != last; ++at) {
      if (tables.insert(at->second).second) open.push_back(at->second);
    }
  }
}

}  // namespace

Probing::Probing(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames,
                 Plan const& plan, Samples const& samples)
    : plan_(plan), rollout_(rollout_of(plan)) {
  result_.phased = plan.phased;
  if (plan.phases.empty()) return;
  if (rollout_.old_runs.front()) old_ = make_probes(models, renames, End::from, plan, samples);
  if (plan.phased) new_ = make_probes(models, renames, End::to, plan, samples);
  at_once_ = changed_at_once(models, renames, rollout_.changed_at_once);
  if (ends_actions(plan)) kept_by_rows_ = foreign_keys_of(models.from);
  std::set<model::Name> from, to;
  for (AppliedRename const& rename : renames) {
    if (rename.from.kind != model::ObjectKind::table) continue;
    from.insert(rename.from.owner);
    to.insert(rename.to.owner);
  }
  crossed_ = {.from = crossed_keys(models.from), .to = crossed_keys(models.to)};
  old_only_ = own(models.from, models.to, from);
  new_only_ = own(models.to, models.from, to);
  std::set<model::Name> const filled = filled_references(plan, models.to);
  new_only_.deleted.insert(filled.begin(), filled.end());
  new_only_.updated.insert(filled.begin(), filled.end());
  for (model::Schema const* const schema : {&models.from, &models.to}) {
    for (Own* const only : {&old_only_, &new_only_}) {
      take_along(*schema, &model::ForeignKey::on_delete, only->deleted);
      take_along(*schema, &model::ForeignKey::on_update, only->updated);
    }
  }
}

Probing::Own Probing::own(model::Schema const& schema, model::Schema const& other,
                          std::set<model::Name> const& renamed) {
  Own own{.constraints = without_columns(constraints_of(schema), constraints_of(other))};
  std::set<model::Name> others_tables = renamed;
  for (model::Table const& table : other.tables) others_tables.insert(table.name);
  for (model::Table const& table : schema.tables) {
    if (!others_tables.contains(table.name)) own.tables.insert(table.name);
  }
  for (model::Table const& table : schema.tables) {
    for (model::ForeignKey const& key : table.foreign_keys) {
      if (!own.constraints.contains(key.name)) continue;
      if (model::changes_rows(key.on_delete)) own.deleted.insert(key.referenced);
      if (model::changes_rows(key.on_update)) own.updated.insert(key.referenced);
    }
  }
  std::set<std::string> others;
  for (model::DefinedObject const& object : other.objects) others.insert(object.definition);
  own.triggers = std::ranges::any_of(schema.objects, [&](model::DefinedObject const& object) {
    bool const can_raise = object.address.kind == model::ObjectKind::trigger ||
                           object.address.kind == model::ObjectKind::function;
    return can_raise && !others.contains(object.definition);
  });
  return own;
}

bool Probing::says_nothing(Probe const& probe, ProbeAnswer const& answer, Own const& foreign) {
  if (answer.collides || foreign.constraints.contains(answer.constraint)) return true;
  if (!answer.constraint.empty() && foreign.tables.contains(answer.table)) return true;
  if (answer.raised) return foreign.triggers;
  if (answer.constraint.empty() || probe.what == "INSERT") return false;
  return (probe.what == "DELETE" ? foreign.deleted : foreign.updated).contains(probe.table);
}

void Probing::before(Connection& connection) {
  if (!old_.empty()) old_before_ = try_probes(old_, connection);
  bool const nothing_first = plan_.phased && plan_.phases.front().phase == Phase::contract;
  if (nothing_first && !new_.empty())
    new_points_.push_back({"before the contract", try_probes(new_, connection)});
}

void Probing::after(std::size_t entry, std::string const& file, Connection& connection) {
  if (over_) return;
  bool const last = entry + 1 == plan_.phases.size();
  if (!old_.empty() && rollout_.old_runs[entry]) {
    judge(old_, old_before_, End::from, {"after " + file, try_probes(old_, connection)});
  } else if (plan_.phased && plan_.phases[entry].phase != Phase::contract) {
    result_.notes.push_back("the old application version was not probed after " + file +
                            ", whose header requires that it is stopped");
  }
  if (new_.empty() || !rollout_.new_runs[entry]) return;
  std::vector<ProbeAnswer> answers = try_probes(new_, connection);
  if (!last) {
    new_points_.push_back({"after " + file, std::move(answers)});
    return;
  }
  for (Point const& point : new_points_) judge(new_, answers, End::to, point);
}

void Probing::rows_are_gone() {
  over_ = true;
  result_.notes.push_back("the application versions were not probed further, because there are no rows");
}

void Probing::judge(std::vector<Probe> const& probes, std::vector<ProbeAnswer> const& pure, End side,
                    Point const& point) {
  std::size_t announced = 0, kept = 0;
  bool other_rows = false;
  Own const& foreign = side == End::from ? new_only_ : old_only_;
  std::set<std::string> const& crossing = side == End::from ? crossed_.from : crossed_.to;
  for (std::size_t i = 0; i < probes.size(); ++i) {
    ++result_.statements;
    ProbeAnswer const& answer = point.answers[i];
    bool const fails = !answer.message.empty();
    bool const crossed = probes[i].what == "DELETE" && crossing.contains(answer.constraint);
    bool const nothing =
        fails && (crossed || says_nothing(probes[i], answer, foreign) || (other_rows && answer.refuses_row));
    other_rows = other_rows || (probes[i].kept && fails == pure[i].message.empty());
    if (!pure[i].message.empty() || nothing) {
      ++result_.left_out;
    } else if (fails && side == End::to && at_once_.contains(probes[i].table)) {
      ++announced;
    } else if (fails && side == End::from && kept_by_rows_.contains(answer.constraint)) {
      ++kept;
    } else if (fails) {
      result_.failures.push_back(fmt::format("{}, the {} version: {} in {}: {}", point.where,
                                             side == End::from ? "old" : "new", probes[i].what,
                                             model::print(probes[i].table), answer.message));
    }
  }
  if (kept > 0) {
    result_.notes.push_back(
        fmt::format("{} of {} statements of the old application version fail {}: the ON DELETE "
                    "action no longer runs, so referencing rows stay or block the delete (H402)",
                    kept, probes.size(), point.where));
  }
  if (announced < probes.size()) (side == End::from ? result_.old_version : result_.new_version) = true;
  if (announced > 0) {
    result_.notes.push_back(
        fmt::format("{} of {} statements of the new application version fail {}: start it after the "
                    "contract, which changes what they need",
                    announced, probes.size(), point.where));
  }
}

}  // namespace lockstep
