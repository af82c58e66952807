// Columns: adding, dropping, defaults, NOT NULL, and the second column of a phased rename.

#include <algorithm>
#include <array>

#include "compiler/model/defaults.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/effects/follow.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/recipes/context.hpp"
#include "compiler/plan/recipes/inheritance.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::DefaultKind;
using model::ObjectKind;
using model::Table;

bool has_default(Column const& column) {
  return column.value.kind != DefaultKind::none || column.identity != model::Identity::none ||
         !column.generated.empty();
}

// A plan with a single phase fills no rows: reports the @backfill of the column.
void leave_rows(PlanningContext const& recipe, model::Name const& table, std::string const& column) {
  BackfillHint const* const hint = backfill_hint(recipe, table, column);
  if (hint == nullptr) return;
  recipe.diagnostics.add(
      {.code = Code::backfill_not_done,
       .span = hint->span,
       .message = "nothing is filled with --phases never: " + to_string(hint->column),
       .help = "plan without --phases never, or write the UPDATE into the migration by hand",
       .object = to_string(hint->column)});
}

bool refers(Table const& table, std::string const& column) {
  return std::ranges::any_of(table.foreign_keys, [&](model::ForeignKey const& key) {
    return std::ranges::find(key.columns, column) != key.columns.end();
  });
}

bool is_in_unique(Table const& table, std::string const& column) {
  return in_key(table, column) || std::ranges::any_of(table.indexes, [&](model::Index const& index) {
           auto const over = [&](model::IndexPart const& part) { return part.column == column; };
           return index.unique && std::ranges::any_of(index.parts, over);
         });
}

// Fills the rows without a value: with the expression of @backfill, else the default, else a placeholder.
action::Backfill filling(PlanningContext const& recipe, Table const& table, Column const& column) {
  bool const composite = may_be_composite(column.type);
  action::Backfill fill{.table = table.name,
                        .column = column.name,
                        .predicate = is_null(model::quote_identifier(column.name), composite),
                        .key = keyset_columns(recipe, table, column.name),
                        .composite = composite};
  BackfillHint const* const told = backfill_hint(recipe, table.name, column.name);
  if (told != nullptr) {
    fill.expression = told->expression;
  } else if (column.value.kind == DefaultKind::sequence) {
    fill.expression = next_of_sequence(table.name, column.name);
  } else if (column.value.kind != DefaultKind::none && column.value.kind != DefaultKind::database) {
    fill.expression = model::default_sql(column.value, column.type);
  } else {
    fill.placeholder = true;
  }
  bool const same =
      told != nullptr || column.value.kind == DefaultKind::literal || column.value.kind == DefaultKind::list;
  // A foreign key that the plan drops is dropped before the backfill (drop_foreign_key), so only those of
  // `to` count.
  if (auto const after = recipe.to_tables.find(table.name); after != recipe.to_tables.end()) {
    fill.refers = refers(*after->second, column.name);
    fill.repeats = same && is_in_unique(*after->second, column.name);
  }
  fill.repeats = fill.repeats || (same && is_in_unique(table, column.name));
  return fill;
}

// Whether the smallest and the greatest value of the column are found without a table scan.
bool begins_index(Table const& table, std::string const& column) {
  bool const in_key = table.primary_key && table.primary_key->columns.front() == column;
  return in_key || std::any_of(table.indexes.begin(), table.indexes.end(), [&](model::Index const& index) {
           return index.method == "btree" && index.valid && index.predicate.empty() &&
                  index.parts.front().column == column;
         });
}

// Its position is after the greatest existing value.
action::AddSequence added_sequence(PlanningContext const& recipe, Table const& table, Column const& column,
                                   bool indexed) {
  return {table.name, column, false, indexed, recipe.names.sequence_name(table.name, column.name)};
}

