// One pass over objects, recorded dependencies and generated columns. A generated expression is SQL text: it
// counts as a use of each column whose name is an identifier in it.

#include "compiler/plan/effects/dependents.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/rebuilt_enums.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

class Implied {
 public:
  Implied(Dependents const& from, Dependents const& to) : from_(from), to_(to) {}
  Uses uses;

  void operator()(action::CreateTable const& a) {
    needed(to_, {ObjectKind::table, a.table.name, {}}, uses.needs);
    for (model::Column const& c : a.table.columns) {
      column(to_, a.table.name, c.name, uses.needs);
      sequence(c, uses.creates);
    }
  }
  void operator()(action::DropTable const& a) {
    unnamed({ObjectKind::table, a.table.name, {}});
    needed(from_, {ObjectKind::table, a.table.name, {}}, uses.must_precede_drop);
    for (model::Column const& c : a.table.columns) {
      column(from_, a.table.name, c.name, uses.must_precede_drop);
      sequence(c, uses.destroys);
    }
    for (model::Index const& i : a.table.indexes) index(from_, a.table.name, i, uses.must_precede_drop);
  }
  void operator()(action::AddColumn const& a) {
    column(to_, a.table, a.column.name, uses.needs);
    pass_on(to_, a.table, a.column.name, uses.creates);
    if (!a.kept_as) sequence(a.column, uses.creates);
  }
  void operator()(action::DropColumn const& a) {
    unnamed({ObjectKind::column, a.table, a.column.name});
    column(from_, a.table, a.column.name, uses.must_precede_drop);
    pass_on(from_, a.table, a.column.name, uses.destroys);
    if (!a.kept) return sequence(a.column, uses.destroys);
    std::string const& other = a.kept->from.name == a.column.name ? a.kept->to.name : a.kept->from.name;
    uses.creates.push_back({{ObjectKind::column, a.table, other}, Facet::sole_column});
  }
  void operator()(action::SetDefault const& a) {
    column(to_, a.table, a.column.name, uses.needs);
    bool const had = a.old.kind != model::DefaultKind::none;
    if (had) column(from_, a.table, a.column.name, uses.must_precede_drop);
  }
  void operator()(action::DropDefault const& a) {
    column(from_, a.table, a.column.name, uses.must_precede_drop);
  }
  void operator()(action::AddSequence const& a) { sequence(a.column, uses.creates); }
  void operator()(action::DropSequence const& a) { sequence(a.column, uses.destroys); }
  void operator()(action::ResizeSequence const& a) { renamed_sequence(a.from, a.to); }
  void operator()(action::SwapColumns const& a) {
    for (action::ColumnSwap const& swap : a.columns) renamed_sequence(swap.from, swap.to);
  }
  void operator()(action::CreateIndex const& a) { index(to_, a.table, a.index, uses.needs); }
  void operator()(action::DropIndex const& a) { index(from_, a.table, a.index, uses.must_precede_drop); }
  void operator()(action::CreateObject const& a) {
    named(a.object.address);
    values(to_, a.object.definition, a.object.needs, uses.needs);
    sequence(a.object, uses.creates);
    named_columns(a.object, uses.needs);
    if (is_of_storage(a.object)) typed(a.object, uses.needs);
    identifying(to_, a.object, Facet::not_null, uses.needs);
    if (!a.recreated) remark(a.object);
  }
  void operator()(action::ReplaceObject const& a) {
    named(a.to.address);
    values(to_, a.to.definition, a.to.needs, uses.needs);
    values(from_, a.from.definition, a.from.needs, uses.must_precede_drop);
    uses.creates.push_back({a.from.address, Facet::fk_target_final});
    remark(a.to);
    identifying(to_, a.to, Facet::not_null, uses.needs);
    identifying(from_, a.from, Facet::not_in_key, uses.creates);
  }
  void operator()(action::DropObject const& a) {
    unnamed(a.object.address);
    values(from_, a.object.definition, a.object.needs, uses.must_precede_drop);
    uses.creates.push_back({a.object.address, Facet::fk_target_final});
    sequence(a.object, uses.destroys);
    named_columns(a.object, uses.must_precede_drop);
    identifying(from_, a.object, Facet::not_in_key, uses.creates);
    // The rollback restores the options of a sequence, and the storage of a column, while the column has its
    // old type, because a change of type resets them.
    if (is_of_sequence(a.object) || is_of_storage(a.object)) return typed(a.object, uses.must_precede_drop);
    // Extended statistics need columns of a type with an order, which the new type may lack, so they are
    // dropped before it changes.
    bool const stays_behind = a.object.address.kind == ObjectKind::statistics;
    if (a.reason == action::DropReason::permanent && !a.implicit && !stays_behind) remark(a.object);
  }
  void operator()(auto const&) {}

