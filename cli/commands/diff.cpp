// `migrate diff`: reads two sources, plans a migration between them and shows it in the requested format.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/clock.hpp"
#include "cli/commands/commands.hpp"
#include "compiler/diff/diff.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/partial.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "emit/print_json.hpp"
#include "emit/steps.hpp"
#include "grammar/parse.hpp"
#include "migrate/project/naming.hpp"
#include "migrate/project/rules.hpp"
#include "migrate/project/settings.hpp"
#include "migrate/project/write_migrations.hpp"
#include "migrate/run/hidden_rows.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/client/io_error.hpp"
#include "postgres/client/redact.hpp"

namespace lockstep {
namespace {

constexpr int default_version = 15;

struct Diffed {
  Pair<Loaded> loaded;
  Pair<model::Schema> models;
  std::vector<NotPlanned> not_planned;
  Plan plan;
  std::vector<Change> left_out;  // refused
  EmitOptions emit_options;
};

// The requested version, else that of the connected database.
int target_version(Options const& options, Pair<Loaded> const& loaded) {
  if (options.pg_version) return *options.pg_version;
  for (Loaded const* side : {&loaded.from, &loaded.to}) {
    if (side->kind == SourceKind::catalog) return side->server_version / 10000;
  }
  return default_version;
}

// The settings of the project of the target schema, or of the folder into which migrations are written; none
// for two sources without a project.
Settings settings_for(Options const& options, Sources& sources, Diagnostics& diagnostics) {
  if (kind_of(options.to) == SourceKind::text) return load_settings(options.to, sources, diagnostics);
  return options.out.empty() ? Settings{} : load_settings(options.out, sources, diagnostics);
}

std::string heading(MigrationFiles const& file, std::size_t number, std::string_view name) {
  return fmt::format("-- ===== {} {}: {} =====\n\n", number, enum_name(file.phase), name);
}

std::string phrases(std::vector<Change> const& changes, std::string_view before) {
  std::string text;
  for (Change const& change : changes) text += fmt::format("{}{}\n", before, phrase(change));
  return text;
}

// What the script does not do. Empty when it does everything.
std::string incomplete(Diffed const& diffed) {
  if (diffed.left_out.empty()) return {};
  return "-- INCOMPLETE. These changes are refused and not part of this script:\n" +
         phrases(diffed.left_out, "--   ") + "\n";
}

std::string scripts(Diffed const& diffed, bool rollback) {
  EmitOptions options = diffed.emit_options;
  options.with_rollback = rollback;
  options.with_plan = false;
  std::vector<MigrationFiles> files = emit(diffed.plan, options);
  // Rollbacks in the order of execution: the newest phase first.
  std::string text = incomplete(diffed);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::size_t const at = rollback ? files.size() - 1 - i : i;
    MigrationFiles const& file = files[at];
    if (i > 0) text += '\n';
    if (!file.suffix.empty()) text += heading(file, at + 1, rollback ? "rollback.sql" : "migration.sql");
    text += rollback ? file.rollback_sql : file.migration_sql;
  }
  return text;
}

using Json = nlohmann::ordered_json;

Json json_of(model::ObjectRef const& object) {
  Json result = {{"kind", enum_name(object.kind)}};
  if (!object.owner.schema.empty()) result["schema"] = object.owner.schema;
  if (!object.owner.name.empty()) result["name"] = object.owner.name;
  if (!object.member.empty()) result["member"] = object.member;
  return result;
}

Json json_of(std::vector<Change> const& changes) {
  Json result = Json::array();
  for (Change const& change : changes) {
    Json entry = {{"verb", enum_name(change.verb)}};
    if (change.verb != Verb::create) entry["from"] = json_of(change.from);
    if (change.verb != Verb::drop) entry["to"] = json_of(change.to);
    if (!change.attributes.empty()) entry["attributes"] = change.attributes;
    result.push_back(std::move(entry));
  }
  return result;
}

std::string json(Diffed const& diffed) {
  Json document = {{"from", diffed.loaded.from.label}, {"to", diffed.loaded.to.label}};
  document["changes"] = json_of(diffed.plan.changes);
  document["refused"] = json_of(diffed.left_out);
  document["not_planned"] = Json::array();
  for (NotPlanned const& one : diffed.not_planned) {
    Json entry = json_of(one.object);
    entry["difference"] = enum_name(one.how);
    document["not_planned"].push_back(std::move(entry));
  }
  document["phases"] = Json::array();
  for (MigrationFiles const& file : emit(diffed.plan, diffed.emit_options)) {
    document["phases"].push_back(Json::parse(file.plan_json));
  }
  return json_document(document);
}

std::string print_sides(Pair<Loaded> const& loaded, Stage stage, PrivilegesMode privileges) {
  std::string text;
  for (Loaded const* side : {&loaded.from, &loaded.to}) {
    bool const shown = stage != Stage::catalog || is_read(*side);
    if (!shown) continue;
    text += "-- " + masked(side->label) + "\n";
    if (stage == Stage::ast) {
      for (ast::File const& file : side->files) text += masked(print(file));
    } else {
      text +=
          model::print(privileges == PrivilegesMode::plan ? side->schema : without_ownership(side->schema));
    }
  }
  return text;
}

std::string print_changes(std::vector<Change> const& changes) {
  std::string text;
  for (Change const& change : changes) {
    text += std::string(enum_name(change.verb)) + " " + model::to_string(subject(change));
    if (change.verb == Verb::rename) text += " from " + model::to_string(change.from);
    for (std::string const& attribute : change.attributes) text += " " + attribute;
    text += '\n';
  }
  return text;
}

std::string output_of(Options const& options, Diffed const& diffed) {
  if (options.print == Stage::changes) return print_changes(diffed.plan.changes);
  if (options.print == Stage::plan) return print_steps(diffed.plan);
  switch (options.output) {
    case Output::script:
      return scripts(diffed, false);
    case Output::rollback:
      return scripts(diffed, true);
    case Output::json:
      return json(diffed);
    case Output::summary:
      break;
  }
  std::string changes = summary(diffed.plan.changes, diffed.models);
  if (!diffed.left_out.empty()) changes += "\nRefused, not planned:\n" + phrases(diffed.left_out, "  ");
  if (!diffed.plan.changes.empty()) return changes + "\n" + report(diffed.plan);
  if (diffed.not_planned.empty()) return changes;
  return fmt::format("Nothing to plan; {} difference(s) are not planned, see the warnings.\n",
                     diffed.not_planned.size());
}

void write_directories(Options const& options, Diffed const& diffed) {
  auto const files = emit(diffed.plan, diffed.emit_options);
  for (auto const& path :
       write_migrations(options.out, {.stamp = stamp_now(), .name = options.name}, files)) {
    print_note(options, fmt::format("wrote {}\n", path.string()));
  }
  if (files.empty()) {
    bool const none = diffed.plan.changes.empty() && diffed.not_planned.empty();
    print_note(options,
               none ? "no difference; nothing was written\n" : "nothing to do; nothing was written\n");
  }
}

}  // namespace

