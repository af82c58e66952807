// What differs between two databases although no plan between them changes it: owners and privileges, unless
// they are to be planned, and what the model has no place for.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "migrate/sources/source.hpp"

namespace lockstep {

// report: owners and privileges are kept by what is created again, and differences are named. plan: they are
// part of the plan. ignore: kept, and not named, nor are default privileges.
enum class PrivilegesMode { report, plan, ignore };

enum class NotPlannedHow { only_in_from, only_in_to, differs, unreadable };
constexpr auto enum_names(NotPlannedHow) {
  return std::to_array<std::string_view>({"only in from", "only in to", "differs", "cannot be read"});
}

struct NotPlanned {
  model::ObjectRef object;
  NotPlannedHow how = NotPlannedHow::differs;
  auto operator<=>(NotPlanned const&) const = default;
};

// What differs and is not planned, sorted. loaded: two databases, read whole. models gets what is to be
// planned of owners and privileges; unless that is all of it, it is those of what goes, which a rollback
// creates again.
std::vector<NotPlanned> take_not_planned(Pair<Loaded> const& loaded, PrivilegesMode mode,
                                         Pair<model::Schema>& models);

// A warning for each group of them.
void warn_of(std::vector<NotPlanned> const& differences, Diagnostics& diagnostics);

// The schema without owners and privileges.
model::Schema without_ownership(model::Schema schema);

// What the plan leaves because nothing drops it: extensions and schemas. A warning for each group of them.
void warn_of_what_stays(Plan const& plan, Diagnostics& diagnostics);

// Refuses to drop a foreign server for which a database has user mappings.
void refuse_mapped_servers(Plan const& plan, Loaded const& from, Diagnostics& diagnostics);

}  // namespace lockstep
