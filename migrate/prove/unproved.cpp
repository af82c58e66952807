// Counts values with count() instead of IS NOT NULL, because a composite value of NULLs is a value.
#include "migrate/prove/unproved.hpp"

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "migrate/prove/sample_values.hpp"

namespace lockstep {
namespace {

bool has_values(model::Schema const& schema, model::Column const& column, Samples const& samples) {
  model::Type type = column.type;
  type.array = false;
  return is_known({type}) || model::find(schema.enums, type.name) != nullptr || samples.of(type) != nullptr;
}

}  // namespace

std::vector<Unproved> find_unproved(model::Schema const& schema, Samples const& samples,
                                    Connection& connection) {
  std::vector<std::string> statements;
  for (model::Table const& table : schema.tables) {
    std::string sql = "SELECT count(*)";
    for (model::Column const& column : table.columns) {
      if (column.generated.empty()) sql += ", count(" + model::quote_identifier(column.name) + ")";
    }
    statements.push_back(sql + " FROM " + (table.partition_by.empty() ? "ONLY " : "") +
                         model::qualified(table.name));
  }
  std::vector<Unproved> result;
  if (statements.empty()) return result;
  std::vector<Result> const counts = connection.pipeline(statements);
  for (std::size_t i = 0; i < schema.tables.size(); ++i) {
    model::Table const& table = schema.tables[i];
    std::string const name = model::qualified_if_needed(table.name);
    if (counts[i].text(0, 0) == "0") {
      result.push_back({name, "", "it has no rows"});
      continue;
    }
    std::size_t at = 0;
    for (model::Column const& column : table.columns) {
      if (!column.generated.empty()) continue;
      bool const made = has_values(schema, column, samples), empty = counts[i].text(0, ++at) == "0";
      bool const only_empty_lists = column.type.array && !made;
      if (!empty && !only_empty_lists) continue;
      result.push_back({name + "." + model::quoted_if_needed(column.name), "type " + model::sql(column.type),
                        made ? "every row has NULL in it" : "no sample value could be made"});
    }
  }
  return result;
}

std::string describe(Unproved const& unproved) {
  return unproved.object + (unproved.what.empty() ? "" : " (" + unproved.what + ")") + ": " + unproved.why;
}

}  // namespace lockstep
