#include "compiler/model/rebuilt_enums.hpp"

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep::model {
namespace {

// Whether the value is written in the SQL, alone or in the text of an array: 'a'::type, '{a,b}'::type[]. An
// array with an escaped element counts as one that holds it.
bool has_value(std::string const& sql, std::string const& type, std::string const& value) {
  std::string const cast = "::" + type;
  return any_token_in(sql, [&](std::string_view text, Lexeme const& token) {
    if (!is_text(token.kind) || !text.substr(token.end).starts_with(cast)) return false;
    std::optional<std::string> const constant = value_of(text, token);
    if (!constant || *constant == value) return true;
    return constant->starts_with('{') && (constant->find(value) != std::string::npos ||
                                          constant->find_first_of("\\\"") != std::string::npos);
  });
}

std::vector<std::string> texts_of(Index const& index) {
  std::vector<std::string> texts;
  if (!index.predicate.empty()) texts.push_back(index.predicate);
  for (IndexPart const& part : index.parts) {
    if (!part.expression.empty()) texts.push_back(part.expression);
  }
  return texts;
}

}  // namespace

bool has_enum_value(Index const& index, Name const& type, std::string const& value) {
  return std::ranges::any_of(texts_of(index), [&](std::string const& sql) {
    return has_value(sql, qualified_if_needed(type), value);
  });
}

bool has_enum_value(std::string const& sql, Name const& type, std::string const& value) {
  return has_value(sql, qualified_if_needed(type), value);
}

bool has_enum_value(DefinedObject const& object, Name const& type, std::string const& value) {
  return has_value(object.definition, qualified_if_needed(type), value);
}

RebuiltEnums::RebuiltEnums(Schema const& catalog, Schema const& text, Hints const& hints) {
  for (Enum const& before : catalog.enums) {
    Enum const* after = find(text.enums, before.name);
    for (RenameHint const& hint : hints.renames) {
      Name const old{hint.object.owner.schema, hint.old_name};
      bool const renamed =
          after == nullptr && hint.object.kind == ObjectKind::enum_type && old == before.name;
      if (renamed) after = find(text.enums, hint.object.owner);
    }
    if (after == nullptr) continue;
    std::vector<std::string> lost = before.values;
    std::erase_if(lost,
                  [&](std::string const& value) { return std::ranges::count(after->values, value) > 0; });
    if (!lost.empty()) lost_.emplace(before.name, std::move(lost));
  }
  for (Dependency const& dependency : catalog.dependencies) {
    bool const named = dependency.object.kind == ObjectKind::index &&
                       lost_.contains(dependency.needs.owner) &&
                       dependency.needs.kind == ObjectKind::enum_type;
    if (named) named_by_index_[dependency.object].insert(dependency.needs.owner);
  }
}

bool RebuiltEnums::take_along(Table const& table, Index const& index) const {
  if (lost_.empty() || texts_of(index).empty()) return false;
  std::set<Name> enums;
  auto const named = named_by_index_.find({ObjectKind::index, table.name, index.name});
  if (named != named_by_index_.end()) enums = named->second;
  for (Column const& column : table.columns) {
    if (lost_.contains(column.type.name) && index_mentions(index, column.name))
      enums.insert(column.type.name);
  }
  return !enums.empty() && std::ranges::none_of(enums, [&](Name const& name) {
    return std::ranges::any_of(lost_.at(name),
                               [&](std::string const& value) { return has_enum_value(index, name, value); });
  });
}

}  // namespace lockstep::model
