// One overload for each action. Objects are looked up by name, and a missing one is an error.

#include "compiler/plan/effects/simulate.hpp"
#include "compiler/plan/effects/follow.hpp"

#include <algorithm>

#include "compiler/diff/diff.hpp"
#include "compiler/model/extension_members.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/effects/take_names.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

using namespace action;  // NOLINT(google-build-using-namespace): this file is one visitor over all of them
using model::ObjectKind;
using model::Table;

class Apply {
 public:
  explicit Apply(Simulation& simulation) : simulation_(simulation), schema_(simulation.schema_) {}
  std::string problem;

  void operator()(CreateNamespace const& a) { schema_.namespaces.push_back({a.name}); }
  void operator()(DropNamespace const& a) { remove(schema_.namespaces, a.name); }
  void operator()(CreateExtension const& a) { schema_.extensions.push_back(a.extension); }
  void operator()(AlterExtension const& a) {
    if (need(schema_.extensions, a.to.name) == nullptr) return;
    model::alter_extension(schema_, a.to);
    simulation_.index();
  }
  void operator()(CreateEnum const& a) { schema_.enums.push_back(a.type); }
  void operator()(DropEnum const& a) { remove(schema_.enums, a.type.name); }
  void operator()(RenameEnum const& a) { rename(ObjectKind::enum_type, {a.from, {}}, {a.to, {}}); }
  void operator()(AddEnumValue const& a) {
    auto* type = need(schema_.enums, a.type);
    if (type == nullptr) return;
    auto& values = type->values;
    auto at = values.end();
    if (!a.after.empty()) at = std::find(values.begin(), values.end(), a.after);
    if (!a.before.empty()) at = std::find(values.begin(), values.end(), a.before);
    if (!a.after.empty() && at != values.end()) ++at;
    values.insert(at, a.value);
  }
  void operator()(RenameEnumValue const& a) {
    rename(ObjectKind::enum_value, {a.type, a.from}, {a.type, a.to});
  }
  void operator()(ReplaceEnum const& a) {
    if (auto* type = need(schema_.enums, a.to.name)) type->values = a.to.values;
  }

  void operator()(CreateTable const& a) {
    Table table = a.table;
    table.indexes.clear();
    table.foreign_keys.clear();
    schema_.tables.push_back(std::move(table));
    simulation_.positions_[a.table.name] = schema_.tables.size() - 1;
  }
  void operator()(DropTable const& a) {
    remove(schema_.tables, a.table.name);
    simulation_.index();
  }
  void operator()(RenameTable const& a) { rename(ObjectKind::table, {a.from, {}}, {a.to, {}}); }
  void operator()(CreateOldNameView const&) {}
  void operator()(DropOldNameView const&) {}

  void operator()(AddColumn const& a) {
    if (Table* t = table(a.table)) t->columns.push_back(a.column);
    for_heirs(a.heirs, [&](Table& heir) {
      if (model::find(heir.columns, a.column.name) != nullptr) return;
      heir.columns.push_back(a.column);
      heir.columns.back().inherited = true;
    });
  }
  void operator()(DropColumn const& a) {
    if (Table* t = table(a.table)) remove(t->columns, a.column.name);
    for_heirs(a.heirs, [&](Table& heir) { remove(heir.columns, a.column.name); });
  }
  void operator()(RenameColumn const& a) { rename(ObjectKind::column, {a.table, a.from}, {a.table, a.to}); }
  void operator()(ExchangeColumns const& a) {
    rename(ObjectKind::column, {a.table, a.a}, {a.table, a.b});
    for (auto const& [one, other] : a.keys) rename(ObjectKind::foreign_key, {a.table, one}, {a.table, other});
  }
  void operator()(AlterColumnType const& a) {
    auto const retype = [&](model::Column* c) {
      if (c == nullptr) return;
      c->type = a.to.type;
      c->collation = a.to.collation;
    };
    retype(column(a.table, a.to.name));
    for_heirs(a.heirs, [&](Table& heir) { retype(model::find(heir.columns, a.to.name)); });
  }
  void operator()(SetDefault const& a) { set_default(a.table, a.column.name, a.column.value); }
  void operator()(DropDefault const& a) { set_default(a.table, a.column.name, {}); }
  void operator()(AddSequence const& a) { set_default(a.table, a.column.name, a.column.value); }
  void operator()(DropSequence const& a) { set_default(a.table, a.column.name, {}); }
  void operator()(ResizeSequence const& a) { set_default(a.table, a.to.name, a.to.value); }
  void operator()(DropIdentity const& a) {
    if (auto* c = column(a.table, a.column.name)) c->identity = model::Identity::none;
  }
  void operator()(AddIdentity const& a) {
    if (auto* c = column(a.table, a.column.name)) c->identity = a.column.identity;
  }
  void operator()(AlterIdentity const& a) {
    if (auto* c = column(a.table, a.to.name)) c->identity = a.to.identity;
  }
  void operator()(DropExpression const& a) {
    if (auto* c = column(a.table, a.column.name)) c->generated.clear();
  }
  void operator()(SetNotNull const& a) {
    if (auto* c = column(a.table, a.column)) c->nullable = false;
  }
  void operator()(DropNotNull const& a) {
    if (auto* c = column(a.table, a.column)) c->nullable = true;
  }
  void operator()(AddNotNullCheck const&) {}
  void operator()(DropNotNullCheck const&) {}
  void operator()(ValidateCheck const&) {}

