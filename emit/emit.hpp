// Plan to text: the SQL of the migration and rollback files, and plan.json. Returns text, writes nothing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// Where the comparison operators of a key's types are: in pg_catalog, so that they can be schema-qualified,
// or elsewhere (types of extensions, for example), so that the search_path must find them.
enum class KeyOperators { catalog, path };

struct EmitOptions {
  std::string name = "migration";  // the name a person gave
  int lock_timeout_ms = 3000;
  int statement_timeout_ms = 10000;
  int batch_rows = 1000;
  int pg_version = 15;
  bool with_rollback = true;  // rollback.sql and plan.json are made
  bool with_plan = true;      // plan.json is made
  // A migration.sql is one query: a transaction without BEGIN and COMMIT, or a single statement outside of a
  // transaction. Only for plans with one_batch_per_migration.
  bool one_query = false;
  // The reason for which a project accepts a hazard; an empty text or no function: it does not. The statement
  // then gets the exception comment that `migrate lint` reads.
  std::function<std::string(Hazard const&)> reason_to_allow{};
  // For these columns of the table. Without a function emit() uses the schemas of the plan.
  std::function<KeyOperators(model::Name const& table, std::vector<std::string> const& key)> key_operators{};
};

// Finds the columns in the states of the plan, which must outlive the function; path where one of them is not
// found.
std::function<KeyOperators(model::Name const&, std::vector<std::string> const&)> key_operators_in(
    Plan const& plan);

// The files of one entry of Plan::phases. suffix: "" for an undivided migration, else "_1_expand",
// "_2_backfill", "_3_contract". Of a plan with one_batch_per_migration and several files, the number counts
// the files, with as many digits as the last one: "_01_expand" … "_12_contract".
struct MigrationFiles {
  Phase phase = Phase::expand;
  std::string suffix;
  std::string migration_sql;
  std::string rollback_sql;  // its header has the SHA-256 of migration_sql
  std::string plan_json;
};

// One entry for each phase of the plan, in order. Empty for an empty plan.
std::vector<MigrationFiles> emit(Plan const& plan, EmitOptions const& options);

// The SQL of one action, without comments, each statement closed by ";" and separated by line ends.
std::string sql(Action const& action, EmitOptions const& options);

// The placeholder for an expression that a person must write; see emit/backfill.cpp.
inline constexpr std::string_view placeholder_marker = "/* lockstep: write the value here */ NULL";

// The plan as text for a person: changes, phases, locks, losses, how to roll back.
std::string report(Plan const& plan);

// A SHA-256 that is the same for equal canonical schemas, whatever their source: that of the sorted SHA-256
// of the dumps of their objects.
std::string fingerprint(model::Schema const& schema);
// Those of the schema before the plan and after each of its phases, in that order. A table that a phase does
// not change is dumped once.
std::vector<std::string> fingerprints(Plan const& plan);

// Lower-case hex SHA-256.
std::string sha256(std::string_view bytes);

}  // namespace lockstep