int run_diff(Options const& options) {
  Sources sources;
  Diagnostics diagnostics;
  Diffed diffed;
  Settings const settings = settings_for(options, sources, diagnostics);
  if (diagnostics.has_errors()) return report_diagnostics(options, diagnostics, sources);
  require_name(options.name, settings, sources);
  diffed.loaded =
      load_pair({.from = options.from, .to = options.to}, sources, diagnostics, options.scratch_url);
  if (diagnostics.has_errors()) return report_diagnostics(options, diagnostics, sources);
  bool const sides_only =
      options.print == Stage::ast || options.print == Stage::model || options.print == Stage::catalog;
  if (sides_only) {
    print_result(print_sides(diffed.loaded, options.print, options.privileges));
    return report_diagnostics(options, diagnostics, sources);
  }
  Compared compared = compare(diffed.loaded, diagnostics, options.privileges);
  diffed.models = std::move(compared.models);
  diffed.not_planned = std::move(compared.not_planned);
  int const version = target_version(options, diffed.loaded);
  PlanOptions plan_options{.phases = options.phases,
                           .pg_version = version,
                           .runner = options.runner.value_or(settings.runner),
                           .keep_column_order = options.keep_column_order};
  if (options.archive) plan_options.archive = options.name;
  if (options.print == Stage::graph) {
    std::string const graph = plan_graph(diffed.models, diffed.loaded.to.hints, plan_options, diagnostics);
    if (report_diagnostics(options, diagnostics, sources) != 0) return 1;
    print_result(graph);
    return 0;
  }
  std::size_t errors = diagnostics.errors();
  PartialPlan planned = plan_partially(diffed.models, diffed.loaded.to.hints, plan_options, diagnostics);
  diffed.plan = std::move(planned.plan);
  diffed.left_out = std::move(planned.left_out);
  errors = diagnostics.errors() - errors;
  if (diffed.loaded.from.kind == SourceKind::catalog && !diffed.plan.phases.empty())
    warn_of_hidden_rows(diffed.plan, diffed.loaded.from.url, diagnostics);
  suggest_renames(diffed.models, diffed.plan.changes, diffed.loaded.to.hints, diffed.loaded.to.origins,
                  diagnostics);
  warn_of_what_stays(diffed.plan, diagnostics);
  refuse_mapped_servers(diffed.plan, diffed.loaded.from, diagnostics);
  diffed.emit_options.pg_version = version;
  diffed.emit_options.one_query = diffed.plan.one_batch_per_migration;
  if (diffed.loaded.to.kind == SourceKind::text)
    diffed.emit_options.reason_to_allow = reasons_of(settings.hazards.allow, today());
  if (!options.name.empty()) diffed.emit_options.name = options.name;
  // What can be planned is shown next to what is refused, but not when anything else is wrong.
  bool const partial = !diffed.left_out.empty();
  bool const shown =
      !diagnostics.has_errors() || (partial && diagnostics.errors() == errors && !diffed.plan.phases.empty());
  int const status = report_diagnostics(options, diagnostics, sources);
  if (!shown) return status;
  if (partial) diffed.models.to = std::move(planned.to);
  print_result(output_of(options, diffed));
  if (status != 0) return status;
  if (!options.out.empty()) write_directories(options, diffed);
  bool const differs = !diffed.plan.changes.empty() || !diffed.not_planned.empty();
  return options.exit_code && differs ? 2 : 0;
}

}  // namespace lockstep
