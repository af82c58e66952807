#include "compiler/plan/recipes/partition_links.hpp"

#include <algorithm>
#include <set>

#include "compiler/model/partitions.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/follow.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using action::PartitionLink;
using model::Column;
using model::DefinedObject;
using model::Name;
using model::ObjectKind;
using model::ObjectRef;
using model::Schema;
using model::Table;

ObjectRef partition_ref(Name const& name) { return {ObjectKind::partition, name, {}}; }

bool is_same_column(Column const& a, Column const& b) {
  return a.name == b.name && a.type == b.type && a.generated == b.generated && a.collation == b.collation &&
         a.is_virtual == b.is_virtual && a.identity == model::Identity::none &&
         b.identity == model::Identity::none;
}

// Whether each column has its counterpart; in whatever order.
bool have_same_columns(Table const& a, Table const& b) {
  return a.columns.size() == b.columns.size() && std::ranges::all_of(a.columns, [&](Column const& column) {
           Column const* const other = model::find(b.columns, column.name);
           return other != nullptr && is_same_column(column, *other);
         });
}

bool is_unchanged(Table const& a, Table const& b) {
  return a.partition_by == b.partition_by && have_same_columns(a, b) &&
         std::ranges::all_of(a.columns, [&](Column const& column) {
           return model::find(b.columns, column.name)->nullable == column.nullable;
         });
}

// Whether it can be attached without a change: with the columns of the partitioned table, and NOT NULL where
// that has it.
bool fits(Table const& table, Table const& parent) {
  return table.partition_by.empty() && table.inherits.empty() && have_same_columns(table, parent) &&
         std::ranges::all_of(parent.columns, [&](Column const& given) {
           Column const& own = *model::find(table.columns, given.name);
           bool const counted = own.value.kind == model::DefaultKind::sequence && own.value != given.value;
           return !counted && (given.nullable || !own.nullable);
         });
}

bool is_in_inheritance(Schema const& schema, Name const& table) {
  return std::ranges::any_of(schema.objects, [&](DefinedObject const& object) {
    if (object.address.kind != ObjectKind::inheritance) return false;
    auto const about = [&](ObjectRef const& need) { return need.owner == table; };
    return object.address.owner == table || std::ranges::any_of(object.needs, about);
  });
}

bool has_same_rule(model::ForeignKey const& a, model::ForeignKey b) {
  b.name = a.name;
  return a == b;
}

// The clause of a check without the table.
std::string clause_of(DefinedObject const& check) {
  std::size_t const begin = check.definition.find(" ADD CONSTRAINT ");
  return begin == std::string::npos ? "" : check.definition.substr(begin);
}

std::vector<DefinedObject const*> inherited_checks(Schema const& schema, Name const& table) {
  std::vector<DefinedObject const*> checks;
  for (DefinedObject const& object : schema.objects) {
    bool const inherited = object.address.kind == ObjectKind::check && object.address.owner == table &&
                           is_table_check(object) && !object.definition.ends_with(" NO INHERIT");
    if (inherited) checks.push_back(&object);
  }
  return checks;
}

DefinedObject as_check_of(DefinedObject check, Name const& table) {
  std::string const alter = "ALTER TABLE " + model::qualified_if_needed(table);
  std::string const name = check.address.member;
  check.definition = alter + clause_of(check);
  check.removal = alter + " DROP CONSTRAINT " + model::quoted_if_needed(name);
  check.address.owner = table;
  check.needs = {{ObjectKind::table, table, {}}};
  return check;
}

// Builds the form in which a table is a partition. side: where it is a table; other: where it is a partition.
class Joining {
 public:
  Joining(Schema const& side, Schema const& other, Table const& table, DefinedObject const& partition,
          Table const& parent, std::vector<model::Index> const& indexes)
      : side_(side), other_(other), table_(table), parent_(parent), owner_(partition_ref(table.name)) {
    linked.link = {.table = table.name,
                   .parent = parent.name,
                   .bounds = bounds_of(partition),
                   .condition = partition.signature,
                   .apart = table,
                   .apart_objects = {},
                   .attached_objects = {partition}};
    keys(indexes);
    foreign_keys();
    columns();
    objects();
  }
  LinkedPartition linked;

