// Runs one command line. Exceptions of the commands are reported here, once, on stderr.
#include "cli/run.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>

#include "cli/commands/commands.hpp"
#include "cli/report.hpp"
#include "migrate/run/deploy.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/client/interrupt.hpp"
#include "postgres/client/io_error.hpp"
#include "postgres/client/redact.hpp"

namespace lockstep {
namespace {

int run_command(Options const& options) {
  switch (options.command) {
    case Command::validate:
      return run_validate(options);
    case Command::format:
      return run_format(options);
    case Command::diff:
      return run_diff(options);
    case Command::verify:
      return run_verify(options);
    case Command::explain:
      return run_explain(options);
    case Command::deploy:
      return run_deploy(options);
    case Command::rollback:
      return run_rollback(options);
    case Command::status:
      return run_status(options);
    case Command::resolve:
      return run_resolve(options);
    case Command::dev:
      return run_dev(options);
    case Command::reset:
      return run_reset(options);
    case Command::push:
      return run_push(options);
    case Command::execute:
      return run_execute(options);
    case Command::seed:
      return run_seed_command(options);
    case Command::dev_db_start:
      return run_dev_db_start(options);
    case Command::dev_db_stop:
      return run_dev_db_stop(options);
    case Command::dev_db_url:
      return run_dev_db_url(options);
    case Command::dev_db_status:
      return run_dev_db_status(options);
    case Command::drift:
      return run_drift(options);
    case Command::lint:
      return run_lint(options);
    case Command::pull:
      return run_pull(options);
    case Command::backfill_run:
      return run_backfill_command(options);
    case Command::backfill_status:
      return run_backfill_status(options);
    case Command::backfill_pause:
      return run_backfill_pause(options);
    case Command::purge:
      return run_purge(options);
    case Command::none:
      break;
  }
  return 1;
}

int report(std::string const& message, std::string const& hint = {}) {
  fmt::print(stderr, "error: {}\n", masked(message));
  if (!hint.empty()) fmt::print(stderr, "  = help: {}\n", masked(hint));
  return 1;
}

bool wants_color(Options const& options) {
  char const* const no_color = std::getenv("NO_COLOR");
  bool const refused = options.color == Color::never || (no_color != nullptr && *no_color != '\0');
  return !refused && ::isatty(STDERR_FILENO) == 1;
}

// The reader of the result has closed it, as `head` does. That needs no message, but the result is
// incomplete.
struct ReaderGone {};

// An error is ignored, because there is no other place to report that stderr cannot be written.
void say_raw(std::string const& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

// The root of the paths in annotations.
std::filesystem::path repository_root() {
  char const* const workspace = std::getenv("GITHUB_WORKSPACE");
  if (workspace != nullptr && *workspace != '\0') return workspace;
  return std::filesystem::current_path();
}

}  // namespace

void print_result(std::string_view text) {
  bool const complete =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (complete) return;
  if (errno == EPIPE) throw ReaderGone{};
  throw IoError(std::string("cannot write the result: ") + std::strerror(errno));
}

std::string written(Options const& options, Diagnostics const& diagnostics, Sources const& read) {
  Sources sources = read;  // shown lines must not contain passwords
  for (Source& source : sources) source.text = masked(std::move(source.text));
  switch (options.format) {
    case Format::text:
      return masked(render(diagnostics, sources, wants_color(options)));
    case Format::json:
      return to_json(diagnostics, sources);
    case Format::github:
      return masked(to_annotations(diagnostics, sources, repository_root()));
  }
  return {};
}

int report_diagnostics(Options const& options, Diagnostics const& diagnostics, Sources const& sources) {
  if (!diagnostics.empty() || options.format != Format::text) say_raw(written(options, diagnostics, sources));
  return diagnostics.has_errors() ? 1 : 0;
}

void print_note(Options const& options, std::string_view text) {
  if (options.format != Format::json) say_raw(masked(std::string(text)));
}

int run(int argc, char const* const* argv) {
  // A write to a closed pipe is then an ordinary error, and work that has begun on a database or on the disk
  // is finished.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    ReadOptions const read = read_options(argc, argv);
    return read.done ? *read.done : run_command(read.options);
  } catch (ReaderGone const&) {
    return 1;
  } catch (IoError const& error) {
    return report(error.what(), error.hint);
  } catch (Refused const& error) {
    return report(error.what(), error.hint);
  } catch (SegmentFailure const& error) {
    return report(error.what(),
                  "correct the cause and run the same command again; it continues where it stopped");
  } catch (Interrupted const& error) {
    report(error.what());
    return 128 + error.signal;  // as a shell reports a program that a signal has ended
  } catch (DbError const& error) {
    return report(std::string("the database refused: ") + error.what());
  } catch (std::exception const& error) {
    return report(error.what());
  }
}

}  // namespace lockstep
