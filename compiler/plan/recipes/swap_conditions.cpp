// The dependents of a column, and whether a swap can move them to another column.
#include <algorithm>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/recipes/column_swap.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::DefinedObject;
using model::Name;
using model::ObjectKind;
using model::ObjectRef;
using model::Table;

// Whether the plan can build the index for the new column before the swap.
bool can_be_built(model::Index const& index, model::Index const* after) {
  return after != nullptr && *after == index && index.valid && !index.constraint && !is_textual(index);
}

class Standing {
 public:
  Standing(PlanningContext const& recipe, Name const& table, std::string const& column)
      : recipe_(recipe),
        from_(*recipe.from_tables.at(table)),
        to_(*recipe.to_tables.at(table)),
        column_(column) {}

  bool can_be_carried() const {
    return from_.partition_by.empty() && to_.partition_by.empty() && !is_partition() && indexes() && key() &&
           foreign_keys() && !is_computed_from() && !is_needed();
  }

 private:
  bool is_partition() const { return recipe_.from_objects.contains({ObjectKind::partition, from_.name, {}}); }

  bool indexes() const {
    return std::ranges::all_of(from_.indexes, [&](model::Index const& index) {
      if (!index_mentions(index, column_)) return true;
      return can_be_built(index, model::find(to_.indexes, index.name)) && !is_named_by_object(index.name) &&
             can_be_left(part_columns(index));
    });
  }

  bool key() const {
    if (!from_.primary_key || !mentions(*from_.primary_key, column_)) return true;
    return from_.primary_key == to_.primary_key && !is_named_by_object(from_.primary_key->name) &&
           have_lasting_references(from_.primary_key->columns);
  }

  // If the index only INCLUDEs the column, then at the swap the old and the new index have the same key
  // columns. PostgreSQL binds a foreign key over them to the older index, which must be dropped after the
  // swap.
  bool can_be_left(std::vector<std::string> const& columns) const {
    return references_to(recipe_, from_.name, columns).empty() ||
           std::ranges::find(columns, column_) != columns.end();
  }

  bool have_lasting_references(std::vector<std::string> const& columns) const {
    return std::ranges::all_of(references_to(recipe_, from_.name, columns), [&](auto const& reference) {
      return is_lasting(reference.first, *reference.second);
    });
  }

  bool is_lasting(Name const& owner, model::ForeignKey const& key) const {
    return stays(recipe_, owner, key) && !recipe_.is_partitioned(owner);
  }

  bool can_stay(Name const& owner, model::ForeignKey const& key) const {
    return !touches(owner, key, from_.name, column_) || is_lasting(owner, key);
  }

  bool foreign_keys() const {
    auto const [first, last] = recipe_.referrers.equal_range(from_.name);
    return std::ranges::all_of(from_.foreign_keys,
                               [&](model::ForeignKey const& key) { return can_stay(from_.name, key); }) &&
           std::all_of(first, last,
                       [&](auto const& entry) { return can_stay(entry.second.first, *entry.second.second); });
  }

  bool is_computed_from() const {
    return std::ranges::any_of(
        from_.columns, [&](Column const& other) { return model::has_identifier(other.generated, column_); });
  }

  // A comment on the column is no obstacle: it is copied with the privileges.
  bool is_needed() const {
    ObjectRef const column{ObjectKind::column, from_.name, column_};
    if (!recipe_.needed.contains(column)) return false;
    if (recipe_.needed_by_non_check.contains(column) || !has_plain_types()) return true;
    return !std::ranges::all_of(checks_of(recipe_, from_.name, column_),
                                [&](DefinedObject const* check) { return comes_back(*check); });
  }

  // A check of a value of a user-defined type may not apply to a value of another type.
  bool has_plain_types() const {
    Column const* const after = model::find(to_.columns, column_);
    return after != nullptr && after->type.name.schema.empty() &&
           model::find(from_.columns, column_)->type.name.schema.empty();
  }

  // Whether the check can be created again from its definition: the plan renames and drops none of its
  // columns, and nothing depends on it.
  bool comes_back(DefinedObject const& check) const {
    auto const after = recipe_.to_objects.find(check.address);
    bool const same = after != recipe_.to_objects.end() && *after->second == check;
    return same && !recipe_.needed.contains(check.address) &&
           std::ranges::none_of(check.needs, [&](ObjectRef const& need) {
             return recipe_.renamed_columns.contains(need) || is_dropped(need);
           });
  }

  bool is_dropped(ObjectRef const& need) const {
    return need.kind == ObjectKind::column && model::find(to_.columns, need.member) == nullptr;
  }

  bool is_named_by_object(std::string const& index) const {
    return recipe_.needed.contains({ObjectKind::index, from_.name, index}) ||
           recipe_.needed.contains({ObjectKind::primary_key, from_.name, index});
  }

  PlanningContext const& recipe_;
  Table const& from_;
  Table const& to_;
  std::string const& column_;
};

}  // namespace

bool can_be_carried(PlanningContext const& recipe, Name const& table, std::string const& column) {
  return Standing(recipe, table, column).can_be_carried();
}

}  // namespace lockstep
