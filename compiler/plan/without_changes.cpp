// The objects are restored one after the other. Each restoration can leave something without what it needs:
// a foreign key without its column, a view without its function. That is restored next. models.from is
// consistent and each object is restored at most once, so the work ends.
#include "compiler/plan/without_changes.hpp"

#include <algorithm>
#include <array>

#include "compiler/model/belonging.hpp"
#include "compiler/model/take_over.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;
using model::take_over;

constexpr std::array type_kinds{ObjectKind::enum_type, ObjectKind::domain, ObjectKind::composite_type,
                                ObjectKind::range_type};

class Restoration {
 public:
  Restoration(model::Schema const& from, model::Schema& to)
      : from_(from), to_(to), wanted_(model::addresses_of(to)), known_(model::addresses_of(from)) {
    known_.insert(wanted_.begin(), wanted_.end());
  }

  // Whether the object had another form.
  bool restore(ObjectRef const& ref) {
    if (!done_.insert(ref).second) return false;
    switch (ref.kind) {
      case ObjectKind::schema_object:
        take_over(from_.namespaces, to_.namespaces, ref.owner.name);
        break;
      case ObjectKind::extension:
        take_over(from_.extensions, to_.extensions, ref.owner.name);
        break;
      case ObjectKind::enum_type:
      case ObjectKind::enum_value:
        take_over(from_.enums, to_.enums, ref.owner);
        break;
      case ObjectKind::table:
        take_over(from_.tables, to_.tables, ref.owner);
        break;
      case ObjectKind::column:
      case ObjectKind::primary_key:
      case ObjectKind::index:
      case ObjectKind::foreign_key:
        if (!restore_member(ref))
          take_over(from_.objects, to_.objects, ref);  // an index of a materialized view
        break;
      default:
        take_over(from_.objects, to_.objects, ref);
    }
    return true;
  }

  // One round over the whole schema. Whether anything was restored.
  bool restore_what_misses_something() {
    there_ = model::addresses_of(to_);
    changed_ = false;
    missing_ = false;
    // A copy, because a restoration changes the lists.
    std::vector<model::Table> const tables = to_.tables;
    for (model::Table const& table : tables) look_at(table);
    std::vector<model::DefinedObject> const objects = to_.objects;
    for (model::DefinedObject const& object : objects) {
      for (ObjectRef const& need : model::needs_of(object)) require(object.address, need);
    }
    for (model::Dependency const& dependency : dependencies()) {
      if (there_.contains(dependency.object)) require(dependency.object, dependency.needs);
    }
    return changed_;
  }

  // Whether something was missing in the last round that no restoration provides.
  bool misses_something() const { return missing_; }

  void add_dependencies() { to_.dependencies = dependencies(); }

 private:
  bool restore_member(ObjectRef const& ref) {
    model::Table const* const before = model::find(from_.tables, ref.owner);
    model::Table* const now = model::find(to_.tables, ref.owner);
    if (before == nullptr || now == nullptr) {
      if ((before == nullptr) == (now == nullptr)) return false;
      restore({ObjectKind::table, ref.owner, {}});
      return true;
    }
    if (ref.kind == ObjectKind::column) {
      take_over(before->columns, now->columns, ref.member);
      restore_users(ref);
    }
    if (ref.kind == ObjectKind::primary_key) now->primary_key = before->primary_key;
    if (ref.kind == ObjectKind::index) take_over(before->indexes, now->indexes, ref.member);
    if (ref.kind == ObjectKind::foreign_key) take_over(before->foreign_keys, now->foreign_keys, ref.member);
    return true;
  }

  // The keys and indexes over the column, which may be impossible over the type that it keeps.
  void restore_users(ObjectRef const& column) {
    auto const contains = [](std::vector<std::string> const& columns, std::string const& name) {
      return std::ranges::find(columns, name) != columns.end();
    };
    std::vector<ObjectRef> users;
    for (model::Table const& table : to_.tables) {
      bool const own = table.name == column.owner;
      for (model::ForeignKey const& key : table.foreign_keys) {
        bool const refers = key.referenced == column.owner && contains(key.referenced_columns, column.member);
        if (refers || (own && contains(key.columns, column.member)))
          users.push_back({ObjectKind::foreign_key, table.name, key.name});
      }
      if (!own) continue;
      for (model::Index const& index : table.indexes) {
        if (model::index_mentions(index, column.member))
          users.push_back({ObjectKind::index, table.name, index.name});
      }
      if (table.primary_key && contains(table.primary_key->columns, column.member))
        users.push_back({ObjectKind::primary_key, table.name, table.primary_key->name});
    }
    for (ObjectRef const& user : users) restore(user);
  }

  // The object needs that. If it is missing, the object is restored first, and what it needs when that was
  // not enough. What neither side knows belongs to PostgreSQL itself, and what the wanted schema never had is
  // not missing.
  void require(ObjectRef const& object, ObjectRef const& need) {
    bool const provided = there_.contains(need) || !known_.contains(need);
    if (provided || (!done_.contains(object) && !wanted_.contains(need))) return;
    if (restore(object) || restore(need)) {
      changed_ = true;
    } else {
      missing_ = true;
    }
  }

