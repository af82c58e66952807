// Plan to text: the SQL of the migration and rollback files, and plan.json. Returns text, writes nothing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "compiler/plan/actions/step.hpp"

namespace lockstep {

// Where the comparison operators of a key's types are: in pg_catalog, where they are named with their schema,
// or anywhere (types of extensions, for one), where the search_path finds them.
enum class KeyOperators { catalog, path };

struct EmitOptions {
  std::string name = "migration";  // the name a person gave
  int lock_timeout_ms = 3000;
  int statement_timeout_ms = 10000;
  int batch_rows = 1000;
  int pg_version = 15;
  // A migration.sql is one query: a transaction without BEGIN and COMMIT, or a lone statement with nothing
  // next to it. Only for plans with one_batch_per_migration.
  bool one_query = false;
  // Why a project lives with a hazard; an empty text or no function: it does not. The statement then bears
  // the exception that `migrate lint` understands.
  std::function<std::string(Hazard const&)> reason_to_allow{};
  // Of these columns of the table. emit() asks the plan's schemas where there is none; no function: catalog.
  std::function<KeyOperators(model::Name const& table, std::vector<std::string> const& key)> key_operators{};
};

// Looks the columns up in the states of the plan, which must outlive the function; path where one of them is
// not found.
std::function<KeyOperators(model::Name const&, std::vector<std::string> const&)> key_operators_in(
    Plan const& plan);

// The files of one entry of Plan::phases. suffix: "" for an undivided migration, else "_1_expand",
// "_2_backfill", "_3_contract". Of a plan with one_batch_per_migration and several files the number counts
// them, as wide as the last one: "_01_expand" … "_12_contract".
struct MigrationFiles {
  Phase phase = Phase::expand;
  std::string suffix;
  std::string migration_sql;
  std::string rollback_sql;  // bears the SHA-256 of migration_sql
  std::string plan_json;
};

// One entry a phase of the plan, in order. Empty for an empty plan.
std::vector<MigrationFiles> emit(Plan const& plan, EmitOptions const& options);

// The SQL of one action, without comments, each statement closed by ";" and separated by line ends.
std::string sql(Action const& action, EmitOptions const& options);

// The marker that stands where a person must write an expression; see emit/backfill.cpp.
inline constexpr std::string_view placeholder_marker = "/* lockstep: write the value here */ NULL";

// The plan as a person wants to see it: changes, phases, locks, what is lost, how to roll back.
std::string report(Plan const& plan);

// The SHA-256 of the canonical dump of a schema: the same for equal schemas, however they were read.
std::string fingerprint(model::Schema const& schema);

// Lower-case hex SHA-256.
std::string sha256(std::string_view bytes);

}  // namespace lockstep
