// What the planner knows of each kind of object that the model holds as a definition: the locks and the work
// of creating and dropping it, the earliest phase of its drop, and whether application code uses it.
#pragma once

#include "compiler/plan/actions/phase.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

// For an action with an object (object_of). Does not consider which tables are new.
Facts object_facts(Action const& action);

// The relation that the statements of the object lock; empty for none.
model::Name const& locked_relation(model::DefinedObject const& object);

// The earliest phase in which an object of the kind is dropped: contract for all that application code may
// rely on.
Phase drop_phase(model::ObjectKind kind);

// Whether application code may name it, so that a different object with its name breaks old code.
bool is_called(model::ObjectKind kind);

// Whether it only annotates another object, so that no application code notices its drop.
bool is_annotation(model::ObjectKind kind);

// Whether an object of the kind has an owner. False for all kinds that have fields instead of a definition.
bool has_owner(model::ObjectKind kind);

// The two parts of a setting of a column: "column a n_distinct" sets n_distinct of a. The name of a setting
// has no blanks. Both are empty for any other object; they point into the address of the object.
struct ColumnSetting {
  std::string_view column, what;
};
ColumnSetting column_setting(model::DefinedObject const& object);

// Whether it holds the options of the sequence of a column, that is, all but its name and type. The options
// are valid for the type that the column has at that moment.
bool is_of_sequence(model::DefinedObject const& object);

// Whether it is the owning column of a sequence that the model holds as a separate object. PostgreSQL drops
// the sequence together with the column.
bool is_owner_of_sequence(model::DefinedObject const& object);

// Whether it is the name of the NOT NULL constraint of a column, where that is not the default name. Its
// signature is the name.
bool is_name_of_not_null(model::DefinedObject const& object);

// Whether it is the NOT NULL of a column of a partition whose column of the partitioned table has none.
bool is_required(model::DefinedObject const& object);

// Whether it is how a column is stored, or compressed, which PostgreSQL forgets when the column changes its
// type.
bool is_of_storage(model::DefinedObject const& object);

// Whether a column may have the object as its type.
bool is_type(model::ObjectKind kind);

// Whether its name is in the same scope as the names of tables.
bool is_relation(model::ObjectKind kind);

// Of a partition the text that states which rows it holds: FOR VALUES … or DEFAULT; empty for anything else.
std::string bounds_of(model::DefinedObject const& object);

// The name, without the arguments, of a function or procedure that has default arguments; else an empty name.
// If two such functions have one name, PostgreSQL may refuse a call as ambiguous.
model::Name callable_with_less(model::DefinedObject const& object);

// Whether the longer routine, of the same name, can be called with exactly the arguments of the shorter one.
bool takes_arguments_of(model::DefinedObject const& longer, model::DefinedObject const& shorter);

// The body of a routine whose language reads it when the routine is made, where it is a string; else empty.
std::string_view body_of(model::DefinedObject const& object);

// A check of a table, not of a domain.
bool is_table_check(model::DefinedObject const& object);

// A check whose definition states that it was never validated.
bool is_unvalidated(model::DefinedObject const& object);

// Whether the trigger, given by its definition, fires when the column of its table is written.
bool fires_on_update(std::string const& trigger, std::string const& column);

// Whether a statement turns the old object into the new one in place, and back.
bool is_replaceable(model::DefinedObject const& from, model::DefinedObject const& to);

// The name of the column's sequence as its default states it; empty when the column has no sequence, inherits
// it, or leaves the name to the server.
std::string const& own_sequence(model::Column const& column);

// Whether it has an expression or a predicate.
bool is_textual(model::Index const& index);

}  // namespace lockstep
