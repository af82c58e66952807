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
  throw Refused("the database differs from the state after `" + migration.name + "`:" + differences,
                "it was changed by hand: undo these changes first (lockstep drift lists them), or, "
                "when the rollback is still correct: lockstep migrate rollback --any-state");
}

}  // namespace lockstep
