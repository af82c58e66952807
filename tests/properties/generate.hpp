// Worlds by seed, and what people do to them.
#pragma once

#include "properties/random.hpp"
#include "properties/world.hpp"

namespace lockstep::properties {

// tables: about how many. extras: how many things that only a catalog has. Tidy.
World generate(Random& random, std::size_t tables, std::size_t extras);

// Adds what a family is about, at a focus.
struct Family;
void grow(World& world, Family const& family, Random& random, bool catalog);
// For a world that begins a pair.
void forget_old_names(World& world);

// One thing that a person does between two releases. act leaves the world as it is where there is nothing to
// do it to; tidy() follows.
struct Mutation {
  std::string_view name;
  void (*act)(World&, Random&);
  bool catalog = false;  // of things that only a catalog has
};
std::span<Mutation const> mutations();

// A choice of mutation, which does the same to the same world every time.
struct Step {
  std::size_t mutation;
  std::uint64_t seed;
};
World apply(World world, std::vector<Step> const& steps);

}  // namespace lockstep::properties
