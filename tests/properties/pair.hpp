// Two worlds, and the properties of the migration between them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "postgres/server/scratch.hpp"
#include "properties/generate.hpp"

namespace lockstep::properties {

// The kinds of the two ends: two texts, two catalogs, or a catalog and the text that it is to become.
enum class Ends { texts, catalogs, catalog_to_text };

struct Pair {
  Ends ends = Ends::texts;
  World before, after;
};

// The files of a case (tests/cases) for the pair: before.prisma or before.sql, and the same for after.
struct CaseFile {
  std::string name, text;
};
std::vector<CaseFile> case_files(Pair const& pair);

struct Verdict {
  std::string failure;  // empty when all properties hold
  std::string refusal;  // code and message with which the planner refused, which is not a failure
  std::size_t proofs = 0,
              on_rows = 0;  // migrations that the server has proved, and how many of them kept their rows
};

// How much of a pair is checked where there is a server. `planned` is many times as fast.
enum class Depth { planned, proved };

// Without a server: both ends are accepted; the plan from an end to itself is empty; the order of
// declarations has no effect; the plan satisfies its own rules, in all modes of phases; the same input gives
// the same bytes. With a server, and Depth::proved, also: migrate/prove/prover.hpp, for `auto` and `never`,
// and hostile.hpp. Ends that are catalogs need a server. superuser: the same server with a superuser, where
// the role of `server` is not one. Throws when the server is lost.
Verdict examine(Pair const& pair, ScratchServer* server, Depth depth = Depth::proved,
                ScratchServer* superuser = nullptr);

// How the pair of a seed is made.
struct Recipe {
  std::uint64_t seed = 0;
  Ends ends = Ends::texts;
  World before{};
  std::vector<Step> steps{};
  std::string_view family{};  // empty for a pair without one (families.hpp)
};
Recipe recipe_of(std::uint64_t seed, bool with_server);
Pair pair_of(Recipe const& recipe);

// The names of the mutations, as text.
std::string describe(std::vector<Step> const& steps);

}  // namespace lockstep::properties