void make_not_null(PlanningContext& recipe, model::Name const& table, Column const& column,
                   std::size_t cause) {
  std::vector<Action> const actions = not_null_actions(recipe.names, table, column.name,
                                                       may_be_composite(column.type), recipe.single_phase());
  if (actions.size() == 1) {
    recipe.add(Phase::contract, cause, actions);
    return after_heirs(recipe, table, column.name, Facet::not_null);
  }
  recipe.add(Phase::contract, cause, {actions[0]});
  after_heirs(recipe, table, column.name, Facet::not_null);
  recipe.add(Phase::contract, cause, {actions[1]});
  recipe.add(Phase::contract, cause, {actions[2], actions[3]});
}

// The rows of tables that inherit are filled first, each table by its own key.
void fill_rows(PlanningContext& recipe, action::Backfill const& fill, std::size_t cause) {
  recipe.add(Phase::backfill, cause, {fill});
  after_heirs(recipe, fill.table, fill.column, Facet::filled);
}

action::DropNotNull drop_not_null(PlanningContext const& recipe, model::Name const& table,
                                  Column const& column) {
  return {table, column.name, may_be_composite(column.type), recipe.inherited.contains(table)};
}

// New code no longer writes the column, and must be able to insert while old code still runs.
Column loosen_before_drop(PlanningContext& recipe, Table const& table, Column column, std::size_t cause) {
  bool const strict = !column.nullable && !has_default(column) && !in_key(table, column.name);
  if (recipe.single_phase() || !strict) return column;
  recipe.add(Phase::expand, cause, {drop_not_null(recipe, table.name, column)});
  column.nullable = true;
  return column;
}

action::SetDefault set_default(PlanningContext const& recipe, Table const& table, Column const& column,
                               model::Default const& old) {
  return {table.name, column, old, false, recipe.inherited.contains(table.name)};
}

action::DropDefault drop_default(PlanningContext const& recipe, Table const& table, Column const& column) {
  return {table.name, column, recipe.inherited.contains(table.name)};
}

// The new default may be a value that the referenced table lacks, so it is set after the foreign keys of the
// column that are dropped.
void wait_for_keys(PlanningContext& recipe, Table const& table, std::string const& column) {
  for (model::ForeignKey const& key : table.foreign_keys) {
    if (std::ranges::find(key.columns, column) == key.columns.end()) continue;
    recipe.units.back().also.needs.push_back(
        {{ObjectKind::foreign_key, table.name, key.name}, Facet::fk_target_final});
  }
}

// Whether the old column gets the default of the new one in expand, because the new version relies on it as
// soon as it runs. False for a default with recorded dependencies, which the plan may only create later.
bool lends_default(PlanningContext const& recipe, Table const& table, Column const& column,
                   Column const& old) {
  DefaultKind const kind = column.value.kind;
  bool const said =
      kind == DefaultKind::literal || kind == DefaultKind::list || kind == DefaultKind::expression;
  return said && !(column.value == old.value) &&
         !recipe.default_dependencies_later.contains({ObjectKind::column, table.name, column.name});
}

