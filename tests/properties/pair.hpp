// Two worlds and what must hold of the way between them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "postgres/server/scratch.hpp"
#include "properties/generate.hpp"

namespace lockstep::properties {

// What the two ends are: two texts, two catalogs, or a catalog and the text that it is to become.
enum class Ends { texts, catalogs, catalog_to_text };

struct Pair {
  Ends ends = Ends::texts;
  World before, after;
};

// The files of a case (tests/cases) that shows the pair: before.prisma or before.sql, and the same of after.
struct CaseFile {
  std::string name, text;
};
std::vector<CaseFile> case_files(Pair const& pair);

struct Verdict {
  std::string failure;  // empty when all properties hold
  std::string refusal;  // code and message with which the planner refused, which is no failure
  std::size_t proofs = 0,
              on_rows = 0;  // ways that the server has proved, and how many of them kept their rows
};

// How far a pair is looked at where there is a server: planned is many times as fast.
enum class Depth { planned, proved };

// Without a server: both ends are accepted; nothing is planned from an end to itself; the order of
// declarations means nothing; the plan keeps its own rules, in all modes of phases; the same input gives the
// same bytes. With one, where pairs are to be proved, also: migrate/prove/prover.hpp, for `auto` and `never`, and
// hostile.hpp. Ends that are catalogs need a server. superuser: the same server for what needs a superuser,
// where `server` is none. Throws what the loss of the server throws.
Verdict examine(Pair const& pair, ScratchServer* server, Depth depth = Depth::proved,
                ScratchServer* superuser = nullptr);

// How the pair of a seed comes about.
struct Recipe {
  std::uint64_t seed = 0;
  Ends ends = Ends::texts;
  World before{};
  std::vector<Step> steps{};
  std::string_view family{};  // empty for a pair of none (families.hpp)
};
Recipe recipe_of(std::uint64_t seed, bool with_server);
Pair pair_of(Recipe const& recipe);

// The names of the mutations, for people.
std::string describe(std::vector<Step> const& steps);

}  // namespace lockstep::properties
