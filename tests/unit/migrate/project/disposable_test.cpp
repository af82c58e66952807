// Which databases the globs of a project declare disposable.
#include "migrate/project/disposable.hpp"

#include <cstdlib>

#include "support/catch.hpp"

using namespace lockstep;

namespace {

bool disposable(std::string const& url, std::vector<std::string> const& globs) {
  ConnectionUrl const parsed = parse_connection_url(url);
  return is_disposable(parsed, parsed.value("dbname"), globs);
}

}  // namespace

TEST_CASE("disposable: globs over host and database") {
  std::vector<std::string> const globs = {"*.preview.example.org/shop_pr_*", "staging/scratch"};
  CHECK(disposable("postgresql://u:p@pr7.preview.example.org:6432/shop_pr_7", globs));
  CHECK(disposable("postgresql://u@PR7.Preview.Example.org/shop_pr_7", globs));
  CHECK(disposable("postgresql://u@staging/scratch", globs));
  CHECK_FALSE(disposable("postgresql://u@staging/shop", globs));
  CHECK_FALSE(disposable("postgresql://u@staging/Scratch", globs));
  CHECK_FALSE(disposable("postgresql://u@staging.example.org/scratch", globs));
  CHECK_FALSE(disposable("postgresql://u@preview.example.org/shop_pr_7", globs));
  CHECK_FALSE(disposable("postgresql://u@production/shop_pr_7", globs));
  CHECK_FALSE(disposable("postgresql://u@staging/scratch", {}));
}

TEST_CASE("disposable: every host must match, and the URL must name it") {
  std::vector<std::string> const globs = {"staging/scratch", "*/other"};
  CHECK(disposable("postgresql://u@staging,staging/scratch", globs));
  CHECK_FALSE(disposable("postgresql://u@staging,production/scratch", globs));
  CHECK_FALSE(disposable("postgresql://u@staging/scratch?hostaddr=10.0.0.1", globs));
  CHECK_FALSE(disposable("postgresql:///other", globs));
  CHECK_FALSE(disposable("postgresql://u@staging/scratch?service=production", globs));
  for (char const* const variable : {"PGHOSTADDR", "PGSERVICE"}) {
    CAPTURE(variable);
    ::setenv(variable, "10.0.0.1", 1);
    CHECK_FALSE(disposable("postgresql://u@staging/scratch", globs));
    ::unsetenv(variable);
  }
}

TEST_CASE("disposable: a glob without host or database, or one that matches everything, is refused") {
  for (char const* const glob : {"", "scratch", "/scratch", "staging/", "*/*", "*/?*", "**/*"}) {
    INFO(glob);
    CHECK(problem_of_disposable(glob));
  }
  for (char const* const glob : {"staging/*", "*/scratch_*", "10.0.0.?/a"})
    CHECK_FALSE(problem_of_disposable(glob));
}
