// A table with what happens to an object of each kind when something that it needs is dropped or changes its
// type.
#include "compiler/model/belonging.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "compiler/model/quote.hpp"

namespace lockstep::model {
namespace {

// What an object is dropped with.
enum class Goes {
  never,
  with_owner,    // its relation
  with_columns,  // its relation, or any column that it needs
  with_any,      // anything that it needs
};

struct Row {
  ObjectKind kind;
  Goes goes = Goes::never;
  bool holds_type = false;
};

// Kinds that are not listed prevent the drop of what they need, and do not depend on the type of a column.
// clang-format off
constexpr auto rows = std::to_array<Row>({
  {ObjectKind::index,             Goes::with_columns},  // of a materialized view
  {ObjectKind::primary_key,       Goes::with_columns},  // these two: of a partition
  {ObjectKind::foreign_key,       Goes::with_owner},
  {ObjectKind::partition,         Goes::with_columns},
  {ObjectKind::inheritance,       Goes::with_owner},
  {ObjectKind::check,             Goes::with_columns},
  {ObjectKind::exclusion,         Goes::with_columns},
  {ObjectKind::statistics,        Goes::with_columns},
  {ObjectKind::trigger,           Goes::with_owner, true},
  {ObjectKind::rule,              Goes::with_owner, true},
  {ObjectKind::policy,            Goes::with_owner, true},
  {ObjectKind::setting,           Goes::with_any},
  {ObjectKind::comment,           Goes::with_any},
  {ObjectKind::owner,             Goes::with_any},
  {ObjectKind::privileges,        Goes::with_any},
  {ObjectKind::view,              Goes::never, true},
  {ObjectKind::materialized_view, Goes::never, true},
  {ObjectKind::function,          Goes::never, true},
  {ObjectKind::procedure,         Goes::never, true},
  {ObjectKind::publication,       Goes::never, true},
  {ObjectKind::other,             Goes::never, true},
});
// clang-format on

Row row_of(ObjectKind kind) {
  auto const* found = std::ranges::find(rows, kind, &Row::kind);
  return found == rows.end() ? Row{kind} : *found;
}

bool is_relation(ObjectKind kind) {
  return kind == ObjectKind::table || kind == ObjectKind::view || kind == ObjectKind::materialized_view ||
         kind == ObjectKind::foreign_table || kind == ObjectKind::partition;
}

bool is_member(ObjectKind kind) {
  return kind == ObjectKind::check || kind == ObjectKind::exclusion || kind == ObjectKind::trigger ||
         kind == ObjectKind::rule || kind == ObjectKind::policy;
}

}  // namespace

std::vector<ObjectRef> needs_of(DefinedObject const& object) {
  std::vector<ObjectRef> needs = object.needs;
  bool const said = std::ranges::any_of(needs, [&](ObjectRef const& need) {
    return is_relation(need.kind) && need.owner == object.address.owner;
  });
  if (is_member(object.address.kind) && !said) needs.push_back({ObjectKind::table, object.address.owner, {}});
  return needs;
}

bool goes_with(DefinedObject const& object, ObjectRef const& need) {
  switch (row_of(object.address.kind).goes) {
    case Goes::never:
      return false;
    case Goes::with_any:
      return true;
    case Goes::with_columns:
      return is_relation(need.kind) || need.kind == ObjectKind::column;
    case Goes::with_owner:
      return is_relation(need.kind) && need.owner == object.address.owner;
  }
  return false;
}

bool holds_type(ObjectKind kind) { return row_of(kind).holds_type; }

bool index_mentions(Index const& index, std::string const& column) {
  auto const in_text = [&](std::string const& sql) { return has_identifier(sql, column); };
  for (IndexPart const& part : index.parts) {
    if (part.column == column || in_text(part.expression)) return true;
  }
  return std::ranges::find(index.include, column) != index.include.end() || in_text(index.predicate);
}

std::vector<std::string> part_columns(Index const& index) {
  std::vector<std::string> columns;
  for (IndexPart const& part : index.parts) columns.push_back(part.column);
  return columns;
}

bool is_whole_unique(Index const& index) { return index.unique && index.predicate.empty(); }

bool is_over(std::vector<std::string> const& columns, ForeignKey const& key) {
  return std::is_permutation(columns.begin(), columns.end(), key.referenced_columns.begin(),
                             key.referenced_columns.end());
}

bool serves(Index const& index, ForeignKey const& key) {
  return is_whole_unique(index) && is_over(part_columns(index), key);
}

bool changes_rows(ReferentialAction action) {
  return action != ReferentialAction::no_action && action != ReferentialAction::restrict;
}

std::vector<Name> parents_of(DefinedObject const& object) {
  std::vector<Name> parents;
  if (object.address.kind != ObjectKind::inheritance) return parents;
  for (ObjectRef const& need : object.needs) {
    if (need.kind == ObjectKind::table && need.owner != object.address.owner) parents.push_back(need.owner);
  }
  return parents;
}

std::set<ObjectRef> columns_of_parents(Schema const& schema) {
  std::vector<std::pair<Name, Name>> pairs;
  std::map<Name, Table const*> tables;
  for (DefinedObject const& object : schema.objects) {
    for (Name const& parent : parents_of(object)) pairs.emplace_back(object.address.owner, parent);
  }
  std::set<ObjectRef> given;
  if (pairs.empty()) return given;
  for (Table const& table : schema.tables) tables.emplace(table.name, &table);
  for (auto const& [child, parent] : pairs) {
    auto const found = tables.find(parent);
    if (found == tables.end()) continue;
    for (Column const& column : found->second->columns)
      given.insert({ObjectKind::column, child, column.name});
  }
  return given;
}

std::set<ObjectRef> addresses_of(Schema const& schema) {
  std::set<ObjectRef> all;
  for (Namespace const& space : schema.namespaces)
    all.insert({ObjectKind::schema_object, {{}, space.name}, {}});
  for (Extension const& known : schema.extensions) all.insert({ObjectKind::extension, {{}, known.name}, {}});
  for (Enum const& type : schema.enums) all.insert({ObjectKind::enum_type, type.name, {}});
  for (DefinedObject const& object : schema.objects) all.insert(object.address);
  for (Table const& table : schema.tables) {
    all.insert({ObjectKind::table, table.name, {}});
    for (Column const& column : table.columns) all.insert({ObjectKind::column, table.name, column.name});
    for (Index const& index : table.indexes) all.insert({ObjectKind::index, table.name, index.name});
    for (ForeignKey const& key : table.foreign_keys)
      all.insert({ObjectKind::foreign_key, table.name, key.name});
    if (table.primary_key) all.insert({ObjectKind::primary_key, table.name, table.primary_key->name});
  }
  return all;
}

std::vector<ObjectRef> carried_off(std::vector<DefinedObject> const& objects,
                                   std::set<ObjectRef> const& known, std::set<ObjectRef>& stays) {
  std::map<ObjectRef, std::vector<DefinedObject const*>> members;
  std::vector<ObjectRef> gone, result;
  for (DefinedObject const& object : objects) {
    for (ObjectRef const& need : needs_of(object)) {
      if (!goes_with(object, need) || !known.contains(need)) continue;
      members[need].push_back(&object);
      if (!stays.contains(need)) gone.push_back(need);
    }
  }
  while (!gone.empty()) {
    ObjectRef const need = gone.back();
    gone.pop_back();
    auto const found = members.find(need);
    if (found == members.end()) continue;
    for (DefinedObject const* object : found->second) {
      result.push_back(object->address);
      if (stays.erase(object->address) > 0) gone.push_back(object->address);
    }
    members.erase(found);
  }
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

ObjectRef renamed(ObjectRef ref, ObjectRef const& from, ObjectRef const& to) {
  if (from.member.empty()) {
    if (ref.owner == from.owner) ref.owner = to.owner;
    return ref;
  }
  if (!(ref.owner == to.owner)) return ref;
  if (ref.kind == from.kind && ref.member == from.member) ref.member = to.member;
  // "column a", the comment of a column; "column a n_distinct", a setting of it, whose own name has no
  // blanks.
  std::string const kind = std::string(enum_name(from.kind)) + " ", known = kind + from.member;
  if (!ref.member.starts_with(known)) return ref;
  std::string const rest = ref.member.substr(known.size());
  bool const setting =
      ref.kind == ObjectKind::setting && rest.starts_with(' ') && rest.find(' ', 1) == std::string::npos;
  if (rest.empty() || setting) ref.member = kind + to.member + rest;
  return ref;
}

void rename_addresses(Schema& schema, ObjectRef const& from, ObjectRef const& to) {
  for (DefinedObject& object : schema.objects) {
    object.address = renamed(std::move(object.address), from, to);
    for (ObjectRef& need : object.needs) need = renamed(std::move(need), from, to);
  }
  for (Dependency& dependency : schema.dependencies) {
    dependency.object = renamed(std::move(dependency.object), from, to);
    dependency.needs = renamed(std::move(dependency.needs), from, to);
  }
  for (Dependency& dependency : schema.unmanaged) {
    dependency.object = renamed(std::move(dependency.object), from, to);
    dependency.needs = renamed(std::move(dependency.needs), from, to);
  }
}

}  // namespace lockstep::model
