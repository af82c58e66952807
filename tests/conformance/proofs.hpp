// The output of the conformance programs that prove pairs of schemas.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>

#include "conformance/arguments.hpp"
#include "migrate/prove/prover.hpp"

namespace lockstep {

// The value of --phases: `never`, else automatic.
PhasesMode phases_of(Arguments const& arguments);

// The result of a pair, as a process reports it.
struct ProofLine {
  std::string kind = "proof";  // or why there is none, in a word of the program
  std::array<bool, 6> steps{};
  std::string emptied{};  // "up" or "down" when the rows could not stay
  std::string failure{};
  std::string note{};  // an addition of the program
};

ProofLine line_of(Proof const& proof);
std::string to_text(ProofLine const& line);
ProofLine read_proof_line(std::string const& text);

// Counts the results of the proofs by step.
class ProofTally {
 public:
  void add(ProofLine const& line);
  // A line for each step with the number of proofs that passed it, then how many proofs kept their rows.
  void print(std::size_t total) const;

 private:
  std::array<std::size_t, 6> counts_{};
  std::map<std::string, std::size_t> emptied_;
};

}  // namespace lockstep
