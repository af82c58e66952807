// Which findings of `drift` a project lives with: rules of lockstep.json, and what is never anybody's drift.
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

// A rule fits an object by the kind and by the glob over its address, `schema.name` or `schema.table.member`,
// also without the schema. One whose kind is `table`, `enum` or `view`, or that has none, also covers what
// depends on an object that it fits.
bool fits(IgnoreRule const& rule, model::ObjectRef const& object);

// Whether a rule allows this hazard on this object; one without a name allows it everywhere.
bool covers(IgnoreRule const& rule, std::string_view code, model::ObjectRef const& object);

// Whether an object is never reported: history tables of migration tools, and what depends on them;
// partitions, which come and go with the data.
bool is_ignored_by_default(model::ObjectRef const& object);

// Which rules were of use. A rule whose `until` is before today allows nothing any more.
class UsedRules {
 public:
  // today: YYYY-MM-DD. rules must outlive it.
  UsedRules(std::vector<IgnoreRule> const& rules, std::string today);
  // The reason of the first rule that covers something and still holds; nothing when there is none.
  std::optional<std::string> reason(std::function<bool(IgnoreRule const&)> const& covers);
  // Of those that ended; and when all there is was checked against the rules, of those that covered nothing.
  std::vector<std::string> notes(bool all) const;

 private:
  std::vector<IgnoreRule> const& rules_;
  std::string today_;
  std::vector<bool> used_;
};

// What EmitOptions wants to know: the reason of the first rule that allows a hazard of a plan and still
// holds.
std::function<std::string(Hazard const&)> reasons_of(std::vector<IgnoreRule> rules, std::string today);

// Takes what the rules cover out of report.drift and report.unmanaged and puts it into report.ignored with
// the reason. A rule whose `until` is before today holds no longer, which a note says; so does one for a rule
// that fits nothing. today: YYYY-MM-DD.
void apply_rules(std::vector<IgnoreRule> const& rules, std::string const& today, DriftReport& report);

}  // namespace lockstep
