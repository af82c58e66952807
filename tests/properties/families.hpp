// Families of objects that a migration compiler loses easily. A pair of a family has some of them in the
// first world, all on one column, which the mutations then change more often than any other.
#pragma once

#include "properties/generate.hpp"

namespace lockstep::properties {

struct Family {
  std::string_view name;
  bool texts = false;                // may be in a pair of two texts; else one end at least is a catalog
  std::span<ExtraRow const> rows{};  // of extras
  // catalog: the world is one. The focus is already chosen.
  void (*grow)(World&, Random&, bool catalog) = nullptr;
  std::span<std::string_view const> likely{};  // names of the mutations to which it is sensitive
  std::span<Mutation const> mutations{};       // additional ones
};
std::span<Family const> families();

// Adds one to three extras of these rows.
void put_some(World& world, Random& random, std::span<ExtraRow const> rows);
// The mutations to which most families are sensitive: a column is dropped or changed.
std::span<std::string_view const> changes_of_columns();

Family checks_family();      // enum literals, collations, storage, exclusion constraints
Family extensions_family();  // types, operators and operator classes outside of the search_path
Family joins_family();       // implicit many-to-many relations whose models are renamed
Family names_family();       // names that the planner would give to its own helpers
Family options_family();     // options that go back to their defaults
Family partitions_family();  // partitions that are attached and detached, their indexes and keys
Family privileges_family();  // grants, owners, default privileges, functions closed to PUBLIC
Family security_family();    // row-level security and policies
Family sequences_family();  // sequences that several tables share or that belong elsewhere, and their options
Family types_family();      // types without an equality or an order, composite types, domains
Family unmanaged_family();  // indexes and statistics that a text cannot declare

}  // namespace lockstep::properties
