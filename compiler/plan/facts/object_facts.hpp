// What the planner knows of each kind of object that is held by its definition: what making and removing one
// locks, what work it is, when it may go, and who uses it.
#pragma once

#include "compiler/plan/actions/phase.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

// Of an action that has an object (object_of), before it is known which tables are new.
Facts object_facts(Action const& action);

// The relation that the object's statements lock; empty for none.
model::Name const& locked_relation(model::DefinedObject const& object);

// The earliest phase in which one of the kind goes: contract for whatever application code may rely on.
Phase drop_phase(model::ObjectKind kind);

// Whether application code names it, so that another one in its place breaks old code.
bool is_called(model::ObjectKind kind);

// Whether it only says something about another object: no code notices when it goes.
bool is_annotation(model::ObjectKind kind);

// Whether an object of the kind has an owner. False for all kinds that have fields instead of a definition.
bool has_owner(model::ObjectKind kind);

// Of a setting of a column its two parts: "column a n_distinct" sets n_distinct of a. A setting's own name
// has no blanks. Both empty for any other object; they are parts of the object's address.
struct ColumnSetting {
  std::string_view column, what;
};
ColumnSetting column_setting(model::DefinedObject const& object);

// Whether it is what the sequence of a column has besides its name and its type; it comes and goes in terms
// of the type that the column has then.
bool is_of_sequence(model::DefinedObject const& object);

// Whether it is the owning column of a sequence that the model holds as a separate object. PostgreSQL drops
// the sequence together with the column.
bool is_owner_of_sequence(model::DefinedObject const& object);

// Whether it is the name of the NOT NULL constraint of a column, where that is not PostgreSQL's own choice.
// Its signature is the name.
bool is_name_of_not_null(model::DefinedObject const& object);

// Whether it is how a column is stored, or compressed, which PostgreSQL forgets when the column changes its
// type.
bool is_of_storage(model::DefinedObject const& object);

// Whether it is a type that a column may have.
bool is_type(model::ObjectKind kind);

// Whether it shares the names of tables.
bool is_relation(model::ObjectKind kind);

// Of a partition the text that states which rows it holds: FOR VALUES … or DEFAULT; empty for anything else.
std::string bounds_of(model::DefinedObject const& object);

// Of a function or procedure that can be called with less than all arguments the name, without them; else an
// empty one. Next to another such one of that name PostgreSQL refuses calls as ambiguous.
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

// Whether the new one can be made out of the old one in place, and back.
bool is_replaceable(model::DefinedObject const& from, model::DefinedObject const& to);

// The name of the column's sequence as its default spells it; empty when the column has none, has inherited
// it, or leaves the name to the server.
std::string const& own_sequence(model::Column const& column);

// Whether an expression or a predicate is in it.
bool is_textual(model::Index const& index);

}  // namespace lockstep
