// The values of the commands that change a database; see run_options.cpp for the flags.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace lockstep {

enum class ResolveAs { none, applied, rolled_back, edited };
enum class RunOutput { text, json, markdown };

struct RunCommandOptions {
  std::string url;         // empty: the URL of the schema or the environment
  std::string schema;      // empty: the usual places
  std::string migrations;  // folder; empty: next to the schema
  RunOutput output = RunOutput::text;
  bool dry_run = false;
  // deploy
  bool contract = false;
  bool out_of_order = false;
  std::optional<std::string> through;
  std::optional<std::string> backup;  // file that pg_dump writes first
  int lock_patience_s = 10;
  int retry_patience_s = 600;
  // rollback
  int steps = 1;
  std::optional<std::string> to;
  bool allow_data_loss = false;
  bool any_state = false;
  // resolve
  ResolveAs resolve = ResolveAs::none;
  std::string migration;
  // status
  bool log = false;
  // dev
  std::string name;
  bool create_only = false;
  bool no_renames = false;  // treat an apparent rename as a drop and an add
  bool skip_seed = false;   // of reset too
  // reset, push
  bool force = false;
  bool force_reset = false;  // push empties the database first
  // seed
  std::vector<std::string> arguments;  // passed to the command
  // dev-db
  std::string folder;  // empty: `.lockstep/dev-db` in the current one
  // backfill
  std::optional<int> batch_rows;
  std::optional<double> rows_per_second;
  std::optional<double> replica_lag_s;
  std::string until;  // HH:MM; empty: to the end
  // execute
  std::string file;  // "-" is stdin
  // purge
  double older_than_s = 30.0 * 24 * 60 * 60;
};

struct Options;

// The planning flags, which several commands share.
void add_planning(CLI::App& app, Options& options);

// Adds the commands to those of `migrate`; options must outlive the parsing.
void add_run_commands(CLI::App& migrate, Options& options);
// The same for those of `db`, of `dev-db` and of `backfill`.
void add_database_commands(CLI::App& db, Options& options);
void add_dev_db_commands(CLI::App& dev_db, Options& options);
void add_backfill_commands(CLI::App& backfill, Options& options);

}  // namespace lockstep
