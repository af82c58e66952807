// The codes that users see (rows of diagnostics.def and hazards.def): a number is used once, a row is
// complete, and an expected text that the program wrote shows each one. A code that no test can show is in
// `exceptions` with its reason.
#include <map>

#include "unit/house/tree.hpp"

namespace lockstep::house {
namespace {

struct CodeRow {
  std::string name, number, title, text;
};

std::vector<CodeRow> diagnostics() {
  return {
#define DIAGNOSTIC(name, number, severity, title, explanation) {#name, number, title, explanation},
#include "grammar/diagnostics.def"
#undef DIAGNOSTIC
  };
}

std::vector<CodeRow> hazards() {
  return {
#define HAZARD(name, number, severity, title, effect, safer) \
  {#name, number, title, std::string(effect) + safer},
#include "compiler/plan/actions/hazards.def"
#undef HAZARD
  };
}

std::vector<CodeRow> all_rows() {
  auto rows = diagnostics();
  auto more = hazards();
  std::move(more.begin(), more.end(), std::back_inserter(rows));
  return rows;
}

// Number -> why no expected text under tests/ can show it.
std::map<std::string, std::string> const exceptions = {
    {"E0020", "it takes a text of more than 256 MiB"},
    {"E0505", "only a defect of the planner leads to it"},
};

// The expected output of the program, without the input next to it: diagnostics after the line "// ---" of a
// schema, and whole files below tests/cases/, tests/lint/ and tests/settings/.
std::string expected_texts() {
  std::string result;
  for (char const* const folder : {"tests/diagnostics", "tests/language"}) {
    for (auto const& file : files_below(folder, {".prisma"})) {
      auto const end = file.text.find("// ---\n");
      if (end != std::string::npos) result += file.text.substr(end);
    }
  }
  for (auto const& file : files_below("tests/cases", {".txt", ".sql", ".json"})) result += file.text;
  for (auto const& file : files_below("tests/lint", {".txt"})) result += file.text;
  for (auto const& file : files_below("tests/settings", {".txt"})) result += file.text;
  return result;
}

// A diagnostic shows its code as error[E0107]; a hazard is named by its number.
bool shows(std::string const& texts, CodeRow const& row) {
  if (row.number[0] == 'H') return has_word(texts, row.number);
  for (auto const* word : {"error[", "warning[", "note["}) {
    if (texts.find(word + row.number + "]: ") != std::string::npos) return true;
  }
  return false;
}

// One of the letters, and that many digits after it.
bool is_number(std::string_view text, std::string_view letters, std::size_t digits) {
  return text.size() == digits + 1 && letters.find(text[0]) != std::string_view::npos &&
         std::all_of(text.begin() + 1, text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

TEST_CASE("numbers and names of codes are unique and well formed") {
  std::map<std::string, std::string> seen;
  for (auto const& row : all_rows()) {
    INFO(row.number << " " << row.name);
    CHECK(seen.emplace(row.number, row.name).second);
    CHECK_FALSE(row.title.empty());
    CHECK(row.text.size() > 20);
  }
  for (auto const& row : diagnostics()) CHECK(is_number(row.number, "EWN", 4));
  for (auto const& row : hazards()) CHECK(is_number(row.number, "H", 3));
}

TEST_CASE("every code is shown by an expected text") {
  auto const texts = expected_texts();
  for (auto const& row : all_rows()) {
    bool const shown = shows(texts, row);
    bool const excused = exceptions.count(row.number) > 0;
    if (!shown && !excused) FAIL_CHECK(row.number + " " + row.name + ": no expected text shows it");
    if (shown && excused) FAIL_CHECK(row.number + " " + row.name + ": it is shown, so it needs no exception");
  }
}

TEST_CASE("an exception names a code that exists") {
  auto const rows = all_rows();
  for (auto const& exception : exceptions) {
    INFO(exception.first);
    CHECK(std::any_of(rows.begin(), rows.end(),
                      [&](auto const& row) { return row.number == exception.first; }));
  }
}

}  // namespace
}  // namespace lockstep::house
