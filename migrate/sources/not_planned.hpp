// Differences between two databases that no plan between them changes: owners and privileges, unless they are
// planned, and what the model does not represent.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "migrate/sources/source.hpp"

namespace lockstep {

// report: recreated objects keep owners and privileges, and differences are reported. plan: they are part of
// the plan. ignore: they are kept, and neither they nor default privileges are reported.
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

// The differences that are not planned, sorted. loaded: two databases, read completely. models gets the
// owners and privileges to plan: all of them in mode `plan`, else only those of dropped objects, which a
// rollback creates again.
std::vector<NotPlanned> take_not_planned(Pair<Loaded> const& loaded, PrivilegesMode mode,
                                         Pair<model::Schema>& models);

// Adds a warning for each group of differences.
void warn_of(std::vector<NotPlanned> const& differences, Diagnostics& diagnostics);

// The schema without owners and privileges.
model::Schema without_ownership(model::Schema schema);

// Warns of what stays because no plan drops it: extensions and schemas. One warning for each group.
void warn_of_what_stays(Plan const& plan, Diagnostics& diagnostics);

// Reports an error when the plan drops a foreign server for which the database has user mappings.
void refuse_mapped_servers(Plan const& plan, Loaded const& from, Diagnostics& diagnostics);

}  // namespace lockstep
