// A name means one type. Two headers that define different types with one name in one namespace compile as
// long as no file includes both, and then the linker confuses their templates: the program fails in a place
// that no change has touched.
#include <map>
#include <set>

#include "unit/house/tree.hpp"

namespace lockstep::house {
namespace {

// The name of the type in "struct Place {" and similar lines; else empty. Declarations without a body, and
// specialisations, define no new type.
std::string defined_type(std::string const& line) {
  for (std::string const word : {"struct ", "class ", "enum class "}) {
    if (line.rfind(word, 0) != 0 || line.find('{') == std::string::npos) continue;
    std::string name;
    for (char const byte : line.substr(word.size())) {
      if (!is_word_byte(byte)) break;
      name += byte;
    }
    return line[word.size() + name.size()] == '<' ? "" : name;
  }
  return {};
}

// Namespace and name of each type that a header defines outside of other types.
std::set<std::string> types_of(std::string const& text) {
  std::set<std::string> result;
  std::vector<std::string> spaces;
  for (std::string const& line : golden::lines(text)) {
    if (line.rfind("namespace ", 0) == 0 && line.back() == '{')
      spaces.push_back(line.substr(10, line.size() - 12));
    if (line.rfind("}  // namespace", 0) == 0 && !spaces.empty()) spaces.pop_back();
    std::string const type = defined_type(line);
    if (type.empty()) continue;
    std::string name;
    for (std::string const& space : spaces) name += space + "::";
    result.insert(name + type);
  }
  return result;
}

TEST_CASE("types of a header are found with their namespaces") {
  CHECK(types_of(
            "namespace a::b {\nstruct X {\n};\nstruct Y;\nenum class Z { one };\n}  // namespace a::b\n") ==
        std::set<std::string>{"a::b::X", "a::b::Z"});
  CHECK(types_of("template <>\nstruct X<int> { };\n  struct Inner {\n").empty());
}

TEST_CASE("a name of a type is defined in one header of its namespace") {
  std::map<std::string, std::string> known;
  for (TreeFile const& file : sources()) {
    bool const header = file.path.size() > 4 && file.path.substr(file.path.size() - 4) == ".hpp";
    if (!header || file.path.rfind("tests/", 0) == 0) continue;
    for (std::string const& type : types_of(file.text)) {
      auto const inserted = known.emplace(type, file.path);
      if (!inserted.second) FAIL_CHECK(type + ": in " + inserted.first->second + " and in " + file.path);
    }
  }
  CHECK(known.size() > 50);
}

}  // namespace
}  // namespace lockstep::house
