// `format`: rewrites schemas in their canonical layout. Everything is read, parsed and laid out before the
// first file is changed, so that an error in one file leaves all of them unchanged. A file that is already in
// this layout is not written.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/commands/commands.hpp"
#include "compiler/resolve/complete.hpp"
#include "compiler/resolve/resolve.hpp"
#include "grammar/parse.hpp"
#include "migrate/sources/source.hpp"
#include "migrate/system/files.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

constexpr char const* standard_input = "-";

// The files of several schemas: sources holds them all, schemas the trees of each schema.
struct Texts {
  Sources sources;
  std::vector<std::vector<ast::File>> schemas;
};

void add_schema(std::string const& path, Texts& texts, Diagnostics& diagnostics) {
  std::size_t const first = texts.sources.size();
  if (path == standard_input) {
    texts.sources.push_back({.name = "<stdin>", .text = read_bytes("/dev/stdin")});
  } else {
    if (kind_of(path) == SourceKind::catalog)
      throw IoError("a database has no layout; name a file or folder");
    for (auto const& file : schema_files(path)) {
      texts.sources.push_back({.name = file.string(), .text = read_bytes(file)});
    }
  }
  auto& files = texts.schemas.emplace_back();
  for (std::size_t i = first; i < texts.sources.size(); ++i) {
    auto const index = static_cast<std::uint32_t>(i);
    if (!refuse_next_dialect(texts.sources[i], index, diagnostics)) {
      files.push_back(parse(texts.sources, index, diagnostics));
    }
  }
}

// The new text of each source.
std::vector<std::string> lay_out(Texts const& texts) {
  std::vector<std::string> result;
  for (auto const& files : texts.schemas) {
    auto formatted = format_files(files, texts.sources);
    std::ranges::move(formatted, std::back_inserter(result));
  }
  return result;
}

std::vector<std::string> paths_of(Options const& options) {
  if (!options.paths.empty()) return options.paths;
  return {options.schema.empty() ? default_schema_path() : options.schema};
}

}  // namespace

int run_format(Options const& options) {
  std::vector<std::string> const paths = paths_of(options);
  bool const to_output = paths.front() == standard_input;
  if (paths.size() > 1 && std::ranges::find(paths, standard_input) != paths.end()) {
    throw IoError("`-` excludes other paths: stdin is formatted to stdout");
  }
  Texts texts;
  Diagnostics diagnostics;
  for (std::string const& path : paths) add_schema(path, texts, diagnostics);
  if (report_diagnostics(options, diagnostics, texts.sources) != 0) return 1;
  std::vector<std::string> const formatted = lay_out(texts);
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < formatted.size(); ++i) {
    if (formatted[i] != texts.sources[i].text) changed.push_back(i);
  }
  if (options.check) {
    for (std::size_t const i : changed) fmt::print(stderr, "would change {}\n", texts.sources[i].name);
    return changed.empty() ? 0 : 2;
  }
  if (to_output) {
    print_result(formatted.front());
    return 0;
  }
  for (std::size_t const i : changed) require_replaceable(texts.sources[i].name);
  for (std::size_t const i : changed) {
    replace_durably(texts.sources[i].name, formatted[i]);
    print_result(fmt::format("formatted {}\n", texts.sources[i].name));
  }
  return 0;
}

}  // namespace lockstep
