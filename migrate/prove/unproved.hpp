// What rows cannot prove because there are none: the tables without rows, and the columns in which every row
// has NULL.
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

// The database has the tables of the schema, and rows. Generated columns are left out: their values follow
// from others. One round trip. Throws DbError.
std::vector<Unproved> find_unproved(model::Schema const& schema, Samples const& samples,
                                    Connection& connection);

// "public.place.corner (type public.corner): no sample value could be made"
std::string describe(Unproved const& unproved);

}  // namespace lockstep
