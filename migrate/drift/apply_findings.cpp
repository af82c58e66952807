// Most kinds of objects are copied by one operation on lists of named things: replace, add or remove, so that
// the result is as in the database. Whole tables are replaced last and together, because the index of tables
// by name must stay valid while their members are changed.
#include "migrate/drift/apply_findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "compiler/diff/diff.hpp"
#include "compiler/model/take_over.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;
using model::take_over;

void take_over_value(ObjectRef const& object, Pair<model::Schema>& models) {
  model::Enum const* const from = model::find(models.from.enums, object.owner);
  model::Enum* const to = model::find(models.to.enums, object.owner);
  if (from == nullptr || to == nullptr) return;
  std::erase(to->values, object.member);
  auto const at = std::ranges::find(from->values, object.member);
  if (at == from->values.end()) return;
  // After the nearest preceding value that both have.
  auto place = to->values.begin();
  for (auto before = at; before != from->values.begin();) {
    auto const same = std::ranges::find(to->values, *--before);
    if (same == to->values.end()) continue;
    place = std::next(same);
    break;
  }
  to->values.insert(place, object.member);
}

// For a renamed key, removes the schema's name and adds the database's.
void take_over_member(Finding const& finding, model::Table const& from, model::Table& to) {
  ObjectRef const& object = finding.object;
  bool const renamed = finding.difference == Difference::renamed;
  std::string const& name = renamed ? finding.present.member : object.member;
  auto const in = [&](auto const& source, auto& target) {
    if (renamed) std::erase_if(target, [&](auto const& item) { return item.name == object.member; });
    take_over(source, target, name);
  };
  if (object.kind == ObjectKind::column) in(from.columns, to.columns);
  if (object.kind == ObjectKind::index) in(from.indexes, to.indexes);
  if (object.kind == ObjectKind::foreign_key) in(from.foreign_keys, to.foreign_keys);
  if (object.kind == ObjectKind::primary_key) to.primary_key = from.primary_key;
}

void take_over_object(ObjectRef const& object, Pair<model::Schema>& models) {
  model::Schema const& from = models.from;
  model::Schema& to = models.to;
  if (object.kind == ObjectKind::enum_type) take_over(from.enums, to.enums, object.owner);
  if (object.kind == ObjectKind::extension) take_over(from.extensions, to.extensions, object.owner.name);
  if (object.kind == ObjectKind::schema_object) take_over(from.namespaces, to.namespaces, object.owner.name);
  if (object.kind == ObjectKind::enum_value) take_over_value(object, models);
  if (is_object(object.kind)) take_over(from.objects, to.objects, object);
}

bool is_table_member(ObjectKind kind) {
  return kind == ObjectKind::column || kind == ObjectKind::index || kind == ObjectKind::foreign_key ||
         kind == ObjectKind::primary_key;
}

// A renamed object gets the database's name again. Keys are renamed without a hint and are handled as
// members.
void undo_renames(std::vector<Finding> const& findings, model::Schema& to, Hints& hints) {
  std::vector<AppliedRename> back;
  for (Finding const& finding : findings) {
    if (finding.difference != Difference::renamed) continue;
    std::erase_if(hints.renames, [&](RenameHint const& hint) { return hint.object == finding.object; });
    back.push_back({.from = finding.object, .to = finding.present});
  }
  if (!back.empty()) to = with_renames(std::move(to), back);
}

template <class Tables>
auto tables_by_name(Tables& tables) {
  std::map<model::Name, decltype(tables.data())> result;
  for (auto& table : tables) result.emplace(table.name, &table);
  return result;
}

void take_over_tables(std::map<model::Name, model::Table const*> const& wanted, model::Schema& to) {
  std::map<model::Name, bool> done;
  std::erase_if(to.tables, [&](model::Table& table) {
    auto const found = wanted.find(table.name);
    if (found == wanted.end()) return false;
    done.emplace(table.name, true);
    if (found->second != nullptr) table = *found->second;
    return found->second == nullptr;
  });
  for (auto const& [name, table] : wanted) {
    if (table != nullptr && !done.contains(name)) to.tables.push_back(*table);
  }
}

// A comparison with a text removes the objects that PostgreSQL drops together with a table or column. Where
// that table or column stays, these objects stay too.
void take_over_what_hangs_on(std::set<ObjectRef> const& staying, Pair<model::Schema>& models) {
  std::set<ObjectRef> known;
  for (model::DefinedObject const& object : models.to.objects) known.insert(object.address);
  for (model::DefinedObject const& object : models.from.objects) {
    bool const hangs =
        staying.contains({ObjectKind::table, object.address.owner, {}}) ||
        std::ranges::any_of(object.needs, [&](ObjectRef const& need) { return staying.contains(need); });
    if (hangs && !known.contains(object.address)) models.to.objects.push_back(object);
  }
}

}  // namespace

void make_alike(std::vector<Finding> const& findings, Pair<model::Schema>& models, Hints& hints) {
  undo_renames(findings, models.to, hints);
  auto const from = tables_by_name(std::as_const(models.from.tables));
  auto const to = tables_by_name(models.to.tables);
  std::map<model::Name, model::Table const*> whole;  // null: remove it
  std::set<ObjectRef> staying;
  for (Finding const& finding : findings) {
    ObjectRef const& object = finding.object;
    if (finding.difference == Difference::unexpected) staying.insert(object);
    auto const old = from.find(object.owner);
    if (object.kind == ObjectKind::table && finding.difference != Difference::renamed)
      whole.emplace(object.owner, old == from.end() ? nullptr : old->second);
    auto const now = to.find(object.owner);
    if (!is_table_member(object.kind)) {
      take_over_object(object, models);
    } else if (old != from.end() && now != to.end()) {
      take_over_member(finding, *old->second, *now->second);
    }
  }
  take_over_tables(whole, models.to);
  if (!staying.empty()) take_over_what_hangs_on(staying, models);
}

}  // namespace lockstep
