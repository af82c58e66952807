// Each round plans what is left, finds the changes that are refused now, and leaves them out of the wanted
// schema. The objects that are left out only ever become more, so the rounds end.
#include "compiler/plan/partial.hpp"

#include <map>
#include <set>
#include <tuple>

#include "compiler/diff/diff.hpp"
#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/planner.hpp"
#include "compiler/plan/without_changes.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

struct Refused {
  std::set<ObjectRef> objects;
  bool is_whole = false;  // an error is about no change that can be left out
};

// The changes by the text of their addresses, and those of a table or an enum by the text of that.
class Changed {
 public:
  explicit Changed(std::vector<Change> const& changes) {
    for (Change const& change : changes) {
      if (change.verb == Verb::rename) continue;  // the new name is part of both sides
      ObjectRef const& object = subject(change);
      exact_[model::to_string(object)].insert(object);
      if (object.member.empty()) continue;
      for (ObjectKind const kind : {ObjectKind::table, ObjectKind::enum_type})
        members_[model::to_string({kind, object.owner, {}})].insert(object);
    }
  }

  // Those that an error about this object refuses: the change of the object, else those of its members.
  std::set<ObjectRef> of(std::string const& object) const {
    for (auto const* const index : {&exact_, &members_}) {
      auto const found = index->find(object);
      if (found != index->end()) return found->second;
    }
    return {};
  }

 private:
  std::map<std::string, std::set<ObjectRef>> exact_, members_;
};

// An enum value is changed with its enum.
std::string changed_object(std::string const& object) {
  std::string const value = std::string(enum_name(ObjectKind::enum_value)) + ' ';
  if (!object.starts_with(value)) return object;
  std::string const type = object.substr(value.size(), object.rfind('.') - value.size());
  return std::string(enum_name(ObjectKind::enum_type)) + ' ' + type;
}

Refused refused_by(Diagnostics const& diagnostics, Changed const& changed) {
  Refused result;
  for (Diagnostic const& diagnostic : diagnostics.sorted()) {
    if (info(diagnostic.code).severity != Severity::error) continue;
    std::set<ObjectRef> objects = changed.of(diagnostic.object);
    if (objects.empty()) objects = changed.of(changed_object(diagnostic.object));
    result.is_whole = result.is_whole || objects.empty();
    result.objects.merge(objects);
  }
  return result;
}

// Once each: a later round refuses what an earlier one has refused only in other words.
void add_new(Diagnostics const& now, std::set<std::string>& known, Diagnostics& diagnostics) {
  for (Diagnostic const& diagnostic : now.sorted()) {
    if (known.insert(std::string(info(diagnostic.code).number) + diagnostic.message).second)
      diagnostics.add(diagnostic);
  }
}

std::vector<Change> not_in(std::vector<Change> const& planned, std::vector<Change> all) {
  auto const key = [](Change const& change) {
    return std::tuple(change.verb, change.from, change.to, change.attributes);
  };
  std::set<decltype(key(all.front()))> made;
  for (Change const& change : planned) made.insert(key(change));
  std::erase_if(all, [&](Change const& change) { return made.contains(key(change)); });
  return all;
}

}  // namespace

Hints hints_for(Hints hints, model::Schema const& to) {
  std::set<ObjectRef> const there = model::addresses_of(to);
  std::erase_if(hints.renames, [&](RenameHint const& hint) {
    return hint.object.kind != ObjectKind::enum_value && !there.contains(hint.object);
  });
  std::erase_if(hints.backfills, [&](BackfillHint const& hint) { return !there.contains(hint.column); });
  std::erase_if(hints.joins, [&](JoinHint const& hint) {
    return !there.contains({ObjectKind::table, hint.table, {}});
  });
  return hints;
}

PartialPlan plan_partially(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
                           Diagnostics& diagnostics) {
  PartialPlan result;
  std::set<std::string> known;
  Diagnostics first;
  result.plan = plan(models, hints, options, first);
  add_new(first, known, diagnostics);
  if (!first.has_errors()) return result;
  Diagnostics ignored;
  std::vector<AppliedRename> const renames = applicable(models, hints, ignored);
  std::vector<Change> const changes = diff(models, renames);
  model::Schema const from = with_renames(models.from, renames);
  Changed const changed(changes);
  std::set<ObjectRef> left_out;
  for (Diagnostics now = std::move(first); now.has_errors();) {
    Refused const refused = refused_by(now, changed);
    std::size_t const before = left_out.size();
    left_out.insert(refused.objects.begin(), refused.objects.end());
    bool const possible = !refused.is_whole && left_out.size() > before &&
                          leave_unchanged({from, models.to}, left_out, result.to);
    result.plan = {};
    if (!possible) {
      result.to = {};
      result.left_out = changes;
      return result;
    }
    now = {};
    result.plan = plan({models.from, result.to}, hints_for(hints, result.to), options, now);
    add_new(now, known, diagnostics);
  }
  result.left_out = not_in(result.plan.changes, changes);
  return result;
}

}  // namespace lockstep