 private:
  DefinedObject const* known(ObjectRef const& address) const { return model::find(other_.objects, address); }
  void attach(DefinedObject const& object) { linked.link.attached_objects.push_back(object); }

  // An equal one of the other side may belong to one of the partitioned table there.
  void add_index(DefinedObject const& own) {
    DefinedObject const* const same = known(own.address);
    attach(same != nullptr && model::definition_apart(*same) == own.definition ? *same : own);
  }

  // That of the partitioned table which the table has not.
  DefinedObject const* attached_to(ObjectKind kind, std::string const& name) const {
    for (DefinedObject const& object : other_.objects) {
      bool const is_it = object.address.kind == kind && object.address.owner == table_.name &&
                         model::is_attached_index(object) && object.signature == name;
      if (is_it) return &object;
    }
    return nullptr;
  }
  bool is_attached(std::string const& name) const {
    return std::ranges::any_of(linked.link.attached_objects, [&](DefinedObject const& object) {
      return model::is_attached_index(object) && object.signature == name;
    });
  }

  void keys(std::vector<model::Index> const& indexes) {
    for (model::Index const& index : table_.indexes) add_index(model::index_object(owner_, index));
    if (table_.primary_key) add_index(model::key_object(owner_, *table_.primary_key));
    for (model::Index index : indexes) {
      DefinedObject const* const given = attached_to(ObjectKind::index, index.name);
      if (given == nullptr || is_attached(index.name)) continue;
      index.name = given->address.member;
      linked.extras.indexes.push_back(index);
      linked.link.apart.indexes.push_back(index);
      attach(*given);
    }
    if (!parent_.primary_key || table_.primary_key) return;
    DefinedObject const* const given = attached_to(ObjectKind::primary_key, parent_.primary_key->name);
    if (given == nullptr) return;
    linked.extras.key = parent_.primary_key;
    linked.extras.key->name = given->address.member;
    linked.link.apart.primary_key = linked.extras.key;
    attach(*given);
  }

  void foreign_keys() {
    auto const& given = parent_.foreign_keys;
    for (model::ForeignKey const& key : table_.foreign_keys) {
      bool const same =
          std::ranges::any_of(given, [&](model::ForeignKey const& each) { return has_same_rule(key, each); });
      if (same) continue;
      DefinedObject const own = model::foreign_key_object(owner_, key);
      DefinedObject const* const there = known(own.address);
      attach(there == nullptr ? own : *there);
    }
    for (model::ForeignKey const& key : given) {
      bool const had = std::ranges::any_of(
          table_.foreign_keys, [&](model::ForeignKey const& each) { return has_same_rule(key, each); });
      if (had) continue;
      linked.extras.foreign_keys.push_back(key);
      linked.link.apart.foreign_keys.push_back(key);
    }
  }

  void columns() {
    auto const add = [&](DefinedObject const& own) {
      DefinedObject const* const there = known(own.address);
      attach(there == nullptr ? own : *there);
    };
    for (Column const& column : table_.columns) {
      Column const& given = *model::find(parent_.columns, column.name);
      if (!column.nullable && given.nullable) add(model::required_setting(owner_, column));
      if (column.value != given.value && column.generated.empty())
        add(model::default_setting(owner_, column, given.value));
    }
  }

  void objects() {
    std::vector<DefinedObject const*> const given = inherited_checks(other_, parent_.name);
    std::set<std::string> had;
    for (DefinedObject const& object : side_.objects) {
      if (object.address.owner != table_.name || object.address.kind == ObjectKind::inheritance) continue;
      linked.link.apart_objects.push_back(object);
      bool const inherited = std::ranges::any_of(given, [&](DefinedObject const* check) {
        return object.address.kind == ObjectKind::check && clause_of(*check) == clause_of(object);
      });
      if (inherited) {
        had.insert(object.address.member);
      } else {
        attach(as_of_partition(object));
      }
    }
    for (DefinedObject const* check : given) {
      if (had.contains(check->address.member)) continue;
      DefinedObject const own = as_check_of(*check, table_.name);
      linked.extras.checks.push_back(own);
      linked.link.apart_objects.push_back(own);
    }
  }

