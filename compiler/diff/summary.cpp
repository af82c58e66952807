// Changes as readable text: a phrase for each, and the tree of --summary.

#include <map>
#include <set>

#include "compiler/diff/diff.hpp"
#include "compiler/diff/values.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/single_line.hpp"
#include "compiler/model/types.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

// The value of an attribute as a short text.
std::string show(std::string const& value) { return value.empty() ? "none" : value; }
std::string show(bool value) { return value ? "yes" : "no"; }
std::string show(model::Type const& value) { return model::sql(value); }
std::string show(model::Name const& value) { return model::print(value); }
std::string show(model::Default const& value) { return show_default(value); }
std::string show(model::IndexPart const& value) { return model::print(value); }
template <model::NamedEnum E>
std::string show(E value) {
  return std::string(model::enum_name(value));
}
template <class T>
std::string show(std::vector<T> const& values) {
  std::string text = "(";
  for (T const& value : values) text += (text.size() > 1 ? ", " : "") + show(value);
  return text + ")";
}

template <class T>
std::string differences(T const& from, T const& to) {
  std::string text;
  model::for_each_field(from, to, [&](std::string_view name, auto const& a, auto const& b) {
    if constexpr (requires { show(a); }) {
      if (name == "name" || a == b) return;
      Pair<std::string> shown{show(a), show(b)};
      // A literal and an expression may have the same SQL.
      if constexpr (std::is_same_v<std::decay_t<decltype(a)>, model::Default>) {
        if (shown.from == shown.to) shown = {model::print(a), model::print(b)};
      }
      text += (text.empty() ? "" : ", ") + std::string(name) + " " + shown.from + " -> " + shown.to;
    }
  });
  return text;
}

class Describe {
 public:
  explicit Describe(Pair<model::Schema> const& models) : models_(models) {
    for (model::Table const& table : models.from.tables) from_.emplace(table.name, &table);
    for (model::Table const& table : models.to.tables) to_.emplace(table.name, &table);
  }

  // The text after the name of the object: its definition, its differences, or its new name.
  std::string detail(Change const& change) const {
    switch (change.verb) {
      case Verb::create:
        return change.to.kind == ObjectKind::column ? " " + definition(change) : "";
      case Verb::drop:
        return "";
      case Verb::rename:
        return " to " + (change.to.member.empty() ? model::print(change.to.owner) : change.to.member);
      case Verb::alter:
        break;
    }
    std::string const text = altered(change);
    return text.empty() ? "" : ": " + text;
  }

  bool is_table(model::Name const& name) const { return from_.contains(name) || to_.contains(name); }

 private:
  std::string definition(Change const& change) const {
    model::Column const& column = *model::find(to_.at(change.to.owner)->columns, change.to.member);
    std::string text = model::sql(column.type) + (column.nullable ? "" : " not null");
    if (column.value.kind != model::DefaultKind::none) text += " default " + show(column.value);
    return text;
  }

  template <class T>
  static std::string between(std::vector<T> const& from, std::string const& old, std::vector<T> const& to,
                             std::string const& now) {
    T const* a = model::find(from, old);
    T const* b = model::find(to, now);
    return a == nullptr || b == nullptr ? "" : differences(*a, *b);
  }

  std::string altered(Change const& change) const {
    ObjectRef const& from = change.from;
    ObjectRef const& to = change.to;
    if (to.kind == ObjectKind::enum_type) {
      model::Enum const* a = model::find(models_.from.enums, from.owner);
      model::Enum const* b = model::find(models_.to.enums, to.owner);
      return a == nullptr || b == nullptr ? "" : differences(*a, *b);
    }
    auto const old_table = from_.find(from.owner);
    auto const new_table = to_.find(to.owner);
    if (old_table == from_.end() || new_table == to_.end())
      return change.attributes.empty() ? "" : change.attributes.front();
    model::Table const& a = *old_table->second;
    model::Table const& b = *new_table->second;
    switch (to.kind) {
      case ObjectKind::column:
        return between(a.columns, from.member, b.columns, to.member);
      case ObjectKind::index:
        return between(a.indexes, from.member, b.indexes, to.member);
      case ObjectKind::foreign_key:
        return between(a.foreign_keys, from.member, b.foreign_keys, to.member);
      case ObjectKind::primary_key:
        return a.primary_key && b.primary_key ? differences(*a.primary_key, *b.primary_key) : "";
      default:
        return change.attributes.empty() ? "" : change.attributes.front();
    }
  }

  Pair<model::Schema> const& models_;
  std::map<model::Name, model::Table const*> from_, to_;
};

char sign(Verb verb) {
  switch (verb) {
    case Verb::create:
      return '+';
    case Verb::drop:
      return '-';
    case Verb::rename:
      return '>';
    case Verb::alter:
      return '~';
  }
  return ' ';
}

}  // namespace

std::string phrase(Change const& change) {
  std::string text = std::string(enum_name(change.verb)) + " " +
                     to_string(change.verb == Verb::rename ? change.from : subject(change));
  if (change.verb == Verb::rename) {
    text += " to " + (change.to.member.empty() ? model::print(change.to.owner) : change.to.member);
  }
  for (std::size_t i = 0; i < change.attributes.size(); ++i)
    text += (i == 0 ? ": " : ", ") + change.attributes[i];
  return model::in_single_line(text);
}

std::string summary(std::vector<Change> const& changes, Pair<model::Schema> const& models) {
  if (changes.empty()) return "No difference.\n";
  Describe const describe(models);
  // Members are shown under their table or enum; owners in the order of their first change.
  std::vector<model::Name> owners;
  std::map<model::Name, std::string> heads, members;
  std::set<model::Name> enums;
  for (Change const& change : changes) {
    ObjectRef const& ref = subject(change);
    // The changes of the members of a renamed table are shown under its new name.
    model::Name const& owner = change.verb == Verb::drop ? change.to.owner : ref.owner;
    if (heads.emplace(owner, "").second) owners.push_back(owner);
    if (ref.kind == ObjectKind::enum_value) enums.insert(owner);
    std::string const shown_name =
        ref.member.empty() ? "" : (change.verb == Verb::rename ? change.from.member : ref.member);
    std::string const said = (ref.member.empty() ? to_string(change.verb == Verb::rename ? change.from : ref)
                                                 : std::string(enum_name(ref.kind)) + " " + shown_name) +
                             describe.detail(change);
    std::string const line = std::string(1, sign(change.verb)) + " " + model::in_single_line(said) + "\n";
    if (ref.member.empty()) {
      heads[owner] += line;
    } else {
      members[owner] += "    " + line;
    }
  }
  std::string text;
  for (model::Name const& owner : owners) {
    std::string const& head = heads.at(owner);
    std::string const kind = enums.contains(owner) ? "enum " : describe.is_table(owner) ? "table " : "";
    text += head.empty() ? "~ " + kind + model::print(owner) + "\n" : head;
    text += members[owner];
  }
  return text;
}

}  // namespace lockstep
