// The table of extension attributes.
#include "grammar/extensions.hpp"

#include <algorithm>
#include <array>

namespace lockstep {

namespace {

// clang-format off
constexpr auto extensions = std::to_array<ExtensionAttribute>({
    {.name = "renamedFrom", .on_field = true, .on_enum_value = true, .on_model = true, .on_enum = true},
    {.name = "backfill",    .on_field = true},
});
// clang-format on

}  // namespace

std::string_view describe(Place place) {
  switch (place) {
    case Place::field:
      return "a field";
    case Place::enum_value:
      return "an enum value";
    case Place::model:
      return "a model";
    case Place::enumeration:
      return "an enum";
  }
  return {};
}

bool ExtensionAttribute::admits(Place place) const {
  switch (place) {
    case Place::field:
      return on_field;
    case Place::enum_value:
      return on_enum_value;
    case Place::model:
      return on_model;
    case Place::enumeration:
      return on_enum;
  }
  return false;
}

std::optional<ExtensionAttribute> find_extension(std::string_view name) {
  auto const row = std::ranges::find(extensions, name, &ExtensionAttribute::name);
  return row == extensions.end() ? std::nullopt : std::optional(*row);
}

bool names_extension(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  if (!text.starts_with('@')) return false;
  text.remove_prefix(text.starts_with("@@") ? 2 : 1);
  auto const end =
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
  return find_extension(text.substr(0, end)).has_value();
}

}  // namespace lockstep
