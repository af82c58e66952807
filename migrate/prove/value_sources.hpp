// Sample values for the types whose input syntax sample_values.hpp does not know: domains, composite types,
// ranges, types of extensions. Candidates are tried on a server, and the accepted ones are the samples.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "compiler/model/schema.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// The accepted texts of each type, without quotes around them; of an array type, those of its elements.
class Samples {
 public:
  Samples() = default;
  // Finds samples for the columns of schema, whose types exist in the database. other: the other side of a
  // migration, with the names of schema. Where a column has another type there, and the database has that
  // type, the samples are texts that both types accept, if there are any. Needs no query when all types are
  // known, else some round trips in a transaction that is rolled back. Must be called outside of a
  // transaction. Throws DbError.
  static Samples find(model::Schema const& schema, model::Schema const& other, Connection& connection);

  // Null when the type is known, or when the server accepts none of the candidates.
  std::vector<std::string> const* of(model::Type const& type) const;
  // other: the type on the other side.
  std::vector<std::string> const* of(model::Type const& type, model::Type const& other) const;
  // Whether values of the type may be NULL. A domain can forbid it.
  bool takes_null(model::Type const& type) const;

 private:
  std::set<std::string> without_null_;                        // by the SQL of the type
  std::map<std::string, std::vector<std::string>> accepted_;  // by the SQL of the type, or of both
};

}  // namespace lockstep
