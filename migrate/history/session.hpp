// The session in which migrations run. Their SQL may change it in any way: role, settings, temporary objects.
// The runner's own statements must not depend on that, and neither must the next migration.
#pragma once

#include <string>
#include <string_view>

#include "postgres/client/connection.hpp"

namespace lockstep {

// Restores the session as it was when it was opened: role, settings, temporary objects, prepared statements,
// cursors and channels. No transaction may be open. Advisory locks stay, because the lock of the run is one
// of them. This is the one place that applies our own settings again.
void reset_session(Connection& connection);

// SQL that runs a statement of ours, in the transaction of a migration, as the role that connected. At the
// end of the transaction the role and the settings of the migration are restored.
std::string within_migration(std::string_view statement);

// The same outside of a transaction, where default_transaction_read_only must not stop it either.
std::string between_segments(std::string_view statement);

}  // namespace lockstep
