// Values for one column of random rows: edge values of its type that also survive the cast to the type it is
// to have.
#pragma once

#include <optional>
#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep {

// Whether a sequence gives the column its values.
bool is_counted(model::Column const& column);

// One side of a change of type. labels: of the enum that the type is, else null. samples: values that the
// server accepted (value_sources.hpp), where the type or that of the other side is not known here, else null.
struct ValueType {
  model::Type type;
  std::vector<std::string> const* labels = nullptr;
  std::vector<std::string> const* samples = nullptr;
};

// Whether the input syntax of the type, or of its elements, is known here.
bool is_known(ValueType const& type);

// Whether texts, or whole numbers, that stand in a check can be values of the type.
bool is_text(model::Type const& type);
bool is_number(model::Type const& type);

// The number-th value in the type's own input syntax, without quotes around it. Deterministic; different
// numbers give different values where the type has enough of them. other: the type of the same column on the
// other side, when it is another one. Nothing when the type is not known, or when no value fits both.
std::optional<std::string> value_for(ValueType const& type, std::optional<ValueType> const& other,
                                     std::size_t number);

// The number of different values, where it is small: booleans, enums and samples; 0 otherwise.
std::size_t domain_size(ValueType const& type, std::optional<ValueType> const& other);

}  // namespace lockstep
