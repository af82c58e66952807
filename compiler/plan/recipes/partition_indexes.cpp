// Indexes and keys of partitions. One that is attached to an index of the partitioned table is created and
// dropped with that index or with its partition, under the name that PostgreSQL chooses. When the index of
// the partitioned table is created, it adopts the equal indexes that its partitions have. So they are built
// before, one by one and concurrently, and the creation itself builds nothing.

#include "compiler/plan/recipes/partition_indexes.hpp"

#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/model/partitions.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/uses.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using action::ComesWith;
using model::DefinedObject;
using model::Name;
using model::ObjectKind;
using model::ObjectRef;

using Objects = std::map<ObjectRef, DefinedObject const*>;
using Tables = std::map<Name, model::Table const*>;

ObjectRef whole(Name const& partition) { return {ObjectKind::partition, partition, {}}; }

Name parent_of(Objects const& objects, Name const& partition) {
  auto const found = objects.find(whole(partition));
  return found == objects.end() ? Name{} : model::partitioned_by(*found->second);
}

// The index or key of that name, as a text that can be compared; empty for none.
std::string parent_text(Tables const& tables, Objects const& objects, Name const& parent,
                        std::string const& name) {
  auto const table = tables.find(parent);
  ObjectRef const owner{ObjectKind::table, parent, {}};
  if (table != tables.end()) {
    auto const& key = table->second->primary_key;
    if (key && key->name == name) return model::key_object(owner, *key).definition;
    model::Index const* const index = model::find(table->second->indexes, name);
    if (index == nullptr) return {};
    return model::index_object(owner, *index).definition + (index->valid ? "" : " invalid");
  }
  for (ObjectKind const kind : {ObjectKind::index, ObjectKind::primary_key}) {
    auto const found = objects.find({kind, parent, name});
    if (found != objects.end()) return model::definition_apart(*found->second);
  }
  return {};
}

// Whether the index of the partitioned table to which it belongs is created, or goes, in this plan.
bool parent_comes(PlanningContext const& recipe, DefinedObject const& object) {
  Name const parent = parent_of(recipe.to_objects, object.address.owner);
  return parent_text(recipe.to_tables, recipe.to_objects, parent, object.signature) !=
         parent_text(recipe.from_tables, recipe.from_objects, parent, object.signature);
}
bool parent_goes(PlanningContext const& recipe, DefinedObject const& object) {
  Name const parent = parent_of(recipe.from_objects, object.address.owner);
  return parent_text(recipe.to_tables, recipe.to_objects, parent, object.signature) !=
         parent_text(recipe.from_tables, recipe.from_objects, parent, object.signature);
}

Resource parent_index(DefinedObject const& object, Facet facet = Facet::existence) {
  return {{ObjectKind::index, {object.address.owner.schema, object.signature}, {}}, facet};
}

bool is_plain_index(DefinedObject const& object) { return object.definition.starts_with("CREATE "); }

std::string joined_columns(std::vector<std::string> const& columns) {
  std::string text;
  for (std::string const& column : columns) text += (text.empty() ? "" : "_") + column;
  return text;
}

// What PostgreSQL calls it, where that is not its name; empty also where that is not known.
std::string given_name(Tables const& tables, Objects const& objects, DefinedObject const& object) {
  Name const& partition = object.address.owner;
  auto const table = tables.find(parent_of(objects, partition));
  std::string name;
  if (object.address.kind == ObjectKind::primary_key) {
    name = default_name(partition.name, {}, "pkey");
    name.erase(name.rfind("_", name.size() - 5), 1);
  } else if (table != tables.end()) {
    model::Index const* const index = model::find(table->second->indexes, object.signature);
    bool const plain = index != nullptr && !is_textual(*index);
    if (!plain) return {};
    name = default_name(partition.name, joined_columns(model::part_columns(*index)),
                        index->constraint ? "key" : "idx");
  }
  bool const numbered =
      object.address.member.starts_with(name) &&
      object.address.member.find_first_not_of("0123456789", name.size()) == std::string::npos;
  return numbered ? std::string() : name;
}

// The same definition under another name.
bool is_renamed(DefinedObject const& from, DefinedObject const& to) {
  return from.address.kind == to.address.kind && from.address.owner == to.address.owner &&
         model::with_identifier(model::definition_apart(from), from.address.member, to.address.member) ==
             model::definition_apart(to);
}

