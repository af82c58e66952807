// Layering: who may include whom, and which library may be seen where. The rules are two tables; every
// #include of the tree is held against them, so that an arrow that points backwards fails here before anybody
// depends on it.
#include "unit/house/tree.hpp"

namespace lockstep::house {
namespace {

// A file below `folder` may include project headers below one of `may_include` only. The first row that fits
// decides. (plan does not see resolve: a plan is made from two models, whatever they were read from.)
struct Layer {
  std::string folder;
  std::vector<std::string> may_include;
};
// clang-format off
std::vector<Layer> const layers = {
    {"grammar/",          {"grammar/"}},
    {"compiler/model/",   {"grammar/", "compiler/model/"}},
    {"compiler/resolve/", {"grammar/", "compiler/model/", "compiler/resolve/"}},
    {"compiler/diff/",    {"grammar/", "compiler/model/", "compiler/diff/"}},
    {"compiler/plan/",    {"grammar/", "compiler/model/", "compiler/diff/", "compiler/plan/"}},
    {"introspect/",       {"grammar/", "compiler/model/", "introspect/"}},
    {"emit/",             {"grammar/", "compiler/", "emit/"}},
    {"migrate/",          {"grammar/", "compiler/", "introspect/", "emit/", "migrate/"}},
    {"cli/",              {"grammar/", "compiler/", "introspect/", "emit/", "migrate/", "cli/"}},
};

// Headers whose names start with `prefix` are seen by files that start with one of `seen_by` only. The first row
// that fits counts.
struct Library {
  std::string prefix;
  std::vector<std::string> seen_by;
  bool in_headers = false;
};
std::vector<Library> const libraries = {
    {"tao/pegtl",      {"grammar/pegtl.hpp", "grammar/rules.hpp", "grammar/messages.hpp", "grammar/actions.hpp", "grammar/parse.cpp",
                        "tests/unit/grammar/"}, true},
    {"nlohmann/json_fwd.hpp", {"emit/", "migrate/", "cli/"}, true},  // declarations alone
    {"nlohmann/",      {"compiler/model/", "emit/", "migrate/", "cli/", "tests/"}},
    {"CLI/",           {"cli/"}},
    {"pqxx/",          {"introspect/"}},
    {"libpq-fe.h",     {"introspect/", "tests/unit/introspect/"}},
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

// What is wrong with `path` including `name`; empty when nothing is.
std::string complaint(std::string const& path, std::string const& name) {
  for (auto const& layer : layers) {
    if (path.substr(0, layer.folder.size()) != layer.folder) continue;
    bool const ours = starts_with_any(name, source_folders) && name.find('/') != std::string::npos;
    if (ours && !starts_with_any(name, layer.may_include))
      return path + ": " + layer.folder + " must not include " + name;
    break;
  }
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

std::vector<std::string> complaints_of(TreeFile const& file) {
  std::vector<std::string> result;
  for (auto const& line : golden::lines(file.text)) {
    auto const name = included(line);
    auto const text = name.empty() ? std::string() : complaint(file.path, name);
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

TEST_CASE("the layering rules bite") {
  CHECK(complaint("grammar/parse.cpp", "grammar/ast.hpp").empty());
  CHECK(complaint("cli/main.cpp", "grammar/ast.hpp").empty());
  CHECK_FALSE(complaint("grammar/parse.cpp", "compiler/model/schema.hpp").empty());
  CHECK_FALSE(complaint("compiler/resolve/resolve.cpp", "compiler/diff/diff.hpp").empty());
  CHECK_FALSE(complaint("compiler/diff/diff.cpp", "compiler/resolve/resolve.hpp").empty());
  CHECK_FALSE(complaint("compiler/diff/diff.cpp", "compiler/plan/plan.hpp").empty());
  CHECK_FALSE(complaint("introspect/read.cpp", "compiler/diff/diff.hpp").empty());
  CHECK_FALSE(complaint("emit/sql.cpp", "introspect/connection.hpp").empty());
  CHECK_FALSE(complaint("migrate/apply.cpp", "cli/options.hpp").empty());
  CHECK_FALSE(complaint("emit/json.hpp", "nlohmann/json.hpp").empty());
  CHECK(complaint("emit/json.cpp", "nlohmann/json.hpp").empty());
  CHECK(complaint("emit/print_json.hpp", "nlohmann/json_fwd.hpp").empty());
  CHECK_FALSE(complaint("grammar/ast.hpp", "tao/pegtl.hpp").empty());
  CHECK(complaint("grammar/rules.hpp", "tao/pegtl.hpp").empty());
  CHECK_FALSE(complaint("cli/main.cpp", "regex").empty());
}

TEST_CASE("every include keeps to the layers") {
  auto const files = sources();
  REQUIRE(files.size() > 10);
  for (auto const& file : files) {
    for (auto const& text : complaints_of(file)) FAIL_CHECK(text);
  }
}

}  // namespace
}  // namespace lockstep::house
