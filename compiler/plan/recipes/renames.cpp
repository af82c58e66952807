#include "compiler/plan/recipes/renames.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "compiler/model/quote.hpp"

namespace lockstep {

using model::ObjectKind;
using model::ObjectRef;

namespace {

// A rename can use a second column if nothing depends on the identity of the column: no key, no sequence, no
// expression, no view or other object that would prevent its drop. Also, both sides have the same type, no
// default would replace a written NULL, and the table keeps its name.
bool can_be_doubled(Pair<model::Schema> const& models, AppliedRename const& rename,
                    std::set<ObjectRef> const& needed) {
  if (needed.contains(rename.from)) return false;
  if (rename.from.owner != rename.to.owner) return false;
  model::Table const* table = model::find(models.from.tables, rename.from.owner);
  model::Table const* after = model::find(models.to.tables, rename.to.owner);
  if (table == nullptr || after == nullptr) return false;
  model::Column const* column = model::find(table->columns, rename.from.member);
  model::Column const* renamed = model::find(after->columns, rename.to.member);
  if (column == nullptr || renamed == nullptr || !(column->type == renamed->type)) return false;
  if (model::find(after->columns, column->name) != nullptr) return false;
  if (in_key(*table, column->name) || in_key(*after, renamed->name)) return false;
  auto const plain = [](model::Column const& c) {
    return c.identity == model::Identity::none && c.generated.empty() &&
           c.value.kind != model::DefaultKind::sequence;
  };
  if (!plain(*column) || !plain(*renamed) || !keeps_nulls({*column, *renamed})) return false;
  for (model::Table const& other : models.from.tables) {
    for (model::ForeignKey const& key : other.foreign_keys) {
      bool const refers = key.referenced == table->name;
      if (refers && std::find(key.referenced_columns.begin(), key.referenced_columns.end(), column->name) !=
                        key.referenced_columns.end()) {
        return false;
      }
    }
  }
  if (model::has_identifier(table->partition_by, column->name)) return false;
  return std::none_of(table->columns.begin(), table->columns.end(), [&](model::Column const& other) {
    return model::has_identifier(other.generated, column->name);
  });
}

}  // namespace

SplitRenames split(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames,
                   bool single_phase, bool keep_column_order) {
  SplitRenames result;
  std::set<ObjectRef> needed;
  if (!renames.empty()) {
    for (model::DefinedObject const& object : models.from.objects)
      needed.insert(object.needs.begin(), object.needs.end());
    for (model::Dependency const& unmanaged : models.from.unmanaged) needed.insert(unmanaged.needs);
  }
  for (AppliedRename const& rename : renames) {
    bool const doubled = !single_phase && !keep_column_order && rename.from.kind == ObjectKind::column &&
                         can_be_doubled(models, rename, needed);
    if (doubled) {
      result.columns.push_back({rename.to.owner, rename.from.member, rename.to.member});
    } else if (!single_phase && rename.from.kind == ObjectKind::enum_value) {
      result.values.push_back(rename);
    } else {
      result.in_place.push_back(rename);
    }
  }
  return result;
}

std::vector<std::size_t> own_causes(std::vector<Change> const& changes) {
  std::vector<std::size_t> causes(changes.size());
  std::iota(causes.begin(), causes.end(), std::size_t{0});
  return causes;
}

std::vector<std::size_t> causes_of(std::vector<Change> const& working, std::vector<Change> const& shown) {
  std::map<std::tuple<Verb, model::ObjectRef, model::ObjectRef>, std::size_t> exact;
  std::map<model::Name, std::size_t> renames;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    exact.emplace(std::tuple(shown[i].verb, shown[i].from, shown[i].to), i);
    if (shown[i].verb == Verb::rename) renames.emplace(shown[i].to.owner, i);
  }
  std::vector<std::size_t> causes;
  for (Change const& change : working) {
    auto const found = exact.find(std::tuple(change.verb, change.from, change.to));
    if (found != exact.end()) {
      causes.push_back(found->second);
      continue;
    }
    auto const rename = renames.find(change.to.owner);
    causes.push_back(rename == renames.end() ? 0 : rename->second);
  }
  return causes;
}

}  // namespace lockstep
