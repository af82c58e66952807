// The files of a stage can be compiled as one unit (LOCKSTEP_UNITY). Then their unnamed namespaces become
// one: a name that two of them define is an error or, worse, an overload that is chosen by accident.
#include <map>
#include <set>

#include "unit/house/tree.hpp"

namespace lockstep::house {
namespace {

std::vector<std::string> const stages = {"grammar/",          "compiler/model/",
                                         "compiler/resolve/", "compiler/diff/",
                                         "compiler/plan/",    "postgres/",
                                         "introspect/",       "emit/",
                                         "migrate/",          "cli/"};

// Files with main(), which belong to no unit.
std::set<std::string> const apart = {"cli/main.cpp"};

std::string word_before(std::string_view line, std::size_t end) {
  while (end > 0 && line[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && is_word_byte(line[begin - 1])) --begin;
  return std::string(line.substr(begin, end - begin));
}

// The name that a line defines in a namespace. The layout begins such a line with the definition; else "".
std::string defined_in(std::string_view line) {
  for (std::string_view const start : {"}", "#", "//", "namespace ", "template", "requires", "static_assert",
                                       "using namespace ", "using enum ", "extern ", "[["}) {
    if (line.starts_with(start) && start != "[[") return {};
    if (line.starts_with(start)) line.remove_prefix(line.find("]]") + 2);
  }
  for (std::string_view const kind : {"struct ", "class ", "enum class ", "enum "}) {
    if (!line.starts_with(kind)) continue;
    line.remove_prefix(kind.size());
    return word_before(line, std::min(line.find_first_of(" ;:{"), line.size()));
  }
  std::size_t const end = line.find_first_of("(=[{;");
  std::string const name = end == std::string_view::npos ? "" : word_before(line, end);
  std::set<std::string> const no_names = {"void", "bool", "int", "auto", "decltype", "operator"};
  return no_names.contains(name) ? "" : name;
}

// Each name in unnamed namespaces of the text, with the line that defines it.
std::map<std::string, std::string> unnamed(std::string const& text) {
  std::map<std::string, std::string> result;
  bool inside = false;
  for (std::string const& line : golden::lines(text)) {
    if (line.starts_with("namespace {")) inside = true;
    if (line.starts_with("}  // namespace")) inside = false;
    if (!inside || line.empty() || line[0] == ' ') continue;
    std::string const name = defined_in(line);
    if (!name.empty()) result.emplace(name, line);
  }
  return result;
}

// The types that the headers of a stage define.
std::set<std::string> types_of_headers(std::string const& stage) {
  std::set<std::string> result;
  for (TreeFile const& file : files_below(stage, {".hpp"})) {
    for (std::string const& line : golden::lines(file.text)) {
      bool const is_type =
          line.starts_with("struct ") || line.starts_with("class ") || line.starts_with("enum ");
      if (is_type) result.insert(defined_in(line));
    }
  }
  return result;
}

TEST_CASE("no file defines a type with the name of one in a header of its stage") {
  for (std::string const& stage : stages) {
    std::set<std::string> const types = types_of_headers(stage);
    for (TreeFile const& file : files_below(stage, {".cpp"})) {
      for (auto const& [name, line] : unnamed(file.text)) {
        bool const is_type =
            line.starts_with("struct ") || line.starts_with("class ") || line.starts_with("enum ");
        if (is_type && types.contains(name)) FAIL_CHECK(name + " in " + file.path + " is in a header too");
      }
    }
  }
  CHECK(types_of_headers("migrate/").contains("Pattern"));
}

TEST_CASE("files of a stage define different names in their unnamed namespaces") {
  std::size_t names = 0;
  for (std::string const& stage : stages) {
    std::map<std::string, std::pair<std::string, std::string>> seen;  // name -> file and line
    for (TreeFile const& file : files_below(stage, {".cpp"})) {
      if (apart.contains(file.path)) continue;
      for (auto const& [name, line] : unnamed(file.text)) {
        ++names;
        auto const [first, is_new] = seen.emplace(name, std::pair(file.path, line));
        bool const same_alias = line.starts_with("using ") && first->second.second.starts_with("using ");
        if (!is_new && !same_alias)
          FAIL_CHECK(name + " is in " + first->second.first + " and in " + file.path);
      }
    }
  }
  CHECK(names > 1500);
}

}  // namespace
}  // namespace lockstep::house
