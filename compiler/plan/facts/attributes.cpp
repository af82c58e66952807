// A definition has one attribute a line: CREATE TYPE s.t AS (\n  a integer,\n  "b c" text\n)
#include "compiler/plan/facts/attributes.hpp"

#include <algorithm>
#include <string_view>

#include "compiler/model/quote.hpp"

namespace lockstep {
namespace {

using action::Attribute;

constexpr std::string_view begin_of_line = "\n  ";

// The quoted or plain name at the beginning of the text, and what follows it.
Attribute attribute_of(std::string_view line) {
  std::string name;
  std::size_t at = 0;
  if (!line.starts_with('"')) {
    at = std::min(line.find(' '), line.size());
    name = line.substr(0, at);
  } else {
    for (at = 1; at < line.size(); ++at) {
      bool const quote = line[at] == '"';
      if (quote && (at + 1 == line.size() || line[at + 1] != '"')) break;
      if (quote) ++at;
      name += line[at];
    }
    ++at;
  }
  return {name, std::string(line.substr(std::min(at + 1, line.size())))};
}

}  // namespace

std::vector<Attribute> attributes_of(model::DefinedObject const& type) {
  std::vector<Attribute> attributes;
  std::string_view const text = type.definition;
  std::size_t at = text.find(begin_of_line);
  while (at != std::string_view::npos) {
    at += begin_of_line.size();
    std::size_t const next = text.find(",\n  ", at);
    std::size_t const end = next == std::string_view::npos ? text.rfind("\n)") : next;
    attributes.push_back(attribute_of(text.substr(at, end - at)));
    at = next == std::string_view::npos ? next : next + 1;
  }
  return attributes;
}

model::DefinedObject with_attributes(model::DefinedObject type, std::vector<Attribute> const& attributes) {
  std::string text = type.definition.substr(0, type.definition.find(" AS (") + 5);
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    text +=
        (i == 0 ? "\n  " : ",\n  ") + model::quoted_if_needed(attributes[i].name) + " " + attributes[i].type;
  }
  type.definition = text + (attributes.empty() ? ")" : "\n)");
  return type;
}

bool follows_in_place(action::AlterComposite const& change) {
  auto const named = [](std::vector<Attribute> const& list, std::string const& name) {
    return std::ranges::find(list, name, &Attribute::name) != list.end();
  };
  bool const retyped = std::ranges::any_of(
      change.dropped, [&](Attribute const& one) { return named(change.added, one.name); });
  std::vector<Attribute> result = attributes_of(change.from);
  std::erase_if(result, [&](Attribute const& one) { return named(change.dropped, one.name); });
  result.insert(result.end(), change.added.begin(), change.added.end());
  return !retyped && result == attributes_of(change.to);
}

}  // namespace lockstep
