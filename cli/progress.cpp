// Every line is complete, so that the log of a CI job is readable too. On a terminal, the line of a backfill
// is overwritten until another line follows.
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "emit/print_json.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

std::string step_line(StepEvent const& step) {
  switch (step.kind) {
    case StepEvent::Kind::begin:
      return fmt::format("  {}/{}  {}", step.step, step.of,
                         step.statement.empty() ? "(empty)" : step.statement);
    case StepEvent::Kind::retry:
      return fmt::format("        {}; again in {}", step.reason, duration(step.seconds));
    case StepEvent::Kind::done:
      return step.seconds < 1 ? "" : fmt::format("        took {}", duration(step.seconds));
  }
  return {};
}

double share_of(BackfillProgress const& fill) {
  if (fill.expected == 0) return 1;
  return std::min(1.0, static_cast<double>(fill.passed) / static_cast<double>(fill.expected));
}

std::string fill_line(BackfillProgress const& fill) {
  return fmt::format("        {}.{}: {:.0f} %{}, {} of about {} rows, {:.0f} rows/s, {} left", fill.table,
                     fill.column, 100 * share_of(fill),
                     fill.pass > 1 ? fmt::format(" of pass {}", fill.pass) : "", fill.passed, fill.expected,
                     fill.rows_per_second, duration(fill.seconds_left));
}

std::string line(RunEvent const& event, std::string const& verb) {
  switch (event.kind) {
    case RunEvent::Kind::waiting:
      return "waiting for another migration of this database: " + event.text;
    case RunEvent::Kind::begin:
      return verb + " " + event.migration;
    case RunEvent::Kind::resume:
      return verb + " " + event.migration + ", which was interrupted: " + event.text;
    case RunEvent::Kind::step:
      return step_line(event.step);
    case RunEvent::Kind::blocked: {
      std::string text = "        waits for ";
      for (char const c : event.text) {
        text += c;
        if (c == '\n') text += "              and ";
      }
      return text;
    }
    case RunEvent::Kind::filled:
      return fill_line(event.fill);
    case RunEvent::Kind::done:
      return fmt::format("  done in {}", duration(event.seconds));
  }
  return {};
}

void add_step(Json& json, StepEvent const& step) {
  static constexpr std::string_view names[] = {"step", "retry", "step_done"};
  json["event"] = names[static_cast<std::size_t>(step.kind)];
  json["step"] = step.step;
  json["of"] = step.of;
  if (!step.statement.empty()) json["statement"] = step.statement;
  if (!step.reason.empty()) json["reason"] = step.reason;
  if (step.kind != StepEvent::Kind::begin) json["seconds"] = step.seconds;
}

Json to_json(BackfillProgress const& fill) {
  return {{"table", fill.table},
          {"column", fill.column},
          {"pass", fill.pass},
          {"passed", fill.passed},
          {"expected", fill.expected},
          {"filled", fill.filled},
          {"rows_per_second", fill.rows_per_second},
          {"seconds_left", fill.seconds_left},
          {"batch_rows", fill.batch_rows}};
}

std::string line_of(RunEvent const& event) {
  static constexpr std::string_view names[] = {"waiting", "begin",  "resume", "step",
                                               "blocked", "filled", "done"};
  Json json = {{"event", names[static_cast<std::size_t>(event.kind)]}};
  if (!event.migration.empty()) json["migration"] = event.migration;
  if (!event.text.empty()) json["text"] = event.text;
  if (event.kind == RunEvent::Kind::step) add_step(json, event.step);
  if (event.kind == RunEvent::Kind::filled) json.update(to_json(event.fill));
  if (event.kind == RunEvent::Kind::done) json["seconds"] = event.seconds;
  return json_line(json);
}

// Limits how often the progress of batches is reported. The first report is immediate.
class Rarely {
 public:
  explicit Rarely(std::chrono::milliseconds pause) : pause_(pause) {}
  bool is_time() {
    auto const now = std::chrono::steady_clock::now();
    if (last_ && now - *last_ < pause_) return false;
    last_ = now;
    return true;
  }

 private:
  std::chrono::milliseconds pause_;
  std::optional<std::chrono::steady_clock::time_point> last_;
};

}  // namespace

std::string duration(double seconds) {
  if (seconds < 1) return fmt::format("{:.0f} ms", seconds * 1000);
  if (seconds < 60) return fmt::format("{:.1f} s", seconds);
  auto const whole = std::lround(seconds);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

RunListener progress(RunOutput output, std::string verb) {
  if (output == RunOutput::json) {
    return [rarely = Rarely(std::chrono::seconds(1))](RunEvent const& event) mutable {
      if (event.kind == RunEvent::Kind::filled && !rarely.is_time()) return;
      std::string const text = line_of(event) + "\n";
      std::fwrite(text.data(), 1, text.size(), stdout);
      std::fflush(stdout);
    };
  }
  // A terminal gets one line that changes; a log gets a new line at intervals.
  bool const terminal = ::isatty(STDERR_FILENO) == 1;
  return [action = std::move(verb), terminal, open = false,
          rarely = Rarely(terminal ? std::chrono::milliseconds(200) : std::chrono::seconds(10))](
             RunEvent const& event) mutable {
    bool const fill = event.kind == RunEvent::Kind::filled;
    if (fill && !rarely.is_time()) return;
    std::string const text = line(event, action);
    if (text.empty()) return;
    std::string const over = open ? "\r\x1b[K" : "";
    open = fill && terminal;
    fmt::print(stderr, "{}{}{}", over, text, open ? "" : "\n");
    std::fflush(stderr);
  };
}

}  // namespace lockstep