  DefinedObject as_of_partition(DefinedObject object) const {
    for (DefinedObject const& same : other_.objects) {
      bool const is_it = same.address.kind == object.address.kind && same.address.owner == table_.name &&
                         same.definition == object.definition;
      if (is_it) return same;
    }
    std::string& member = object.address.member;
    bool const about = object.address.kind == ObjectKind::comment ||
                       object.address.kind == ObjectKind::owner ||
                       object.address.kind == ObjectKind::privileges;
    if (about && member == "table") member = "partition";
    for (ObjectRef& need : object.needs) {
      bool const whole =
          need.owner == table_.name && (need.kind == ObjectKind::table || need.kind == ObjectKind::column);
      if (whole) need = owner_;
    }
    return object;
  }

  Schema const& side_;
  Schema const& other_;
  Table const& table_;
  Table const& parent_;
  ObjectRef const owner_;
};

// Carries the form over into the side in which it is a table.
void join(Schema& schema, PartitionLink const& link) {
  std::erase_if(schema.tables, [&](Table const& table) { return table.name == link.table; });
  std::erase_if(schema.objects, [&](DefinedObject const& object) {
    return object.address.owner == link.table && object.address.kind != ObjectKind::inheritance;
  });
  schema.objects.insert(schema.objects.end(), link.attached_objects.begin(), link.attached_objects.end());
  std::ranges::sort(schema.objects, {}, &DefinedObject::address);
  auto const is_own = [&](ObjectRef const& ref) {
    return ref.owner == link.table && (ref.kind == ObjectKind::table || ref.kind == ObjectKind::column);
  };
  for (DefinedObject& object : schema.objects) {
    for (ObjectRef& need : object.needs) {
      if (is_own(need)) need = partition_ref(link.table);
    }
  }
  std::erase_if(schema.dependencies, [&](model::Dependency const& dependency) {
    return dependency.object.owner == link.table && dependency.object.kind < ObjectKind::sequence;
  });
}

// The indexes that the partitioned table has when the table is attached or detached.
std::vector<model::Index> lasting_indexes(Table const& before, Table const* after) {
  std::vector<model::Index> indexes;
  for (model::Index const& index : before.indexes) {
    model::Index const* const same = after == nullptr ? &index : model::find(after->indexes, index.name);
    if (same != nullptr && *same == index) indexes.push_back(index);
  }
  return indexes;
}

std::optional<LinkedPartition> link(Pair<Schema> const& models, DefinedObject const& partition,
                                    bool attached) {
  Schema const& side = attached ? models.from : models.to;
  Schema const& other = attached ? models.to : models.from;
  Name const& name = partition.address.owner;
  Table const* const table = model::find(side.tables, name);
  if (table == nullptr || partition.definition.find(" PARTITION BY ") != std::string::npos) return {};
  Name const parent_name = model::partitioned_by(partition);
  Table const* const before = model::find(models.from.tables, parent_name);
  Table const* const after = model::find(models.to.tables, parent_name);
  Table const* const parent = before != nullptr ? before : after;
  bool const can = parent != nullptr &&
                   (before == nullptr || after == nullptr || is_unchanged(*before, *after)) &&
                   fits(*table, *parent) && !is_in_inheritance(side, name);
  if (!can) return {};
  Table given = *parent;
  bool const key_goes = before != nullptr && after != nullptr && before->primary_key != after->primary_key;
  if (key_goes) given.primary_key.reset();
  Joining joining(side, other, *table, partition, given,
                  before == nullptr ? after->indexes : lasting_indexes(*before, after));
  LinkedPartition linked = std::move(joining.linked);
  linked.attached = attached;
  linked.link.referring = tied_by_keys(models.from, parent_name);
  linked.link.next_to_default = std::ranges::any_of(models.from.objects, [&](DefinedObject const& object) {
    return model::partitioned_by(object) == parent_name && bounds_of(object) == "DEFAULT" &&
           object.address != partition.address;
  });
  for (model::Index const& index : parent->indexes) {
    bool const stays = after == nullptr || model::find(after->indexes, index.name) != nullptr;
    if (!stays) linked.lost_indexes.push_back(index.name);
  }
  if (key_goes && before->primary_key) linked.lost_indexes.push_back(before->primary_key->name);
  return linked;
}

