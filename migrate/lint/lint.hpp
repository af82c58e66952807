// Reads the SQL of migrations, whoever wrote it, and states which hazards of
// compiler/plan/actions/hazards.def it has. What a statement does is a row of the table in statements.cpp;
// what that means depends on what the migrations before it have made of the schema. Pure: no clock, no files,
// no database.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "emit/lint.hpp"
#include "migrate/lint/table_sizes.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "migrate/project/settings.hpp"

namespace lockstep {

struct LintMigration {
  Migration migration;
  std::optional<std::string> rollback;
  bool chosen = true;  // else it is read for what it makes of the schema
};

// What a database adds to the texts.
struct LintDatabase {
  model::Schema schema;  // what stands in the texts goes before it
  std::map<model::Name, TableSize> sizes;
  std::set<std::string> edited;  // migrations that were edited after they were applied
};

struct LintTask {
  std::vector<LintMigration> migrations;  // of a folder, in their order
  std::string default_schema = "public";
  std::optional<LintDatabase> database;
  std::vector<IgnoreRule> rules;
  std::string today;  // YYYY-MM-DD
  Severity fail_on = Severity::warning;
};

LintReport lint(LintTask const& task);

}  // namespace lockstep
