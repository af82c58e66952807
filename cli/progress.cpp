// Every line stands for itself, so that the log of a CI job reads as well as a terminal.
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

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

std::string json_line(RunEvent const& event) {
  static constexpr std::string_view names[] = {"waiting", "begin", "resume", "step", "blocked", "done"};
  Json json = {{"event", names[static_cast<std::size_t>(event.kind)]}};
  if (!event.migration.empty()) json["migration"] = event.migration;
  if (!event.text.empty()) json["text"] = event.text;
  if (event.kind == RunEvent::Kind::step) add_step(json, event.step);
  if (event.kind == RunEvent::Kind::done) json["seconds"] = event.seconds;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string duration(double seconds) {
  if (seconds < 1) return fmt::format("{:.0f} ms", seconds * 1000);
  if (seconds < 60) return fmt::format("{:.1f} s", seconds);
  auto const whole = static_cast<long>(seconds + 0.5);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

RunListener progress(RunOutput output, std::string verb) {
  if (output == RunOutput::json) {
    return [](RunEvent const& event) {
      std::string const text = json_line(event) + "\n";
      std::fwrite(text.data(), 1, text.size(), stdout);
      std::fflush(stdout);
    };
  }
  return [action = std::move(verb)](RunEvent const& event) {
    std::string const text = line(event, action);
    if (!text.empty()) fmt::print(stderr, "{}\n", text);
  };
}

}  // namespace lockstep
