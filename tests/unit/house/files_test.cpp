// Rules for every file of the tree: it states its purpose, it is short or states why not, a test reads each
// expected file, and a path that the documents name exists.
#include "unit/house/tree.hpp"

namespace lockstep::house {
namespace {

constexpr std::size_t longest = 500;

// The comment at the top of a file, in lower case: its leading // lines, before which includes and empty
// lines are allowed.
std::string first_comment(std::string_view text) {
  std::string result;
  for (auto const& line : golden::lines(text)) {
    bool const before = result.empty() && (line.empty() || line[0] == '#');
    if (before) continue;
    if (line.substr(0, 2) != "//") break;
    result += line + '\n';
  }
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
  return result;
}

// The header of the same name explains a .cpp.
bool has_header(std::string const& path) {
  auto const header = std::filesystem::path(path).replace_extension(".hpp");
  return path.substr(path.size() - 4) == ".cpp" && std::filesystem::exists(golden::source_dir() / header);
}

TEST_CASE("a file states its purpose in its first comment") {
  for (auto const& file : sources()) {
    INFO(file.path);
    CHECK((has_header(file.path) || !first_comment(file.text).empty()));
  }
}

TEST_CASE("a long file gives its reason in its first comment") {
  for (auto const& file : sources()) {
    auto const lines = std::count(file.text.begin(), file.text.end(), '\n');
    if (static_cast<std::size_t>(lines) <= longest) continue;
    INFO(file.path << " has " << lines << " lines");
    CHECK(first_comment(file.text).find("reason") != std::string::npos);
  }
}

// Input and expectations of the tests: all files below tests/ except code and documents about the tests.
std::vector<TreeFile> test_data() {
  auto files = files_below("tests", {".prisma", ".sql", ".txt", ".json", ".md", ".conf", ".toml", ".dot"});
  std::vector<TreeFile> result;
  for (auto& file : files) {
    bool const about_tests = file.path.find("CMakeLists") != std::string::npos ||
                             std::filesystem::path(file.path).filename() == "README.md";
    if (!about_tests) result.push_back(std::move(file));
  }
  return result;
}

// Whether a test mentions the folder of a data file (one of its components below tests/) and, in quotes, its
// name or extension. That does not prove that the file is read, but a file that no test mentions is not read.
bool mentions(TreeFile const& test, std::filesystem::path const& data) {
  auto const name = data.filename().string();
  auto const extension = data.extension().string();
  bool const named =
      test.text.find(name + '"') != std::string::npos || test.text.find(extension + '"') != std::string::npos;
  if (!named) return false;
  auto const folder = data.parent_path();
  return std::any_of(std::next(folder.begin()), folder.end(),
                     [&](auto const& part) { return has_word(test.text, part.string()); });
}

TEST_CASE("a test mentions every expected file") {
  auto tests = files_below("tests", {".cpp", ".hpp"});
  tests.erase(
      std::remove_if(tests.begin(), tests.end(),
                     [](auto const& file) { return file.path.find("unit/house/") != std::string::npos; }),
      tests.end());
  for (auto const& data : test_data()) {
    bool const read =
        std::any_of(tests.begin(), tests.end(), [&](auto const& test) { return mentions(test, data.path); });
    if (!read) FAIL_CHECK(data.path + ": no test mentions it");
  }
}

// The text between backquotes in a line that looks like a path into one of our folders.
std::vector<std::string> paths_in(std::string const& line) {
  std::vector<std::string> result;
  for (auto open = line.find('`'); open != std::string::npos;) {
    auto const close = line.find('`', open + 1);
    if (close == std::string::npos) break;
    auto const text = line.substr(open + 1, close - open - 1);
    bool const plain = text.find_first_of(" *{<…") == std::string::npos;
    auto const slash = text.find('/');
    bool const ours = slash != std::string::npos && std::find(source_folders.begin(), source_folders.end(),
                                                              text.substr(0, slash)) != source_folders.end();
    if (plain && ours) result.push_back(text);
    open = line.find('`', close + 1);
  }
  return result;
}

TEST_CASE("paths in documents are found") {
  CHECK(paths_in("see `grammar/ast.hpp` and `emit/`, not `a/b` or `cli/*.cpp`") ==
        std::vector<std::string>{"grammar/ast.hpp", "emit/"});
}

TEST_CASE("every path that the documents name exists") {
  for (auto const* document : {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/diagnostics.md"}) {
    for (auto const& line : golden::lines(golden::read(golden::source_dir() / document))) {
      for (auto const& path : paths_in(line)) {
        INFO(document << " names " << path);
        CHECK(std::filesystem::exists(golden::source_dir() / path));
      }
    }
  }
}

}  // namespace
}  // namespace lockstep::house
