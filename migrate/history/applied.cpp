#include "migrate/history/applied.hpp"

#include <algorithm>

#include "compiler/model/quote.hpp"
#include "postgres/client/internal.hpp"

namespace lockstep {

Applied read_applied(Connection& connection, std::string const& schema) {
  // Through the catalog, because a role without USAGE on the schema may not even ask whether a table is
  // there.
  Result const table = execute_internal(
      connection,
      "SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, "
      "'SELECT') "
      "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
      "WHERE c.relname = '_prisma_migrations' AND n.nspname = " +
          model::quote_literal(schema));
  if (table.rows() == 0) return {};
  if (table.text(0, 0) != "t") return {.state = AppliedState::unreadable, .finished = {}, .failed = {}};
  Result const rows = execute_internal(connection, "SELECT migration_name, finished_at IS NOT NULL FROM " +
                                                       model::qualified({schema, "_prisma_migrations"}) +
                                                       " WHERE rolled_back_at IS NULL");
  Applied result{.state = AppliedState::read, .finished = {}, .failed = {}};
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    (rows.text(i, 1) == "t" ? result.finished : result.failed).emplace_back(rows.text(i, 0));
  }
  std::ranges::sort(result.finished);
  std::ranges::sort(result.failed);
  // One that failed first and went through later is finished.
  std::erase_if(result.failed,
                [&](std::string const& name) { return std::ranges::binary_search(result.finished, name); });
  return result;
}

}  // namespace lockstep
