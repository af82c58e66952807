#include "proofs.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace lockstep {

PhasesMode phases_of(Arguments const& arguments) {
  return arguments.phases == "never" ? PhasesMode::never : PhasesMode::automatic;
}

ProofLine line_of(Proof const& proof) {
  return {.steps = {proof.planned, proof.applied, proof.matches_to, proof.rolled_back, proof.matches_from,
                    proof.applied_again},
          .emptied = proof.emptied_up     ? "up"
                     : proof.emptied_down ? "down"
                                          : "",
          .failure = proof.failure};
}

std::string to_text(ProofLine const& line) {
  nlohmann::json const all = {line.kind, line.steps, line.emptied, line.failure, line.note};
  return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

ProofLine read_proof_line(std::string const& text) {
  nlohmann::json const all = nlohmann::json::parse(text);
  ProofLine line{.kind = all[0], .emptied = all[2], .failure = all[3], .note = all[4]};
  all[1].get_to(line.steps);
  return line;
}

void ProofTally::add(ProofLine const& line) {
  for (std::size_t step = 0; step < counts_.size(); ++step) counts_[step] += line.steps[step] ? 1 : 0;
  ++emptied_[line.emptied];
}

void ProofTally::print(std::size_t total) const {
  static constexpr std::array<char const*, 6> steps = {"planned",     "applied",       "re-diff empty",
                                                       "rolled back", "re-diff empty", "applied again"};
  auto const emptied = [&](char const* way) {
    auto const found = emptied_.find(way);
    return found == emptied_.end() ? std::size_t{0} : found->second;
  };
  for (std::size_t step = 0; step < steps.size(); ++step)
    std::printf("%-14s %6zu of %zu\n", steps[step], counts_[step], total);
  std::printf(
      "proved with rows: %zu; a migration failed on rows, as announced: %zu; a rollback failed on rows, as "
      "graded: %zu\n",
      emptied(""), emptied("up"), emptied("down"));
}

}  // namespace lockstep