 private:
  using List = std::vector<Resource>;

  static void needed(Dependents const& side, ObjectRef const& ref, List& list) {
    for (ObjectRef const& need : side.needs_of(ref)) {
      for (Resource const& resource : resources_of(need)) list.push_back(resource);
      bool const is_column = need.kind == ObjectKind::column;
      if (is_column) list.push_back({need, Facet::type});
      if (is_column || need.kind == ObjectKind::enum_type) list.push_back({need, Facet::values});
    }
  }
  // A routine is created after what its body names, and is dropped or replaced before that is dropped, so
  // that the rollback has the same order. Identifiers in the body are only a guess at what the server finds
  // in it, so these are soft needs.
  void named(ObjectRef const& routine) {
    for (ObjectRef const& ref : to_.named_by(routine)) {
      for (Resource const& resource : resources_of(ref)) uses.soft_needs.push_back(resource);
      if (ref.kind == ObjectKind::column) uses.soft_needs.push_back({ref, Facet::type});
    }
  }
  void unnamed(ObjectRef const& ref) {
    for (ObjectRef const& routine : from_.routines_naming(ref))
      uses.soft_needs.push_back({routine, Facet::fk_target_final});
  }
  // The sequence of a column has a name, which the sequence of another table may have to free first.
  static void sequence(model::Column const& c, List& list) {
    std::string const& own = own_sequence(c);
    if (!own.empty()) list.push_back({{ObjectKind::sequence, {{}, own}, {}}});
  }
  static void sequence(model::DefinedObject const& object, List& list) {
    if (object.address.kind != ObjectKind::sequence) return;
    list.push_back({{ObjectKind::sequence, {{}, model::qualified_if_needed(object.address.owner)}, {}}});
  }
  void renamed_sequence(model::Column const& from, model::Column const& to) {
    if (from.value == to.value) return;
    sequence(from, uses.destroys);
    sequence(to, uses.creates);
  }
  // An annotation (comment, owner, privileges, setting) is set on the column that stays: a second column may
  // take the place of the first one, and a new type resets what a sequence had. The annotation is set after
  // the old column is dropped. The rollback then removes it before it adds the old column again, to which it
  // copies the comment and privileges of the new one.
  void remark(model::DefinedObject const& object) {
    if (!is_annotation(object.address.kind)) return;
    for (ObjectRef const& need : model::needs_of(object)) {
      if (need.kind != ObjectKind::column || to_.column(need) == nullptr) continue;
      uses.needs.push_back({need, Facet::type});
      uses.needs.push_back({need, Facet::sole_column});
    }
  }
  // The types of the columns that the object needs.
  static void typed(model::DefinedObject const& object, List& list) {
    for (ObjectRef const& need : model::needs_of(object)) {
      if (need.kind == ObjectKind::column) list.push_back({need, Facet::type});
    }
  }
  // The columns of the index that is the replica identity; they must be NOT NULL.
  static void identifying(Dependents const& side, model::DefinedObject const& object, Facet facet,
                          List& list) {
    if (object.address.kind != ObjectKind::setting || object.address.member != "replica identity") return;
    model::Table const* const table = side.table(object.address.owner);
    for (ObjectRef const& need : object.needs) {
      model::Index const* const index = table != nullptr && need.kind == ObjectKind::index
                                            ? model::find(table->indexes, need.member)
                                            : nullptr;
      if (index == nullptr) continue;
      for (model::IndexPart const& part : index->parts)
        list.push_back({{ObjectKind::column, table->name, part.column}, facet});
    }
  }
  // The same column of the tables that inherit it.
  static void pass_on(Dependents const& side, model::Name const& table, std::string const& column,
                      List& list) {
    for (model::Name const& child : side.children_of(table)) {
      for (Facet const facet : {Facet::existence, Facet::type})
        list.push_back({{ObjectKind::column, child, column}, facet});
    }
  }
  // The recorded need of an object on a partition is the whole partition; its text may use any of the
  // columns.
  static void named_columns(model::DefinedObject const& object, List& list) {
    for (ObjectRef const& need : model::needs_of(object)) {
      if (need.kind != ObjectKind::partition) continue;
      for (std::string const& word : model::identifiers_of(object.definition))
        list.push_back({{ObjectKind::column, need.owner, word}});
    }
  }
  static void column(Dependents const& side, model::Name const& table, std::string const& name, List& list) {
    ObjectRef const ref{ObjectKind::column, table, name};
    needed(side, ref, list);
    model::Column const* const known = side.column(ref);
    if (known != nullptr) values(side, known->generated, side.needs_of(ref), list);
  }
  // The enum values that the text contains: a rename of a value changes the text.
  static void values(Dependents const& side, std::string const& text, std::vector<ObjectRef> const& needs,
                     List& list) {
    if (text.empty()) return;
    for (ObjectRef const& need : needs) {
      if (need.kind != ObjectKind::enum_type) continue;
      for (std::string const& value : side.values_of(need.owner)) {
        if (model::has_enum_value(text, need.owner, value))
          list.push_back({{ObjectKind::enum_value, need.owner, value}});
      }
    }
  }
  // The text of an index (expressions, predicate) uses its columns with the type and the enum values that
  // they have then.
  static void index(Dependents const& side, model::Name const& name, model::Index const& index, List& list) {
    needed(side, {ObjectKind::index, name, index.name}, list);
    model::Table const* table = is_textual(index) ? side.table(name) : nullptr;
    if (table == nullptr) return;
    std::vector<ObjectRef> const& needs = side.needs_of({ObjectKind::index, name, index.name});
    std::set<std::string> words = model::identifiers_of(index.predicate);
    values(side, index.predicate, needs, list);
    for (model::IndexPart const& part : index.parts) {
      words.merge(model::identifiers_of(part.expression));
      values(side, part.expression, needs, list);
    }
    for (model::Column const& c : table->columns) {
      if (!words.contains(c.name)) continue;
      for (Facet const facet : {Facet::existence, Facet::type, Facet::values})
        list.push_back({{ObjectKind::column, name, c.name}, facet});
    }
  }

