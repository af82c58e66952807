// `explain`: the long text of a code, from its row in diagnostics.def or hazards.def; without a code, the
// list.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "compiler/plan/actions/hazard.hpp"
#include "emit/print_json.hpp"
#include "grammar/examples.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

using Json = nlohmann::ordered_json;

// A row of either table, in the form that both outputs show.
struct Entry {
  std::string_view number;
  std::string_view title;
  std::string text;  // what `explain CODE` prints
  Json json;
};

// A schema text below a heading, indented.
std::string indented_block(std::string_view heading, std::string_view text) {
  std::string result = fmt::format("\n{}:\n\n", heading);
  while (!text.empty()) {
    std::size_t const size = text.find('\n') + 1;
    result += "    " + std::string(text.substr(0, size));
    text.remove_prefix(size);
  }
  return result;
}

Entry entry_of(CodeInfo const& row) {
  Entry result{.number = row.number, .title = row.title};
  result.text = fmt::format("{}: {}\n\n{}\n", row.number, row.title, row.explanation);
  result.json = {{"code", row.number},
                 {"kind", "diagnostic"},
                 {"severity", severity_word(row.severity)},
                 {"title", row.title},
                 {"explanation", row.explanation}};
  if (auto const example = find_example(row.code)) {
    result.text += indented_block("Bad", example->bad) + indented_block("Good", example->good);
    result.json["bad"] = example->bad;
    result.json["good"] = example->good;
  }
  return result;
}

Entry entry_of(HazardInfo const& row) {
  return {.number = row.number,
          .title = row.title,
          .text = fmt::format("{}: {}\n\nWhat happens: {}\nSafer: {}\n", row.number, row.title, row.effect,
                              row.safer),
          .json = {{"code", row.number},
                   {"kind", "hazard"},
                   {"title", row.title},
                   {"effect", row.effect},
                   {"safer", row.safer}}};
}

// Diagnostics, then hazards; each kind by number, errors before warnings before notes.
std::vector<Entry> all_entries() {
  std::vector<Entry> result;
  for (CodeInfo const& row : all_codes()) result.push_back(entry_of(row));
  auto const hazards = static_cast<std::ptrdiff_t>(result.size());
  for (HazardInfo const& row : all_hazards()) result.push_back(entry_of(row));
  auto const key = [](Entry const& entry) {
    return std::pair(std::string_view("EWN").find(entry.number[0]), entry.number);
  };
  std::ranges::sort(result.begin(), result.begin() + hazards, {}, key);
  std::ranges::sort(result.begin() + hazards, result.end(), {}, &Entry::number);
  return result;
}

std::string document(std::vector<Entry> const& entries) {
  Json result = {{"version", 1}, {"codes", Json::array()}};
  for (Entry const& entry : entries) result["codes"].push_back(entry.json);
  return json_document(result);
}

std::string list(std::vector<Entry> const& entries) {
  std::string result;
  for (Entry const& entry : entries) result += fmt::format("{:<5}  {}\n", entry.number, entry.title);
  return result;
}

}  // namespace

int run_explain(Options const& options) {
  std::vector<Entry> entries = all_entries();
  bool const json = options.format == Format::json;
  if (options.code.empty()) {
    print_result(json ? document(entries) : list(entries));
    return 0;
  }
  auto const wanted = [&](Entry const& entry) { return lower(entry.number) == lower(options.code); };
  auto const found = std::ranges::find_if(entries, wanted);
  if (found == entries.end()) {
    std::vector<std::string> known;
    for (Entry const& entry : entries) known.emplace_back(entry.number);
    auto const near = nearest(options.code, known);
    throw IoError("there is no code `" + options.code + "`",
                  near ? "did you mean " + *near + "?" : "`lockstep explain --list` shows all codes");
  }
  print_result(json ? document({*found}) : found->text);
  return 0;
}

}  // namespace lockstep
