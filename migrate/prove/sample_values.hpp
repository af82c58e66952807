// Values for one column of sample rows: edge values of its type that also survive the cast to its future
// type.
#pragma once

#include <optional>
#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep {

// Whether a sequence generates the column's values.
bool is_counted(model::Column const& column);

// One side of a change of type. labels: those of the type when it is an enum, else null. samples: values that
// the server accepted (value_sources.hpp), when this type or that of the other side is not known here, else
// null.
struct ValueType {
  model::Type type;
  std::vector<std::string> const* labels = nullptr;
  std::vector<std::string> const* samples = nullptr;
};

// Whether the input syntax of the type, or of its elements, is known here.
bool is_known(ValueType const& type);

// Whether string constants, or whole numbers, in a check can be values of the type.
bool is_text(model::Type const& type);
bool is_number(model::Type const& type);

// The number-th value in the type's own input syntax, without quotes around it. Deterministic; different
// numbers give different values where the type has enough of them. other: the type of the same column on the
// other side, when it differs. Nothing when the type is not known, or when no value is valid for both.
std::optional<std::string> value_for(ValueType const& type, std::optional<ValueType> const& other,
                                     std::size_t number);

// The number of different values when it is small: of booleans, enums and samples; 0 otherwise.
std::size_t domain_size(ValueType const& type, std::optional<ValueType> const& other);

}  // namespace lockstep
