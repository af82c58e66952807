// Positions, the order of diagnostics, the format of a rendered diagnostic, and "did you mean".
#include "grammar/diagnostic.hpp"

#include "support/catch.hpp"

using namespace lockstep;

namespace {

Diagnostic at(std::uint32_t begin, std::uint32_t end, std::uint32_t file = 0) {
  return {.code = Code::unexpected_text, .span = Span{file, begin, end}, .message = "message"};
}

// The last two lines of a rendering: the excerpt and the carets.
std::string excerpt(std::string const& text, std::uint32_t begin, std::uint32_t end) {
  auto const shown = render(at(begin, end), {{.name = "f", .text = text}});
  return shown.substr(shown.find("|\n") + 2);
}

}  // namespace

TEST_CASE("lines end with LF, CR LF or CR") {
  LineTable const table("a\nbc\r\nd\re");
  REQUIRE(table.size() == 4);
  CHECK(table.line(2) == "bc");
  CHECK(table.line(3) == "d");
  CHECK(table.line(4) == "e");
  CHECK(table.position(3).line == 2);
  CHECK(table.position(3).column == 2);
  CHECK(table.position(9).line == 4);
  CHECK(table.position(9).column == 2);
  CHECK(LineTable("").line(1).empty());
}

TEST_CASE("carets are below the text of their span") {
  CHECK(excerpt("ab cd\n", 3, 5) == "1 | ab cd\n  |    ^^\n");
  CHECK(excerpt("ab", 2, 2) == "1 | ab\n  |   ^\n");
  CHECK(excerpt("\tab", 1, 3) == "1 |     ab\n  |     ^^\n");
  CHECK(excerpt("名前 x", 7, 8) == "1 | 名前 x\n  |      ^\n");
  CHECK(excerpt("e\xCC\x81 x", 4, 5) == "1 | e\xCC\x81 x\n  |   ^\n");
  CHECK(excerpt(std::string("a\0b", 3), 1, 2) ==
        "1 | a\xEF\xBF\xBD"
        "b\n  |  ^\n");
  CHECK(excerpt("ab\ncd", 1, 5) == "1 | ab\n  |  ^\n");
  CHECK(excerpt("", 0, 0) == "1 |\n  | ^\n");
}

TEST_CASE("a long line is shown in part, around the span") {
  auto const shown = excerpt(std::string(500, 'a') + "X" + std::string(500, 'b'), 500, 501);
  CHECK(shown.size() < 250);
  CHECK(shown.starts_with("1 | …aaaa"));
  CHECK(shown.find("bb…\n") != std::string::npos);
  auto const line = shown.substr(0, shown.find('\n'));
  auto const carets = shown.substr(shown.find('\n') + 1);
  CHECK(line.find('X') == carets.find('^') + 2);  // … has three bytes and one column
}

TEST_CASE("labels, help and files") {
  Sources const sources{{.name = "a", .text = "one\ntwo\nthree\n"}, {.name = "b", .text = "four\n"}};
  auto diagnostic = at(8, 13);
  diagnostic.labels = {{.span = {0, 0, 3}, .text = "first here"}, {.span = {1, 0, 4}, .text = "and here"}};
  diagnostic.help = "do this";
  CHECK(render(diagnostic, sources) ==
        "error[E0004]: message\n --> a:3:1\n  |\n1 | one\n  | --- first here\n...\n3 | three\n  | ^^^^^\n"
        " ::: b:1:1\n  |\n1 | four\n  | ---- and here\n  = help: do this\n");
  CHECK(render(Diagnostic{.code = Code::unexpected_text, .message = "m"}, sources) == "error[E0004]: m\n");
  CHECK(render(diagnostic, sources).find('\x1b') == std::string::npos);
  CHECK(render(diagnostic, sources, true).find("\x1b[1;31merror[E0004]") == 0);
}

TEST_CASE("diagnostics are sorted by place, those without one last") {
  Diagnostics diagnostics;
  diagnostics.add({.code = Code::unexpected_text, .message = "none"});
  diagnostics.add(at(5, 6));
  diagnostics.add(at(1, 2, 1));
  diagnostics.add(at(2, 3));
  auto const sorted = diagnostics.sorted();
  CHECK(sorted.at(0).span->begin == 2);
  CHECK(sorted.at(1).span->begin == 5);
  CHECK(sorted.at(2).span->file == 1);
  CHECK_FALSE(sorted.at(3).span);
  CHECK(diagnostics.errors() == 4);
  Diagnostics warnings;
  warnings.add({.code = Code::text_after_brace, .message = "w"});
  CHECK_FALSE(warnings.has_errors());
}

TEST_CASE("the nearest word") {
  std::vector<std::string> const words{"model", "Int", "DateTime", "unique"};
  CHECK(nearest("modle", words) == "model");
  CHECK(nearest("int", words) == "Int");
  CHECK(nearest("datetime", words) == "DateTime");
  CHECK(nearest("uniqe", words) == "unique");
  CHECK_FALSE(nearest("Ixx", words));
  CHECK_FALSE(nearest("something", words));
  CHECK_FALSE(nearest("", {}));
}
