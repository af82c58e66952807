// Random worlds by seed, and typical changes of them.
#pragma once

#include "properties/random.hpp"
#include "properties/world.hpp"

namespace lockstep::properties {

// tables: the approximate number. extras: the number of objects that only a catalog has. The result is tidy.
World generate(Random& random, std::size_t tables, std::size_t extras);

// Adds the objects of a family, at a focus.
struct Family;
void grow(World& world, Family const& family, Random& random, bool catalog);
// For a world that is the first one of a pair.
void forget_old_names(World& world);

// A typical change between two releases. act leaves the world unchanged when it does not apply; the caller
// then calls tidy().
struct Mutation {
  std::string_view name;
  void (*act)(World&, Random&);
  bool catalog = false;  // only for objects that only a catalog has
};
std::span<Mutation const> mutations();

// A choice of mutation, which always has the same effect on the same world.
struct Step {
  std::size_t mutation;
  std::uint64_t seed;
};
World apply(World world, std::vector<Step> const& steps);

}  // namespace lockstep::properties
