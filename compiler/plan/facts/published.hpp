// Tables whose rows a subscriber could not tell from each other.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep {

// The tables that have no replica identity and that a publication sends one of the operations of. PostgreSQL
// refuses UPDATE and DELETE of a table of which these are sent. operations: "update", "delete".
std::set<model::Name> tables_refusing(model::Schema const& schema,
                                      std::vector<std::string_view> const& operations);

// Whether the publication sends one of the operations of the table.
bool publishes(model::DefinedObject const& publication, model::Name const& table,
               std::vector<std::string_view> const& operations);

}  // namespace lockstep
