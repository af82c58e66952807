// Conformance of `db pull`: real schemas are created in a database and read back. A pull into the text that
// made the database changes only the layout, which becomes the formatter's; a pull without a text gives one
// that does not differ from the database.
//
//   conformance_pull [--corpus DIR] [--history] [--sample] [filter]
//
// --history includes all versions of all histories; --sample takes every 10th schema, or every 40th with
// them. Schemas that Prisma refuses (verdicts.json) are skipped and counted. The filter is a part of the
// path.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "compiler/model/quote.hpp"
#include "conformance/arguments.hpp"
#include "conformance/prelude.hpp"
#include "grammar/format.hpp"
#include "migrate/drift/pull.hpp"
#include "migrate/sources/source.hpp"
#include "migrate/system/files.hpp"
#include "postgres/server/scratch.hpp"
#include "support/create.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// Paths below the corpus.
std::vector<std::string> collect(Arguments const& arguments) {
  std::vector<std::string> paths;
  for (fs::path const& path : sorted_entries(arguments.corpus / "schemas")) {
    paths.push_back("schemas/" + path.filename().string());
  }
  if (arguments.history) {
    for (fs::path const& project : sorted_entries(arguments.corpus / "history")) {
      for (fs::path const& path : sorted_entries(project)) {
        paths.push_back("history/" + project.filename().string() + "/" + path.filename().string());
      }
    }
  }
  std::vector<std::string> chosen;
  std::size_t const step = !arguments.sample ? 1 : arguments.history ? 40 : 10;
  for (std::size_t i = 0; i < paths.size(); i += step) {
    if (paths[i].find(arguments.filter) != std::string::npos) chosen.push_back(paths[i]);
  }
  return chosen;
}

Pulled pulled(PullOptions const& options) {
  Sources sources;
  Diagnostics diagnostics;
  Pulled result = pull(options, sources, diagnostics);
  if (diagnostics.has_errors()) throw std::runtime_error(diagnostics.sorted().front().message);
  return result;
}

std::string joined(std::vector<std::string> const& lines) {
  std::string text;
  for (std::string const& line : lines) text += "\n  " + line;
  return text;
}

// The first line that differs.
std::string difference(std::string const& wanted, std::string const& found) {
  auto const at = std::mismatch(wanted.begin(), wanted.end(), found.begin(), found.end());
  auto const line = [](std::string const& text, std::size_t place) {
    std::size_t const before = text.rfind('\n', place == 0 ? 0 : place - 1);
    std::size_t const begin = before == std::string::npos ? 0 : before + 1;
    return text.substr(begin, text.find('\n', std::max(begin, place)) - begin);
  };
  auto const place = static_cast<std::size_t>(at.first - wanted.begin());
  return "\n  - " + line(wanted, place) + "\n  + " + line(found, place);
}

// A view is only a name in the language, so its query does not matter here.
void create_views(Loaded const& loaded, Connection& connection) {
  for (ast::File const& file : loaded.files) {
    for (ast::Block const& block : file.blocks) {
      auto const* const view = std::get_if<ast::Model>(&block);
      if (view == nullptr || view->kind != ast::ModelKind::view) continue;
      model::Name name{"public", std::string(view->name.text)};
      for (ast::Attribute const& attribute : view->attributes) {
        if (attribute.name.text == "map") name.name = attribute.arguments.front().value.text;
        if (attribute.name.text == "schema") name.schema = attribute.arguments.front().value.text;
      }
      connection.execute("CREATE VIEW " + model::qualified(name) + " AS SELECT 1 AS one");
    }
  }
}

// The defects; empty when there are none.
std::string check(std::string const& path, std::string const& url) {
  Sources sources;
  Diagnostics diagnostics;
  Loaded loaded = load(path, {}, sources, diagnostics);
  if (diagnostics.has_errors()) return "refused: " + diagnostics.sorted().front().message;
  std::erase_if(loaded.schema.extensions, [](model::Extension const& e) { return e.name == "vector"; });
  Connection connection = Connection::open(url);
  for (std::string const& statement : prelude) connection.execute(statement);
  testing::create(loaded.schema, connection);
  create_views(loaded, connection);
  Pulled const again = pulled({.schema = path, .url = url});
  std::string problem;
  for (PulledFile const& file : again.files) {
    std::string const wanted = format(read_text(file.path));
    if (file.text != wanted)
      problem += "\nchanged: " + file.path.filename().string() + difference(wanted, file.text);
  }
  bool const several = loaded.schemas != std::vector<std::string>{"public"};
  Pulled const anew = pulled({.schema = "/nonexistent/schema.prisma",
                              .url = url,
                              .schemas = several ? loaded.schemas : std::vector<std::string>{}});
  if (!anew.differences.empty()) problem += "\npulled without a text, it differs:" + joined(anew.differences);
  return problem;
}

int run(Arguments const& arguments) {
  std::ifstream file(arguments.corpus / "verdicts.json");
  nlohmann::json const verdicts = nlohmann::json::parse(file);
  ScratchServer server = ScratchServer::start({});
  std::size_t passed = 0, failed = 0, skipped = 0;
  for (std::string const& path : collect(arguments)) {
    auto const verdict = verdicts.find(path);
    if (verdict == verdicts.end() ||
        !(verdict->value("prisma6", false) || verdict->value("prisma7", false))) {
      ++skipped;
      continue;
    }
    std::string const url = server.create_database("pull");
    std::string problem;
    try {
      problem = check((arguments.corpus / path).string(), url);
    } catch (std::exception const& error) {
      problem = error.what();
    }
    server.drop_database(url);
    ++(problem.empty() ? passed : failed);
    if (!problem.empty()) std::cout << "FAILED " << path << ": " << problem << std::endl;
  }
  std::printf("pulled: %zu passed, %zu failed, %zu skipped that Prisma refuses\n", passed, failed, skipped);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lockstep

int main(int argc, char** argv) {
  using namespace lockstep;  // NOLINT(google-build-using-namespace): everything above lives there
  Arguments const arguments = read_arguments(argc, argv);
  if (!has_corpus(arguments, "verdicts.json")) return 1;
  return run(arguments);
}
