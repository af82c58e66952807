// The table of helpers states the suffix of each name and where it must be free. Fact: a table, a view and a
// composite type have a row type with the same name; the index of a constraint has the name of the
// constraint; a constraint trigger is also a constraint (PostgreSQL 12 to 18).

#include "compiler/plan/facts/names.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

constexpr std::size_t limit = 63;  // NAMEDATALEN - 1

struct HelperRow {
  Helper helper;
  std::string_view suffix;
  NameScope scope;
  NameScope also;  // a second scope, or the same
};
// PostgreSQL 18 names the NOT NULL of a column <table>_<column>_not_null, with a number if that is taken. The
// check that proves it exists at the same time, so it has another suffix.
// clang-format off
constexpr auto helpers = std::to_array<HelperRow>({
  {Helper::incoming_column,    "_new",            NameScope::column,     NameScope::column},
  {Helper::outgoing_column,    "_old",            NameScope::column,     NameScope::column},
  {Helper::incoming_index,     "_new",            NameScope::relation,   NameScope::relation},
  {Helper::outgoing_index,     "_old",            NameScope::relation,   NameScope::relation},
  {Helper::incoming_type,      "_new",            NameScope::type,       NameScope::type},
  {Helper::outgoing_type,      "_old",            NameScope::type,       NameScope::type},
  {Helper::two_way_sync,   "_sync",           NameScope::trigger,    NameScope::routine},
  {Helper::one_way_sync,   "_follows",        NameScope::trigger,    NameScope::routine},
  {Helper::not_null_check, "_not_null_check", NameScope::constraint, NameScope::constraint},
  {Helper::partition_check, "_partition_check", NameScope::constraint, NameScope::constraint},
  {Helper::exchanged,      "_exchanged",      NameScope::column,     NameScope::constraint},
  {Helper::archive,        "",                NameScope::schema,     NameScope::schema},
});
// clang-format on

HelperRow const& row_of(Helper helper) {
  auto const* row = std::ranges::find(helpers, helper, &HelperRow::helper);
  assert(row != helpers.end());
  return *row;
}

// The name in its scope: it belongs to the schema if it is not a member of a table.
UsedName in_scope(NameScope scope, Name const& owner, std::string const& name) {
  switch (scope) {
    case NameScope::schema:
      return {scope, {}, name};
    case NameScope::relation:
    case NameScope::type:
    case NameScope::routine:
      return {scope, {owner.schema, {}}, name};
    case NameScope::trigger:
    case NameScope::constraint:
    case NameScope::column:
      break;
  }
  return {scope, owner, name};
}

std::vector<UsedName> names_at(ObjectRef const& address) {
  Name const& owner = address.owner;
  switch (address.kind) {
    case ObjectKind::enum_type:
    case ObjectKind::domain:
    case ObjectKind::range_type:
      return {type_name(owner)};
    case ObjectKind::table:
    case ObjectKind::view:
    case ObjectKind::materialized_view:
    case ObjectKind::foreign_table:
    case ObjectKind::partition:
    case ObjectKind::composite_type:
      return {relation_name(owner), type_name(owner)};
    case ObjectKind::sequence:
      return {relation_name(owner)};
    case ObjectKind::index:
      return {in_scope(NameScope::relation, owner, address.member)};
    case ObjectKind::function:
    case ObjectKind::procedure:
    case ObjectKind::aggregate:
      return {in_scope(NameScope::routine, owner, owner.name)};
    case ObjectKind::trigger:
      return {in_scope(NameScope::trigger, owner, address.member),
              in_scope(NameScope::constraint, owner, address.member)};
    case ObjectKind::check:
    case ObjectKind::foreign_key:
      return {in_scope(NameScope::constraint, owner, address.member)};
    case ObjectKind::primary_key:
    case ObjectKind::exclusion:
      return {in_scope(NameScope::constraint, owner, address.member),
              in_scope(NameScope::relation, owner, address.member)};
    default:
      return {};
  }
}

