#include "migrate/drift/database_state.hpp"

#include "introspect/introspect.hpp"
#include "postgres/client/retry_read.hpp"

namespace lockstep {

DatabaseState read_database(Connection& connection, std::vector<std::string> const& scope) {
  std::string const schema = connection.url().schema;
  return retry_read(connection, [&] {
    ReadTransaction const one(connection);
    Catalog catalog = read_catalog(connection, {.schemas = scope});
    return DatabaseState{.schema = std::move(catalog.schema),
                         .unmanaged = objects_of(catalog.unmanaged),
                         .applied = read_applied(connection, schema.empty() ? "public" : schema)};
  });
}

}  // namespace lockstep