  Dependents const& from_;
  Dependents const& to_;
};

// The objects and columns that a name in SQL may refer to.
std::multimap<std::string, ObjectRef> called_by_name(model::Schema const& schema) {
  std::multimap<std::string, ObjectRef> names;
  for (model::Enum const& type : schema.enums)
    names.emplace(type.name.name, ObjectRef{ObjectKind::enum_type, type.name, {}});
  for (model::Table const& table : schema.tables) {
    names.emplace(table.name.name, ObjectRef{ObjectKind::table, table.name, {}});
    for (model::Column const& column : table.columns)
      names.emplace(column.name, ObjectRef{ObjectKind::column, table.name, column.name});
  }
  for (model::DefinedObject const& object : schema.objects) {
    std::string const& name = object.address.owner.name;
    if (is_called(object.address.kind) && object.address.member.empty())
      names.emplace(name.substr(0, name.find('(')), object.address);
  }
  return names;
}

}  // namespace

Uses implied_uses(Action const& action, Dependents const& from, Dependents const& to) {
  Implied implied(from, to);
  visit(implied, action);
  return std::move(implied.uses);
}

Dependents::Dependents(model::Schema const& schema) {
  for (model::Table const& table : schema.tables) tables_.emplace_hint(tables_.end(), table.name, &table);
  for (model::Enum const& type : schema.enums) values_.emplace(type.name, type.values);
  add_objects(schema);
  for (model::Dependency const& dependency : schema.dependencies) {
    ObjectRef const& user = dependency.object;
    if (user.kind == ObjectKind::index) {
      add(dependency.needs, {Part::index, user});
    } else if (model::Column const* known = column(user)) {
      add(dependency.needs, {known->generated.empty() ? Part::default_value : Part::generated, user});
    } else if (user.kind != ObjectKind::table) {  // a table needs what its partition key calls
      continue;
    }
    needs_[user].push_back(dependency.needs);
  }
  for (model::Table const& table : schema.tables) {
    add_generated(table);
    add_foreign_keys(table);
  }
  add_bodies(schema);
}

void Dependents::add_foreign_keys(model::Table const& table) {
  for (model::ForeignKey const& key : table.foreign_keys) {
    Dependent const dependent{Part::foreign_key, {ObjectKind::foreign_key, table.name, key.name}};
    for (std::string const& column : key.columns) add({ObjectKind::column, table.name, column}, dependent);
    for (std::string const& column : key.referenced_columns)
      add({ObjectKind::column, key.referenced, column}, dependent);
  }
}

void Dependents::add_objects(model::Schema const& schema) {
  for (model::DefinedObject const& object : schema.objects) {
    objects_.emplace(object.address, &object);
    add_child(object);
    if (is_relation(object.address.kind)) relations_.emplace(object.address.owner, object.address);
  }
  for (model::DefinedObject const& object : schema.objects) {
    for (ObjectRef const& need : model::needs_of(object)) {
      add(need, {Part::object, object.address});
      if (need.kind != ObjectKind::column && need.kind != ObjectKind::table) continue;
      auto const relation = relations_.find(need.owner);
      if (relation != relations_.end() && relation->second != object.address)
        add(relation->second, {Part::object, object.address});
    }
  }
}

