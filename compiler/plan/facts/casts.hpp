// The consequences of changing a column from one type to another.
#pragma once

#include <string>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

struct TypeChange {
  Work work = Work::rewrite;  // of ALTER COLUMN TYPE on the column alone
  bool widening = false;      // every old value fits, and both application versions can use the new type
  bool may_fail = false;      // a value may not be convertible, or not fit
  Grade reverse = Grade::lossless_if;

  // Values are converted, but what the conversion loses is not restored.
  bool rounds() const { return !widening && reverse == Grade::structure_only; }
};

// Facts: PostgreSQL rewrites a heap unless the types are binary coercible or only a length or precision
// grows.
TypeChange type_change(model::Type const& from, model::Type const& to);

// Whether there is a conversion: the types are the same, there is a cast, or one of them is a text type. A
// type that is not built in counts as convertible through text.
bool has_conversion(model::Type const& from, model::Type const& to);

// Whether the type is a text type.
bool reads_text(model::Type const& type);

// The USING expression that converts the column; empty when the server's assignment cast does it.
std::string conversion(std::string const& column, model::Type const& from, model::Type const& to);

// The same for any SQL expression of type from.
std::string converted(std::string const& expression, model::Type const& from, model::Type const& to);

// Converts an expression of an enum type, or of an array of it, to another enum; values: the renamed ones.
std::string recast(std::string const& expression, model::Type const& to, action::ValueMapping const& values);

// The values that are removed and not renamed, in their order.
std::vector<std::string> lost_values(model::Enum const& from, model::Enum const& to,
                                     action::ValueMapping const& values);

// Whether settings of the session change the result: TimeZone, DateStyle, lc_monetary and the like. Sessions
// of several applications would then write different values.
bool depends_on_session(model::Type const& from, model::Type const& to);

// Whether the type has an order (a btree operator class), which extended statistics need; true for an unknown
// type.
bool has_order(model::Type const& type);

// Whether values of the type can be compressed and stored out of line; true for an unknown type.
bool has_toast(model::Type const& type);

// Whether the literal can be the default of a column of that type, and is the same value after a conversion
// to the new type. False where that is not certain.
bool holds(model::Type const& type, model::Default const& literal);

// Whether a default may give another value for each row, so that adding a column with it rewrites the table.
// Literals and the functions known to be immutable or stable do not; an unknown function does, to be on the
// safe side.
bool is_volatile(model::Default const& value);

}  // namespace lockstep
