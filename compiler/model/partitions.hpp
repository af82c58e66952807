// Partitions are held by their definitions, and so is what they have. A table is not, so that its members are
// spelled as the server spells those of a partition where a table becomes one, or the other way round.
#pragma once

#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// Whether the object is an index or key of a partition that belongs to one of the partitioned table.
bool is_attached_index(DefinedObject const& object);
// The statement that makes the index or key by itself.
std::string definition_apart(DefinedObject const& object);
// The same object when it belongs to none.
DefinedObject apart(DefinedObject object);

// The table, or the partition, that the object is a partition of; empty for anything else.
Name partitioned_by(DefinedObject const& object);
// The partition whose index or key the object is; empty for anything else.
Name partition_of_index(DefinedObject const& object);

// The members of a table as objects: their definitions as pg_get_indexdef() and pg_get_constraintdef() spell
// them. owner: the reference to the table or partition, which each needs.
DefinedObject index_object(ObjectRef const& owner, Index const& index);
DefinedObject key_object(ObjectRef const& owner, PrimaryKey const& key);
DefinedObject foreign_key_object(ObjectRef const& owner, ForeignKey const& key);
// What a column of a partition has and its column of the partitioned table has not.
DefinedObject required_setting(ObjectRef const& owner, Column const& column);
// inherited: the default of the partitioned table.
DefinedObject default_setting(ObjectRef const& owner, Column const& column, Default const& inherited);

}  // namespace lockstep::model
