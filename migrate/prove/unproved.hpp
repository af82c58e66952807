// What rows cannot prove because there are none: the tables without rows, and the columns with NULL in every
// row.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/schema.hpp"
#include "migrate/prove/value_sources.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

struct Unproved {
  std::string object;  // "public.place", "public.place.corner"
  std::string what;    // "type public.corner"; empty for a table
  std::string why;
};

// The database has the tables of the schema, and rows. Generated columns are ignored, because they depend on
// other columns. One round trip. Throws DbError.
std::vector<Unproved> find_unproved(model::Schema const& schema, Samples const& samples,
                                    Connection& connection);

// "public.place.corner (type public.corner): no sample value could be made"
std::string describe(Unproved const& unproved);

}  // namespace lockstep
