// The input of every recipe, and where it adds its units. A recipe turns one kind of change into units of
// actions, each with its earliest phase; order.cpp orders them.
//
// The phases, by the rule that old and new application code must both run on every intermediate schema:
//   expand    adds, loosens, widens        backfill  fills        contract  tightens, removes, replaces
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "compiler/diff/change.hpp"
#include "compiler/diff/diff.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "compiler/plan/actions/unit.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "compiler/plan/facts/names.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// A column rename that is carried out by a second column and a two-way trigger.
struct PhasedRename {
  model::Name table;
  std::string from, to;
};

struct PlanningContext {
  PlanningContext(model::Schema const& from_schema, model::Schema const& to_schema, Hints const& all_hints,
                  PlanOptions const& plan_options, Names& all_names, Diagnostics& sink);

  model::Schema const& from;  // with the renames that are done in place
  model::Schema const& to;
  Hints const& hints;
  PlanOptions const& options;
  Names& names;  // the names in use on either side
  Diagnostics& diagnostics;

  std::map<model::Name, model::Table const*> from_tables, to_tables;
  std::map<model::ObjectRef, model::DefinedObject const*> from_objects, to_objects;
  std::multimap<model::Name, model::DefinedObject const*>
      from_members;  // of from: members of tables, by the table
  std::multimap<model::Name, std::pair<model::Name, model::ForeignKey const*>>
      referrers;  // of from: foreign keys by the referenced table, with their owner
  std::multimap<model::Name, model::Name>
      tables_of_domains;  // of from: tables with a column of a domain, by the domain
  std::multimap<model::Name, model::Name> domains_over;  // of from: domains over a domain, by the base domain
  std::set<model::ObjectRef>
      needed;  // of from: what objects and unmanaged dependents need, except the columns of comments
  std::set<model::ObjectRef> needed_by_non_check;  // of those, what others than checks need
  std::set<model::ObjectRef> needed_later;         // the same of to
  std::map<std::string, model::ObjectRef>
      sequences;  // of from: the owning column, or the sequence as an object, by the name in a default
  // The columns whose default or generation expression has recorded dependencies: of from, of to.
  std::set<model::ObjectRef> default_dependencies, default_dependencies_later;
  NewTables new_tables;
  std::set<model::Name> inherited;  // tables from which others inherit, before or after
  std::multimap<model::Name, model::Name> children_before, children_after;  // by the parent
  std::vector<PhasedRename> phased;
  std::map<model::ObjectRef, std::size_t>
      renamed_columns;  // columns renamed in place, by their new name: the change
  std::map<model::ObjectRef, std::string>
      renamed_in_contract;  // of those the ones that keep their old name until contract, with that name
  std::map<model::ObjectRef, std::string> exchanged;  // columns and foreign keys that exchange their names in
                                                      // pairs, by their new name: the old one
  std::set<model::Name> renamed_tables;               // in place, by their new name
  std::map<model::ObjectRef, std::size_t> changed_indexes;             // or dropped: the change
  std::multimap<model::Name, model::DefinedObject const*> partitions;  // of to, by what is partitioned
  std::set<model::Name> leaving;                                       // partitions that are detached
  std::set<model::ObjectRef>
      prebuilt;  // indexes of partitions that are built before that of the partitioned table
  std::set<model::ObjectRef> claimed_changes;  // changes that a recipe for something wider has taken care of
  std::vector<Unit> units;
  mutable std::set<model::ObjectRef> carried_hints;  // columns whose @backfill a recipe has used
  mutable std::string state_digest;                  // a digest of both sides, computed for the first archive

  bool single_phase() const { return options.phases == PhasesMode::never; }
  // A plan with a single phase has only expand.
  Phase phase(Phase wanted) const { return single_phase() ? Phase::expand : wanted; }
  void add(Phase wanted, std::size_t cause, std::vector<Action> actions) {
    units.push_back({phase(wanted), cause, std::move(actions)});
  }
  // Adds each action as a separate unit.
  void add_each(Phase wanted, std::size_t cause, std::vector<Action> const& actions) {
    for (Action const& action : actions) add(wanted, cause, {action});
  }
  bool is_new(model::Name const& table) const { return new_tables.contains(table); }
  // PostgreSQL supports no CREATE INDEX CONCURRENTLY, no primary key USING INDEX and, before version 18, no
  // foreign key NOT VALID on a partitioned table.
  bool is_partitioned(model::Name const& table) const {
    auto const found = to_tables.find(table);
    return found != to_tables.end() && !found->second->partition_by.empty();
  }
  void refuse(model::ObjectRef const& object, std::string const& what, std::string const& help);

 private:
  void look_up();
};

// The columns of a unique NOT NULL key for range scans: the primary key if there is one; empty for none.
std::vector<std::string> keyset_columns(model::Table const& table);

// The same for a backfill of the column, with the names that the columns have when it runs.
std::vector<std::string> keyset_columns(PlanningContext const& recipe, model::Table const& table,
                                        std::string const& column);

