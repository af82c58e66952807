// Diagnostics for programs: the content of a document and an annotation, byte for byte.
#include "cli/report.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"

using namespace lockstep;
using nlohmann::json;

namespace {

Diagnostic at(Span span, std::string message) {
  return {.code = Code::unknown_type, .span = span, .message = std::move(message)};
}

Diagnostics with(Diagnostic diagnostic) {
  Diagnostics result;
  result.add(std::move(diagnostic));
  return result;
}

json first(Diagnostics const& diagnostics, Sources const& sources) {
  return json::parse(to_json(diagnostics, sources)).at("diagnostics").at(0);
}

}  // namespace

TEST_CASE("the JSON document without diagnostics") {
  CHECK(to_json({}, {}) ==
        "{\n  \"version\": 1,\n  \"diagnostics\": [],\n  \"errors\": 0,\n  \"warnings\": 0\n}\n");
}

TEST_CASE("the JSON document counts and keeps the order of the text") {
  Sources const sources{{.name = "a", .text = "one\ntwo\n"}};
  Diagnostics diagnostics;
  diagnostics.add({.code = Code::cannot_order, .message = "no place"});
  diagnostics.add(at({0, 4, 7}, "second"));
  diagnostics.add({.code = Code::text_after_brace, .span = Span{0, 0, 3}, .message = "first"});
  auto const document = json::parse(to_json(diagnostics, sources));
  CHECK(document.at("errors") == 2);
  CHECK(document.at("warnings") == 1);
  auto const& list = document.at("diagnostics");
  REQUIRE(list.size() == 3);
  CHECK(list[0].at("message") == "first");
  CHECK(list[0].at("severity") == "warning");
  CHECK(list[1].at("code") == "E0107");
  CHECK(list[1].at("title") == "unknown type");
  CHECK(list[2].at("message") == "no place");
  for (char const* member : {"file", "line", "column", "offset"}) CHECK_FALSE(list[2].contains(member));
  CHECK(list[2].at("labels").empty());
}

TEST_CASE("a place has its columns in characters, bytes and UTF-16") {
  // é has two bytes and one unit, 😀 four bytes and two units.
  Sources const sources{{.name = "a", .text = "x\r\né😀 abc\nd"}};
  auto const found = first(with(at({0, 10, 15}, "m")), sources);
  CHECK(found.at("line") == 2);
  CHECK(found.at("column") == 4);
  CHECK(found.at("byte_column") == 8);
  CHECK(found.at("utf16_column") == 5);
  CHECK(found.at("end_line") == 3);
  CHECK(found.at("end_column") == 2);
  CHECK(found.at("offset") == 10);
  CHECK(found.at("end_offset") == 15);
}

TEST_CASE("labels have their own file and place") {
  Sources const sources{{.name = "a", .text = "one\n"}, {.name = "b", .text = "\nfour\n"}};
  auto diagnostic = at({0, 0, 3}, "m");
  diagnostic.help = "do this";
  diagnostic.labels = {{.span = {1, 1, 5}, .text = "and here"}};
  auto const found = first(with(diagnostic), sources);
  CHECK(found.at("help") == "do this");
  auto const& label = found.at("labels").at(0);
  CHECK(label.at("file") == "b");
  CHECK(label.at("line") == 2);
  CHECK(label.at("end_column") == 5);
  CHECK(label.at("message") == "and here");
}

TEST_CASE("a document is UTF-8 with any file name") {
  Sources const sources{{.name = "caf\xE9.prisma", .text = "\xFF"}};
  CHECK(first(with(at({0, 0, 1}, "m")), sources).at("file") == "caf\xEF\xBF\xBD.prisma");
}

TEST_CASE("annotations: escapes, columns on one line only, labels and help") {
  Sources const sources{{.name = "/w/a,b:c%.prisma", .text = "one\ntwo\n"}};
  auto diagnostic = at({0, 1, 3}, "100%: a, b\r\nc");
  diagnostic.help = "do this";
  diagnostic.labels = {{.span = {0, 4, 7}, .text = "first"}};
  CHECK(to_annotations(with(diagnostic), sources, "/w") ==
        "::error file=a%2Cb%3Ac%25.prisma,line=1,endLine=1,col=2,endColumn=4,title=E0107 unknown type"
        "::100%25: a, b\\u000d\\nc%0Aa,b:c%25.prisma:2:1: first%0Ahelp: do this\n");
  CHECK(to_annotations(with(at({0, 1, 6}, "m")), sources, "/w")
            .starts_with("::error file=a%2Cb%3Ac%25.prisma,line=1,endLine=2,title="));
}

TEST_CASE("annotations: severities, no place, files outside of the repository") {
  Sources const sources{{.name = "/elsewhere/a", .text = "one"}};
  Diagnostics diagnostics;
  diagnostics.add({.code = Code::too_many_errors, .span = Span{0, 0, 1}, .message = "m"});
  diagnostics.add({.code = Code::cannot_compare, .message = "n"});
  CHECK(to_annotations(diagnostics, sources, "/w/") ==
        "::notice file=/elsewhere/a,line=1,endLine=1,col=1,endColumn=2,title=N0026 too many errors::m\n"
        "::warning title=W0601 expression cannot be compared::n\n");
  CHECK(to_annotations({}, {}, "/w").empty());
}
