// The safety rules, checked independently of the planner: this code reads only the steps and their facts.

#include <set>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {
namespace {

using namespace action;  // NOLINT(google-build-using-namespace): the rules name actions on every line

bool has_hazard(Step const& step, HazardCode code) {
  for (Hazard const& hazard : step.hazards) {
    if (hazard.code == code) return true;
  }
  return false;
}

bool admits_blocking(Step const& step) {
  return has_hazard(step, HazardCode::table_rewrite) || has_hazard(step, HazardCode::table_scan_locked) ||
         has_hazard(step, HazardCode::index_build_locked);
}

bool blocks(Step const& step) {
  return !step.tables.empty() && (blocks_writes(step.facts.lock) || blocks_writes(step.facts.referenced));
}

bool is_lengthy(Step const& step) { return !step.tables.empty() && step.facts.work != Work::meta; }

// Drops data of which there is no other copy.
bool is_destructive(Action const& action) {
  if (auto const* drop = get_if<DropColumn>(action)) return !drop->kept && drop->column.generated.empty();
  if (auto const* drop = get_if<DropObject>(action)) {
    return drop->reason == DropReason::permanent && drop->object.address.kind == model::ObjectKind::partition;
  }
  return holds_alternative<DropTable>(action);
}

using Complaints = std::string;

// Columns that a validated check has shown to hold no NULL.
using Proofs = std::set<std::pair<Name, std::string>>;

void check_batch(Batch const& batch, Proofs& proofs, Complaints& complaints) {
  auto const report = [&](Step const& step, std::string_view what) {
    complaints += std::string(name_of(step.action)) + ": " + std::string(what) + "\n";
  };
  bool locked = false;
  std::set<std::string> not_valid;
  for (Step const& step : batch.steps) {
    bool const guard = holds_alternative<Guard>(step.action);
    if (!step.facts.transactional && batch.steps.size() > 1)
      report(step, "cannot run in a transaction but is not alone");
    if (!step.facts.transactional && batch.transactional)
      report(step, "is in a transaction in which it cannot run");
    if (is_lengthy(step) && locked && !guard && !admits_blocking(step)) {
      report(step, "runs long while the transaction holds a lock that blocks writers");
    }
    if (is_lengthy(step) && blocks(step) && !admits_blocking(step))
      report(step, "blocks writers for long without a hazard");
    locked = locked || blocks(step);
    if (auto const* set = get_if<SetNotNull>(step.action); set != nullptr && set->proven) {
      if (!proofs.contains({set->table, set->column}))
        report(step, "relies on a check that was not validated before");
    }
    if (auto const* attach = get_if<AttachPartition>(step.action); attach != nullptr && attach->proven) {
      if (!proofs.contains({attach->link.table, {}}))
        report(step, "relies on a check that was not validated before");
    }
    if (auto const* swap = get_if<SwapColumns>(step.action)) {
      for (ReferenceSwap const& reference : swap->references) not_valid.insert(reference.key.name);
      for (model::DefinedObject const& one : swap->checks) not_valid.insert(one.address.member);
    }
    if (auto const* valid = get_if<ValidateCheck>(step.action)) proofs.insert({valid->table, valid->column});
    if (auto const* add = get_if<AddForeignKey>(step.action); add != nullptr && add->not_valid) {
      not_valid.insert(add->key.name);
    }
    if (auto const* add = get_if<AddNotNullCheck>(step.action)) not_valid.insert(add->name);
    if (auto const* add = get_if<CreateObject>(step.action); add != nullptr && add->not_valid) {
      not_valid.insert(add->object.address.member);
    }
    auto const* object = get_if<ValidateObject>(step.action);
    auto const* key = get_if<ValidateForeignKey>(step.action);
    auto const* check = get_if<ValidateCheck>(step.action);
    if ((key != nullptr && not_valid.contains(key->key.name)) ||
        (check != nullptr && not_valid.contains(check->name)) ||
        (object != nullptr && not_valid.contains(object->object.address.member))) {
      report(step, "validated in the transaction that added it");
    }
  }
}

}  // namespace

std::string check(Plan const& plan) {
  Complaints complaints;
  bool const undivided = plan.phases.empty() ||
                         (plan.one_batch_per_migration ? plan.phases.front().phase == plan.phases.back().phase
                                                       : plan.phases.size() == 1);
  bool const phased = !undivided;
  Proofs proofs;  // of a phase, which may have several entries
  for (PhasePlan const& phase : plan.phases) {
    if (&phase == &plan.phases.front() || (&phase)[-1].phase != phase.phase) proofs.clear();
    for (Batch const& batch : phase.forward) {
      check_batch(batch, proofs, complaints);
      for (Step const& step : batch.steps) {
        std::string const name(name_of(step.action));
        if (phased && phase.phase != Phase::contract && is_destructive(step.action)) {
          complaints += name + ": loses data before contract\n";
        }
        if (step.reversal.undo.empty() && step.reversal.why.empty())
          complaints += name + ": has no undo and no reason\n";
      }
    }
    Proofs back;
    for (Batch const& batch : phase.backward) check_batch(batch, back, complaints);
  }
  return complaints;
}

}  // namespace lockstep
