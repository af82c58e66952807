// Tables on which a backfill cannot run, or which would refuse every update after the plan.

#include <algorithm>
#include <set>

#include "compiler/model/defaults.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

// What the publications that send updates publish: tables, the tables of schemas, or all tables.
struct Published {
  std::set<Name> tables;
  std::set<std::string> schemas;
  bool all = false;

  explicit Published(model::Schema const& schema) {
    for (model::DefinedObject const& object : schema.objects) {
      if (object.address.kind != ObjectKind::publication) continue;
      std::size_t const sent = object.definition.rfind("publish = ");
      if (sent == std::string::npos || object.definition.find("update", sent) == std::string::npos) continue;
      all = all || object.signature == "true";
      for (ObjectRef const& member : object.needs) {
        if (member.kind == ObjectKind::table) tables.insert(member.owner);
        if (member.kind == ObjectKind::schema_object) schemas.insert(member.owner.name);
      }
    }
  }
  bool contains(Name const& table) const {
    return all || tables.contains(table) || schemas.contains(table.schema);
  }
};

// Whether the table has a replica identity, by which a subscriber finds the updated row.
bool identifies_rows(std::map<ObjectRef, model::DefinedObject const*> const& objects,
                     model::Table const& table) {
  auto const set = objects.find({ObjectKind::setting, table.name, "replica identity"});
  if (set == objects.end()) return table.primary_key.has_value();
  return !set->second->definition.ends_with("NOTHING");
}

// An application's UPDATE and DELETE on the table would fail after the plan.
void refuse_to_publish(PlanningContext& recipe, Published const& before) {
  Published const after(recipe.to);
  for (auto const& [name, table] : recipe.to_tables) {
    bool const comes = after.contains(name) && !before.contains(name) && !recipe.is_new(name);
    if (!comes || identifies_rows(recipe.to_objects, *table)) continue;
    recipe.refuse({ObjectKind::table, name, {}}, "publishing a table without a replica identity",
                  "PostgreSQL would refuse every UPDATE and DELETE: set an identity first, for example "
                  "ALTER TABLE … REPLICA IDENTITY FULL, or publish only what is inserted");
  }
}

// A schema text cannot express the options of a sequence. If it renames a column and drops its sequence, the
// target model still has the options.
void refuse_options_without_sequence(PlanningContext& recipe) {
  for (auto const& [address, object] : recipe.to_objects) {
    if (!is_of_sequence(*object)) continue;
    std::string const name(column_setting(*object).column);
    auto const [before, after] = on_both_sides(recipe, address.owner, name);
    bool const loses =
        before != nullptr && after != nullptr && model::is_numbered(*before) && !model::is_numbered(*after);
    if (loses)
      recipe.refuse(address, "dropping a sequence with options together with a rename of its column",
                    "rename the column in one migration, and drop its default in the next");
  }
}

}  // namespace

void refuse_unfillable(PlanningContext& recipe) {
  refuse_options_without_sequence(recipe);
  Published const published(recipe.from);
  refuse_to_publish(recipe, published);
  for (Unit const& unit : recipe.units) {
    for (Action const& action : unit.actions) {
      auto const* fill = get_if<action::Backfill>(action);
      if (fill == nullptr) continue;
      ObjectRef const column{ObjectKind::column, fill->table, fill->column};
      auto const table = recipe.from_tables.find(fill->table);
      bool const sent = table != recipe.from_tables.end() && published.contains(fill->table);
      if (sent && !identifies_rows(recipe.from_objects, *table->second)) {
        recipe.refuse(column, "filling a column of a published table without a replica identity",
                      "PostgreSQL refuses every UPDATE of such a table: set an identity first, for example "
                      "ALTER TABLE … REPLICA IDENTITY FULL");
      }
    }
  }
}

}  // namespace lockstep
