// Runs the rollbacks.
//
// A rollback may stop itself. When it names the setting that allows data loss, it is run again with the
// setting. When the rows have no value for what is restored, which only grades below lossless permit, the
// tables are emptied and only the structure is proved.
#include <fmt/format.h>
#include <optional>

#include "compiler/plan/effects/simulate.hpp"
#include "emit/expectations.hpp"
#include "introspect/introspect.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/prove/placeholder_values.hpp"
#include "migrate/prove/proof_steps.hpp"

namespace lockstep {

namespace {

constexpr std::string_view loss_setting = "lockstep.allow_data_loss";

std::optional<Failure> run_rollback(ProofState& state, std::string const& sql, bool allow_loss,
                                    std::size_t offset) {
  Connection connection = state.database.connect();
  if (allow_loss) connection.execute(fmt::format("SET {} = 'on'", loss_setting));
  return run_file(sql, connection, offset);
}

bool roll_back(ProofState& state, std::string const& sql, std::string const& name, Grade grade) {
  auto failure = run_rollback(state, sql, false, 0);
  if (failure && failure->message.find(loss_setting) != std::string::npos) {
    if (grade == Grade::lossless)
      return fail(state, name + " refuses although it is graded lossless; " + describe(*failure));
    state.proof.notes.push_back(
        fmt::format("{} stopped at its data-loss guard as expected ({}), then ran with {}", name,
                    enum_name(grade), loss_setting));
    state.losses_allowed = true;
    failure = run_rollback(state, sql, true, failure->resume);
  }
  if (!failure) return true;
  if (grade == Grade::lossless) return fail(state, name + ", " + describe(*failure));
  state.proof.notes.push_back(
      fmt::format("{} cannot run on these rows ({}); its structure was proved on empty tables: {}", name,
                  enum_name(grade), failure->message));
  state.proof.emptied_down = true;
  empty_tables(state);
  failure = run_rollback(state, sql, true, failure->resume);
  return !failure || fail(state, name + ", " + describe(*failure));
}

// The schema of an extension that stays after the rollback.
bool is_kept_schema(Step const& step) {
  auto const* const create = get_if<action::CreateNamespace>(step.action);
  return create != nullptr && create->name != "public" && step.reversal.undo.empty();
}

}  // namespace

model::Schema from_with_left_over(ProofState const& state) {
  Simulation left(state.models.from);
  for (PhasePlan const& phase : state.migration.plan.phases) {
    for (Step const* const step : steps_of(phase.forward)) {
      bool const stays =
          step->reversal.grade == Grade::none && (holds_alternative<action::AddEnumValue>(step->action) ||
                                                  holds_alternative<action::CreateObject>(step->action));
      bool const new_extension = holds_alternative<action::CreateExtension>(step->action);
      if (stays || new_extension || is_kept_schema(*step)) left.apply(step->action);
      auto const* const alter = get_if<action::AlterExtension>(step->action);
      if (alter == nullptr) continue;
      action::AlterExtension updated{alter->from, alter->from};
      updated.to.version = alter->to.version;
      left.apply(updated);
    }
  }
  return left.take();
}

bool migrate_down(ProofState& state) {
  for (std::size_t i = state.migration.files.size(); i-- > 0;) {
    PhasePlan const& phase = state.migration.plan.phases[i];
    state.lossless = state.lossless && phase.grade == Grade::lossless;
    std::string const name = file_name(state, i, "rollback.sql");
    auto const other = unmet(expectations_of(phase), traits_of(introspect(state.database.reader())));
    if (!other.empty()) return fail(state, name + " expects another state: " + other.front());
    std::string const sql =
        fill_placeholders(state.migration.files[i].rollback_sql, placeholders_of(phase.backward),
                          state.models.from, {}, state.samples);
    if (!roll_back(state, sql, name, phase.grade)) return false;
  }
  return true;
}

}  // namespace lockstep
