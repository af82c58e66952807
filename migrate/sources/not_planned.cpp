#include "migrate/sources/not_planned.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"

namespace lockstep {
namespace {

using model::DefinedObject;
using model::ObjectKind;
using model::ObjectRef;

bool is_ownership(DefinedObject const& object) {
  return object.address.kind == ObjectKind::owner || object.address.kind == ObjectKind::privileges;
}

bool is_about_privileges(ObjectRef const& object) {
  return object.kind == ObjectKind::owner || object.kind == ObjectKind::privileges ||
         object.member == "default privileges";
}

// Whether the schema contains the object of the owner or the privileges.
bool has_subject(DefinedObject const& object, std::set<ObjectRef> const& addresses) {
  return std::ranges::all_of(object.needs, [&](ObjectRef const& need) { return addresses.contains(need); });
}

bool is_owned_by(DefinedObject const& object, std::string const& role) {
  return object.address.kind == ObjectKind::owner &&
         object.definition.ends_with(" OWNER TO " + model::quoted_if_needed(role));
}

std::map<ObjectRef, DefinedObject const*> ownership_of(model::Schema const& schema) {
  std::map<ObjectRef, DefinedObject const*> result;
  for (DefinedObject const& object : schema.objects) {
    if (is_ownership(object)) result.emplace(object.address, &object);
  }
  return result;
}

// Whether the object is the owner of a sequence that belongs to a column of the schema: it is that of the
// table.
bool follows_table(ObjectRef const& object, model::Schema const& schema) {
  return object.kind == ObjectKind::owner && object.member == "sequence" &&
         std::ranges::any_of(schema.objects, [&](DefinedObject const& other) {
           return other.address.kind == ObjectKind::setting && other.address.member == "owner" &&
                  other.address.owner == object.owner;
         });
}

// Owners and privileges of what stays or is created. The role that migrates owns what it creates, so the
// owner of a new object is a difference only when it is another role.
void compare_ownership(Pair<Loaded> const& loaded, std::vector<NotPlanned>& differences) {
  auto const from = ownership_of(loaded.from.schema), to = ownership_of(loaded.to.schema);
  std::set<ObjectRef> const before = model::addresses_of(loaded.from.schema);
  std::set<ObjectRef> const after = model::addresses_of(loaded.to.schema);
  for (auto const& [address, object] : from) {
    auto const found = to.find(address);
    if (found == to.end()) {
      bool const follows = follows_table(address, loaded.to.schema);
      if (has_subject(*object, after) && !follows)
        differences.push_back({address, NotPlannedHow::only_in_from});
    } else if (object->definition != found->second->definition) {
      differences.push_back({address, NotPlannedHow::differs});
    }
  }
  for (auto const& [address, object] : to) {
    bool const usual = !has_subject(*object, before) && is_owned_by(*object, loaded.to.role);
    bool const followed = follows_table(address, loaded.from.schema);
    if (!from.contains(address) && !usual && !followed)
      differences.push_back({address, NotPlannedHow::only_in_to});
  }
}

void compare_unmanaged(Pair<Loaded> const& loaded, std::vector<NotPlanned>& differences) {
  std::map<ObjectRef, std::string> to;
  for (Unmanaged const& one : loaded.to.unmanaged) to.emplace(one.object, one.digest);
  for (Unmanaged const& one : loaded.from.unmanaged) {
    auto const found = to.find(one.object);
    if (found == to.end()) {
      differences.push_back({one.object, NotPlannedHow::only_in_from});
      continue;
    }
    if (one.digest == "unreadable" || found->second == "unreadable") {
      differences.push_back({one.object, NotPlannedHow::unreadable});
    } else if (one.digest != found->second) {
      differences.push_back({one.object, NotPlannedHow::differs});
    }
    to.erase(found);
  }
  for (auto const& [object, digest] : to) differences.push_back({object, NotPlannedHow::only_in_to});
}

// Owners and privileges of dropped objects stay in the older model, so that a rollback which creates the
// objects again restores them. Where the connecting role is the owner, creation alone restores that.
void keep_for_rollback(Pair<Loaded> const& loaded, Pair<model::Schema>& models) {
  std::set<ObjectRef> const after = model::addresses_of(loaded.to.schema);
  std::erase_if(models.from.objects, [&](DefinedObject const& object) {
    return is_ownership(object) && (has_subject(object, after) || is_owned_by(object, loaded.from.role));
  });
  models.to = without_ownership(std::move(models.to));
}

// The object in words: "owner of table public.t", "privileges of column a of public.t to PUBLIC", "user
// mapping x on y".
std::string words_for(ObjectRef const& object) {
  std::string const schema = object.owner.schema.empty() ? "" : object.owner.schema + ".";
  std::string const name = schema + object.owner.name;
  if (object.kind == ObjectKind::other) return object.member + " " + object.owner.name;
  if (object.kind == ObjectKind::owner) return fmt::format("owner of {} {}", object.member, name);
  if (object.kind != ObjectKind::privileges) return model::to_string(object);
  std::size_t const to = std::min(object.member.rfind(" to "), object.member.size());
  std::string const what = object.member.substr(0, to);
  return fmt::format("privileges of {} {}{}{}", what, what.starts_with("column ") ? "of " : "", name,
                     object.member.substr(to));
}

// The first of them, and how many more there are.
std::string listed(std::vector<ObjectRef> const& objects) {
  constexpr std::size_t shown = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, objects.size()); ++i)
    text += fmt::format("{}`{}`", i == 0 ? "" : ", ", words_for(objects[i]));
  if (objects.size() > shown) text += fmt::format(" and {} more", objects.size() - shown);
  return text;
}