  void operator()(AddPrimaryKey const& a) {
    Table* t = table(a.table);
    if (t == nullptr) return;
    if (!a.using_index.empty()) remove(t->indexes, a.using_index);
    t->primary_key = a.key;
  }
  void operator()(DropPrimaryKey const& a) {
    if (Table* t = table(a.table)) t->primary_key.reset();
  }
  void operator()(RenameConstraint const& a) {
    Table* t = table(a.table);
    if (t == nullptr) return;
    if (t->primary_key && t->primary_key->name == a.from) {
      t->primary_key->name = a.to;
    } else if (auto* key = model::find(t->foreign_keys, a.from)) {
      key->name = a.to;
    } else if (auto* index = need(t->indexes, a.from)) {
      index->name = a.to;
    }
  }

  void operator()(CreateIndex const& a) {
    if (Table* t = table(a.table)) t->indexes.push_back(a.index);
  }
  void operator()(DropIndex const& a) {
    if (Table* t = table(a.table)) remove(t->indexes, a.index.name);
  }
  void operator()(RenameIndex const& a) {
    Table* t = table(a.table);
    if (t == nullptr) return;
    if (auto* index = need(t->indexes, a.from)) index->name = a.to;
  }

  void operator()(AddForeignKey const& a) {
    if (Table* t = table(a.table)) t->foreign_keys.push_back(a.key);
  }
  void operator()(DropForeignKey const& a) {
    if (Table* t = table(a.table)) remove(t->foreign_keys, a.key.name);
  }
  void operator()(ValidateForeignKey const&) {}
  void operator()(CreateSyncTrigger const&) {}
  void operator()(AlterSyncTrigger const&) {}
  void operator()(DropSyncTrigger const&) {}
  // Keys and references have the same names and columns afterwards.
  void operator()(SwapColumns const& a) {
    if (a.type) {
      rename(ObjectKind::enum_type, {a.type->from.name, {}}, {a.type->outgoing, {}});
      rename(ObjectKind::enum_type, {a.type->incoming, {}}, {a.type->to.name, {}});
    }
    for (ColumnSwap const& swap : a.columns) {
      model::Column* const from = column(swap.table, swap.from.name);
      model::Column* const to = column(swap.table, swap.incoming.name);
      if (from == nullptr || to == nullptr) return;
      from->name = swap.outgoing.name;
      from->value = {};
      to->name = swap.to.name;
      to->value = swap.to.value;
    }
    for (IndexSwap const& swap : a.indexes) {
      Table* t = table(swap.table);
      if (t == nullptr) return;
      auto* from = need(t->indexes, swap.index.name);
      auto* to = need(t->indexes, swap.incoming);
      if (from == nullptr || to == nullptr) return;
      *from = swapped_index(swap.table, swap.index, swap.outgoing, a.columns, &ColumnSwap::outgoing);
      *to = swap.index;
    }
    for (KeySwap const& swap : a.keys) {
      if (Table* t = table(swap.table)) remove(t->indexes, swap.index);
    }
  }
  void operator()(Backfill const&) {}
  void operator()(Analyze const&) {}
  void operator()(CreateObject const& a) {
    simulation_.objects_[a.object.address] = schema_.objects.size();
    schema_.objects.push_back(a.object);
  }
  void operator()(DropObject const& a) {
    auto const found = simulation_.objects_.find(a.object.address);
    if (found == simulation_.objects_.end()) return fail(model::to_string(a.object.address));
    // The order of objects has no meaning: the last one takes the free place.
    std::size_t const place = found->second;
    simulation_.objects_.erase(found);
    if (place + 1 < schema_.objects.size()) {
      schema_.objects[place] = std::move(schema_.objects.back());
      simulation_.objects_[schema_.objects[place].address] = place;
    }
    schema_.objects.pop_back();
  }
  void operator()(ReplaceObject const& a) {
    auto const found = simulation_.objects_.find(a.to.address);
    if (found == simulation_.objects_.end()) return fail(model::to_string(a.to.address));
    schema_.objects[found->second] = a.to;
  }
  void operator()(ValidateObject const& a) {
    // Validation changes the definition: it loses NOT VALID.
    auto const found = simulation_.objects_.find(a.object.address);
    if (found == simulation_.objects_.end()) return fail(model::to_string(a.object.address));
    schema_.objects[found->second] = a.object;
  }
  void operator()(BuildPartitionIndex const&) {}  // comes with the index of the partitioned table
  void operator()(AttachPartition const& a) {
    remove(schema_.tables, a.link.table);
    move_objects(a.link.apart_objects, a.link.attached_objects);
  }
  void operator()(DetachPartition const& a) {
    schema_.tables.push_back(a.link.apart);
    move_objects(a.link.attached_objects, a.link.apart_objects);
  }
  void operator()(AlterComposite const& a) { (*this)(ReplaceObject{a.from, a.to}); }
  void operator()(CreateArchive const&) {}  // no schema that is compared knows of archives
  void operator()(FillArchive const&) {}
  void operator()(RestoreColumn const&) {}
  void operator()(DropArchive const&) {}
  void operator()(RestoreTable const& a) {
    schema_.tables.push_back(a.table);
    simulation_.index();
  }
  void operator()(RestoreEnum const& a) { schema_.enums.push_back(a.type); }
  void operator()(Guard const&) {}

