// Rewrites the defaults of a database in the spelling of the model, so that its dump can be compared with
// that of a copy.
#pragma once

#include "compiler/model/defaults.hpp"
#include "compiler/model/quote.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep::testing {

// The model has the value of a default, not its original spelling. The default of a partitioned table also
// applies to its partitions. Throws DbError.
inline void spell_defaults(model::Schema const& schema, Connection& connection) {
  for (model::Table const& table : schema.tables) {
    std::string const alter =
        (table.partition_by.empty() ? "ALTER TABLE ONLY " : "ALTER TABLE ") + model::qualified(table.name);
    for (model::Column const& column : table.columns) {
      if (column.value.kind == model::DefaultKind::none || column.value.kind == model::DefaultKind::sequence)
        continue;
      connection.execute(alter + " ALTER COLUMN " + model::quote_identifier(column.name) + " SET DEFAULT " +
                         model::default_sql(column.value, column.type));
    }
  }
}

}  // namespace lockstep::testing
