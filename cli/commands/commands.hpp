// The commands, each a function in a separate file. They return the exit code: 0 success or nothing found, 1
// the input has errors (which are already on stderr), 2 something was found. Other errors are exceptions,
// which run() reports.
#pragma once

#include <string_view>

#include "cli/options.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

int run_validate(Options const& options);
int run_format(Options const& options);
int run_diff(Options const& options);
int run_verify(Options const& options);
int run_explain(Options const& options);
int run_deploy(Options const& options);
int run_rollback(Options const& options);
int run_status(Options const& options);
int run_resolve(Options const& options);
int run_dev(Options const& options);
int run_reset(Options const& options);
int run_push(Options const& options);
int run_execute(Options const& options);
int run_purge(Options const& options);
int run_seed_command(Options const& options);
int run_dev_db_start(Options const& options);
int run_dev_db_stop(Options const& options);
int run_dev_db_url(Options const& options);
int run_dev_db_status(Options const& options);
int run_lint(Options const& options);
int run_drift(Options const& options);
int run_pull(Options const& options);
int run_backfill_command(Options const& options);
int run_backfill_status(Options const& options);
int run_backfill_pause(Options const& options);

// Writes a result to stdout. Throws IoError when that fails.
void print_result(std::string_view text);

// Diagnostics in the requested format. JSON is a document even when there are none.
std::string written(Options const& options, Diagnostics const& diagnostics, Sources const& sources);

// Shows diagnostics on stderr in that format; gives 1 when there are errors among them, else 0.
int report_diagnostics(Options const& options, Diagnostics const& diagnostics, Sources const& sources);

// Reports on stderr what was done, unless stderr contains a document for programs.
void print_note(Options const& options, std::string_view text);

}  // namespace lockstep
