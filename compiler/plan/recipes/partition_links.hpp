// Tables that become partitions, and partitions that become tables, with their rows. Both sides are compared
// as if the table were a partition on either; ATTACH or DETACH PARTITION is a separate step.
#pragma once

#include <optional>
#include <vector>

#include "compiler/plan/recipes/context.hpp"

namespace lockstep {

// What the table needs while it is not a partition, in addition to what both sides have: the
// partitioned table has it, and attaching would have to make it, or detaching leaves it.
struct LinkExtras {
  std::vector<model::Index> indexes;
  std::optional<model::PrimaryKey> key;
  std::vector<model::ForeignKey> foreign_keys;
  std::vector<model::DefinedObject> checks;
};

struct LinkedPartition {
  action::PartitionLink link;
  LinkExtras extras;
  std::vector<std::string> lost_indexes;  // of the partitioned table, which go in this plan
  bool attached = false;                  // else detached
};

struct LinkedPartitions {
  std::vector<LinkedPartition> partitions;
  std::optional<Pair<model::Schema>> models;  // the two sides to compare; nothing: as they are
};

LinkedPartitions link_partitions(Pair<model::Schema> const& models);

// The changes that are shown of them.
std::vector<Change> changes_of(std::vector<LinkedPartition> const& partitions);

// Adds their units. first_cause: the change of the first of them. What else is done to such a partition finds
// its place around them.
void add_partition_links(PlanningContext& recipe, std::vector<LinkedPartition> const& partitions,
                         std::size_t first_cause);

// The tables that are locked with a partition of the table because foreign keys tie them to it.
std::vector<model::Name> tied_by_keys(model::Schema const& schema, model::Name const& table);

}  // namespace lockstep
