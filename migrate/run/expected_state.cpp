#include "migrate/run/expected_state.hpp"
#include "migrate/project/refused.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "emit/emit.hpp"
#include "emit/expectations.hpp"
#include "introspect/introspect.hpp"
#include "migrate/run/deploy.hpp"
#include "migrate/system/files.hpp"

namespace lockstep {
namespace {

using PlanJson = nlohmann::json;

Traits read_expectations(Migration const& migration, std::string const& rollback) {
  std::filesystem::path const path = migration.path / "plan.json";
  if (!std::filesystem::exists(path)) return {};
  PlanJson const plan = PlanJson::parse(read_text(path), nullptr, false);
  if (!plan.is_object() || !has_checksum(rollback, plan.value("rollback_sha256", std::string()))) return {};
  Traits expected;
  PlanJson const list = plan.value("rollback_expects", PlanJson::object());
  for (auto const& [object, trait] : list.items()) {
    if (trait.is_string()) expected.emplace(object, trait.get<std::string>());
  }
  return expected;
}

}  // namespace

void refuse_other_state(Migration const& migration, std::string const& rollback, Connection& connection) {
  Traits const expected = read_expectations(migration, rollback);
  if (expected.empty()) return;
  std::string differences;
  for (std::string const& one : unmet(expected, traits_of(introspect(connection))))
    differences += "\n  " + one;
  if (differences.empty()) return;
  throw Refused("the database is not as `" + migration.name + "` has left it:" + differences,
                "somebody has changed it by hand: put that back first (lockstep drift shows all of it), or, "
                "when the rollback is right all the same: lockstep migrate rollback --any-state");
}

}  // namespace lockstep