void create_attached(PlanningContext& recipe, DefinedObject const& object, std::size_t cause) {
  bool const fresh = !recipe.from_objects.contains(whole(object.address.owner));
  if (!fresh && !parent_comes(recipe, object))
    return recipe.add(Phase::expand, cause, {action::CreateObject{object}});
  ComesWith const with = fresh ? ComesWith::partition : ComesWith::parent_index;
  bool const built = with == ComesWith::parent_index && recipe.prebuilt.contains(object.address);
  std::string const named = built ? "" : given_name(recipe.to_tables, recipe.to_objects, object);
  recipe.add(Phase::expand, cause, {action::CreateObject{.object = object, .with = with, .named = named}});
}

void create_index_of(PlanningContext& recipe, DefinedObject const& object, std::size_t cause) {
  if (model::is_attached_index(object)) return create_attached(recipe, object, cause);
  bool const fresh = !recipe.from_objects.contains(whole(object.address.owner));
  bool const concurrently = !fresh && is_plain_index(object) && !recipe.single_phase();
  recipe.add(Phase::expand, cause, {action::CreateObject{.object = object, .concurrently = concurrently}});
  if (object.address.kind != ObjectKind::primary_key) return;
  // There is one key at a time.
  auto const old = recipe.from_objects.lower_bound({ObjectKind::primary_key, object.address.owner, {}});
  bool const had = old != recipe.from_objects.end() && old->first.kind == ObjectKind::primary_key &&
                   old->first.owner == object.address.owner && old->first != object.address;
  if (!had) return;
  bool const attached = model::is_attached_index(*old->second);
  recipe.units.back().also.needs.push_back(attached ? parent_index(*old->second, Facet::gone)
                                                    : Resource{old->first, Facet::fk_target_final});
}

void drop_index_of(PlanningContext& recipe, DefinedObject const& object, std::size_t cause) {
  bool const goes = !recipe.to_objects.contains(whole(object.address.owner));
  bool const attached = model::is_attached_index(object);
  if (!attached && goes) {
    return recipe.add(Phase::contract, cause, {action::DropObject{.object = object, .implicit = true}});
  }
  if (!attached) {
    bool const concurrently = is_plain_index(object) && !recipe.single_phase();
    return recipe.add(drop_phase(object.address.kind), cause,
                      {action::DropObject{.object = object, .concurrently = concurrently}});
  }
  if (!goes && !parent_goes(recipe, object))
    return recipe.refuse(object.address,
                         "taking an index of a partition out of that of the partitioned table",
                         "drop the index of the partitioned table, and create both again");
  std::string const named = given_name(recipe.from_tables, recipe.from_objects, object);
  ComesWith const with = goes ? ComesWith::partition : ComesWith::parent_index;
  bool const late =
      goes || object.address.kind == ObjectKind::primary_key;  // as that of the partitioned table
  recipe.add(late ? Phase::contract : Phase::expand, cause,
             {action::DropObject{.object = object, .with = with, .named = named}});
}

// It stays, and belongs to an index of the partitioned table before, or after, or on both sides.
void change_attachment(PlanningContext& recipe, DefinedObject const& from, DefinedObject const& to,
                       std::size_t cause) {
  if (!model::is_attached_index(to)) {
    drop_index_of(recipe, from, cause);
    create_index_of(recipe, to, cause);
    recipe.units.back().also.needs.push_back(parent_index(from, Facet::gone));
    return;
  }
  bool const adopted = !model::is_attached_index(from) && parent_comes(recipe, to);
  bool const said = !model::is_attached_index(from) && !adopted;
  recipe.add(Phase::expand, cause,
             {action::ReplaceObject{from, to, said ? ComesWith::none : ComesWith::parent_index}});
  if (adopted) recipe.units.back().also.creates.push_back(parent_index(to, Facet::adoptable));
}

// An equal index of the partition that belongs to none.
DefinedObject const* own_equal(PlanningContext const& recipe, Name const& partition,
                               model::Index const& index) {
  ObjectRef const owner = whole(partition);
  for (auto at = recipe.from_objects.lower_bound({ObjectKind::index, partition, {}});
       at != recipe.from_objects.end() && at->first.kind == ObjectKind::index && at->first.owner == partition;
       ++at) {
    model::Index same = index;
    same.name = at->first.member;
    auto const after = recipe.to_objects.find(at->first);
    bool const stays = after != recipe.to_objects.end() &&
                       model::definition_apart(*after->second) == model::definition_apart(*at->second);
    if (stays && !model::is_attached_index(*at->second) &&
        at->second->definition == model::index_object(owner, same).definition)
      return at->second;
  }
  return nullptr;
}

// That of the partition which belongs to the index of the partitioned table, afterwards.
DefinedObject const* attached_to(PlanningContext const& recipe, Name const& partition,
                                 std::string const& name) {
  for (auto at = recipe.to_objects.lower_bound({ObjectKind::index, partition, {}});
       at != recipe.to_objects.end() && at->first.kind == ObjectKind::index && at->first.owner == partition;
       ++at) {
    if (model::is_attached_index(*at->second) && at->second->signature == name) return at->second;
  }
  return nullptr;
}

}  // namespace

