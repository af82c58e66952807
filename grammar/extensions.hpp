// The attributes that lockstep adds to the schema language. They may stand in a /// line, where tools that do
// not know them see documentation. This is the one table of them: the parser looks up here what a /// line
// may begin with, and the resolver makes the rows of its attribute table from it. To add one: a row here, and
// what it means in compiler/resolve (read_hints).
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace lockstep {

enum class Place { field, enum_value, model, enumeration };

// What a place is called in a diagnostic: "a field".
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
  // Whether it can stand anywhere with one @ sign, or with two.
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

// The row of a name without its @ signs, or nothing.
std::optional<ExtensionAttribute> find_extension(std::string_view name);

// The row whose name is one edit away from word, whatever the case of its letters, or nothing.
std::optional<ExtensionAttribute> near_extension(std::string_view word);

// The word with one or two @ signs that the text of a /// line, after the slashes, begins with, or nothing.
std::string_view attribute_word(std::string_view text);

// Whether that word is an extension attribute; such a line is parsed, any other is prose.
bool names_extension(std::string_view text);

}  // namespace lockstep