// Whether the column belongs to the primary key, whose columns cannot be made nullable.
bool in_key(model::Table const& table, std::string const& column);

bool mentions(model::PrimaryKey const& key, std::string const& column);

// Whether the sequence that `owner` (a column, or the sequence as an object) gets has another owner before;
// then the plan is refused. A plan does not move a sequence to another owner. It creates the sequence again
// if that is safe: with phases, if the table is new and no other column uses the sequence; in a single phase,
// one of the two is enough.
bool refuses_handover(PlanningContext& recipe, model::ObjectRef const& owner, std::string const& sequence);

// The error that `goes` cannot be dropped or changed because `stays` needs it.
Diagnostic needed_elsewhere(model::ObjectRef const& goes, model::ObjectRef const& stays);

// Adds that error.
void refuse_needed(PlanningContext& recipe, model::ObjectRef const& goes, model::ObjectRef const& stays);

// Refuses to drop the column (also if it is added again) or the table if an object that the schema text
// cannot express depends on it. An index with a separate step is no obstacle.
void refuse_unmanaged(PlanningContext& recipe, model::Name const& table, std::string const& column);
void refuse_unmanaged(PlanningContext& recipe, model::Name const& table);

// The column of that name on both sides; null where there is none.
Pair<model::Column const*> on_both_sides(PlanningContext const& recipe, model::Name const& table,
                                         std::string const& column);

// The column that the change alters, before and after.
Pair<model::Column> altered_columns(PlanningContext const& recipe, Change const& change);

// Whether the table inherits, or others inherit from it.
bool is_in_hierarchy(PlanningContext const& recipe, model::Name const& table);

// Whether the foreign key of `owner` has the column at either end.
bool touches(model::Name const& owner, model::ForeignKey const& key, model::Name const& table,
             std::string const& column);

// The checks of the table in `from` that use the column, in their order.
std::vector<model::DefinedObject const*> checks_of(PlanningContext const& recipe, model::Name const& table,
                                                   std::string const& column);

// The names of the indexes and constraints of `from` that use the column, sorted: the plan handles these
// dependents.
std::vector<std::string> known_dependents(PlanningContext const& recipe, model::Name const& table,
                                          std::string const& column);

// The foreign keys of `from` that refer to exactly these columns in any order, with their owners.
std::vector<std::pair<model::Name, model::ForeignKey const*>> references_to(
    PlanningContext const& recipe, model::Name const& table, std::vector<std::string> const& columns);

// key_after: the foreign key of that name in `to`, or null. stays: whether `to` has it unchanged.
model::ForeignKey const* key_after(PlanningContext const& recipe, model::Name const& owner,
                                   std::string const& name);
bool stays(PlanningContext const& recipe, model::Name const& owner, model::ForeignKey const& key);

bool has_same_ends(model::ForeignKey const& a, model::ForeignKey const& b);

// The step that drops the key; after: its replacement, or null.
action::DropForeignKey dropping(model::Name const& table, model::ForeignKey const& key,
                                model::ForeignKey const* after);

// The INCLUDE columns of the unique indexes of `from` over the referenced columns of the key. A change of
// type of any of them rebuilds the index to which the key is bound.
std::vector<std::string> included_in_targets(PlanningContext const& recipe, model::ForeignKey const& key);

// The step that adds the key: NOT VALID where the table may have rows.
action::AddForeignKey adding(PlanningContext const& recipe, model::Name const& table,
                             model::ForeignKey const& key);

// recipes/tables.cpp
void create_table(PlanningContext& recipe, model::Table const& table, std::size_t cause);
void drop_table(PlanningContext& recipe, model::Table const& table, std::size_t cause);
void rename_table(PlanningContext& recipe, Change const& change, model::Schema const& before,
                  std::size_t cause);
bool keeps_old_name(PlanningContext const& recipe, Change const& rename);  // by a view until contract
// recipes/exchanges.cpp: pairs of columns, and of foreign keys, of one table that exchange their names
std::map<model::ObjectRef, std::string> exchanges_of(std::vector<Change> const& changes);
action::ExchangeColumns exchange_of(PlanningContext& recipe, model::Name const& table,
                                    std::string const& from, std::string const& to);
void exchange_columns(PlanningContext& recipe, Change const& change, std::size_t cause);

// An error for each table whose foreign keys exchange the tables they refer to, without a rename of the
// columns: the rows would refer to other rows. Example: a refers to t1 and b to t2; afterwards a refers to t2
// and b to t1.
void refuse_exchanged_references(PlanningContext& recipe);

// An error for each foreign key that changes to a new column of the same referenced table which the server
// numbers: its rows would refer to the rows that happen to get these numbers.
void refuse_counted_targets(PlanningContext& recipe);
// recipes/columns.cpp
void add_column(PlanningContext& recipe, model::Table const& table, model::Column const& column,
                std::size_t cause);
void drop_column(PlanningContext& recipe, model::Table const& table, model::Column const& column,
                 std::size_t cause);
