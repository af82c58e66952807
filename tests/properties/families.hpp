// Families of things that a compiler of migrations loses easily. A pair of a family has some of them in the
// world before, all at one column, which the mutations then meet more often than any other.
#pragma once

#include "properties/generate.hpp"

namespace lockstep::properties {

struct Family {
  std::string_view name;
  bool texts = false;                // may be in a pair of two texts; else one end at least is a catalog
  std::span<ExtraRow const> rows{};  // of extras
  // catalog: the world is one. There is a focus already.
  void (*grow)(World&, Random&, bool catalog) = nullptr;
  std::span<std::string_view const> likely{};  // names of the mutations that it is sensitive to
  std::span<Mutation const> mutations{};       // of its own
};
std::span<Family const> families();

// One to three extras of these rows.
void put_some(World& world, Random& random, std::span<ExtraRow const> rows);
// What most families are sensitive to: a column that goes or changes.
std::span<std::string_view const> changes_of_columns();

Family checks_family();      // enum literals, collations, storage, exclusion constraints
Family joins_family();       // implicit many-to-many relations whose models are renamed
Family names_family();       // names that the planner would give to its own helpers
Family partitions_family();  // partitions that are attached and detached, their indexes and keys
Family privileges_family();  // grants, owners, default privileges, functions closed to PUBLIC
Family security_family();    // row-level security and policies
Family sequences_family();   // sequences that several tables share, or that belong elsewhere
Family types_family();       // types without an equality or an order, composite types, domains
Family unmanaged_family();   // indexes and statistics that a text cannot declare

}  // namespace lockstep::properties
