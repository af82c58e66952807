// The seeds and findings of the fuzzer, and the schemas of other tests, each checked against the same
// invariants.
#include "fuzz/front_end.hpp"
#include "support/golden.hpp"

using namespace lockstep;

namespace {

// folder is relative to the root; suffix selects the files.
void check_folder(std::string const& folder, std::string const& suffix, std::size_t at_least) {
  auto const files = golden::files(golden::source_dir() / folder, suffix);
  REQUIRE(files.size() >= at_least);
  for (auto const& path : files) {
    INFO(path.generic_string());
    CHECK(fuzz::broken_promise(golden::read(path)) == "");
  }
}

}  // namespace

TEST_CASE("the invariants of the front end hold for the fuzzer's corpus") {
  check_folder("fuzz/corpus", ".prisma", 10);
}

TEST_CASE("the invariants of the front end hold for the fuzzer's findings") {
  check_folder("fuzz/regressions", ".prisma", 1);
}

TEST_CASE("the invariants of the front end hold for the schemas of other tests") {
  check_folder("tests/diagnostics", ".prisma", 20);
  check_folder("tests/language", ".prisma", 100);
  check_folder("tests/format", ".prisma", 20);
  check_folder("tests/cases", ".prisma", 30);
}

TEST_CASE("the invariants of the front end hold for every prefix of a schema") {
  auto const text = golden::read(golden::source_dir() / "fuzz/corpus/everything.prisma");
  for (std::size_t size = 0; size <= text.size(); ++size) {
    INFO(text.substr(0, size));
    CHECK(fuzz::broken_promise(text.substr(0, size)) == "");
  }
}
