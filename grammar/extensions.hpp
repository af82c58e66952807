// The attributes that may stand in a /// line, where tools that do not know them see documentation. To add
// one: a row in extensions.cpp.
#pragma once

#include <optional>
#include <string_view>

namespace lockstep {

enum class Place { field, enum_value, model, enumeration };

// What a place is called in a diagnostic: "a field".
std::string_view describe(Place place);

struct ExtensionAttribute {
  std::string_view name;
  bool on_field = false;
  bool on_enum_value = false;
  bool on_model = false;
  bool on_enum = false;

  bool admits(Place place) const;
};

// The row of a name without its @ signs, or nothing.
std::optional<ExtensionAttribute> find_extension(std::string_view name);

// Whether the text of a /// line, behind the slashes, begins with @ or @@ and the name of an extension
// attribute; such a line is parsed, any other is prose.
bool names_extension(std::string_view text);

}  // namespace lockstep
