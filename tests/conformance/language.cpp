// Compares our parser and our formatter with Prisma's, over a corpus of real schemas, in process and without
// a server.
//
//   conformance_language [--corpus DIR] [--jobs N] [filter]
//
// For each path in verdicts.json: it is accepted when Prisma 6 or 7 accepts it, and each of its files is
// formatted to the text whose SHA-256 is recorded there. The filter is a part of the path. The work is
// divided among N processes; each difference is reported, in the order of the paths.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "compiler/resolve/complete.hpp"
#include "compiler/resolve/resolve.hpp"
#include "conformance/arguments.hpp"
#include "conformance/processes.hpp"
#include "emit/emit.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

struct Schema {
  std::string path;
  bool valid = false;
  std::map<std::string, std::string> hashes{};  // of the formatted text, by the file's name in the schema
};

// The counts: by path for the verdict, by file for the layout.
struct Counts {
  std::size_t right_verdicts = 0, right_layouts = 0, layouts = 0;
  std::vector<std::string> differences{};
};

std::string read(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<Schema> collect(Arguments const& arguments) {
  std::vector<Schema> result;
  auto const verdicts = nlohmann::json::parse(read(arguments.corpus / "verdicts.json"));
  for (auto const& [path, verdict] : verdicts.items()) {
    if (path.find(arguments.filter) == std::string::npos) continue;
    Schema schema{.path = path, .valid = verdict.value("prisma6", false) || verdict.value("prisma7", false)};
    if (verdict.contains("format")) verdict.at("format").get_to(schema.hashes);
    result.push_back(std::move(schema));
  }
  return result;
}

// A text with syntax errors is only laid out, and nothing is added to it.
std::vector<std::string> laid_out(std::vector<ast::File> const& files, Sources const& sources, bool errors) {
  if (!errors) return format_files(files, sources);
  std::vector<std::string> result;
  for (Source const& source : sources) result.push_back(format(source.text));
  return result;
}

void compare(Schema const& schema, Arguments const& arguments, Counts& counts) {
  fs::path const path = arguments.corpus / schema.path;
  Sources sources;
  std::vector<std::string const*> hashes;
  for (auto const& entry : schema.hashes) {
    sources.push_back({entry.first, read(fs::is_directory(path) ? path / entry.first : path)});
    hashes.push_back(&entry.second);
  }
  Diagnostics diagnostics;
  std::vector<ast::File> files;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    refuse_next_dialect(sources[i], i, diagnostics);
    files.push_back(parse(sources, i, diagnostics));
  }
  auto const formatted = laid_out(files, sources, diagnostics.has_errors());
  if (!diagnostics.has_errors()) resolve(files, {}, diagnostics);
  bool const accepted = !diagnostics.has_errors();
  if (accepted == schema.valid) ++counts.right_verdicts;
  if (accepted != schema.valid) {
    counts.differences.push_back(
        "VERDICT " + schema.path + ": " +
        (accepted ? "accepted" : "refused: " + diagnostics.sorted().front().message));
  }
  for (std::size_t i = 0; i < formatted.size(); ++i) {
    ++counts.layouts;
    if (sha256(formatted[i]) == *hashes[i])
      ++counts.right_layouts;
    else
      counts.differences.push_back("LAYOUT " + schema.path + ": " + sources[i].name);
  }
}

// The results, by schema; those of a process that died are missing.
std::map<std::size_t, std::string> run(std::vector<Schema> const& schemas, Arguments const& arguments) {
  return divide(arguments.jobs, [&](std::size_t share, TellResult const& tell) {
    for (std::size_t i = share; i < schemas.size(); i += arguments.jobs) {
      Counts counts;
      compare(schemas[i], arguments, counts);
      nlohmann::json const line = {counts.right_verdicts, counts.right_layouts, counts.layouts,
                                   counts.differences};
      tell(i, line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
  });
}

int print(std::vector<Schema> const& schemas, std::map<std::size_t, std::string> const& results) {
  std::size_t verdicts = 0, right_layouts = 0, layouts = 0, valid = 0, missing = 0, different = 0;
  for (std::size_t i = 0; i < schemas.size(); ++i) {
    valid += schemas[i].valid ? 1 : 0;
    auto const found = results.find(i);
    if (found == results.end()) {
      ++missing;
      std::cout << "NO RESULT " << schemas[i].path << ": the process died\n";
      continue;
    }
    auto const line = nlohmann::json::parse(found->second);
    verdicts += line[0].get<std::size_t>();
    right_layouts += line[1].get<std::size_t>();
    layouts += line[2].get<std::size_t>();
    bool const same = line[3].empty();
    different += same ? 0 : 1;
    for (auto const& each : line[3]) std::cout << each.get<std::string>() << "\n";
  }
  std::printf("%-28s %6zu of %zu, of which Prisma accepts %zu\n", "accepted or refused alike", verdicts,
              schemas.size(), valid);
  std::printf("%-28s %6zu of %zu\n", "formatted byte for byte", right_layouts, layouts);
  std::printf("%zu passed, %zu failed\n", schemas.size() - missing - different, missing + different);
  return missing + different == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lockstep

int main(int argc, char** argv) {
  using namespace lockstep;  // NOLINT(google-build-using-namespace): everything above lives there
  Arguments const arguments = read_arguments(argc, argv);
  if (!has_corpus(arguments, "verdicts.json")) return 1;
  auto const schemas = collect(arguments);
  return print(schemas, run(schemas, arguments));
}
