// What `format` adds. Each folder below tests/format/complete is a schema, input/*.prisma, and the result,
// expected/*.prisma (LOCKSTEP_UPDATE=1 rewrites it).
#include "compiler/resolve/complete.hpp"

#include "compiler/resolve/inflect.hpp"
#include "compiler/resolve/resolve.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"
#include "support/golden.hpp"

using namespace lockstep;

namespace {

namespace fs = std::filesystem;

std::vector<ast::File> parse_all(Sources const& sources) {
  Diagnostics diagnostics;
  std::vector<ast::File> files;
  for (std::uint32_t i = 0; i < sources.size(); ++i) files.push_back(parse(sources, i, diagnostics));
  INFO(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  return files;
}

Sources read_folder(fs::path const& folder) {
  Sources sources;
  for (auto const& path : golden::files(folder, ".prisma")) {
    sources.push_back({.name = path.filename().string(), .text = golden::read(path)});
  }
  return sources;
}

std::string completed(std::string const& text) {
  Sources const sources{{"schema.prisma", text}};
  return format_files(parse_all(sources), sources).front();
}

std::vector<fs::path> cases() {
  std::vector<fs::path> result;
  for (auto const& entry : fs::directory_iterator(golden::source_dir() / "tests/format/complete")) {
    result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

TEST_CASE("the missing halves of relations are added") {
  REQUIRE(cases().size() >= 8);
  for (auto const& folder : cases()) {
    INFO(folder.filename().string());
    auto const sources = read_folder(folder / "input");
    auto const formatted = format_files(parse_all(sources), sources);
    REQUIRE(formatted.size() == sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i) {
      golden::check_golden(folder / "expected" / sources[i].name, formatted[i]);
    }
  }
}

TEST_CASE("completing twice changes nothing") {
  for (auto const& folder : cases()) {
    INFO(folder.filename().string());
    auto const sources = read_folder(folder / "expected");
    auto const formatted = format_files(parse_all(sources), sources);
    for (std::size_t i = 0; i < sources.size(); ++i) CHECK(formatted[i] == sources[i].text);
  }
}

TEST_CASE("nothing is added to a valid schema") {
  std::size_t valid = 0;
  for (auto const& path : golden::files(golden::source_dir() / "tests/cases", ".prisma")) {
    Sources const sources{{path.string(), golden::read(path)}};
    Diagnostics diagnostics;
    std::vector<ast::File> const files{parse(sources, 0, diagnostics)};
    resolve(files, {}, diagnostics);
    if (diagnostics.has_errors()) continue;
    ++valid;
    INFO(path.string());
    CHECK(find_completions(files).empty());
  }
  CHECK(valid > 50);
}

TEST_CASE("an addition takes the line ends of its file") {
  CHECK(completed("model A {\r\n  id Int @id\r\n  bs B[]\r\n}\r\n\r\nmodel B {\r\n  id Int @id\r\n}\r\n") ==
        "model A {\r\n  id Int @id\r\n  bs B[]\r\n}\r\n\r\n"
        "model B {\r\n  id  Int  @id\r\n  a   A?   @relation(fields: [aId], references: [id])\r\n"
        "  aId Int?\r\n}\r\n");
}

TEST_CASE("names of added fields") {
  using resolving::camel_case;
  using resolving::plural;
  CHECK(camel_case("OrderItem") == "orderItem");
  CHECK(camel_case("order_item") == "orderItem");
  CHECK(camel_case("UserID") == "userID");
  CHECK(camel_case("HTTPServer") == "httpserver");
  CHECK(camel_case("post2tag") == "post2Tag");
  CHECK(camel_case("x-_y_") == "xY");
  CHECK(plural("user") == "users");
  CHECK(plural("blogCategory") == "blogCategories");
  CHECK(plural("day") == "days");
  CHECK(plural("soliloquy") == "soliloquies");
  CHECK(plural("box") == "boxes");
  CHECK(plural("boxes") == "boxes");
  CHECK(plural("address") == "addresses");
  CHECK(plural("status") == "statuses");
  CHECK(plural("analysis") == "analyses");
  CHECK(plural("axis") == "axes");
  CHECK(plural("person") == "people");
  CHECK(plural("child") == "children");
  CHECK(plural("matrix") == "matrices");
  CHECK(plural("index") == "indices");
  CHECK(plural("metadata") == "metadata");
  CHECK(plural("leaf") == "leaves");
  CHECK(plural("knife") == "knives");
  CHECK(plural("hero") == "heroes");
  CHECK(plural("menu") == "menus");
  CHECK(plural("menus") == "menus");
  CHECK(plural("canvas") == "canvas");
  CHECK(plural("equipment") == "equipment");
  CHECK(plural("quiz") == "quizzes");
  CHECK(plural("users") == "users");
}