void add_attaching(PlanningContext& recipe, LinkedPartition const& linked, std::size_t cause) {
  Name const& table = linked.link.table;
  bool const direct = recipe.single_phase();
  Uses also;
  for (model::Index const& index : linked.extras.indexes) {
    recipe.add(Phase::expand, cause, {action::CreateIndex{table, index, !direct && !index.constraint}});
    also.needs.push_back({{ObjectKind::index, {table.schema, index.name}, {}}});
  }
  if (auto const& key = linked.extras.key) {
    model::Index const index = key_index(*key, key_index_name(recipe.names, table, *key));
    if (!direct) recipe.add(Phase::expand, cause, {action::CreateIndex{table, index, true}});
    recipe.add(Phase::expand, cause, {action::AddPrimaryKey{table, *key, direct ? "" : index.name}});
    also.needs.push_back({{ObjectKind::index, {table.schema, key->name}, {}}});
  }
  for (model::ForeignKey const& key : linked.extras.foreign_keys) {
    recipe.add(Phase::expand, cause, {action::AddForeignKey{table, key, !direct}});
    if (!direct) recipe.add(Phase::expand, cause, {action::ValidateForeignKey{table, key}});
    for (Facet const facet : {Facet::existence, Facet::validated})
      also.needs.push_back({{ObjectKind::foreign_key, table, key.name}, facet});
  }
  for (DefinedObject const& check : linked.extras.checks) {
    recipe.add(Phase::expand, cause, {action::CreateObject{check, !direct}});
    if (!direct) recipe.add(Phase::expand, cause, {action::ValidateObject{check}});
    for (Facet const facet : {Facet::existence, Facet::validated})
      also.needs.push_back({check.address, facet});
  }
  for (std::string const& index : linked.lost_indexes)
    also.needs.push_back({{ObjectKind::index, {linked.link.parent.schema, index}, {}}, Facet::gone});
  std::vector<Action> const actions = attach_actions(recipe.names, linked.link, direct);
  for (std::size_t i = 0; i < actions.size(); ++i) {
    bool const attach = holds_alternative<action::AttachPartition>(actions[i]);
    if (attach && i + 1 < actions.size()) {  // the same transaction drops the check
      recipe.add(Phase::contract, cause, {actions[i], actions[i + 1]});
      append(recipe.units.back().also, also);
      return;
    }
    recipe.add(Phase::contract, cause, {actions[i]});
    if (attach) append(recipe.units.back().also, also);
  }
}

void add_detaching(PlanningContext& recipe, LinkedPartition const& linked, std::size_t cause) {
  Name const& table = linked.link.table;
  recipe.add(Phase::contract, cause, {action::DetachPartition{linked.link}});
  Uses& also = recipe.units.back().also;
  for (std::string const& index : linked.lost_indexes) {
    ObjectRef const lost{ObjectKind::index, {linked.link.parent.schema, index}, {}};
    // An index of the partition that stays is detached before; any other is dropped with it.
    bool const kept = std::ranges::any_of(linked.link.attached_objects, [&](DefinedObject const& object) {
      return model::is_attached_index(object) && object.signature == index;
    });
    if (kept) also.must_precede_drop.push_back({lost});
    if (!kept) also.needs.push_back({lost, Facet::gone});
  }
  auto const after = [&](Action const& action) {
    recipe.add(Phase::contract, cause, {action});
    recipe.units.back().also.needs.push_back({partition_ref(table), Facet::gone});
  };
  for (model::ForeignKey const& key : linked.extras.foreign_keys) after(action::DropForeignKey{table, key});
  for (DefinedObject const& check : linked.extras.checks) after(action::DropObject{check});
  for (model::Index const& index : linked.extras.indexes)
    after(action::DropIndex{table, index, !recipe.single_phase() && !index.constraint});
  if (linked.extras.key) after(action::DropPrimaryKey{table, *linked.extras.key});
}