// Expand: the new column and the trigger, in one transaction so that no row is written between them.
// Backfill: copy the values. Contract: NOT NULL and the default; drop the trigger and the old column. If the
// new version may write NULL and has a default, both columns have that default from expand on (keeps_nulls);
// otherwise the trigger would replace a written NULL by the default of the old column.
void add_renamed(PlanningContext& recipe, Table const& table, Column const& column, Column const& old,
                 std::size_t cause) {
  bool const lends = lends_default(recipe, table, column, old);
  Column bare = column;
  bare.nullable = true;
  // With another default the trigger could not distinguish an omitted value from a written one.
  bool const shared = column.nullable && column.value.kind != DefaultKind::none;
  if (!shared) bare.value = {};
  std::string const sync =
      recipe.names.generated_name(Helper::two_way_sync, table.name, table.name.name + "_" + column.name);
  action::CreateSyncTrigger keep{
      .table = table.name, .from = old, .to = column, .name = sync, .shared_default = shared};
  keep.dependents = known_dependents(recipe, table.name, old.name);
  recipe.add(Phase::expand, cause, {action::AddColumn{table.name, bare, old}, keep});
  keep.dependents.reset();
  Column left = old;
  if (column.nullable && !old.nullable) {  // the new version may leave both empty
    recipe.add(Phase::expand, cause, {drop_not_null(recipe, table.name, old)});
    left.nullable = true;
  }
  if (lends) {
    left.value = column.value;
    recipe.add(Phase::expand, cause, {action::SetDefault{table.name, left, old.value, true}});
    wait_for_keys(recipe, table, old.name);
  }
  action::Backfill copy{
      .table = table.name,
      .column = column.name,
      .expression = model::quote_identifier(old.name),
      .predicate = differ(model::quote_identifier(column.name), model::quote_identifier(old.name)),
      .key = keyset_columns(recipe, table, column.name),
      .copy = true};
  if (!column.nullable && old.nullable) {
    action::Backfill const fill = filling(recipe, table, column);
    copy.predicate += " OR " + fill.predicate;
    copy.placeholder = fill.placeholder;
    copy.composite = fill.composite;
    if (!fill.placeholder) copy.expression = "coalesce(" + copy.expression + ", " + fill.expression + ")";
  }
  recipe.add(Phase::backfill, cause, {copy});
  if (!column.nullable) make_not_null(recipe, table.name, column, cause);
  std::vector<Action> last;
  if (column.value.kind != DefaultKind::none && !shared)
    last.push_back(action::SetDefault{table.name, column, {}});
  last.push_back(action::DropSyncTrigger{table.name, old, column, sync});
  // The rollback adds the column again while the rest of contract is still in effect, so the key is that of
  // `to`.
  auto const key = keyset_columns(*recipe.to_tables.at(table.name));
  last.push_back(action::DropColumn{table.name, left, keep, key});
  recipe.add(Phase::contract, cause, last);
  recipe.claimed_changes.insert({ObjectKind::column, table.name, old.name});
}

void alter_default(PlanningContext& recipe, Table const& table, Pair<Column> const& columns,
                   std::size_t cause) {
  auto const& [from, to] = columns;
  if (from.value.kind == DefaultKind::sequence && to.value.kind == DefaultKind::sequence)
    return recipe.add(Phase::expand, cause, {action::ResizeSequence{table.name, from, to}});
  if (from.value.kind == DefaultKind::sequence) {
    // Old code leaves the column out and relies on the number that it gets.
    recipe.add(Phase::contract, cause,
               {action::DropSequence{table.name, from, begins_index(table, from.name)}});
  }
  if (to.value.kind == DefaultKind::sequence) {
    if (from.value.kind != DefaultKind::none)
      recipe.add(Phase::expand, cause, {drop_default(recipe, table, from)});
    recipe.add(Phase::expand, cause, {added_sequence(recipe, table, to, begins_index(table, to.name))});
    return;
  }
  if (to.value.kind != DefaultKind::none) {
    model::Default old = from.value.kind == DefaultKind::sequence ? model::Default{} : from.value;
    bool const needs_more = !from.type.name.schema.empty() ||
                            recipe.default_dependencies.contains({ObjectKind::column, table.name, from.name});
    if (recipe.single_phase() && old.kind != DefaultKind::none && needs_more) {
      // The old value may go from its enum in the same file, or the sequence that it takes: it goes first,
      // and is restored last.
      recipe.add(Phase::expand, cause, {drop_default(recipe, table, from)});
      old = {};
    }
    Phase const phase = from.value.kind == DefaultKind::sequence ? Phase::contract : Phase::expand;
    recipe.add(phase, cause, {set_default(recipe, table, to, old)});
    wait_for_keys(recipe, table, to.name);
    return;
  }
  if (from.value.kind == DefaultKind::sequence) return;
  // Old code may leave the column out and rely on the default; new code does not mind it.
  recipe.add(to.nullable ? Phase::expand : Phase::contract, cause, {drop_default(recipe, table, from)});
}

