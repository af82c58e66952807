// What a database records about the migrations that were run on it: Prisma's table `_prisma_migrations`.
#pragma once

#include <string>
#include <vector>

#include "postgres/client/connection.hpp"

namespace lockstep {

enum class AppliedState { absent, unreadable, read };

struct Applied {
  AppliedState state = AppliedState::absent;  // unreadable: the role may not read the table
  std::vector<std::string> finished;          // names, sorted; not those that were rolled back
  std::vector<std::string> failed;            // begun, and neither finished nor rolled back; sorted
};

// schema: where the table is. Needs no privileges: where the role may not read the table, the state is
// `unreadable`. May run in a transaction. Throws DbError.
Applied read_applied(Connection& connection, std::string const& schema);

}  // namespace lockstep
