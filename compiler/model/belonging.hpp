// How an object depends on what it needs. PostgreSQL drops some objects together with it, such as the comment
// of a column; others prevent its drop, such as a view of a table.
#pragma once

#include <set>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// What must exist for the object: its `needs`, and the table of a member.
std::vector<ObjectRef> needs_of(DefinedObject const& object);

// Whether PostgreSQL drops the object together with the given need. Source: the automatic and internal rows
// of pg_depend.
bool goes_with(DefinedObject const& object, ObjectRef const& need);

// Whether PostgreSQL refuses to change the type of a column that the object needs. Checks, exclusion
// constraints and statistics change with their columns; the type does not affect comments, owners, privileges
// and settings.
bool holds_type(ObjectKind kind);

// Whether the column is a key part or an INCLUDE column, or may be in an expression or the predicate.
bool index_mentions(Index const& index, std::string const& column);

// The column of each key part, in order; empty text for an expression.
std::vector<std::string> part_columns(Index const& index);

// Whether a foreign key can refer to the columns of the index.
bool is_whole_unique(Index const& index);

// is_over: whether the columns are those that the key refers to, in any order. serves: whether the key can be
// bound to the index.
bool is_over(std::vector<std::string> const& columns, ForeignKey const& key);
bool serves(Index const& index, ForeignKey const& key);

// Whether the action changes or deletes the referencing rows, instead of refusing the change of the
// referenced row.
bool changes_rows(ReferentialAction action);

// For an inheritance the parent table; empty for any other object.
std::vector<Name> parents_of(DefinedObject const& object);

// The columns of child tables (INHERITS) that their parents also have: PostgreSQL changes both together.
std::set<ObjectRef> columns_of_parents(Schema const& schema);

// The addresses of everything in the schema: namespaces, extensions, enums, tables, columns, keys, indexes
// and objects.
std::set<ObjectRef> addresses_of(Schema const& schema);

// The objects that are dropped because something that they need is in `known` but not in `stays`, sorted.
// Also removes their addresses from `stays`.
std::vector<ObjectRef> carried_off(std::vector<DefinedObject> const& objects,
                                   std::set<ObjectRef> const& known, std::set<ObjectRef>& stays);

// The address after a rename (of a table, an enum, a column or an enum value); the owner of a column already
// has its new name.
ObjectRef renamed(ObjectRef ref, ObjectRef const& from, ObjectRef const& to);
// The same for all addresses of objects and dependencies. Definitions do not change: PostgreSQL rewrites them
// by itself.
void rename_addresses(Schema& schema, ObjectRef const& from, ObjectRef const& to);

}  // namespace lockstep::model
