// Objects that are held by their definition. A new one is made in expand; one that changes is replaced in
// place where PostgreSQL can, else dropped and made anew in one transaction; what stands on it is put around
// that by aside.cpp. A check on rows that are there is added NOT VALID and validated in a transaction of its
// own.

#include "compiler/plan/objects.hpp"
#include "compiler/plan/recipes/recipe.hpp"

namespace lockstep {
namespace {

using model::Object;
using model::ObjectKind;

void create(Recipe& recipe, Object const& object, std::vector<Action> actions, std::size_t cause) {
  bool const checks = is_table_check(object) && !is_unvalidated(object) && !recipe.direct() &&
                      !recipe.is_new(object.address.owner);
  actions.push_back(action::CreateObject{object, checks});
  recipe.add(Phase::expand, cause, std::move(actions));
  if (checks) recipe.add(Phase::expand, cause, {action::ValidateObject{object}});
}

bool is_used_type(Recipe const& recipe, Object const& object) {
  if (!is_type(object.address.kind)) return false;
  for (model::Table const& table : recipe.from.tables) {
    for (model::Column const& column : table.columns) {
      if (column.type.name == object.address.owner) return true;
    }
  }
  return false;
}

void change(Recipe& recipe, Object const& from, Object const& to, std::size_t cause) {
  if (is_replaceable(from, to)) {
    recipe.add(Phase::expand, cause, {action::ReplaceObject{from, to}});
  } else if (from.address.kind == ObjectKind::partition) {
    recipe.refuse(to.address, "a change of a partition", "detach and attach it by hand");
  } else if (is_used_type(recipe, from)) {
    recipe.refuse(to.address, "a change of a type that columns have",
                  "use ALTER DOMAIN or ALTER TYPE by hand");
  } else {
    create(recipe, to, {action::DropObject{from, action::Fate::replaced}}, cause);
  }
}

}  // namespace

void change_object(Recipe& recipe, Change const& difference, std::size_t cause) {
  auto const from = recipe.from_objects.find(difference.to);
  auto const to = recipe.to_objects.find(difference.to);
  switch (difference.verb) {
    case Verb::create:
      return create(recipe, *to->second, {}, cause);
    case Verb::drop:
      return recipe.add(drop_phase(difference.to.kind), cause, {action::DropObject{*from->second}});
    case Verb::alter:
      return change(recipe, *from->second, *to->second, cause);
    case Verb::rename:
      return;  // nobody can say that an object is another one under a new name
  }
}

}  // namespace lockstep
