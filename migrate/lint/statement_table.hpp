// What is known of statements. One row for each form and condition has the locks, the work and the hazards on
// a table that existed before, and the effect on the tracked schema. The first row whose form and condition
// match applies.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "compiler/plan/actions/hazard.hpp"
#include "compiler/plan/actions/lock.hpp"
#include "migrate/sql/pattern.hpp"

namespace lockstep {

// A further condition of a row.
enum class Condition {
  always,
  // of constraints and columns
  not_valid,         // NOT VALID
  using_index,       // USING INDEX
  null_is_excluded,  // a valid check, or what the column is already, states that there is no NULL
  bounds_are_checked,  // a valid check of the table that is attached is about the values of the bounds
  rewriting_value,   // GENERATED … STORED, identity, serial or a volatile default: a value for every row
  inline_key,        // UNIQUE or PRIMARY KEY in a column
  inline_check,      // CHECK in a column
  no_value,          // NOT NULL without a default
  // of types of columns
  type_in_place,      // the catalog only
  type_unknown,       // the current type of the column is not tracked
  enum_loses_value,   // another enum, without a value that the old one has
  enum_keeps_values,  // another enum with all of them
  type_widens,        // a rewrite, but every value fits
  type_keeps_values,  // a rewrite that cannot fail; the application reads something else
  // of whole statements
  weak_mode,     // LOCK … IN a mode that lets writers pass
  whole_table,   // no WHERE; or one that all rows of a new column fulfil
  selecting,     // INSERT … SELECT from a table
  comes_back,    // the dropped or old name is created again later in the file
  came_back,     // the created name was dropped earlier in the file
  kept_in_sync,  // a function of the same migration copies the column's values into another column
  new_column,    // of the same migration: no release uses it yet
  swaps_names,   // RENAME of a column whose name another one takes in the same file, or which takes the name
                 // of such a column
  new_key,       // a foreign key over such columns, which are NULL
  computed,      // a generated column: its values come from others
  under_old_name,  // a view offers the column's table under its old name, with its old columns
  is_enum,         // DROP TYPE of an enum: the server refuses while a column has it
  helper_check,    // VALIDATE of a check that only excludes NULL in a column
  foreign_key,     // VALIDATE of a known foreign key
  commits,         // a DO block with COMMIT in it
};

enum class Effect {
  nothing,
  create_table,
  drop_table,
  rename_table,
  move_table,  // into another schema
  add_column,
  drop_column,
  rename_column,
  change_type,
  set_not_null,
  drop_not_null,
  add_check,
  add_foreign_key,
  validate,
  drop_constraint,
  create_index,
  drop_index,
  rename_index,
  create_enum,
  add_value,
  rename_value,
  create_object,
  drop_object,
  rename_object,
  set_timeout,
};

// The object of its hazards, which is also the name in an exception.
enum class About { table, column, name };

struct Hazards {
  std::array<std::optional<HazardCode>, 2> codes;
  constexpr Hazards() = default;
  constexpr Hazards(HazardCode one) : codes{one} {}  // NOLINT(google-explicit-constructor): for the table
  constexpr Hazards(HazardCode one, HazardCode two) : codes{one, two} {}
};

struct StatementRow {
  std::string_view form;
  Condition given = Condition::always;
  Lock lock = Lock::none;        // on @table; on @name where the row is about a name
  Lock referenced = Lock::none;  // on @other
  Work work = Work::meta;
  Hazards hazards{};
  Effect effect = Effect::nothing;
  About about = About::table;
  bool transactional = true;
  bool several = false;        // a comma and further names may follow the form
  bool work_on_other = false;  // the work is done on @other
};

// A row and its form, ready to be matched.
struct StatementForm {
  Pattern form;
  StatementRow const* row;
};

std::span<StatementForm const> statement_forms();
// The forms of one action of ALTER TABLE: what is allowed between the commas after the name.
std::span<StatementForm const> table_action_forms();

}  // namespace lockstep
