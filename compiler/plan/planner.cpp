// The planner. Example: "column name becomes full_name, and it gets an index"
//   diff       rename column, create index
//   split      two columns can do the rename, so for the steps it is "add full_name, drop name"
//   recipes    expand: AddColumn, CreateSyncTrigger. backfill: Backfill. contract: NOT NULL, DropSyncTrigger,
//              DropColumn. For the index: CreateIndex
//   order      CreateIndex prefers full_name filled, so it moves after the backfill, into contract
//   batches    transactions and single statements; then each step gets its facts, hazards and undo
//   backward   the undo of each step in reverse order, divided into batches in the same way
//
// A simulation on the model gives each phase the schema to which it leads, and proves that the last one is
// `to`.

#include "compiler/plan/planner.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>
#include <optional>

#include "compiler/model/extension_members.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/check.hpp"
#include "compiler/plan/facts/comparable_keys.hpp"
#include "compiler/plan/recipes/choose.hpp"
#include "compiler/plan/recipes/context.hpp"
#include "compiler/plan/recipes/normalize.hpp"
#include "compiler/plan/recipes/partition_indexes.hpp"
#include "compiler/plan/recipes/partition_links.hpp"
#include "compiler/plan/recipes/renames.hpp"
#include "compiler/plan/schedule/batches.hpp"
#include "compiler/plan/schedule/phases.hpp"
#include "compiler/plan/schedule/publishing.hpp"
#include "compiler/plan/schedule/rebuild_dependents.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

void internal_error(std::string const& what, Diagnostics& diagnostics) {
  diagnostics.add({.code = Code::plan_not_proved,
                   .span = std::nullopt,
                   .message = what,
                   .help = "please report this with the two schemas; nothing was written"});
}

// The plan, applied to the model, must give the target; only schemas and extensions may remain.
void prove(model::Schema const& result, model::Schema const& wanted, Diagnostics& diagnostics) {
  for (Change const& change : diff(result, wanted)) {
    bool const kept = change.to.kind == ObjectKind::schema_object || change.to.kind == ObjectKind::extension;
    if (kept && change.verb == Verb::drop) continue;
    internal_error("the plan leaves " + std::string(enum_name(change.verb)) + " `" +
                       to_string(subject(change)) + "` undone",
                   diagnostics);
  }
}

struct Prepared {
  std::vector<Change> changes;
  SplitRenames renames;
  std::vector<Unit> units;  // in order
};

// The names of both sides; the members of a renamed table count for its old and its new name.
Names names_in_use(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames) {
  Names names({&models.from, &models.to});
  for (AppliedRename const& rename : renames) {
    if (rename.from.kind == ObjectKind::table) names.also_called(rename.from.owner, rename.to.owner);
  }
  return names;
}

// What names the objects of an extension that moves is the same before and after.
std::optional<Pair<model::Schema>> with_moved_extensions(Pair<model::Schema> const& models) {
  std::optional<Pair<model::Schema>> result;
  for (model::Extension const& to : models.to.extensions) {
    model::Extension const* const from = model::find(models.from.extensions, to.name);
    if (from == nullptr || from->schema == to.schema || !from->relocatable) continue;
    if (!result) result = models;
    model::Extension moved = *from;
    moved.schema = to.schema;
    model::alter_extension(result->from, moved);
    model::find(result->from.extensions, to.name)->schema = from->schema;
  }
  return result;
}

