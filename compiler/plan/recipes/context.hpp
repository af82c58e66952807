// What every recipe sees and where it puts its units. A recipe turns one kind of change into units of
// actions, each with the phase in which it may stand at the earliest; order.cpp does the rest.
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
  Names& names;  // in use on either side
  Diagnostics& diagnostics;

  std::map<model::Name, model::Table const*> from_tables, to_tables;
  std::map<model::ObjectRef, model::DefinedObject const*> from_objects, to_objects;
  std::multimap<model::Name, model::DefinedObject const*>
      from_members;  // those that belong to a table, by it
  std::multimap<model::Name, std::pair<model::Name, model::ForeignKey const*>>
      referrers;  // of from: by the table referred to, with the owner
  std::multimap<model::Name, model::Name> tables_of_domains;  // of from: by a domain that a column has
  std::multimap<model::Name, model::Name> domains_over;       // of from: by the domain that they are made of
  std::set<model::ObjectRef>
      needed;  // of from: what objects need, except comments on columns; what is unmanaged stands on
  std::set<model::ObjectRef> needed_by_non_check;  // of those, by something else than a check
  std::set<model::ObjectRef> needed_later;         // of to, the same
  std::map<std::string, model::ObjectRef>
      sequences;  // of from: the column whose own it is, or the object, by the name in a default
  // The columns whose default needs what its fields do not tell: of from, of to.
  std::set<model::ObjectRef> default_dependencies, default_dependencies_later;
  NewTables new_tables;
  std::set<model::Name> inherited;  // tables from which others inherit, before or after
  std::multimap<model::Name, model::Name> children_before, children_after;  // by the parent
  std::vector<PhasedRename> phased;
  std::map<model::ObjectRef, std::size_t>
      renamed_columns;  // those renamed in place, by their new name: the change
  std::map<model::ObjectRef, std::string>
      renamed_in_contract;  // of those the ones that bear their old name until contract
  std::map<model::ObjectRef, std::string> exchanged;  // columns and foreign keys that exchange their names in
                                                      // pairs, by their new name: the old one
  std::set<model::Name> renamed_tables;               // in place, by their new name
  std::map<model::ObjectRef, std::size_t> changed_indexes;  // or dropped: the change
  std::set<model::ObjectRef> claimed_changes;  // changes that a recipe for something wider has taken care of
  std::vector<Unit> units;
  mutable std::set<model::ObjectRef> carried_hints;  // columns whose @backfill a recipe has used
  mutable std::string state_digest;                  // of both sides, once an archive has asked for it

  bool single_phase() const { return options.phases == PhasesMode::never; }
  // What would stand in a later phase stands in the only one there is.
  Phase phase(Phase wanted) const { return single_phase() ? Phase::expand : wanted; }
  void add(Phase wanted, std::size_t cause, std::vector<Action> actions) {
    units.push_back({phase(wanted), cause, std::move(actions)});
  }
  // Each in a unit of its own.
  void add_each(Phase wanted, std::size_t cause, std::vector<Action> const& actions) {
    for (Action const& action : actions) add(wanted, cause, {action});
  }
  bool is_new(model::Name const& table) const { return new_tables.contains(table); }
  // Knows no concurrent index builds, no keys over a finished index, and before PostgreSQL 18 no foreign keys
  // NOT VALID.
  bool is_partitioned(model::Name const& table) const {
    auto const found = to_tables.find(table);
    return found != to_tables.end() && !found->second->partition_by.empty();
  }
  void refuse(model::ObjectRef const& object, std::string const& what, std::string const& help);

 private:
  void look_up();
};

// The columns of a unique key without NULLs by which rows can be walked: primary key first; empty for none.
std::vector<std::string> keyset_columns(model::Table const& table);

// The same for a backfill of the column, under the names that the columns have when it runs.
std::vector<std::string> keyset_columns(PlanningContext const& recipe, model::Table const& table,
                                        std::string const& column);

// Whether the column belongs to the primary key, whose columns cannot be made nullable.
bool in_key(model::Table const& table, std::string const& column);

bool mentions(model::PrimaryKey const& key, std::string const& column);

// Whether the sequence that the owner, a column or the sequence itself, is to have is another one's before,
// and the plan is refused. A sequence cannot be passed; it is created again where it is only for the rows of
// its column and no other version of the application is there.
bool refuses_handover(PlanningContext& recipe, model::ObjectRef const& owner, std::string const& sequence);

// The error that something cannot go because something else needs it.
Diagnostic needed_elsewhere(model::ObjectRef const& goes, model::ObjectRef const& stays);

// Refuses that something goes which something else needs that stays.
void refuse_needed(PlanningContext& recipe, model::ObjectRef const& goes, model::ObjectRef const& stays);

// Refuses that the column goes, or goes and is restored, or that its table goes, while something stands on it
// that the schema text has no words for and that would go along, except indexes that have a step of their
// own.
void refuse_unmanaged(PlanningContext& recipe, model::Name const& table, std::string const& column);
void refuse_unmanaged(PlanningContext& recipe, model::Name const& table);

// The column before and after; null where there is none of that name.
Pair<model::Column const*> on_both_sides(PlanningContext const& recipe, model::Name const& table,
                                         std::string const& column);

// The column that the change alters, before and after.
Pair<model::Column> altered_columns(PlanningContext const& recipe, Change const& change);

// Whether the table inherits, or others from it.
bool is_in_hierarchy(PlanningContext const& recipe, model::Name const& table);

// Whether the foreign key of owner has the column at either end.
bool touches(model::Name const& owner, model::ForeignKey const& key, model::Name const& table,
             std::string const& column);