// converted: the expression of @backfill changes the type, and also gives a value to rows without one.
void alter_nullable(PlanningContext& recipe, Table const& table, Column const& to, bool converted,
                    std::size_t cause) {
  if (to.nullable) {
    recipe.add(Phase::expand, cause, {drop_not_null(recipe, table.name, to)});
    return;
  }
  if (recipe.single_phase() && !converted) {
    leave_rows(recipe, table.name, to.name);
  } else if (!converted) {
    fill_rows(recipe, filling(recipe, table, to), cause);
  }
  make_not_null(recipe, table.name, to, cause);
}

void make_generated(PlanningContext& recipe, Table const& table, Pair<Column> const& columns,
                    std::size_t cause) {
  action::DropColumn const drop = keep_values(recipe, table, columns.from, cause);
  recipe.add(Phase::contract, cause, {drop, action::AddColumn{table.name, columns.to, {}}});
}

// GENERATED ALWAYS refuses explicit values, so it suits only one of the two application versions. While both
// run, the identity is BY DEFAULT.
Column obliging(PlanningContext const& recipe, Column column) {
  bool const strict = !recipe.single_phase() && column.identity == model::Identity::always;
  if (strict) column.identity = model::Identity::by_default;
  return column;
}

// Changes what numbers the rows: an identity, a sequence default or nothing. In one transaction: a column can
// have only one of them at a time, both sequences may have the same name, and the column must not be without
// numbers for a moment.
void alter_numbering(PlanningContext& recipe, Table const& table, Pair<Column> const& columns,
                     std::size_t cause) {
  auto const& [from, to] = columns;
  bool const indexed = begins_index(table, from.name);
  if (from.identity != model::Identity::none && to.identity != model::Identity::none) {
    Phase const phase = to.identity == model::Identity::always ? Phase::contract : Phase::expand;
    return recipe.add(phase, cause, {action::AlterIdentity{table.name, from, to}});
  }
  if (to.identity != model::Identity::none) {
    Column const first = obliging(recipe, to);
    std::vector<Action> actions;
    if (from.value.kind == DefaultKind::sequence) {
      actions.push_back(action::DropSequence{table.name, from, indexed});
    } else if (from.value.kind != DefaultKind::none) {
      actions.push_back(drop_default(recipe, table, from));
    }
    actions.push_back(action::AddIdentity{table.name, first, indexed});
    recipe.add(Phase::expand, cause, actions);
    if (first.identity != to.identity)
      recipe.add(Phase::contract, cause, {action::AlterIdentity{table.name, first, to}});
    return;
  }
  // Old code leaves the column out and relies on the number that it gets.
  Column const last = model::is_numbered(to) ? from : obliging(recipe, from);
  if (last.identity != from.identity)
    recipe.add(Phase::expand, cause, {action::AlterIdentity{table.name, from, last}});
  std::vector<Action> actions{action::DropIdentity{table.name, last, indexed}};
  if (to.value.kind == DefaultKind::sequence) {
    actions.push_back(added_sequence(recipe, table, to, indexed));
  } else if (to.value.kind != DefaultKind::none) {
    actions.push_back(action::SetDefault{table.name, to, {}});
  }
  recipe.add(model::is_numbered(to) ? Phase::expand : Phase::contract, cause, actions);
}

// Whether rows without a value get numbers on the way to an identity, which takes no NULL.
bool numbers_rows(PlanningContext const& recipe, Pair<Column> const& columns) {
  auto const& [from, to] = columns;
  return !recipe.single_phase() && from.identity == model::Identity::none &&
         to.identity != model::Identity::none && from.nullable && !to.nullable;
}