void append_names(std::vector<UsedName>& names, std::vector<UsedName> const& more) {
  names.insert(names.end(), more.begin(), more.end());
}

// FNV-1a: short, and the same on every machine.
std::uint32_t hash(std::string const& text) {
  std::uint32_t value = 2166136261U;
  for (char const c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
  return value;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string shortened(std::string const& base, std::string const& suffix) {
  if (base.size() + suffix.size() <= limit) return base + suffix;
  std::size_t cut = limit - suffix.size() - 9;
  while (cut > 0 && continues_character(base[cut])) --cut;
  return base.substr(0, cut) + "_" + short_hash(base) + suffix;
}

// The first of name, name with 1, with 2, … that is free.
template <class Made, class IsFree>
std::string first_free(Made made, IsFree is_free) {
  for (int number = 0;; ++number) {
    std::string name = made(number);
    if (is_free(name)) return name;
  }
}

}  // namespace

UsedName relation_name(Name const& name) { return in_scope(NameScope::relation, name, name.name); }
UsedName type_name(Name const& name) { return in_scope(NameScope::type, name, name.name); }
UsedName trigger_function(Name const& table, std::string const& name) {
  return in_scope(NameScope::routine, table, name + "()");
}

std::vector<UsedName> names_of(model::Column const& column, Name const& table) {
  std::vector<UsedName> names{in_scope(NameScope::column, table, column.name)};
  std::string const& sequence = own_sequence(column);
  if (auto const name = model::parse_name(sequence); !sequence.empty() && name)
    names.push_back(relation_name(*name));
  return names;
}

std::vector<UsedName> names_of(model::PrimaryKey const& key, Name const& table) {
  return names_at(ObjectRef{ObjectKind::primary_key, table, key.name});
}

std::vector<UsedName> names_of(model::Index const& index, Name const& table) {
  return names_at(ObjectRef{index.constraint ? ObjectKind::exclusion : ObjectKind::index, table, index.name});
}

std::vector<UsedName> names_of(model::Table const& table) {
  std::vector<UsedName> names = names_at(ObjectRef{ObjectKind::table, table.name, {}});
  for (model::Column const& column : table.columns) append_names(names, names_of(column, table.name));
  if (table.primary_key) append_names(names, names_of(*table.primary_key, table.name));
  for (model::Index const& index : table.indexes) append_names(names, names_of(index, table.name));
  for (model::ForeignKey const& key : table.foreign_keys)
    append_names(names, names_at(ObjectRef{ObjectKind::foreign_key, table.name, key.name}));
  return names;
}

// The signature of a named NOT NULL is its name.
std::vector<UsedName> names_of(model::DefinedObject const& object) {
  if (is_name_of_not_null(object))
    return {in_scope(NameScope::constraint, object.address.owner, object.signature)};
  return names_at(object.address);
}

namespace {

// The names of the table and of what belongs to it that are unique in a schema, not in the table.
std::vector<UsedName> names_outside(model::Table const& table) {
  std::vector<UsedName> names{relation_name(table.name), type_name(table.name)};
  auto const add = [&](std::string const& name) {
    names.push_back(in_scope(NameScope::relation, table.name, name));
  };
  if (table.primary_key) add(table.primary_key->name);
  for (model::Index const& index : table.indexes) add(index.name);
  for (model::Column const& column : table.columns) {
    if (column.value.kind != model::DefaultKind::sequence) continue;
    for (UsedName const& name : names_of(column, table.name)) {
      if (name.scope == NameScope::relation) names.push_back(name);
    }
  }
  return names;
}

}  // namespace

void UsedNames::add(model::Schema const& schema) {
  auto const add_all = [&](std::vector<UsedName> const& names) {
    for (UsedName const& name : names) add(name);
  };
  for (model::Namespace const& space : schema.namespaces) add({NameScope::schema, {}, space.name});
  for (model::Enum const& type : schema.enums) add(type_name(type.name));
  for (model::Table const& table : schema.tables) {
    add_all(names_outside(table));
    unread_.emplace(table.name, &table);
  }
  for (model::DefinedObject const& object : schema.objects) add_all(names_of(object));
  for (model::Dependency const& unmanaged : schema.unmanaged) add_all(names_at(unmanaged.object));
  for (model::Extension const& extension : schema.extensions) {
    for (ObjectRef const& member : extension.members) add_all(names_at(member));
  }
}

UsedNames::Members& UsedNames::members_of(Name const& owner) {
  Members& members = names_[owner];
  auto const [first, last] = unread_.equal_range(owner);
  for (auto at = first; at != last; ++at) {
    for (UsedName const& name : names_of(*at->second)) {
      if (name.owner == owner) members.insert({name.scope, name.name});
    }
  }
  unread_.erase(first, last);
  return members;
}

bool UsedNames::add(UsedName const& name) {
  return members_of(name.owner).insert({name.scope, name.name}).second;
}

void UsedNames::remove(UsedName const& name) { members_of(name.owner).erase({name.scope, name.name}); }

bool UsedNames::contains(UsedName const& name) {
  return members_of(name.owner).contains({name.scope, name.name});
}

void UsedNames::copy_members(Name const& from, Name const& to) {
  Members const members = members_of(from);
  members_of(to).insert(members.begin(), members.end());
}

void UsedNames::move_members(Name const& from, Name const& to) {
  copy_members(from, to);
  remove_members(from);
}

void UsedNames::remove_members(Name const& table) { members_of(table).clear(); }

UsedNames& Names::used() {
  if (std::exchange(read_, true)) return used_;
  for (model::Schema const* side : sides_) used_.add(*side);
  for (auto const& [from, to] : renames_) {
    used_.copy_members(from, to);
    used_.copy_members(to, from);
  }
  return used_;
}

std::string Names::generated_name(Helper helper, Name const& owner, std::string const& base) {
  return generated_name(helper, owner, base, std::string(row_of(helper).suffix));
}

std::string Names::generated_name(Helper helper, Name const& owner, std::string const& base,
                                  std::string const& suffix) {
  auto const [given, is_new] = given_.try_emplace({helper, owner, base, suffix});
  if (!is_new) return given->second;
  HelperRow const& row = row_of(helper);
  auto const used_as = [&](NameScope scope, std::string const& name) {
    return scope == NameScope::routine ? trigger_function(owner, name) : in_scope(scope, owner, name);
  };
  auto const is_free = [&](std::string const& name) {
    return !used().contains(used_as(row.scope, name)) && !used().contains(used_as(row.also, name));
  };
  auto const made = [&](int number) {
    return shortened(base, number == 0 ? suffix : suffix + std::to_string(number));
  };
  given->second = first_free(made, is_free);
  for (NameScope const scope : {row.scope, row.also}) used_.add(used_as(scope, given->second));
  return given->second;
}

std::string Names::sequence_name(Name const& table, std::string const& column) {
  return relation_name_for(table, column, "seq");
}

std::string Names::index_name(Name const& table, std::string const& columns) {
  return relation_name_for(table, columns, "idx");
}

std::string Names::relation_name_for(Name const& table, std::string const& column, std::string const& label) {
  return first_free(
      [&](int number) {
        return default_name(table.name, column, number == 0 ? label : label + std::to_string(number));
      },
      [&](std::string const& name) {
        return !used().contains(relation_name({table.schema, name}));
      });
}

std::string default_name(std::string const& table, std::string const& column, std::string const& label) {
  std::size_t const available = limit - label.size() - 2;
  std::size_t first = table.size(), second = column.size();
  while (first + second > available) --(first > second ? first : second);
  auto const cut = [](std::string const& name, std::size_t length) {
    while (length > 0 && length < name.size() && continues_character(name[length])) --length;
    return name.substr(0, length);
  };
  return cut(table, first) + "_" + cut(column, second) + "_" + label;
}

std::string short_hash(std::string const& text) {
  char digits[9];
  std::snprintf(digits, sizeof digits, "%08x", hash(text));
  return digits;
}

}  // namespace lockstep