std::string_view told(NotPlannedHow how) {
  switch (how) {
    case NotPlannedHow::only_in_from:
      return "only `from` has them, and the plan leaves them";
    case NotPlannedHow::only_in_to:
      return "only `to` has them, and the plan does not create them";
    case NotPlannedHow::differs:
      return "they differ, and the plan does not change them";
    case NotPlannedHow::unreadable:
      return "this role may not read them, so they are not compared";
  }
  return {};
}

}  // namespace

std::vector<NotPlanned> take_not_planned(Pair<Loaded> const& loaded, PrivilegesMode mode,
                                         Pair<model::Schema>& models) {
  std::vector<NotPlanned> differences;
  compare_unmanaged(loaded, differences);
  if (mode == PrivilegesMode::report) compare_ownership(loaded, differences);
  if (mode == PrivilegesMode::ignore) {
    std::erase_if(differences, [](NotPlanned const& one) { return is_about_privileges(one.object); });
  }
  if (mode != PrivilegesMode::plan) keep_for_rollback(loaded, models);
  std::ranges::sort(differences);
  return differences;
}

void warn_of(std::vector<NotPlanned> const& differences, Diagnostics& diagnostics) {
  std::map<std::pair<bool, NotPlannedHow>, std::vector<ObjectRef>> groups;
  for (NotPlanned const& one : differences)
    groups[{!is_about_privileges(one.object), one.how}].push_back(one.object);
  for (auto const& [group, objects] : groups) {
    bool const privileges = !group.first;
    diagnostics.add({.code = privileges ? Code::privileges_not_planned : Code::object_not_planned,
                     .span = std::nullopt,
                     .message = fmt::format("{}: {}", told(group.second), listed(objects)),
                     .help = privileges
                                 ? "recreated objects keep their owners and privileges; `--privileges plan` "
                                   "plans the differences "
                                   "(except default privileges), `--privileges ignore` does not compare them"
                                 : "change them by hand where necessary"});
  }
}

model::Schema without_ownership(model::Schema schema) {
  std::erase_if(schema.objects, is_ownership);
  return schema;
}

void warn_of_what_stays(Plan const& plan, Diagnostics& diagnostics) {
  for (ObjectKind const kind : {ObjectKind::extension, ObjectKind::schema_object}) {
    std::vector<ObjectRef> stay;
    for (Change const& change : plan.changes) {
      bool const stays = change.verb == Verb::drop && change.from.kind == kind;
      if (stays && change.from.owner.name != "public") stay.push_back(change.from);
    }
    if (stay.empty()) continue;
    diagnostics.add({.code = Code::object_not_planned,
                     .span = std::nullopt,
                     .message = fmt::format("{}: {}", told(NotPlannedHow::only_in_from), listed(stay)),
                     .help = "something else may use them: drop them by hand where nothing does"});
  }
}

void refuse_mapped_servers(Plan const& plan, Loaded const& from, Diagnostics& diagnostics) {
  for (PhasePlan const& phase : plan.phases) {
    for (Step const* const step : steps_of(phase.forward)) {
      auto const* const drop = get_if<action::DropObject>(step->action);
      if (drop == nullptr || drop->object.address.kind != ObjectKind::foreign_server) continue;
      std::string const server = drop->object.address.owner.name;
      for (Unmanaged const& one : from.unmanaged) {
        if (one.object.member != "user mapping" || !one.object.owner.name.ends_with(" on " + server))
          continue;
        diagnostics.add(
            {.code = Code::needed_elsewhere,
             .span = std::nullopt,
             .message = fmt::format("`{}` cannot be dropped: `{}` needs it",
                                    model::to_string(drop->object.address), words_for(one.object)),
             .help = "drop the user mapping first; its options may hold a password, so no plan drops "
                     "or creates it"});
      }
    }
  }
}

}  // namespace lockstep
