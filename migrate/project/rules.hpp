// Rules of lockstep.json for findings of `drift` that a project accepts, and objects that are never drift.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/actions/hazard.hpp"
#include "emit/drift.hpp"
#include "migrate/project/settings.hpp"

namespace lockstep {

// A rule matches an object by the kind and by the glob over its address, `schema.name` or
// `schema.table.member`, also without the schema. A rule with kind `table`, `enum` or `view`, or without a
// kind, also covers what depends on an object that it matches.
bool fits(IgnoreRule const& rule, model::ObjectRef const& object);

// Whether a rule allows this hazard on this object; one without a name allows it everywhere.
bool covers(IgnoreRule const& rule, std::string_view code, model::ObjectRef const& object);

// Whether an object is never reported: history tables of migration tools, with what depends on them, and
// partitions, because applications create and drop them.
bool is_ignored_by_default(model::ObjectRef const& object);

// Records which rules were used. A rule whose `until` is before today allows nothing any more.
class UsedRules {
 public:
  // today: YYYY-MM-DD. rules must outlive it.
  UsedRules(std::vector<IgnoreRule> const& rules, std::string today);
  // The reason of the first rule that covers something and has not expired; nothing when there is none.
  std::optional<std::string> reason(std::function<bool(IgnoreRule const&)> const& covers);
  // Notes on the rules that expired. When everything was checked against the rules (all), also on those that
  // covered nothing.
  std::vector<std::string> notes(bool all) const;

 private:
  std::vector<IgnoreRule> const& rules_;
  std::string today_;
  std::vector<bool> used_;
};

// For EmitOptions: the reason of the first rule that allows a hazard of a plan and has not expired.
std::function<std::string(Hazard const&)> reasons_of(std::vector<IgnoreRule> rules, std::string today);

// Moves what the rules cover from report.drift and report.unmanaged into report.ignored with the reason. A
// rule whose `until` is before today has expired; a note reports it. A note also reports a rule that matches
// nothing. today: YYYY-MM-DD.
void apply_rules(std::vector<IgnoreRule> const& rules, std::string const& today, DriftReport& report);

}  // namespace lockstep
