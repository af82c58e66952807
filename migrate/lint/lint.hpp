// Reads the SQL of migrations, generated or handwritten, and reports which hazards of
// compiler/plan/actions/hazards.def it has. A row of the table in statement_table.cpp describes what a
// statement does. What that means depends on the schema that the preceding migrations have made. Pure: no
// clock, no files, no database.
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
  bool chosen = true;  // else it is read only for its effect on the schema
};

// Facts of a database that complete the texts.
struct LintDatabase {
  model::Schema schema;  // the migrations' effect on the schema takes precedence
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