bool is_partition_index(DefinedObject const& object) {
  return !model::partition_of_index(object).name.empty();
}

void change_partition_index(PlanningContext& recipe, DefinedObject const* from, DefinedObject const* to,
                            std::size_t cause) {
  if (from == nullptr) return create_index_of(recipe, *to, cause);
  if (to == nullptr) return drop_index_of(recipe, *from, cause);
  bool const follows = model::is_attached_index(*from) && model::is_attached_index(*to) &&
                       !parent_comes(recipe, *to) && !parent_goes(recipe, *from);
  if (follows || model::definition_apart(*from) == model::definition_apart(*to))
    return change_attachment(recipe, *from, *to, cause);
  drop_index_of(recipe, *from, cause);
  create_index_of(recipe, *to, cause);
}

bool build_in_partitions(PlanningContext& recipe, Name const& table, model::Index const& index,
                         std::size_t cause) {
  bool const can = !recipe.single_phase() && !recipe.is_new(table) && recipe.is_partitioned(table) &&
                   !index.constraint && index.valid;
  if (!can) return false;
  std::vector<std::pair<Name, model::Index>> builds;
  auto const [first, last] = recipe.partitions.equal_range(table);
  for (auto at = first; at != last; ++at) {
    DefinedObject const& partition = *at->second;
    Name const& name = partition.address.owner;
    if (!recipe.from_objects.contains(partition.address) || recipe.leaving.contains(name)) continue;
    if (partition.definition.find(" PARTITION BY ") != std::string::npos) return false;
    if (own_equal(recipe, name, index) != nullptr) continue;
    DefinedObject const* const attached = attached_to(recipe, name, index.name);
    if (attached != nullptr && recipe.from_objects.contains(attached->address)) return false;
    model::Index own = index;
    own.name = attached != nullptr
                   ? attached->address.member
                   : recipe.names.index_name(name, joined_columns(model::part_columns(index)));
    builds.emplace_back(name, own);
  }
  Uses const uses = uses_of(action::CreateIndex{table, index});
  for (auto const& [partition, own] : builds) {
    recipe.prebuilt.insert({ObjectKind::index, partition, own.name});
    recipe.add(Phase::expand, cause, {action::BuildPartitionIndex{partition, own}});
    Uses& also = recipe.units.back().also;
    also.soft_needs = uses.soft_needs;
    also.creates.push_back({{ObjectKind::index, {table.schema, index.name}, {}}, Facet::adoptable});
    std::ranges::copy_if(uses.needs, std::back_inserter(also.needs),
                         [](Resource const& need) { return need.facet != Facet::adoptable; });
  }
  return true;
}

void join_partition_index_renames(std::vector<Change>& changes, std::vector<std::size_t>& causes,
                                  PlanningContext& recipe) {
  std::map<Name, std::vector<std::size_t>> dropped;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    auto const from = recipe.from_objects.find(changes[i].from);
    bool const goes = changes[i].verb == Verb::drop && from != recipe.from_objects.end() &&
                      is_partition_index(*from->second);
    if (goes) dropped[changes[i].from.owner].push_back(i);
  }
  std::set<std::size_t> gone;
  for (std::size_t i = 0; i < changes.size() && !dropped.empty(); ++i) {
    auto const to = recipe.to_objects.find(changes[i].to);
    if (changes[i].verb != Verb::create || to == recipe.to_objects.end()) continue;
    for (std::size_t const k : dropped[changes[i].to.owner]) {
      DefinedObject const& before = *recipe.from_objects.at(changes[k].from);
      DefinedObject const& after = *to->second;
      bool const kept = !model::is_attached_index(before) || model::is_attached_index(after);
      if (gone.contains(k) || !kept || !is_renamed(before, after)) continue;
      if (model::is_attached_index(before) && parent_goes(recipe, before)) continue;
      DefinedObject const named = model::is_attached_index(before) ? after : model::apart(after);
      recipe.add(
          Phase::expand, causes[i],
          {action::DropObject{.object = before, .with = ComesWith::partition, .named = after.address.member},
           action::CreateObject{
               .object = named, .with = ComesWith::partition, .named = before.address.member}});
      if (named.definition != after.definition) change_attachment(recipe, named, after, causes[i]);
      gone.insert({i, k});
      break;
    }
  }
  for (auto i = gone.rbegin(); i != gone.rend(); ++i) {
    changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(*i));
    causes.erase(causes.begin() + static_cast<std::ptrdiff_t>(*i));
  }
}

}  // namespace lockstep
