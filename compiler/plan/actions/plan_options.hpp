// The options of a plan that the user chooses.
#pragma once

#include <optional>
#include <string>

namespace lockstep {

enum class PhasesMode { automatic, never, always };

// The program that runs the files. prisma: also `prisma migrate deploy`, which sends a file as one query.
enum class Runner { lockstep, prisma };

struct PlanOptions {
  PhasesMode phases = PhasesMode::automatic;
  int pg_version = 15;  // major version that the SQL is for
  // The name of the migration: what is dropped is kept in archives, and their names contain a digest of this
  // text so that they are unique. nullopt: no archives.
  std::optional<std::string> archive{};
  Runner runner = Runner::lockstep;
  bool keep_column_order = false;  // never replace a column by a second one, which would be the last one
};

}  // namespace lockstep