// The checks of the table, before, that are about the column, in their order.
std::vector<model::DefinedObject const*> checks_of(PlanningContext const& recipe, model::Name const& table,
                                                   std::string const& column);

// The names of indexes and constraints that stand on the column and that the plan therefore knows of, sorted.
std::vector<std::string> known_dependents(PlanningContext const& recipe, model::Name const& table,
                                          std::string const& column);

// The foreign keys, before, that refer to exactly these columns in whatever order, with their owners.
std::vector<std::pair<model::Name, model::ForeignKey const*>> references_to(
    PlanningContext const& recipe, model::Name const& table, std::vector<std::string> const& columns);

// The foreign key of that name, afterwards, or null; whether it is there just as it was.
model::ForeignKey const* key_after(PlanningContext const& recipe, model::Name const& owner,
                                   std::string const& name);
bool stays(PlanningContext const& recipe, model::Name const& owner, model::ForeignKey const& key);

bool has_same_ends(model::ForeignKey const& a, model::ForeignKey const& b);

// The step that takes the key away; after: what takes its place, or nothing.
action::DropForeignKey dropping(model::Name const& table, model::ForeignKey const& key,
                                model::ForeignKey const* after);

// The columns that the unique indexes which there are over those that the key refers to include besides;
// PostgreSQL makes the index on which the key stands again for all that is in it.
std::vector<std::string> included_in_targets(PlanningContext const& recipe, model::ForeignKey const& key);

// The step that adds the key: NOT VALID where rows may be there already.
action::AddForeignKey adding(PlanningContext const& recipe, model::Name const& table,
                             model::ForeignKey const& key);

// recipes/tables.cpp
void create_table(PlanningContext& recipe, model::Table const& table, std::size_t cause);
void drop_table(PlanningContext& recipe, model::Table const& table, std::size_t cause);
void rename_table(PlanningContext& recipe, Change const& change, model::Schema const& before,
                  std::size_t cause);
bool keeps_old_name(PlanningContext const& recipe, Change const& rename);  // by a view, until contract
// recipes/exchanges.cpp: pairs of columns, and of foreign keys, of one table that exchange their names
std::map<model::ObjectRef, std::string> exchanges_of(std::vector<Change> const& changes);
action::ExchangeColumns exchange_of(PlanningContext& recipe, model::Name const& table,
                                    std::string const& from, std::string const& to);
void exchange_columns(PlanningContext& recipe, Change const& change, std::size_t cause);

// An error for each table whose columns are to refer to what the others of them referred to, without a rename
// that states it: the rows would refer to other rows.
void refuse_exchanged_references(PlanningContext& recipe);

// An error for each foreign key whose columns refer to the same table by other columns, which are new and
// counted by the server: the rows would refer to whatever rows get these numbers.
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
// Whether a NULL that the new version writes into a column that is doubled for a rename stays NULL: it has to
// be told from a column that is left out, by the default that both columns then have.
bool keeps_nulls(Pair<model::Column> const& columns);
// Whether the column has an identity instead of a default, or a default instead of an identity.
bool is_numbered_otherwise(Pair<model::Column> const& columns);
// recipes/conversions.cpp: what @backfill says of the column, afterwards, or null
BackfillHint const* backfill_hint(PlanningContext const& recipe, model::Name const& table,
                                  std::string const& column);
// The same as the conversion of a change of type; null where a cast does it.
BackfillHint const* conversion_hint(PlanningContext const& recipe, Change const& change);
// Whether a cast keeps every value while the expression would replace all of them.
bool stays_by_cast(PlanningContext const& recipe, Change const& change, BackfillHint const& hint);
// Whether nobody knows what becomes of the values of a change of type, and the plan is refused.
bool refuses_conversion(PlanningContext& recipe, Change const& change);
// Complains of what is said about columns that change, and that no step carries out.
void report_backfills_not_done(PlanningContext& recipe);
// recipes/fills.cpp: complains of backfills, among the units, of tables on which they cannot run, and of
// tables that nobody could change any more
void refuse_unfillable(PlanningContext& recipe);
// recipes/types.cpp: all columns whose type changes at once, because foreign keys tie them together
void alter_types(PlanningContext& recipe, std::vector<Change> const& changes,
                 std::vector<std::size_t> const& causes);
// recipes/archive.cpp: where what is dropped is kept; empty where it is not, or cannot be, which is
// complained of
std::string archive_for(PlanningContext& recipe, model::Table const& table);
std::string archive_for(PlanningContext const& recipe, model::Enum const& type);
// The drop of the column, after steps that copy its values where they are to be kept.
action::DropColumn keep_values(PlanningContext& recipe, model::Table const& table,
                               model::Column const& column, std::size_t cause);
// What is dropped with a table that is moved to an archive stays with it, unless it cannot: extended
// statistics belong to no table's schema, and what calls a function that is dropped is in its way.
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
// recipes/objects.cpp: what is held by its definition
void change_object(PlanningContext& recipe, Change const& difference, std::size_t cause);
// recipes/enums.cpp
void alter_enum(PlanningContext& recipe, Pair<model::Enum> const& types, action::ValueMapping const& renamed,
                std::size_t cause);

// The foreign keys that exist on both sides with the same ends, refer to exactly these columns and so depend
// on the unique index over them: taken down before, put back after, as they are to be. Returns the actions on
// both sides of the middle.
struct Surrounding {
  std::vector<Action> before, after;
  std::vector<Action> validations;
};
Surrounding surviving_references(PlanningContext& recipe, model::Name const& table,
                                 std::vector<std::string> const& columns);

}  // namespace lockstep
