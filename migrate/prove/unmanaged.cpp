// A migration may rename the columns of such an object, so its text is compared only after the rollback.
#include "migrate/prove/unmanaged.hpp"

#include <algorithm>
#include <set>

#include "compiler/model/print.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

std::set<ObjectRef> addresses(std::vector<model::Dependency> const& unmanaged) {
  std::set<ObjectRef> result;
  for (model::Dependency const& each : unmanaged) result.insert(each.object);
  return result;
}

Name old_name(Name const& table, std::vector<AppliedRename> const& renames) {
  for (AppliedRename const& rename : renames) {
    if (rename.to == ObjectRef{ObjectKind::table, table, {}}) return rename.from.owner;
  }
  return table;
}

UnmanagedObject const* find_unsaid(std::vector<UnmanagedObject> const& objects, ObjectRef const& address) {
  auto const found = std::ranges::find(objects, address, &UnmanagedObject::address);
  return found == objects.end() ? nullptr : &*found;
}

// Whether a step of the plan drops it.
bool is_dropped(ObjectRef const& address, Plan const& plan) {
  for (PhasePlan const& phase : plan.phases) {
    for (Step const* const step : steps_of(phase.forward)) {
      auto const* const index = get_if<action::DropIndex>(step->action);
      auto const* const key = get_if<action::DropForeignKey>(step->action);
      if (index != nullptr && address.kind == ObjectKind::index && index->index.name == address.member)
        return true;
      if (key != nullptr && address.kind == ObjectKind::foreign_key && key->key.name == address.member)
        return true;
    }
  }
  return false;
}

std::string gone(UnmanagedObject const& object) { return model::to_string(object.address) + " is gone"; }
std::string not_valid(UnmanagedObject const& object) {
  return model::to_string(object.address) + " is no longer valid";
}

}  // namespace

std::vector<model::Dependency> kept_unmanaged(model::Schema const& schema) {
  std::vector<model::Dependency> kept = schema.unmanaged;
  std::erase_if(kept, [&](model::Dependency const& each) {
    model::Table const* const table = model::find(schema.tables, each.object.owner);
    return table != nullptr && each.object.kind == ObjectKind::index &&
           model::find(table->indexes, each.object.member) != nullptr;
  });
  return kept;
}

model::Schema with_unmanaged(model::Schema schema, model::Schema const& source) {
  for (ObjectRef const& address : addresses(kept_unmanaged(schema))) {
    model::Table* const table = model::find(schema.tables, address.owner);
    model::Table const* const whole = model::find(source.tables, address.owner);
    if (table == nullptr || whole == nullptr) continue;
    if (address.kind == ObjectKind::index) {
      model::Index const* const index = model::find(whole->indexes, address.member);
      if (index != nullptr) table->indexes.push_back(*index);
    } else {
      model::ForeignKey const* const key = model::find(whole->foreign_keys, address.member);
      if (key != nullptr) table->foreign_keys.push_back(*key);
    }
  }
  schema.unmanaged.clear();
  return schema;
}

std::vector<UnmanagedObject> take_unmanaged(model::Schema& found,
                                            std::vector<model::Dependency> const& unmanaged,
                                            std::vector<AppliedRename> const& renames) {
  std::vector<UnmanagedObject> result;
  if (unmanaged.empty()) return result;
  std::set<ObjectRef> const wanted = addresses(unmanaged);
  for (model::Table& table : found.tables) {
    Name const owner = old_name(table.name, renames);
    std::erase_if(table.indexes, [&](model::Index const& index) {
      ObjectRef const address{ObjectKind::index, owner, index.name};
      if (!wanted.contains(address)) return false;
      result.push_back({address, model::print(index), index.valid});
      return true;
    });
    std::erase_if(table.foreign_keys, [&](model::ForeignKey const& key) {
      ObjectRef const address{ObjectKind::foreign_key, owner, key.name};
      if (!wanted.contains(address)) return false;
      result.push_back({address, model::print(key), key.validated});
      return true;
    });
  }
  return result;
}

std::vector<std::string> unmanaged_losses(std::vector<UnmanagedObject> const& before,
                                          std::vector<UnmanagedObject> const& after, Plan const& plan,
                                          model::Schema const& to,
                                          std::vector<AppliedRename> const& renames) {
  std::set<Name> tables;
  for (model::Table const& table : to.tables) tables.insert(old_name(table.name, renames));
  std::vector<std::string> result;
  for (UnmanagedObject const& object : before) {
    if (!tables.contains(object.address.owner) || is_dropped(object.address, plan)) continue;
    UnmanagedObject const* const now = find_unsaid(after, object.address);
    if (now == nullptr) {
      result.push_back(gone(object) + ", and no step of the plan drops it");
    } else if (object.valid && !now->valid) {
      result.push_back(not_valid(object));
    }
  }
  return result;
}

std::vector<std::string> unmanaged_losses(std::vector<UnmanagedObject> const& before,
                                          std::vector<UnmanagedObject> const& after) {
  std::vector<std::string> result;
  for (UnmanagedObject const& object : before) {
    UnmanagedObject const* const now = find_unsaid(after, object.address);
    if (now == nullptr) {
      result.push_back(gone(object));
    } else if (now->text != object.text) {
      result.push_back(model::to_string(object.address) + " is another one: " + now->text + " instead of " +
                       object.text);
    }
  }
  return result;
}

}  // namespace lockstep
