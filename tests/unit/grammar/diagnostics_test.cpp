// Every file below tests/diagnostics/parse is a text and, after a line "// ---", the diagnostics that parsing
// the text before that line must give, each line as a comment. LOCKSTEP_UPDATE=1 rewrites them.
#include <set>

#include "grammar/parse.hpp"
#include "support/golden.hpp"

using namespace lockstep;

namespace {

constexpr std::string_view separator = "// ---\n";

std::filesystem::path folder() { return golden::source_dir() / "tests/diagnostics/parse"; }

std::string as_comment(std::string const& rendered) {
  std::string result;
  for (auto const& line : golden::lines(rendered)) result += line.empty() ? "//\n" : "// " + line + "\n";
  return result;
}

}  // namespace

TEST_CASE("the diagnostics of wrong schemas are the expected ones") {
  auto const files = golden::files(folder(), ".prisma");
  REQUIRE(files.size() >= 15);
  for (auto const& path : files) {
    auto const name = path.filename().generic_string();
    INFO(name);
    auto const content = golden::read(path);
    auto const end = content.find(separator);
    Sources const sources{{.name = name, .text = content.substr(0, end)}};
    Diagnostics diagnostics;
    parse(sources, 0, diagnostics);
    golden::check_golden(path,
                         sources[0].text + std::string(separator) + as_comment(render(diagnostics, sources)));
  }
}

TEST_CASE("every code of the parser occurs in an expectation") {
  std::string all;
  for (auto const& path : golden::files(folder(), ".prisma")) all += golden::read(path);
  for (auto const& row : all_codes()) {
    if (row.number.substr(1, 2) != "00" || row.code == Code::text_too_large) continue;  // it needs 256 MiB
    INFO(row.number);
    CHECK(all.find("[" + std::string(row.number) + "]") != std::string::npos);
  }
}

TEST_CASE("codes are unique, explained, and lettered by severity") {
  std::set<std::string_view> numbers;
  for (auto const& row : all_codes()) {
    INFO(row.number);
    CHECK(numbers.insert(row.number).second);
    CHECK(row.number.size() == 5);
    CHECK_FALSE(row.title.empty());
    CHECK_FALSE(row.explanation.empty());
    constexpr std::string_view letters = "EWN";
    CHECK(row.number[0] == letters[static_cast<std::size_t>(row.severity)]);
    CHECK(info(row.code).number == row.number);
  }
  REQUIRE(find_code("e0010"));
  CHECK(find_code("e0010")->code == Code::required_mark);
  CHECK_FALSE(find_code("E9999"));
}
