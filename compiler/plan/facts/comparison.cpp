#include "compiler/plan/facts/comparison.hpp"

#include "compiler/model/types.hpp"

namespace lockstep {

// The function instead of the operator *<>: PostgreSQL splits the operator between two ROW(…) into one for
// each column.
std::string differ(std::string const& a, std::string const& b) {
  return "pg_catalog.record_image_ne(ROW(" + a + "), ROW(" + b + "))";
}

bool may_be_composite(model::Type const& type) {
  return !type.array && (!type.name.schema.empty() || model::find_type(type.name.name) == nullptr);
}

std::string is_null(std::string const& value, bool composite) {
  return value + (composite ? " IS NOT DISTINCT FROM NULL" : " IS NULL");
}

std::string is_not_null(std::string const& value, bool composite) {
  return value + (composite ? " IS DISTINCT FROM NULL" : " IS NOT NULL");
}

}  // namespace lockstep
