// The new text is read again and compared with the database. So what the text could not express is measured
// and not assumed.
#include "migrate/drift/pull.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/diff/diff.hpp"
#include "emit/psl.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"
#include "introspect/introspect.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"
#include "migrate/sources/target.hpp"
#include "migrate/system/files.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

constexpr char const* new_file_name = "introspected.prisma";

bool is_there(std::string const& path) {
  std::error_code error;
  return fs::exists(path, error);
}

// "schemas = [\"a\", \"b\"]"
std::string schemas_setting(std::vector<std::string> const& schemas) {
  std::string list;
  for (std::string const& schema : schemas) {
    std::string name;
    for (char const c : schema) name += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    list += (list.empty() ? "" : ", ") + ('"' + name + '"');
  }
  return "schemas = [" + list + "]";
}

// The beginning of a folder or file without a schema. It contains no URL, because no form of it is valid in
// every version of Prisma.
std::string first_text(std::vector<std::string> const& schemas) {
  std::string const setting = schemas.empty() ? "" : "  " + schemas_setting(schemas) + "\n";
  return "datasource db {\n  provider = \"postgresql\"\n" + setting + "}\n";
}

// Keeps only the blocks that configure the connection and the generators.
std::string without_models(std::string const& text) {
  Sources const sources{{.name = "", .text = text}};
  Diagnostics ignored;
  std::string result;
  for (ast::Block const& block : parse(sources, 0, ignored).blocks) {
    auto const* const config = std::get_if<ast::Config>(&block);
    if (config == nullptr) continue;
    result += text.substr(config->span.begin, config->span.end - config->span.begin) + "\n\n";
  }
  return result;
}

// The texts to edit.
Sources read_sources(PullOptions const& options) {
  Sources sources;
  if (!is_there(options.schema)) {
    fs::path const path(options.schema);
    bool const is_file = path.extension() == ".prisma";
    sources.push_back({.name = is_file ? path.string() : (path / "schema.prisma").string(),
                       .text = first_text(options.schemas)});
    return sources;
  }
  for (fs::path const& path : schema_files(options.schema)) {
    std::string text = read_text(path);
    sources.push_back(
        {.name = path.string(), .text = options.force ? without_models(text) : std::move(text)});
  }
  return sources;
}

ast::Setting const* find_setting(ast::Config const* block, std::string_view name) {
  if (block == nullptr) return nullptr;
  auto const found = std::ranges::find(
      block->settings, name, [](ast::Setting const& setting) { return std::string_view(setting.name.text); });
  return found == block->settings.end() || !found->value ? nullptr : &*found;
}

// Puts the requested schemas into the datasource, when it lists others or none.
void set_schemas(Sources& sources, std::vector<std::string> const& schemas) {
  if (schemas.empty()) return;
  Diagnostics ignored;
  std::vector<ast::File> files;
  for (std::uint32_t i = 0; i < sources.size(); ++i) files.push_back(parse(sources, i, ignored));
  ast::Config const* const datasource = find_datasource(files);
  if (datasource == nullptr) return;
  std::string& text = sources[datasource->span.file].text;
  if (ast::Setting const* const old = find_setting(datasource, "schemas")) {
    text.replace(old->span.begin, old->span.end - old->span.begin, schemas_setting(schemas));
  } else {
    text.insert(datasource->span.end - 1, "  " + schemas_setting(schemas) + "\n");
  }
}

// Loads the text, and gets the URL. When the URL names a schema, the models without one are resolved in that
// schema.
Loaded load_existing(PullOptions const& options, Sources const& sources, Diagnostics& diagnostics,
                     ConnectionUrl& url) {
  Loaded loaded = load_texts(options.schema, "public", sources, 0, diagnostics);
  if (diagnostics.has_errors()) return loaded;
  url = parse_connection_url(database_url(options.url, loaded.datasource, options.schema));
  if (url.schema.empty() || url.schema == "public") return loaded;
  Diagnostics again;  // the same warnings
  return load_texts(options.schema, url.schema, sources, 0, again);
}

// The file for new blocks: the only file, else a separate one as in Prisma.
std::size_t find_home(PullOptions const& options, Sources& sources, Loaded& loaded) {
  if (sources.size() == 1) return 0;
  std::string const path = (fs::path(options.schema) / new_file_name).string();
  auto const found = std::ranges::find(sources, path, &Source::name);
  if (found != sources.end()) return static_cast<std::size_t>(found - sources.begin());
  loaded.files.push_back({.file = static_cast<std::uint32_t>(sources.size())});
  sources.push_back({.name = path, .text = ""});
  return sources.size() - 1;
}

