// Layering: which files may include which, and which files may use a library. The rules are two tables; every
// #include of the tree is checked against them, so that a wrong dependency fails here before other code
// relies on it.
#include <map>
#include <optional>
#include <set>

#include "unit/house/tree.hpp"

namespace lockstep::house {
namespace {

// A file below `folder` may include only project headers below one of `may_include`. The first row that
// matches decides. (plan does not include resolve: a plan is made from two models, whatever their sources
// are.)
struct Layer {
  std::string folder;
  std::vector<std::string> may_include;
};
// clang-format off
// Folders of one family, lowest first: each may include itself and those before it.
std::vector<std::string> const plan_folders = {"actions/", "facts/", "effects/", "recipes/", "schedule/"};
std::vector<std::string> const postgres_folders = {"client/", "server/"};
std::vector<std::string> const migrate_folders = {"sql/", "system/", "project/", "history/", "sources/",
                                                  "run/", "prove/",  "drift/",   "lint/",    "develop/"};
std::vector<Layer> const layers = {
    {"grammar/",          {"grammar/"}},
    {"compiler/model/",   {"grammar/", "compiler/model/"}},
    {"compiler/resolve/", {"grammar/", "compiler/model/", "compiler/resolve/"}},
    {"compiler/diff/",    {"grammar/", "compiler/model/", "compiler/diff/"}},
    {"compiler/plan/",    {"grammar/", "compiler/model/", "compiler/diff/", "compiler/plan/"}},
    {"postgres/",         {"grammar/", "compiler/model/", "postgres/"}},
    {"introspect/",       {"grammar/", "compiler/model/", "postgres/", "introspect/"}},
    {"emit/",             {"grammar/", "compiler/", "emit/"}},
    {"migrate/",          {"grammar/", "compiler/", "postgres/", "introspect/", "emit/", "migrate/"}},
    {"cli/",              {"grammar/", "compiler/", "postgres/", "introspect/", "emit/", "migrate/", "cli/"}},
};

// A folder whose own folders have an order.
struct Family {
  std::string folder;
  std::vector<std::string> const& members;
};
std::vector<Family> const families = {
    {"compiler/plan/", plan_folders}, {"postgres/", postgres_folders}, {"migrate/", migrate_folders}};

// Only files that start with one of `seen_by` may include headers whose names start with `prefix`. The first
// row that matches decides.
struct Library {
  std::string prefix;
  std::vector<std::string> seen_by;
  bool in_headers = false;
};
std::vector<Library> const libraries = {
    {"tao/pegtl",      {"grammar/pegtl.hpp", "grammar/rules.hpp", "grammar/messages.hpp", "grammar/actions.hpp", "grammar/parse.cpp",
                        "tests/unit/grammar/"}, true},
    {"nlohmann/json_fwd.hpp", {"emit/", "migrate/", "cli/"}, true},  // only declarations
    {"nlohmann/",      {"compiler/model/", "emit/", "migrate/", "cli/", "tests/"}},
    {"CLI/",           {"cli/"}},
    {"pqxx/",          {"postgres/client/lent_session."}, true},
    {"range/v3",       {"emit/", "migrate/"}},
    {"libpq-fe.h",     {"postgres/", "tests/unit/postgres/"}},
    {"postgresql/",    {}},
    {"openssl/",       {"emit/", "migrate/"}},
    {"regex",          {"tests/support/views.hpp"}, true},  // slow to compile, slow to run, overflows the stack on long input
};
// clang-format on

bool starts_with_any(std::string_view text, std::vector<std::string> const& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](auto const& prefix) { return text.substr(0, prefix.size()) == prefix; });
}

bool is_header(std::string_view path) { return path.size() > 4 && path.substr(path.size() - 4) == ".hpp"; }