  void look_at(model::Table const& table) {
    Name const& name = table.name;
    ObjectRef const self{ObjectKind::table, name, {}};
    require(self, {ObjectKind::schema_object, {{}, name.schema}, {}});
    for (model::Column const& column : table.columns)
      look_at_type({ObjectKind::column, name, column.name}, column.type.name);
    if (table.primary_key) {
      for (std::string const& column : table.primary_key->columns)
        require({ObjectKind::primary_key, name, table.primary_key->name}, {ObjectKind::column, name, column});
    }
    for (model::Index const& index : table.indexes) {
      for (model::IndexPart const& part : index.parts) {
        if (!part.column.empty())
          require({ObjectKind::index, name, index.name}, {ObjectKind::column, name, part.column});
      }
      for (std::string const& column : index.include)
        require({ObjectKind::index, name, index.name}, {ObjectKind::column, name, column});
    }
    for (model::ForeignKey const& key : table.foreign_keys) look_at(name, key);
  }

  void look_at_type(ObjectRef const& column, Name const& type) {
    auto const is_there = [&](ObjectKind kind) { return there_.contains({kind, type, {}}); };
    if (std::ranges::any_of(type_kinds, is_there)) return;
    for (ObjectKind const kind : type_kinds) require(column, {kind, type, {}});
  }

  void look_at(Name const& owner, model::ForeignKey const& key) {
    ObjectRef const self{ObjectKind::foreign_key, owner, key.name};
    for (std::string const& column : key.columns) require(self, {ObjectKind::column, owner, column});
    require(self, {ObjectKind::table, key.referenced, {}});
    for (std::string const& column : key.referenced_columns)
      require(self, {ObjectKind::column, key.referenced, column});
    model::Table const* const target = model::find(to_.tables, key.referenced);
    model::Table const* const table = model::find(to_.tables, owner);
    if (target == nullptr || table == nullptr) return;
    if (!is_bound(*target, key)) restore_target(self, key);
    for (std::size_t i = 0; i < std::min(key.columns.size(), key.referenced_columns.size()); ++i)
      keep_comparable(*table, key.columns[i], *target, key.referenced_columns[i]);
  }

  static bool is_bound(model::Table const& target, model::ForeignKey const& key) {
    return (target.primary_key && model::is_over(target.primary_key->columns, key)) ||
           std::ranges::any_of(target.indexes,
                               [&](model::Index const& index) { return model::serves(index, key); });
  }

  // The foreign key refers to columns that nothing makes unique any more.
  void restore_target(ObjectRef const& self, model::ForeignKey const& key) {
    if (restore(self)) {
      changed_ = true;
      return;
    }
    model::Table const* const before = model::find(from_.tables, key.referenced);
    if (before == nullptr) return;
    bool restored = before->primary_key && model::is_over(before->primary_key->columns, key) &&
                    restore({ObjectKind::primary_key, key.referenced, before->primary_key->name});
    for (model::Index const& index : before->indexes) {
      if (model::serves(index, key))
        restored = restore({ObjectKind::index, key.referenced, index.name}) || restored;
    }
    changed_ = changed_ || restored;
    missing_ = missing_ || !restored;
  }

  // A change of type that includes both ends of a foreign key is left out for both.
  void keep_comparable(model::Table const& table, std::string const& column, model::Table const& target,
                       std::string const& referenced) {
    auto const type_in = [](model::Table const* owner, std::string const& name) -> model::Type const* {
      model::Column const* const found = owner == nullptr ? nullptr : model::find(owner->columns, name);
      return found == nullptr ? nullptr : &found->type;
    };
    model::Type const* const own = type_in(&table, column);
    model::Type const* const other = type_in(&target, referenced);
    model::Type const* const own_before = type_in(model::find(from_.tables, table.name), column);
    model::Type const* const other_before = type_in(model::find(from_.tables, target.name), referenced);
    if (own == nullptr || other == nullptr || own_before == nullptr || other_before == nullptr) return;
    bool const parted = *own_before == *other_before && !(*own == *other);
    if (!parted) return;
    bool const one = restore({ObjectKind::column, table.name, column});
    bool const both = restore({ObjectKind::column, target.name, referenced});
    changed_ = changed_ || one || both;
  }

  // Of both sides, as far as their objects are there.
  std::vector<model::Dependency> dependencies() const {
    std::set<model::Dependency> all(to_.dependencies.begin(), to_.dependencies.end());
    for (model::Dependency const& dependency : from_.dependencies) {
      if (done_.contains(dependency.object)) all.insert(dependency);
    }
    return {all.begin(), all.end()};
  }

  model::Schema const& from_;
  model::Schema& to_;
  std::set<ObjectRef> wanted_, known_;  // of the wanted schema as it was; of both
  std::set<ObjectRef> done_, there_;
  bool changed_ = false, missing_ = false;
};

}  // namespace

bool leave_unchanged(Pair<model::Schema const&> models, std::set<ObjectRef> const& objects,
                     model::Schema& to) {
  to = models.to;
  Restoration restoration(models.from, to);
  for (ObjectRef const& object : objects) restoration.restore(object);
  while (restoration.restore_what_misses_something()) {
  }
  restoration.add_dependencies();
  return !restoration.misses_something();
}

}  // namespace lockstep
