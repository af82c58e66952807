// Looking up the table of extension attributes.
#include "grammar/extensions.hpp"

#include <algorithm>

#include "grammar/diagnostic.hpp"

namespace lockstep {

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

std::optional<ExtensionAttribute> near_extension(std::string_view word) {
  std::string const small = lower(word);
  auto const row = std::ranges::find_if(
      extensions, [&](ExtensionAttribute const& each) { return edits(small, lower(each.name)) <= 1; });
  return row == extensions.end() ? std::nullopt : std::optional(*row);
}

std::string_view attribute_word(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  if (!text.starts_with('@')) return {};
  return text.substr(
      0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.",
                                text.starts_with("@@") ? 2 : 1));
}

bool names_extension(std::string_view text) {
  std::string_view const word = attribute_word(text);
  return !word.empty() && find_extension(word.substr(word.starts_with("@@") ? 2 : 1)).has_value();
}

}  // namespace lockstep
