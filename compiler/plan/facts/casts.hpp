// What it means to change a column from one type to another.
#pragma once

#include <string>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

struct TypeChange {
  Work work = Work::rewrite;  // of ALTER COLUMN TYPE on the column alone
  bool widening = false;      // every old value fits, and old and new code both run on the new type
  bool may_fail = false;      // a value may not be convertible, or not fit
  Grade reverse = Grade::lossless_if;

  // Values go through, but what they lose is not restored.
  bool rounds() const { return !widening && reverse == Grade::structure_only; }
};

// Facts: PostgreSQL rewrites a heap unless the types are binary coercible or only a length or precision
// grows.
TypeChange type_change(model::Type const& from, model::Type const& to);

// Whether values of one type mean something in the other: there is a cast, or a text that is written or read.
// What is not built in is taken for text.
bool has_conversion(model::Type const& from, model::Type const& to);

// Whether the type is a text.
bool reads_text(model::Type const& type);

// The expression after USING that turns column, as from, into to; empty when the server's own assignment
// cast does it.
std::string conversion(std::string const& column, model::Type const& from, model::Type const& to);

// The same over any SQL expression of type from.
std::string converted(std::string const& expression, model::Type const& from, model::Type const& to);

// An expression of an enum type, or of an array of it, turned into another enum, where some of the values
// become others.
std::string recast(std::string const& expression, model::Type const& to, action::ValueMapping const& values);

// The values that the enum is to lose and that become no others, in their order.
std::vector<std::string> lost_values(model::Enum const& from, model::Enum const& to,
                                     action::ValueMapping const& values);

// Whether the session that converts has a say in the result: its time zone, its style of dates, its locale.
// Sessions of several applications would then give different values.
bool depends_on_session(model::Type const& from, model::Type const& to);

// Whether values of the type have an order (a btree operator class), as extended statistics want it; what is
// not known has one.
bool has_order(model::Type const& type);

// Whether values of the type can be compressed and stored out of line; what is not known can be.
bool has_toast(model::Type const& type);

// Whether the literal can be the default of a column of that type, and be the same value once it has been
// converted. False where that is not certain.
bool holds(model::Type const& type, model::Default const& literal);

// Whether a default may give another value for each row, so that adding a column with it rewrites the table.
// Literals and the functions known to be immutable or stable do not; an unknown function does, to be on the
// safe side.
bool is_volatile(model::Default const& value);

}  // namespace lockstep