// links: the models are those in which the partitions that are attached or detached are partitions on both
// sides.
Prepared prepare(Pair<model::Schema> const& models, std::vector<LinkedPartition> const& links,
                 Hints const& hints, PlanOptions const& options, Names& names, Diagnostics& diagnostics) {
  std::vector<AppliedRename> const renames = applicable(models, hints, diagnostics);
  refuse_incomparable_keys(models, diagnostics);
  if (diagnostics.has_errors()) return {};
  names = names_in_use(models, renames);
  Prepared result{diff(models, renames),
                  split(models, renames, options.phases == PhasesMode::never, options.keep_column_order),
                  {}};
  bool const same = result.renames.columns.empty() && result.renames.values.empty();
  std::vector<Change> working = same ? result.changes : diff(models, result.renames.in_place);
  std::vector<std::size_t> causes = same ? own_causes(working) : causes_of(working, result.changes);
  std::optional<model::Schema> renamed;  // a model is large; without a rename it is not copied
  if (!result.renames.in_place.empty()) renamed = with_renames(models.from, result.renames.in_place);
  PlanningContext recipe(renamed ? *renamed : models.from, models.to, hints, options, names, diagnostics);
  recipe.phased = result.renames.columns;
  for (LinkedPartition const& linked : links) {
    if (!linked.attached) recipe.leaving.insert(linked.link.table);
  }
  part_disturbed_keys(working, causes, recipe);
  join_key_replacements(working, causes, recipe);
  join_partition_index_renames(working, causes, recipe);
  choose_recipes(recipe, models.from, result.renames, working, causes);
  add_partition_links(recipe, links, result.changes.size());
  std::vector<Change> const linked = changes_of(links);
  result.changes.insert(result.changes.end(), linked.begin(), linked.end());
  refuse_unfillable(recipe);
  refuse_exchanged_references(recipe);
  refuse_counted_targets(recipe);
  report_backfills_not_done(recipe);
  if (diagnostics.has_errors()) return result;
  RebuildContext const context{recipe.from,           recipe.to,  result.renames.in_place, recipe.new_tables,
                               recipe.single_phase(), diagnostics};
  std::vector<Unit> units = rebuild_dependents(std::move(recipe.units), context);
  leave_with_archives(units);
  if (!diagnostics.has_errors())
    result.units = with_narrow_gaps(order(std::move(units), recipe.new_tables, diagnostics));
  return result;
}

// The models with names and partitions that are equal on both sides where a step makes them so. The names in
// use refer to them, so they live as long as those.
struct Sides {
  explicit Sides(Pair<model::Schema> const& given)
      : models(given), moved(with_moved_extensions(given)), linked(link_partitions(moved ? *moved : given)) {}
  Pair<model::Schema> const& compared() const {
    return linked.models ? *linked.models : moved ? *moved : models;
  }

  Pair<model::Schema> const& models;
  std::optional<Pair<model::Schema>> moved;
  LinkedPartitions linked;
};

Prepared prepare(Sides const& sides, Hints const& hints, PlanOptions const& options, Names& names,
                 Diagnostics& diagnostics) {
  return prepare(sides.compared(), sides.linked.partitions, hints, options, names, diagnostics);
}

}  // namespace

Plan plan(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
          Diagnostics& diagnostics) {
  Names names;
  Sides const sides(models);
  Prepared prepared = prepare(sides, hints, options, names, diagnostics);
  if (diagnostics.has_errors()) return {};
  Plan result{.start = models.from, .changes = std::move(prepared.changes)};
  result.one_batch_per_migration = options.runner == Runner::prisma;
  BuiltPhases built = build_phases(std::move(prepared.units), models.from, prepared.renames.values, names,
                                   {.single_phase = options.phases == PhasesMode::never,
                                    .one_batch_per_migration = result.one_batch_per_migration});
  result.phases = std::move(built.phases);
  mark_refused_updates(result.phases, models.from);
  if (!built.problem.empty()) internal_error(built.problem, diagnostics);
  refuse_parted_objects(result.phases, diagnostics);
  prove(result.phases.empty() ? models.from : result.phases.back().after, models.to, diagnostics);
  if (std::string const broken = check(result); !broken.empty()) internal_error(broken, diagnostics);
  if (diagnostics.has_errors()) return {};
  bool const only_expand =
      std::ranges::all_of(result.phases, [](PhasePlan const& phase) { return phase.phase == Phase::expand; });
  result.phased = !result.phases.empty() && (!only_expand || options.phases == PhasesMode::always);
  return result;
}

std::string plan_graph(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
                       Diagnostics& diagnostics) {
  Names names;
  return graph(prepare(Sides(models), hints, options, names, diagnostics).units);
}

}  // namespace lockstep
