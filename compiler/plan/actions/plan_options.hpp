// What a person chooses about a plan.
#pragma once

#include <optional>
#include <string>

namespace lockstep {

enum class PhasesMode { automatic, never, always };

// Who will carry the files out. prisma: `prisma migrate deploy` too, which sends a file as one query.
enum class Runner { lockstep, prisma };

struct PlanOptions {
  PhasesMode phases = PhasesMode::automatic;
  int pg_version = 15;  // major version that the SQL is for
  // What is dropped is kept in archives, which are named after it and, so that no two of them meet, by this
  // text (the name of the migration); nothing: it is lost.
  std::optional<std::string> archive{};
  Runner runner = Runner::lockstep;
};

}  // namespace lockstep
