// The rules of the schema language, one by one. Every folder below tests/language is a topic, every rule in
// it a pair of files:
//
//   <rule>.accept.prisma   must give no error
//   <rule>.refuse.prisma   must give at least one
//
// The lines after "// ---" are the diagnostics that the text before it must give, each line as a comment; an
// accepted text without warnings has no such line. A line "// === NAME" begins another file of the schema.
// LOCKSTEP_UPDATE=1 rewrites the expectations, LOCKSTEP_CASE=text runs the files whose path contains the
// text.
#include <set>

#include "compiler/resolve/resolve.hpp"
#include "grammar/parse.hpp"
#include "support/golden.hpp"

using namespace lockstep;

namespace {

constexpr std::string_view separator = "// ---\n";
constexpr std::string_view next_file = "// === ";
constexpr std::string_view accept = ".accept.prisma";
constexpr std::string_view refuse = ".refuse.prisma";

std::filesystem::path folder() { return golden::source_dir() / "tests/language"; }

std::string name_of(std::filesystem::path const& path) {
  return std::filesystem::relative(path, folder()).generic_string();
}

std::vector<std::filesystem::path> wanted_files() {
  std::vector<std::filesystem::path> files = golden::files(folder(), ".prisma");
  char const* const wanted = std::getenv("LOCKSTEP_CASE");
  if (wanted == nullptr) return files;
  std::erase_if(files, [&](auto const& path) { return name_of(path).find(wanted) == std::string::npos; });
  return files;
}

std::string as_comment(std::string const& rendered) {
  std::string result;
  for (std::string const& line : golden::lines(rendered))
    result += line.empty() ? "//\n" : "// " + line + "\n";
  return result;
}

// The files of a schema; the first one has the name of the rule.
Sources split(std::string const& text, std::string const& name) {
  Sources sources{{.name = name, .text = {}}};
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string const line = text.substr(at, end - at);
    at = end;
    if (line.starts_with(next_file)) {
      sources.push_back(
          {.name = line.substr(next_file.size(), line.size() - next_file.size() - 1), .text = {}});
    } else {
      sources.back().text += line;
    }
  }
  return sources;
}

Diagnostics check(Sources const& sources) {
  Diagnostics diagnostics;
  std::vector<ast::File> files;
  bool refused = false;
  for (std::uint32_t i = 0; i < sources.size(); ++i)
    refused = refuse_next_dialect(sources[i], i, diagnostics) || refused;
  if (refused) return diagnostics;
  for (std::uint32_t i = 0; i < sources.size(); ++i) files.push_back(parse(sources, i, diagnostics));
  resolve(files, {}, diagnostics);
  return diagnostics;
}

}  // namespace

TEST_CASE("each rule of the language accepts and refuses what it should") {
  for (std::filesystem::path const& path : wanted_files()) {
    std::string const name = name_of(path);
    INFO(name);
    std::string const content = golden::read(path);
    std::string const text = content.substr(0, content.find(separator));
    Sources const sources = split(text, path.filename().generic_string());
    Diagnostics const diagnostics = check(sources);
    CHECK(diagnostics.has_errors() == name.ends_with(refuse));
    std::string const rendered = render(diagnostics, sources);
    golden::check_golden(path,
                         rendered.empty() ? text : text + std::string(separator) + as_comment(rendered));
  }
}

TEST_CASE("each rule has both a text that is accepted and one that is refused") {
  std::set<std::string> accepted;
  std::set<std::string> refused;
  for (std::filesystem::path const& path : golden::files(folder(), ".prisma")) {
    std::string const name = name_of(path);
    INFO(name);
    REQUIRE((name.ends_with(accept) || name.ends_with(refuse)));
    auto& side = name.ends_with(accept) ? accepted : refused;
    side.insert(name.substr(0, name.size() - accept.size()));
  }
  CHECK(accepted == refused);
  CHECK(accepted.size() > 80);
}

TEST_CASE("every code of the resolver occurs in a rule") {
  std::string all;
  for (std::filesystem::path const& path : golden::files(folder(), ".prisma")) all += golden::read(path);
  for (CodeInfo const& row : all_codes()) {
    std::string_view const range = row.number.substr(1, 2);
    if (range < "01" || range > "04") continue;
    INFO(row.number);
    CHECK(all.find("[" + std::string(row.number) + "]") != std::string::npos);
  }
}