PslInput make_input(Loaded loaded, Connection& connection) {
  Scope const scope{.schemas = loaded.schemas};
  PslInput input;
  input.catalog = introspect(connection, scope);
  for (model::DefinedObject const& object : input.catalog.objects) input.objects.push_back(object.address);
  if (has_preview_feature(loaded.files, "views")) input.views = view_columns(connection, scope);
  std::vector<model::ObjectRef> uncertain;
  Compared compared =
      compare_with_catalog(input.catalog, std::move(loaded.schema), {}, connection, uncertain);
  input.comparable = std::move(compared.models.from);
  input.text = std::move(compared.models.to);
  input.uncertain = {uncertain.begin(), uncertain.end()};
  input.files = std::move(loaded.files);
  input.origins = std::move(loaded.origins);
  return input;
}

// The differences that a comparison of the new text with the database still finds.
std::vector<std::string> remaining(Sources const& sources, std::string const& default_schema,
                                   model::Schema const& catalog, Connection& connection) {
  Diagnostics diagnostics;
  Loaded const written = load_texts("", default_schema, sources, 0, diagnostics);
  std::vector<std::string> lines;
  for (Diagnostic const& diagnostic : diagnostics.sorted()) {
    if (info(diagnostic.code).severity == Severity::error) lines.push_back(diagnostic.message);
  }
  if (diagnostics.has_errors()) return lines;
  std::vector<model::ObjectRef> uncertain;
  Compared const compared = compare_with_catalog(catalog, written.schema, {}, connection, uncertain);
  for (Change const& change : diff(compared.models.from, compared.models.to)) lines.push_back(phrase(change));
  return lines;
}

void write_one(PulledFile const& file) {
  std::error_code error;
  if (fs::exists(file.path, error)) {
    replace_durably(file.path, file.text);
    return;
  }
  fs::path const folder = file.path.has_parent_path() ? file.path.parent_path() : fs::path(".");
  fs::create_directories(folder, error);
  if (error) throw IoError("cannot create the folder `" + folder.string() + "`: " + error.message());
  write_durably(file.path, file.text);
}

std::string count_text(std::size_t number, std::string const& what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

}  // namespace

Pulled pull(PullOptions const& options, Sources& sources, Diagnostics& diagnostics) {
  sources = read_sources(options);
  if (is_there(options.schema)) set_schemas(sources, options.schemas);
  ConnectionUrl url;
  Loaded loaded = load_existing(options, sources, diagnostics, url);
  if (diagnostics.has_errors()) return {};
  std::string const default_schema = url.schema.empty() ? "public" : url.schema;
  std::size_t const home = find_home(options, sources, loaded);
  Connection connection = Connection::open(url);
  PslInput input = make_input(std::move(loaded), connection);
  input.home = home;
  input.default_schema = default_schema;
  PslOutput output = write_psl(input, sources);

  Pulled result{.files = {}, .database = describe(url)};
  Sources written;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    written.push_back({.name = sources[i].name, .text = format(output.texts[i])});
    bool const exists = is_there(sources[i].name);
    if (!exists && written[i].text.find_first_not_of('\n') == std::string::npos) continue;
    bool const changed = !exists || read_text(sources[i].name) != written[i].text;
    result.files.push_back({.path = sources[i].name, .text = written[i].text, .changed = changed});
  }
  result.models = output.models, result.enums = output.enums, result.views = output.views;
  result.remarks = std::move(output.remarks);
  result.differences = remaining(written, default_schema, input.catalog, connection);
  return result;
}

void write(Pulled const& pulled) {
  for (PulledFile const& file : pulled.files) {
    if (file.changed) write_one(file);
  }
}

std::string describe(Pulled const& pulled, std::string const& where) {
  std::string const views = pulled.views == 0 ? "" : ", " + count_text(pulled.views, "view");
  std::string text = fmt::format("{}{} and {} of {} are in {}\n", count_text(pulled.models, "model"), views,
                                 count_text(pulled.enums, "enum"), pulled.database, where);
  auto const list = [&](std::string_view heading, std::vector<std::string> const& lines) {
    if (lines.empty()) return;
    text += fmt::format("\n{}\n", heading);
    for (std::string const& line : lines) text += "  " + line + "\n";
  };
  list("In the database only, and not changed:", pulled.remarks);
  list("Different from the database, because the language cannot express it or you have to decide:",
       pulled.differences);
  return text;
}

}  // namespace lockstep
