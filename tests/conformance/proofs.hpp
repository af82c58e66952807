// What the conformance programs that prove pairs of schemas say about their proofs.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>

#include "conformance/arguments.hpp"
#include "migrate/prove/prover.hpp"

namespace lockstep {

// As --phases says: `never`, else automatic.
PhasesMode phases_of(Arguments const& arguments);

// What a process tells of a pair.
struct ProofLine {
  std::string kind = "proof";  // or why there is none, as the program calls it
  std::array<bool, 6> steps{};
  std::string emptied{};  // "up" or "down" where rows could not live through it
  std::string failure{};
  std::string note{};  // what the program has to add
};

ProofLine line_of(Proof const& proof);
std::string to_text(ProofLine const& line);
ProofLine read_proof_line(std::string const& text);

// How far the proofs went.
class ProofTally {
 public:
  void add(ProofLine const& line);
  // A line for each step of a proof, and how many lived through it with their rows.
  void print(std::size_t total) const;

 private:
  std::array<std::size_t, 6> counts_{};
  std::map<std::string, std::size_t> emptied_;
};

}  // namespace lockstep