// A sequence numbers new rows first, and those without a value in the backfill; the identity takes its place.
void number_rows(PlanningContext& recipe, Table const& table, Pair<Column> const& columns,
                 std::size_t cause) {
  auto const& [from, to] = columns;
  bool const indexed = begins_index(table, from.name);
  Column counted = to;
  counted.identity = model::Identity::none;
  counted.nullable = true;
  if (from.value.kind == DefaultKind::sequence) {
    counted.value = from.value;
  } else {
    counted.value = {DefaultKind::sequence, {}, {}};
    std::vector<Action> actions{added_sequence(recipe, table, counted, indexed)};
    if (from.value.kind != DefaultKind::none)
      actions.insert(actions.begin(), action::DropDefault{table.name, from});
    recipe.add(Phase::expand, cause, actions);
  }
  recipe.add(Phase::backfill, cause, {filling(recipe, table, counted)});
  make_not_null(recipe, table.name, to, cause);
  recipe.add(
      Phase::contract, cause,
      {action::DropSequence{table.name, counted, indexed}, action::AddIdentity{table.name, to, indexed}});
}

}  // namespace

// Whether the column is added without default and NOT NULL, because one statement cannot give a value to
// all rows.
static bool is_added_bare(PlanningContext const& recipe, Table const& table, Column const& column) {
  bool const missing = !column.nullable && !has_default(column);
  bool const database = column.value.kind == DefaultKind::database;
  bool const told = backfill_hint(recipe, table.name, column.name) != nullptr;
  return !recipe.single_phase() && (missing || is_volatile(column.value) || database || told);
}

static Column bare(Column column) {
  column.nullable = true;
  column.value = {};
  return column;
}

// Fills the column that has just been added, and requires it.
static void complete_column(PlanningContext& recipe, Table const& table, Column const& column,
                            std::size_t cause) {
  bool const told = backfill_hint(recipe, table.name, column.name) != nullptr;
  if (column.nullable && !is_volatile(column.value) && !told) return;
  action::Backfill fill = filling(recipe, *recipe.from_tables.at(table.name), column);
  fill.copy = true;
  if (column.nullable && told) {
    fill.predicate += " AND " + is_not_null("(" + fill.expression + ")", fill.composite);
    fill.open = true;  // a NULL that is written later stays
  }
  fill_rows(recipe, fill, cause);
  if (!column.nullable) make_not_null(recipe, table.name, column, cause);
}

void add_column(PlanningContext& recipe, Table const& table, Column const& column, std::size_t cause) {
  for (PhasedRename const& rename : recipe.phased) {
    if (rename.table != table.name || rename.to != column.name) continue;
    Table const& from = *recipe.from_tables.at(table.name);
    add_renamed(recipe, from, column, *model::find(from.columns, rename.from), cause);
    return;
  }
  if (refuses_handover(recipe, {ObjectKind::column, table.name, column.name}, own_sequence(column))) return;
  std::vector<model::Name> const heirs = heirs_getting(recipe, table.name, column.name);
  if (!is_added_bare(recipe, table, column)) {
    if (recipe.single_phase()) leave_rows(recipe, table.name, column.name);
    recipe.add(Phase::expand, cause, {action::AddColumn{table.name, column, {}, heirs}});
    return;
  }
  bool const told = backfill_hint(recipe, table.name, column.name) != nullptr;
  if (told && column.value.kind == DefaultKind::sequence) {
    return recipe.refuse(
        {ObjectKind::column, table.name, column.name},
        "@backfill on a new column that counts, whose sequence would begin before its values",
        "leave @backfill out, so that the rows are numbered, or add the column without "
        "@default(autoincrement()) first");
  }
  recipe.add(Phase::expand, cause, {action::AddColumn{table.name, bare(column), {}, heirs}});
  if (column.value.kind == DefaultKind::sequence) {
    recipe.add(Phase::expand, cause,
               {action::AddSequence{table.name, column, true, false,
                                    recipe.names.sequence_name(table.name, column.name)}});
  } else if (column.value.kind != DefaultKind::none && column.value.kind != DefaultKind::database) {
    recipe.add(Phase::expand, cause, {set_default(recipe, table, column, {})});
  }
  complete_column(recipe, table, column, cause);
}