void Dependents::add_bodies(model::Schema const& schema) {
  std::multimap<std::string, ObjectRef> names;
  for (model::DefinedObject const& object : schema.objects) {
    if (body_of(object).empty()) continue;
    if (names.empty()) names = called_by_name(schema);
    std::set<std::string> const words = model::identifiers_of(body_of(object));
    for (std::string const& word : words) {
      auto const [first, last] = names.equal_range(word);
      for (auto at = first; at != last; ++at) {
        // A column counts only if the body also names its table.
        bool const meant = at->second.kind != ObjectKind::column || words.contains(at->second.owner.name);
        if (!meant || at->second == object.address) continue;
        named_[object.address].push_back(at->second);
        naming_[at->second].push_back(object.address);
      }
    }
  }
}

void Dependents::add_child(model::DefinedObject const& object) {
  ObjectKind const kind = object.address.kind;
  if (kind != ObjectKind::inheritance && kind != ObjectKind::partition) return;
  for (ObjectRef const& need : object.needs) {
    bool const parent = (need.kind == ObjectKind::table || need.kind == ObjectKind::partition) &&
                        need.owner != object.address.owner;
    if (parent) children_[need.owner].push_back(object.address.owner);
  }
}

std::vector<model::Name> Dependents::children_of(model::Name const& table) const {
  std::vector<model::Name> all;
  auto const add_direct = [&](model::Name const& parent) {
    auto const children = children_.find(parent);
    if (children != children_.end()) all.insert(all.end(), children->second.begin(), children->second.end());
  };
  add_direct(table);
  for (std::size_t i = 0; i < all.size(); ++i) add_direct(model::Name(all[i]));
  return all;
}

void Dependents::add_generated(model::Table const& table) {
  for (model::Column const& column : table.columns) {
    if (column.generated.empty()) continue;
    ObjectRef const self{ObjectKind::column, table.name, column.name};
    std::set<std::string> const words = model::identifiers_of(column.generated);
    for (model::Column const& other : table.columns) {
      if (&other == &column || !words.contains(other.name)) continue;
      ObjectRef const need{ObjectKind::column, table.name, other.name};
      add(need, {Part::generated, self});
      needs_[self].push_back(need);
    }
    if (column.type.name.schema.empty()) continue;
    ObjectRef const type{ObjectKind::enum_type, column.type.name, {}};
    add(type, {Part::generated, self});
    needs_[self].push_back(type);
  }
}

void Dependents::add(ObjectRef const& need, Dependent const& dependent) {
  std::vector<Dependent>& list = dependents_[need];
  if (list.empty() || list.back() != dependent) list.push_back(dependent);
}

std::vector<Dependent> const& Dependents::of(ObjectRef const& need) const {
  static std::vector<Dependent> const none;
  auto const found = dependents_.find(need);
  return found == dependents_.end() ? none : found->second;
}

std::vector<ObjectRef> const& Dependents::needs_of(ObjectRef const& structured) const {
  static std::vector<ObjectRef> const none;
  auto const found = needs_.find(structured);
  return found == needs_.end() ? none : found->second;
}

std::vector<ObjectRef> const& Dependents::named_by(ObjectRef const& routine) const {
  static std::vector<ObjectRef> const none;
  auto const found = named_.find(routine);
  return found == named_.end() ? none : found->second;
}

std::vector<ObjectRef> const& Dependents::routines_naming(ObjectRef const& ref) const {
  static std::vector<ObjectRef> const none;
  auto const found = naming_.find(ref);
  return found == naming_.end() ? none : found->second;
}

model::DefinedObject const* Dependents::object(ObjectRef const& address) const {
  auto const found = objects_.find(address);
  return found == objects_.end() ? nullptr : found->second;
}

model::Table const* Dependents::table(model::Name const& name) const {
  auto const found = tables_.find(name);
  return found == tables_.end() ? nullptr : found->second;
}

model::Column const* Dependents::column(ObjectRef const& address) const {
  model::Table const* const owner = address.kind == ObjectKind::column ? table(address.owner) : nullptr;
  return owner == nullptr ? nullptr : model::find(owner->columns, address.member);
}

std::vector<std::string> const& Dependents::values_of(model::Name const& type) const {
  static std::vector<std::string> const none;
  auto const found = values_.find(type);
  return found == values_.end() ? none : found->second;
}

}  // namespace lockstep
