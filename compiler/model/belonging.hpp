// How an object depends on what it needs: some go with it, as PostgreSQL itself takes the comment of a column
// away with the column; others keep it from going, as a view keeps its table.
#pragma once

#include <set>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// What must be there for the object: `needs`, and the table that a member is a member of.
std::vector<ObjectRef> needs_of(DefinedObject const& object);

// Whether the object, which needs that, goes when it goes. Source: the automatic and internal rows of
// pg_depend.
bool goes_with(DefinedObject const& object, ObjectRef const& need);

// Whether PostgreSQL refuses to change the type of a column that the object needs. Checks, exclusion
// constraints and statistics follow their columns; comments, owners, privileges and settings do not notice.
bool holds_type(ObjectKind kind);

// Whether the column is a key part or included, or may stand in an expression or the predicate.
bool index_mentions(Index const& index, std::string const& column);

// The column of each key part, in order; empty text for an expression.
std::vector<std::string> part_columns(Index const& index);

// Whether a foreign key may refer to its columns.
bool is_whole_unique(Index const& index);

// Whether the columns are those that the key refers to, in whatever order; whether it can be bound to the
// index.
bool is_over(std::vector<std::string> const& columns, ForeignKey const& key);
bool serves(Index const& index, ForeignKey const& key);

// Whether it does something to rows when those that they refer to change or go, instead of refusing that.
bool changes_rows(ReferentialAction action);

// Of an inheritance, the table that is inherited from; nothing of any other object.
std::vector<Name> parents_of(DefinedObject const& object);

// The columns that a table has and its parents (INHERITS), too: PostgreSQL changes them together. By the
// tables that inherit.
std::set<ObjectRef> columns_of_parents(Schema const& schema);

// The addresses of all that the schema has: namespaces, extensions, enums, tables, columns, keys, indexes and
// objects.
std::set<ObjectRef> addresses_of(Schema const& schema);

// The objects that go because something that they need is known but not in what stays, sorted; stays loses
// their addresses too.
std::vector<ObjectRef> carried_off(std::vector<DefinedObject> const& objects,
                                   std::set<ObjectRef> const& known, std::set<ObjectRef>& stays);

// The address after a rename from one to the other (a table, an enum, a column, an enum value); a column's
// owner bears its new name already.
ObjectRef renamed(ObjectRef ref, ObjectRef const& from, ObjectRef const& to);
// The same for all addresses of objects and dependencies. Definitions stay as they are: PostgreSQL rewrites
// them by itself.
void rename_addresses(Schema& schema, ObjectRef const& from, ObjectRef const& to);

}  // namespace lockstep::model
