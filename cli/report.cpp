// Both formats use the same places: the beginning and end of a span in every unit that a tool may use. The
// lines of a source are found once.
#include "cli/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "emit/github.hpp"
#include "emit/print_json.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

constexpr int json_version = 1;

struct End {
  std::size_t line;
  Columns columns;
};

class Places {
 public:
  explicit Places(Sources const& sources) : sources_(sources) {}

  std::string const& file(Span span) const { return sources_.at(span.file).name; }

  End at(std::uint32_t file, std::uint32_t offset) {
    LineTable const& table = tables_.try_emplace(file, sources_.at(file).text).first->second;
    Position const position = table.position(offset);
    // Uses the text and not the line: an offset between CR and LF is after the end of the line.
    std::string_view const text = sources_.at(file).text;
    std::size_t const before = position.column - 1;
    return {position.line, columns_behind(text.substr(offset - before, before))};
  }

 private:
  Sources const& sources_;
  std::map<std::uint32_t, LineTable> tables_;
};

// GitHub's name of a severity.
std::string_view workflow_command(Severity severity) {
  return severity == Severity::note ? "notice" : severity_word(severity);
}

void add_place(Json& object, Span span, Places& places) {
  End const begin = places.at(span.file, span.begin);
  End const end = places.at(span.file, span.end);
  object["file"] = places.file(span);
  object["line"] = begin.line;
  object["column"] = begin.columns.characters;
  object["end_line"] = end.line;
  object["end_column"] = end.columns.characters;
  object["byte_column"] = begin.columns.bytes;
  object["end_byte_column"] = end.columns.bytes;
  object["utf16_column"] = begin.columns.utf16;
  object["end_utf16_column"] = end.columns.utf16;
  object["offset"] = span.begin;
  object["end_offset"] = span.end;
}

Json json_of_diagnostic(Diagnostic const& diagnostic, Places& places) {
  CodeInfo const& row = info(diagnostic.code);
  Json result = {{"code", row.number}, {"severity", severity_word(row.severity)}, {"title", row.title}};
  if (diagnostic.span) add_place(result, *diagnostic.span, places);
  result["message"] = diagnostic.message;
  result["help"] = diagnostic.help;
  if (!diagnostic.object.empty()) result["object"] = diagnostic.object;
  result["labels"] = Json::array();
  for (Label const& label : diagnostic.labels) {
    Json entry = Json::object();
    add_place(entry, label.span, places);
    entry["message"] = label.text;
    result["labels"].push_back(std::move(entry));
  }
  return result;
}

// The path of a file below root, relative to root; any other name stays unchanged.
std::string from_root(std::string const& name, std::filesystem::path const& root) {
  std::error_code error;
  auto const whole = std::filesystem::absolute(name, error).lexically_normal();
  auto const inside = whole.lexically_relative(root.lexically_normal());
  bool const below = !error && !inside.empty() && *inside.begin() != "..";
  return below ? inside.generic_string() : name;
}

std::string annotation(Diagnostic const& diagnostic, Places& places, std::filesystem::path const& root) {
  CodeInfo const& row = info(diagnostic.code);
  std::string properties;
  if (diagnostic.span) {
    Span const span = *diagnostic.span;
    End const begin = places.at(span.file, span.begin);
    End const end = places.at(span.file, span.end);
    properties = fmt::format("file={},line={},endLine={},",
                             github_property(from_root(places.file(span), root)), begin.line, end.line);
    // GitHub accepts columns only when the annotation begins and ends on one line.
    if (begin.line == end.line) {
      properties += fmt::format("col={},endColumn={},", begin.columns.characters, end.columns.characters);
    }
  }
  std::string text = diagnostic.message;
  for (Label const& label : diagnostic.labels) {
    End const begin = places.at(label.span.file, label.span.begin);
    text += fmt::format("\n{}:{}:{}: {}", from_root(places.file(label.span), root), begin.line,
                        begin.columns.characters, label.text);
  }
  if (!diagnostic.help.empty()) text += "\nhelp: " + diagnostic.help;
  return fmt::format("::{} {}title={}::{}\n", workflow_command(row.severity), properties,
                     github_property(fmt::format("{} {}", row.number, row.title)), github_data(text));
}

}  // namespace

std::string to_json(Diagnostics const& diagnostics, Sources const& sources) {
  Places places(sources);
  Json document = {{"version", json_version}, {"diagnostics", Json::array()}};
  std::size_t warnings = 0;
  for (Diagnostic const& diagnostic : diagnostics.sorted()) {
    warnings += info(diagnostic.code).severity == Severity::warning ? 1 : 0;
    document["diagnostics"].push_back(json_of_diagnostic(diagnostic, places));
  }
  document["errors"] = diagnostics.errors();
  document["warnings"] = warnings;
  return json_document(document);
}

std::string to_annotations(Diagnostics const& diagnostics, Sources const& sources,
                           std::filesystem::path const& root) {
  Places places(sources);
  std::string text;
  for (Diagnostic const& diagnostic : diagnostics.sorted()) text += annotation(diagnostic, places, root);
  return text;
}

}  // namespace lockstep