// The name between the quotes or angle brackets of a line that is an #include; else empty.
std::string included(std::string_view line) {
  auto const start = line.find_first_not_of(" \t");
  if (start == std::string_view::npos || line[start] != '#' || line.find("include") == std::string_view::npos)
    return {};
  auto const open = line.find_first_of("<\"");
  auto const close = open == std::string_view::npos ? open : line.find_first_of(">\"", open + 1);
  if (close == std::string_view::npos) return {};
  return std::string(line.substr(open + 1, close - open - 1));
}

bool is_in(std::string_view path, std::string const& folder) {
  return path.substr(0, folder.size()) == folder;
}

// The index of the member that contains the file: the number of members for a file directly in the family's
// folder, which is above them; nothing for a file outside of the family, or in an unknown folder of it.
std::optional<std::size_t> rank(Family const& family, std::string_view path) {
  if (!is_in(path, family.folder)) return std::nullopt;
  auto const rest = path.substr(family.folder.size());
  if (rest.find('/') == std::string_view::npos) return family.members.size();
  for (std::size_t i = 0; i < family.members.size(); ++i) {
    if (is_in(rest, family.members[i])) return i;
  }
  return std::nullopt;
}

// Whether a file of a folder with an order includes one of a folder above its own.
bool includes_upward(std::string const& path, std::string const& name) {
  return std::ranges::any_of(families, [&](Family const& family) {
    auto const from = rank(family, path), to = rank(family, name);
    return from && to && *from < *to;
  });
}

// The rule that `path` violates by including `name`; empty when there is none.
std::string violation(std::string const& path, std::string const& name) {
  for (auto const& layer : layers) {
    if (path.substr(0, layer.folder.size()) != layer.folder) continue;
    bool const ours = starts_with_any(name, source_folders) && name.find('/') != std::string::npos;
    if (ours && !starts_with_any(name, layer.may_include))
      return path + ": " + layer.folder + " must not include " + name;
    break;
  }
  if (includes_upward(path, name)) return path + ": must not include " + name + ", which is above it";
  for (auto const& library : libraries) {
    bool const whole_name = library.prefix.find_first_of("/.") == std::string::npos;
    bool const fits =
        whole_name ? name == library.prefix : name.substr(0, library.prefix.size()) == library.prefix;
    if (!fits) continue;
    if (!starts_with_any(path, library.seen_by)) return path + ": must not see " + name;
    if (is_header(path) && !library.in_headers) return path + ": a header must not include " + name;
    break;
  }
  return {};
}

std::vector<std::string> violations_of(TreeFile const& file) {
  std::vector<std::string> result;
  for (auto const& line : golden::lines(file.text)) {
    auto const name = included(line);
    auto const text = name.empty() ? std::string() : violation(file.path, name);
    if (!text.empty()) result.push_back(text);
  }
  return result;
}

TEST_CASE("an include line is read") {
  CHECK(included("#include <vector>") == "vector");
  CHECK(included("  #  include \"grammar/ast.hpp\"  // why") == "grammar/ast.hpp");
  CHECK(included("// #include <vector>").empty());
  CHECK(included("#pragma once").empty());
}