// What the column has in this table only, and what each table gets by a separate step.
static void complete_inherited(PlanningContext& recipe, Table const& table, Column const& column,
                               Table const& source, std::size_t cause) {
  Column const& given = *model::find(source.columns, column.name);
  Column const first = is_added_bare(recipe, source, given) ? bare(given) : given;
  if (!(first.value == column.value)) {
    Column none = column;
    none.value = first.value;
    recipe.add(Phase::expand, cause,
               {column.value.kind == DefaultKind::none ? Action(drop_default(recipe, table, none))
                                                       : set_default(recipe, table, column, first.value)});
  }
  bool const is_bare = first.nullable && is_volatile(column.value);
  if (first.nullable == column.nullable && !is_bare) return;
  if (!recipe.single_phase()) return complete_column(recipe, table, column, cause);
  if (!column.nullable) make_not_null(recipe, table.name, column, cause);
}

void pass_on_column(PlanningContext& recipe, Change const& change, Table const& source, std::size_t cause) {
  std::string const& name = change.to.member;
  if (change.verb == Verb::create) {
    Table const& table = *recipe.to_tables.at(change.to.owner);
    return complete_inherited(recipe, table, *model::find(table.columns, name), source, cause);
  }
  Table const& table = *recipe.from_tables.at(change.to.owner);
  refuse_unmanaged(recipe, table.name, name);
  loosen_before_drop(recipe, table, *model::find(table.columns, name), cause);
}

void drop_column(PlanningContext& recipe, Table const& table, Column const& column, std::size_t cause) {
  if (recipe.claimed_changes.contains({ObjectKind::column, table.name, column.name})) return;
  refuse_unmanaged(recipe, table.name, column.name);
  Column const left = loosen_before_drop(recipe, table, column, cause);
  action::DropColumn drop = keep_values(recipe, table, left, cause);
  drop.heirs = heirs_losing(recipe, table.name, column.name);
  drop.only = is_kept_by_heir(recipe, table.name, column.name);
  recipe.add(Phase::contract, cause, {drop});
}

void alter_column(PlanningContext& recipe, Change const& change, std::size_t cause) {
  Table const& before = *recipe.from_tables.at(change.to.owner);
  Pair<Column> const columns = altered_columns(recipe, change);
  if (refuses_handover(recipe, change.to, own_sequence(columns.to))) return;
  if (is_recreated(recipe, change.to.owner, change.to.member)) {
    refuse_unmanaged(recipe, change.to.owner, change.to.member);
    return make_generated(recipe, before, columns, cause);
  }
  if (changes(change, "generated"))
    recipe.add(Phase::expand, cause, {action::DropExpression{before.name, columns.from}});
  bool const typed = is_typed(change);  // alter_types() takes the default along
  bool const renumbered = typed && is_numbered_otherwise(columns);
  if (changes(change, "identity") && !typed && numbers_rows(recipe, columns))
    return number_rows(recipe, before, columns, cause);
  if (changes(change, "identity") && !renumbered) {
    alter_numbering(recipe, before, columns, cause);
  } else if (changes(change, "identity") && !model::is_numbered(columns.to) && !recipe.single_phase()) {
    recipe.refuse(change.to, "a default instead of an identity together with a change of type",
                  "make them in two migrations");
  } else if (changes(change, "default") && !typed) {
    alter_default(recipe, before, columns, cause);
  }
  if (changes(change, "nullable"))
    alter_nullable(recipe, before, columns.to, typed && conversion_hint(recipe, change) != nullptr, cause);
}

}  // namespace lockstep