void alter_column(PlanningContext& recipe, Change const& change, std::size_t cause);
// The steps of a column that PostgreSQL adds or drops together with that of source.
void pass_on_column(PlanningContext& recipe, Change const& change, model::Table const& source,
                    std::size_t cause);
// Whether the column gets another type or collation.
bool is_typed(Change const& change);
// Whether the column, there on both sides, generates something else afterwards, or another type of it. No
// ALTER turns a column into a generated one, or takes a conversion for one; what it generates is derived, so
// the column is dropped and added again.
bool is_recreated(PlanningContext const& recipe, model::Name const& table, std::string const& column);
// Whether a NULL that the new version writes to the second column of a rename stays NULL. The trigger
// distinguishes it from an omitted column by the default, which both columns then have.
bool keeps_nulls(Pair<model::Column> const& columns);
// Whether the column changes from a default to an identity, or from an identity to a default.
bool is_numbered_otherwise(Pair<model::Column> const& columns);
// recipes/conversions.cpp: the @backfill of a column of `to`, or null
BackfillHint const* backfill_hint(PlanningContext const& recipe, model::Name const& table,
                                  std::string const& column);
// The same as the conversion of a change of type; null where a cast converts.
BackfillHint const* conversion_hint(PlanningContext const& recipe, Change const& change);
// Whether a cast keeps every value while the expression would replace all of them.
bool stays_by_cast(PlanningContext const& recipe, Change const& change, BackfillHint const& hint);
// Whether the change of type has no conversion; then the plan is refused.
bool refuses_conversion(PlanningContext& recipe, Change const& change);
// Reports each @backfill of a changed column that no step carries out.
void report_backfills_not_done(PlanningContext& recipe);
// recipes/fillable.cpp: an error for each backfill among the units that cannot run on its table, and for each
// table that would refuse updates after the plan
void refuse_unfillable(PlanningContext& recipe);
// recipes/column_types.cpp: all columns whose type changes
void alter_types(PlanningContext& recipe, std::vector<Change> const& changes,
                 std::vector<std::size_t> const& causes);
// recipes/archive.cpp: the archive schema of a dropped table or enum; empty without --archive, and if the
// table cannot be archived, which is an error
std::string archive_for(PlanningContext& recipe, model::Table const& table);
std::string archive_for(PlanningContext const& recipe, model::Enum const& type);
// Returns the drop of the column. With --archive adds steps before it that copy its values.
action::DropColumn keep_values(PlanningContext& recipe, model::Table const& table,
                               model::Column const& column, std::size_t cause);
// An object that would be dropped with an archived table moves with it instead, unless it cannot: extended
// statistics are not in the schema of their table, and an object that uses a dropped function prevents its
// drop.
void leave_with_archives(std::vector<Unit>& units);
// recipes/composites.cpp: a composite type that columns have
void alter_composite(PlanningContext& recipe, model::DefinedObject const& from,
                     model::DefinedObject const& to, std::size_t cause);
// recipes/keys.cpp
void add_primary_key(PlanningContext& recipe, model::Name const& table, model::PrimaryKey const& key,
                     std::size_t cause);
void drop_primary_key(PlanningContext& recipe, model::Name const& table, model::PrimaryKey const& key,
                      std::size_t cause);
void replace_primary_key(PlanningContext& recipe, model::Name const& table,
                         Pair<model::PrimaryKey> const& keys, std::size_t cause);
void add_foreign_key(PlanningContext& recipe, model::Name const& table, model::ForeignKey const& key,
                     std::size_t cause);
void drop_foreign_key(PlanningContext& recipe, model::Name const& table, model::ForeignKey const& key,
                      std::size_t cause);
void replace_foreign_key(PlanningContext& recipe, model::Name const& table,
                         Pair<model::ForeignKey> const& keys, std::size_t cause);
// recipes/indexes.cpp
void create_index(PlanningContext& recipe, model::Name const& table, model::Index const& index,
                  std::size_t cause);
void drop_index(PlanningContext& recipe, model::Name const& table, model::Index const& index,
                std::size_t cause);
void replace_index(PlanningContext& recipe, model::Name const& table, Pair<model::Index> const& indexes,
                   std::size_t cause);
// recipes/objects.cpp: objects that the model holds as definitions
void change_object(PlanningContext& recipe, Change const& difference, std::size_t cause);
// recipes/enums.cpp
void alter_enum(PlanningContext& recipe, Pair<model::Enum> const& types, action::ValueMapping const& renamed,
                std::size_t cause);

// The foreign keys that exist on both sides with the same ends and refer to exactly these columns, and so
// depend on the unique index over them. They are dropped before the index and added after it, as `to` has
// them. Returns the actions before and after.
struct Surrounding {
  std::vector<Action> before, after;
  std::vector<Action> validations;
};
Surrounding surviving_references(PlanningContext& recipe, model::Name const& table,
                                 std::vector<std::string> const& columns);

}  // namespace lockstep