 private:
  struct Address {
    Name owner;
    std::string member;
  };

  void move_objects(std::vector<model::DefinedObject> const& gone,
                    std::vector<model::DefinedObject> const& come) {
    for (model::DefinedObject const& object : gone) remove(schema_.objects, object.address);
    schema_.objects.insert(schema_.objects.end(), come.begin(), come.end());
    simulation_.index();
  }

  template <class T, class Key>
  T* need(std::vector<T>& list, Key const& key) {
    T* const found = model::find(list, key);
    if (found == nullptr) fail(key);
    return found;
  }
  model::Column* column(Name const& owner, std::string const& name) {
    Table* t = table(owner);
    return t == nullptr ? nullptr : need(t->columns, name);
  }
  void set_default(Name const& owner, std::string const& name, model::Default const& value) {
    if (auto* c = column(owner, name)) c->value = value;
  }
  template <class T, class Key>
  void remove(std::vector<T>& list, Key const& key) {
    if (std::erase_if(list, [&](T const& item) { return model::key_of(item) == key; }) == 0) fail(key);
  }
  void rename(ObjectKind kind, Address const& from, Address const& to) {
    schema_ =
        with_renames(std::move(schema_), {{{kind, from.owner, from.member}, {kind, to.owner, to.member}}});
    simulation_.index();
  }
  // Those that are still there.
  template <class Visit>
  void for_heirs(std::vector<Name> const& heirs, Visit visit_heir) {
    for (Name const& name : heirs) {
      if (Table* const heir = simulation_.table(name)) visit_heir(*heir);
    }
  }
  Table* table(Name const& name) {
    Table* const found = simulation_.table(name);
    if (found == nullptr) fail(name);
    return found;
  }
  void fail(model::ObjectRef const& name) { fail(model::to_string(name)); }
  void fail(std::string const& name) { problem = "`" + name + "` is not there"; }
  void fail(Name const& name) { fail(model::print(name)); }

  Simulation& simulation_;
  model::Schema& schema_;
};

Simulation::Simulation(model::Schema const& start) : schema_(start) {
  names_.add(start);
  index();
}

void Simulation::index() {
  positions_.clear();
  objects_.clear();
  for (std::size_t i = 0; i < schema_.objects.size(); ++i) objects_[schema_.objects[i].address] = i;
  for (std::size_t i = 0; i < schema_.tables.size(); ++i) positions_[schema_.tables[i].name] = i;
}

model::Table* Simulation::table(model::Name const& name) {
  auto const found = positions_.find(name);
  return found == positions_.end() ? nullptr : &schema_.tables[found->second];
}

std::string Simulation::apply(Action const& action) {
  std::string const taken = take_names(names_, action, table(table_of(action)));
  Apply visitor(*this);
  visit(visitor, action);
  if (visitor.problem.empty() && !taken.empty()) visitor.problem = "the name `" + taken + "` is taken";
  return visitor.problem.empty() ? std::string() : std::string(name_of(action)) + ": " + visitor.problem;
}

}  // namespace lockstep
