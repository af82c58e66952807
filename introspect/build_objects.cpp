// Builds the objects of the model from their rows: the address of each object and its needs. The catalog
// refers to objects by id; one pass over the rows fills a map from the referenced ids to addresses.
#include <algorithm>
#include <cassert>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "compiler/model/belonging.hpp"
#include "introspect/rows.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;
using rows::Id;
using rows::Oid;

struct Hash {
  std::size_t operator()(Id const& id) const {
    std::size_t const object = std::size_t{id.catalog} << 32 | id.object;
    return std::hash<std::size_t>{}(object ^ static_cast<std::size_t>(id.sub) * 0x9e3779b97f4a7c15);
  }
};

ObjectKind kind_of(std::string_view name) {
  static constexpr auto names = enum_names(ObjectKind{});
  auto const found = std::ranges::find(names, name);
  assert(found != names.end());
  return static_cast<ObjectKind>(found - names.begin());
}

// Whether objects of the kind describe another object, whose id is in their row.
bool is_about_another(ObjectKind kind) {
  return kind == ObjectKind::setting || kind == ObjectKind::comment || kind == ObjectKind::owner ||
         kind == ObjectKind::privileges;
}

template <class T>
void sort_out(std::vector<T>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

class Objects {
 public:
  Objects(CatalogRows const& catalog, model::Schema& schema) : catalog_(catalog), schema_(schema) {}

  void add() {
    add_members();
    collect_wanted();
    name_structured();
    add_objects([](ObjectKind kind, Oid relation) { return !is_about_another(kind) && relation == 0; });
    name_owned_sequences();
    add_objects([](ObjectKind kind, Oid relation) { return !is_about_another(kind) && relation != 0; });
    add_objects([](ObjectKind kind, Oid) { return is_about_another(kind); });
    add_dependencies();
    add_parents();
    for (model::DefinedObject& object : schema_.objects) {
      std::erase(object.needs, object.address);
      sort_out(object.needs);
    }
    sort_out(schema_.dependencies);
  }

 private:
  void add_members() {
    std::unordered_map<std::string, model::Extension*> known;
    for (model::Extension& extension : schema_.extensions) known.emplace(extension.name, &extension);
    for (rows::Member const& row : catalog_.members) {
      auto const extension = known.find(row.extension);
      if (extension == known.end()) continue;
      extension->second->members.push_back({kind_of(row.kind), row.name, row.member});
      members_.emplace(row.id, ObjectRef{ObjectKind::extension, {{}, row.extension}, {}});
    }
    for (model::Extension& extension : schema_.extensions) std::ranges::sort(extension.members);
  }

  // Nothing refers to most tables, columns and keys, so they need no address.
  void collect_wanted() {
    for (rows::Dependency const& row : catalog_.dependencies) {
      wanted_.insert(row.object.object);
      wanted_.insert(row.needs.object);
    }
    for (rows::Object const& row : catalog_.objects) {
      wanted_.insert(row.id.object);
      wanted_.insert(row.relation);
    }
    for (rows::Sequence const& row : catalog_.sequences) {
      if (wanted_.contains(row.id)) wanted_.insert(row.owner);
    }
  }

  void name(Id const& id, ObjectRef ref) {
    if (wanted_.contains(id.object)) refs_.emplace(id, std::move(ref));
  }

  void name_structured() {
    for (rows::Namespace const& row : catalog_.namespaces) {
      name({rows::pg_namespace, row.id}, {ObjectKind::schema_object, {{}, row.name}, {}});
    }
    for (rows::Enum const& row : catalog_.enums) {
      name({rows::pg_type, row.id}, {ObjectKind::enum_type, row.name, {}});
    }
    std::unordered_map<Oid, model::Name const*> tables;
    for (rows::Table const& row : catalog_.tables) {
      tables.emplace(row.id, &row.name);
      name({rows::pg_class, row.id}, {ObjectKind::table, row.name, {}});
    }
    auto const name_member = [&](Id const& id, ObjectKind kind, Oid table, std::string const& member) {
      auto const owner = tables.find(table);
      if (owner != tables.end()) name(id, {kind, *owner->second, member});
    };
    for (rows::Column const& row : catalog_.columns) {
      if (!wanted_.contains(row.table)) continue;
      name_member({rows::pg_class, row.table, row.number}, ObjectKind::column, row.table, row.name);
    }
    for (rows::Constraint const& row : catalog_.constraints) {
      ObjectKind const kind = row.kind == 'p'   ? ObjectKind::primary_key
                              : row.kind == 'u' ? ObjectKind::index
                                                : ObjectKind::foreign_key;
      name_member({rows::pg_constraint, row.id}, kind, row.table, row.name);
      if (row.kind == 'p') name_member({rows::pg_class, row.index}, kind, row.table, row.name);
    }
    for (rows::Index const& row : catalog_.indexes) {
      name_member({rows::pg_class, row.id}, ObjectKind::index, row.table, row.name);
    }
  }

  // A sequence that is not a separate object is a part of its column.
  void name_owned_sequences() {
    for (rows::Sequence const& row : catalog_.sequences) {
      if (row.owner == 0) continue;
      if (ObjectRef const* const column = find({rows::pg_class, row.owner, row.owner_column})) {
        name({rows::pg_class, row.id}, ObjectRef(*column));
      }
    }
  }

  // The address of an id. A column of an object without columns in the model gives the object. Null for an
  // object that is not read.
  ObjectRef const* find(Id const& id) const {
    auto found = refs_.find(id);
    if (found == refs_.end() && id.sub != 0) found = refs_.find({id.catalog, id.object});
    return found == refs_.end() ? nullptr : &found->second;
  }

  template <class Is>
  void add_objects(Is const& is_now) {
    for (rows::Object const& row : catalog_.objects) {
      ObjectKind const kind = kind_of(row.kind);
      if (is_now(kind, row.relation)) add_object(row, kind);
    }
  }

  void add_object(rows::Object const& row, ObjectKind kind) {
    if (members_.contains({row.id.catalog, row.id.object})) return;
    ObjectRef const* const relation = find({rows::pg_class, row.relation});
    ObjectRef const* const target = is_about_another(kind) ? find(row.id) : nullptr;
    if ((row.relation != 0 && relation == nullptr) || (is_about_another(kind) && target == nullptr)) return;
    model::DefinedObject object{.address = {kind, row.name, row.member},
                                .definition = row.definition,
                                .signature = row.signature,
                                .replacement = row.replacement,
                                .removal = row.removal,
                                .needs = {}};
    if (row.name.name.empty()) {
      assert(target != nullptr);
      object.address.owner = target->owner;
      object.address.member = enum_name(target->kind);
      for (std::string const& part : {target->member, row.member}) {
        if (!part.empty()) object.address.member += ' ' + part;
      }
    }
    std::string const& schema = object.address.owner.schema;
    if (!schema.empty()) object.needs.push_back({ObjectKind::schema_object, {{}, schema}, {}});
    if (relation != nullptr) object.needs.push_back(*relation);
    if (target != nullptr) object.needs.push_back(*target);
    if (!is_about_another(kind)) {
      refs_.emplace(row.id, object.address);
      objects_.emplace(object.address, schema_.objects.size());
    }
    bool const with_the_table = kind == ObjectKind::inheritance && !object.signature.empty();
    if (with_the_table) inheritances_.push_back({object.address.owner, row.id.sub, schema_.objects.size()});
    schema_.objects.push_back(std::move(object));
  }

  void add_dependencies() {
    for (rows::Dependency const& row : catalog_.dependencies) {
      ObjectRef const* const object = find(row.object);
      if (object == nullptr) continue;
      ObjectRef const* needed = find(row.needs);
      if (needed == nullptr) {
        auto const member = members_.find({row.needs.catalog, row.needs.object});
        if (member == members_.end()) continue;
        needed = &member->second;
      }
      auto const self = objects_.find(*object);
      if (self != objects_.end()) {
        schema_.objects[self->second].needs.push_back(*needed);
      } else if (*object != *needed && is_untold(*object, *needed)) {
        schema_.dependencies.push_back({*object, *needed});
      }
    }
  }

  // A table that was created with parents needs them, and itself has only the columns that it declared. A
  // column with another default or NOT NULL than that of the parent counts as declared.
  void add_parents() {
    if (inheritances_.empty()) return;
    std::map<model::Name, model::Table*> tables;
    for (model::Table& table : schema_.tables) tables.emplace(table.name, &table);
    std::ranges::sort(inheritances_);
    for (auto const& [owner, position, object] : inheritances_) {
      auto const child = tables.find(owner);
      if (child == tables.end()) continue;
      for (model::Name const& name : model::parents_of(schema_.objects[object])) {
        auto const parent = tables.find(name);
        if (parent == tables.end()) continue;
        child->second->inherits.push_back(name);
        schema_.dependencies.push_back({{ObjectKind::table, owner, {}}, {ObjectKind::table, name, {}}});
        for (model::Column& column : child->second->columns) {
          model::Column const* const given = model::find(parent->second->columns, column.name);
          if (given != nullptr && !(column == *given)) column.inherited = false;
        }
      }
    }
  }

  // Whether the fields of a structured object do not show that it needs the other object. Only a default can
  // need a column of another table, if it uses the sequence of that column. For enums the query reads only
  // the needs that the fields do not show.
  bool is_untold(ObjectRef const& object, ObjectRef const& needed) const {
    bool const column_or_index = object.kind == ObjectKind::column || object.kind == ObjectKind::index;
    if (needed.kind == ObjectKind::enum_type) return column_or_index;
    if (needed.kind == ObjectKind::extension || objects_.contains(needed)) return true;
    return needed.kind == ObjectKind::column && object.kind == ObjectKind::column;
  }

  CatalogRows const& catalog_;
  model::Schema& schema_;
  std::unordered_set<Oid> wanted_;
  std::unordered_map<Id, ObjectRef, Hash> refs_;
  std::unordered_map<Id, ObjectRef, Hash> members_;  // id -> its extension
  std::map<ObjectRef, std::size_t> objects_;         // in schema_.objects
  // Of tables that were created with parents: the position of the parent in their list, and of the object in
  // schema_.objects.
  std::vector<std::tuple<model::Name, int, std::size_t>> inheritances_;
};

}  // namespace

void add_objects(CatalogRows const& catalog, model::Schema& schema) { Objects(catalog, schema).add(); }

}  // namespace lockstep
