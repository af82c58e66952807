#include "migrate/history/applied.hpp"

#include <algorithm>

#include "compiler/model/quote.hpp"
#include "postgres/client/lent_session.hpp"

namespace lockstep {

Applied read_applied(Connection& connection, std::string const& schema) {
  // Asks the catalog, because a role without USAGE on the schema may not even ask whether a table exists in
  // it.
  LentSession session(connection);
  auto const table = session.execute_internal(
      "SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, "
      "'SELECT') "
      "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
      "WHERE c.relname = '_prisma_migrations' AND n.nspname = $1",
      schema);
  if (table.empty()) return {};
  if (!table[0][0].as<bool>()) return {.state = AppliedState::unreadable, .finished = {}, .failed = {}};
  auto const rows = session.execute_internal("SELECT migration_name, finished_at IS NOT NULL FROM " +
                                             model::qualified({schema, "_prisma_migrations"}) +
                                             " WHERE rolled_back_at IS NULL");
  Applied result{.state = AppliedState::read, .finished = {}, .failed = {}};
  for (auto const& row : rows)
    (row[1].as<bool>() ? result.finished : result.failed).push_back(row[0].as<std::string>());
  std::ranges::sort(result.finished);
  std::ranges::sort(result.failed);
  // A migration that failed first and was finished later is finished.
  std::erase_if(result.failed,
                [&](std::string const& name) { return std::ranges::binary_search(result.finished, name); });
  return result;
}

}  // namespace lockstep