TEST_CASE("a planted violation of the layering rules is found") {
  CHECK(violation("grammar/parse.cpp", "grammar/ast.hpp").empty());
  CHECK(violation("cli/main.cpp", "grammar/ast.hpp").empty());
  CHECK_FALSE(violation("grammar/parse.cpp", "compiler/model/schema.hpp").empty());
  CHECK_FALSE(violation("compiler/resolve/resolve.cpp", "compiler/diff/diff.hpp").empty());
  CHECK_FALSE(violation("compiler/diff/diff.cpp", "compiler/resolve/resolve.hpp").empty());
  CHECK_FALSE(violation("compiler/diff/diff.cpp", "compiler/plan/planner.hpp").empty());
  CHECK_FALSE(violation("introspect/read.cpp", "compiler/diff/diff.hpp").empty());
  CHECK_FALSE(violation("postgres/client/connection.cpp", "introspect/introspect.hpp").empty());
  CHECK_FALSE(violation("postgres/client/connection.cpp", "postgres/server/scratch.hpp").empty());
  CHECK_FALSE(violation("compiler/plan/facts/casts.hpp", "compiler/plan/effects/uses.hpp").empty());
  CHECK_FALSE(violation("compiler/plan/schedule/order.cpp", "compiler/plan/planner.hpp").empty());
  CHECK(violation("compiler/plan/planner.cpp", "compiler/plan/schedule/order.hpp").empty());
  CHECK(violation("compiler/plan/facts/casts.hpp", "compiler/plan/actions/action.hpp").empty());
  CHECK_FALSE(violation("migrate/sql/split.cpp", "migrate/system/files.hpp").empty());
  CHECK(violation("migrate/lint/lint.cpp", "migrate/sql/split.hpp").empty());
  CHECK_FALSE(violation("emit/sql.cpp", "postgres/client/connection.hpp").empty());
  CHECK_FALSE(violation("migrate/apply.cpp", "cli/options.hpp").empty());
  CHECK_FALSE(violation("emit/json.hpp", "nlohmann/json.hpp").empty());
  CHECK(violation("emit/json.cpp", "nlohmann/json.hpp").empty());
  CHECK(violation("emit/print_json.hpp", "nlohmann/json_fwd.hpp").empty());
  CHECK_FALSE(violation("grammar/ast.hpp", "tao/pegtl.hpp").empty());
  CHECK(violation("grammar/rules.hpp", "tao/pegtl.hpp").empty());
  CHECK_FALSE(violation("cli/main.cpp", "regex").empty());
}

TEST_CASE("every folder of a family is known") {
  for (auto const& file : sources()) {
    for (Family const& family : families) {
      if (is_in(file.path, family.folder) && !rank(family, file.path)) FAIL_CHECK(file.path);
    }
  }
  for (auto const& file : files_below("migrate", {".hpp", ".cpp"})) {
    CAPTURE(file.path);
    CHECK(file.path.find('/', std::string("migrate/").size()) != std::string::npos);
  }
}

// Headers that include each other, also indirectly, as "a -> b -> a"; empty when there are none.
class HeaderCycles {
 public:
  explicit HeaderCycles(std::vector<TreeFile> const& files) {
    for (auto const& file : files) {
      if (!is_header(file.path)) continue;
      for (auto const& line : golden::lines(file.text)) {
        if (auto name = included(line); !name.empty()) includes_[file.path].push_back(std::move(name));
      }
    }
  }
  std::string find() {
    for (auto const& entry : includes_) {
      if (auto cycle = walk(entry.first); !cycle.empty()) return cycle;
    }
    return {};
  }

 private:
  std::string walk(std::string const& path) {
    auto const found = includes_.find(path);
    if (found == includes_.end() || done_.contains(path)) return {};
    if (std::ranges::find(open_, path) != open_.end()) return path;
    open_.push_back(path);
    for (auto const& name : found->second) {
      if (auto const cycle = walk(name); !cycle.empty()) return path + " -> " + cycle;
    }
    open_.pop_back();
    done_.insert(path);
    return {};
  }
  std::map<std::string, std::vector<std::string>> includes_;
  std::vector<std::string> open_;
  std::set<std::string> done_;
};

TEST_CASE("no headers include each other") {
  CHECK(HeaderCycles(sources()).find().empty());
  std::vector<TreeFile> const circle = {{"a/x.hpp", "#include \"a/y.hpp\"\n"},
                                        {"a/y.hpp", "#include \"a/x.hpp\"\n"}};
  CHECK(HeaderCycles(circle).find() == "a/x.hpp -> a/y.hpp -> a/x.hpp");
}

TEST_CASE("every include follows the layering rules") {
  auto const files = sources();
  REQUIRE(files.size() > 10);
  for (auto const& file : files) {
    for (auto const& text : violations_of(file)) FAIL_CHECK(text);
  }
}

}  // namespace
}  // namespace lockstep::house
