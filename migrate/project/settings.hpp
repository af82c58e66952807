// The settings of a project in `lockstep.json`. Each command that has settings adds a struct here, a table of
// keys in settings.cpp and the same keys in docs/lockstep.schema.json; a test checks that both agree.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/actions/plan_options.hpp"
#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"

namespace lockstep {

// A difference or a hazard that a project accepts.
struct IgnoreRule {
  std::string code;  // of the hazard, "H201"; empty for a difference
  std::string kind;  // of the object, in the words of model::ObjectKind; empty: any
  std::string name;  // glob over `schema.name` or `schema.table.member`; see migrate/project/rules.hpp
  std::string reason;
  std::string until;  // last day on which it holds, YYYY-MM-DD; empty: for ever
  Span span;
};

struct DriftSettings {
  std::vector<IgnoreRule> ignore;
};

struct HazardSettings {
  std::vector<IgnoreRule> allow;
};

struct LintSettings {
  Severity fail_on = Severity::warning;
};

struct MigrationSettings {
  std::string names = "any";  // "any", "verbs" or a pattern; see migrate/project/naming.hpp
  Span names_span;            // of that, where the file has it
};

struct DatabaseSettings {
  std::vector<std::string> disposable;  // globs over host/database; see migrate/project/disposable.hpp
};

struct Settings {
  std::string path;  // of the file; empty when there is none
  std::string seed;  // a SQL file or a command line; empty when there is none
  Runner runner = Runner::lockstep;
  MigrationSettings migrations;
  DatabaseSettings databases;
  DriftSettings drift;
  HazardSettings hazards;
  LintSettings lint;
};

// Looks for lockstep.json next to the schema (in or next to the folder of files), then in the current folder.
// schema may be empty.
std::optional<std::filesystem::path> settings_file(std::filesystem::path const& schema);

// Reads that file, if there is one. Its text is appended to sources. Unknown keys and wrong values are errors
// in diagnostics. Throws IoError when the file cannot be read.
Settings load_settings(std::filesystem::path const& schema, Sources& sources, Diagnostics& diagnostics);

// One row for each key, for documentation and tests: "drift.ignore[].until".
std::vector<std::string> setting_names();

}  // namespace lockstep
