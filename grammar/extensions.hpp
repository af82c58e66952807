// The attributes that lockstep adds to the schema language. They can be in a /// line, which other tools read
// as documentation. This is their only table: the parser looks up the first word of a /// line in it, and the
// resolver builds rows of its attribute table from it. To add an attribute, add a row here and its meaning in
// compiler/resolve (read_hints).
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace lockstep {

enum class Place { field, enum_value, model, enumeration };

// The name of a place in a diagnostic: "a field".
std::string_view describe(Place place);

// An argument, which is a string. The first one needs no name.
struct ExtensionArgument {
  std::string_view name;
  bool required = false;
};

struct ExtensionAttribute {
  std::string_view name;  // without its @ signs
  bool on_field = false;  // one that is a column
  bool on_relation = false;
  bool on_enum_value = false;
  bool on_model = false;
  bool on_enum = false;
  bool repeatable = false;
  std::array<ExtensionArgument, 2> arguments{};  // an empty name ends them

  bool admits(Place place) const;
  // Whether it is allowed anywhere with one @ sign, or with two.
  constexpr bool has_spelling(bool of_block) const {
    return of_block ? on_model || on_enum : on_field || on_enum_value;
  }
};

// clang-format off
inline constexpr auto extensions = std::to_array<ExtensionAttribute>({
    {.name = "renamedFrom", .on_field = true, .on_relation = true, .on_enum_value = true, .on_model = true, .on_enum = true,
     .arguments = {{{"name", true}}}},
    {.name = "backfill", .on_field = true,
     .arguments = {{{"expression", true}}}},
});
// clang-format on

// The row of a name without its @ signs, or nullopt.
std::optional<ExtensionAttribute> find_extension(std::string_view name);

// The row whose name is one edit away from word, ignoring case, or nullopt.
std::optional<ExtensionAttribute> near_extension(std::string_view word);

// The word with one or two @ signs at the start of the text of a /// line, after the slashes; empty if there
// is none.
std::string_view attribute_word(std::string_view text);

// Whether that word is an extension attribute; such a line is parsed, any other is prose.
bool names_extension(std::string_view text);

}  // namespace lockstep