// What is done to the partition, apart from the units from `own` on.
void place_others(PlanningContext& recipe, std::vector<LinkedPartition> const& partitions, std::size_t own) {
  for (std::size_t i = 0; i < own; ++i) {
    Unit& unit = recipe.units[i];
    for (Action const& action : unit.actions) {
      DefinedObject const* const object = object_of(action);
      auto const* const build = get_if<action::BuildPartitionIndex>(action);
      auto const* const create = get_if<action::CreateIndex>(action);
      for (LinkedPartition const& linked : partitions) {
        Name const& table = linked.link.table;
        ObjectRef const ref = partition_ref(table);
        bool const about =
            object != nullptr &&
            (object->address.owner == table || std::ranges::find(object->needs, ref) != object->needs.end());
        if (about && linked.attached) unit.also.needs.push_back({ref});
        if (about && !linked.attached) unit.also.must_precede_drop.push_back({ref});
        bool const later = create != nullptr && !linked.attached && create->table == linked.link.parent;
        if (later) unit.also.needs.push_back({ref, Facet::gone});
        if (build != nullptr && build->table == table && linked.attached) unit.also.needs.push_back({ref});
      }
    }
  }
}

}  // namespace

std::vector<Name> tied_by_keys(Schema const& schema, Name const& table) {
  std::vector<Name> tables;
  for (Table const& each : schema.tables) {
    for (model::ForeignKey const& key : each.foreign_keys) {
      if (key.referenced == table && each.name != table) tables.push_back(each.name);
      if (each.name == table && key.referenced != table) tables.push_back(key.referenced);
    }
  }
  std::ranges::sort(tables);
  tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
  return tables;
}

LinkedPartitions link_partitions(Pair<Schema> const& models) {
  LinkedPartitions result;
  auto const look = [&](Schema const& with, Schema const& without, bool attached) {
    std::set<ObjectRef> there;
    for (DefinedObject const& object : without.objects) {
      if (object.address.kind == ObjectKind::partition) there.insert(object.address);
    }
    for (DefinedObject const& object : with.objects) {
      bool const one_side = object.address.kind == ObjectKind::partition && !there.contains(object.address);
      auto linked = one_side ? link(models, object, attached) : std::nullopt;
      if (linked) result.partitions.push_back(std::move(*linked));
    }
  };
  look(models.to, models.from, true);
  look(models.from, models.to, false);
  if (result.partitions.empty()) return result;
  result.models = models;
  for (LinkedPartition const& linked : result.partitions)
    join(linked.attached ? result.models->from : result.models->to, linked.link);
  return result;
}

std::vector<Change> changes_of(std::vector<LinkedPartition> const& partitions) {
  std::vector<Change> changes;
  for (LinkedPartition const& linked : partitions) {
    ObjectRef const ref = partition_ref(linked.link.table);
    changes.push_back({linked.attached ? Verb::create : Verb::drop, ref, ref, {}});
  }
  return changes;
}

void add_partition_links(PlanningContext& recipe, std::vector<LinkedPartition> const& partitions,
                         std::size_t first_cause) {
  std::size_t const own = recipe.units.size();
  for (std::size_t i = 0; i < partitions.size(); ++i) {
    if (partitions[i].attached) {
      add_attaching(recipe, partitions[i], first_cause + i);
    } else {
      add_detaching(recipe, partitions[i], first_cause + i);
    }
  }
  place_others(recipe, partitions, own);
}

}  // namespace lockstep
