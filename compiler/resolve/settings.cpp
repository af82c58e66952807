// The blocks datasource and generator. Of generators only the form is checked, because lockstep does not run
// them.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

using ast::ExpressionKind;
using Settings = std::map<std::string_view, ast::Setting const*>;

std::vector<std::string> const& known_settings() {
  static std::vector<std::string> const names = {"provider",          "url",          "directUrl",
                                                 "shadowDatabaseUrl", "relationMode", "referentialIntegrity",
                                                 "schemas",           "extensions"};
  return names;
}

// The settings with a value, by name; reports the others and repeated ones.
Settings read_block(Draft& draft, ast::Config const& block) {
  Settings settings;
  for (ast::Setting const& setting : block.settings) {
    auto const inserted = settings.try_emplace(setting.name.text, &setting);
    if (!inserted.second) {
      draft.report(Code::repeated_setting, setting.name.span,
                   fmt::format("`{}` is set twice", setting.name.text), {},
                   {{inserted.first->second->name.span, "first set here"}});
    } else if (!setting.value) {
      draft.report(Code::setting_value, setting.span, fmt::format("`{}` has no value", setting.name.text));
    }
  }
  std::erase_if(settings, [](auto const& entry) { return !entry.second->value; });
  return settings;
}

ast::Expression const* value_of(Settings const& settings, std::string_view name) {
  auto const found = settings.find(name);
  return found == settings.end() ? nullptr : &*found->second->value;
}

// A string, or nullopt after a diagnostic.
std::optional<std::string> read_string(Draft& draft, ast::Expression const& value, std::string_view what) {
  if (value.kind == ExpressionKind::string) return std::string(value.text);
  draft.report(Code::setting_value, value.span, fmt::format("{} must be a string", what));
  return std::nullopt;
}

// The items of a list, or a single item without brackets.
std::vector<ast::Expression const*> items_of(ast::Expression const& value) {
  if (value.kind != ExpressionKind::array) return {&value};
  std::vector<ast::Expression const*> items;
  for (ast::Argument const& item : value.arguments) items.push_back(&item.value);
  return items;
}

// Prisma's other databases: their schemas are valid, but not supported.
constexpr auto other_providers =
    std::to_array<std::string_view>({"mysql", "sqlite", "sqlserver", "mongodb", "cockroachdb"});

void read_provider(Draft& draft, ast::Expression const& value) {
  if (value.kind != ExpressionKind::string) {
    std::string help = "write `provider = \"postgresql\"`";
    if (value.kind == ExpressionKind::array)
      help = "lists of providers are no longer part of the language; " + help;
    if (value.kind == ExpressionKind::call) help = "`env()` is for URLs only; " + help;
    draft.report(Code::setting_value, value.span, "`provider` must be one string", std::move(help));
    return;
  }
  draft.result.datasource.provider = value.text;
  if (value.text == "postgresql" || value.text == "postgres") return;
  draft.foreign = true;
  if (std::ranges::find(other_providers, value.text) != other_providers.end()) {
    draft.report(Code::unknown_provider, value.span,
                 fmt::format("provider `{}` is not supported: lockstep is for PostgreSQL only", value.text));
  } else {
    std::string const nearby = suggestion(value.text, {"postgresql", "postgres"});
    draft.report(Code::unknown_provider, value.span, fmt::format("unknown provider `{}`", value.text),
                 nearby.empty() ? "write `provider = \"postgresql\"`" : nearby);
  }
}

// A string or env("NAME").
bool is_text(ast::Expression const& value) {
  return value.kind == ExpressionKind::string ||
         (value.kind == ExpressionKind::call && value.text == "env" && value.arguments.size() == 1 &&
          value.arguments.front().value.kind == ExpressionKind::string);
}

// NAME of env("NAME"), text of a string; empty after a diagnostic.
void read_url(Draft& draft, std::string_view name, ast::Expression const& value) {
  if (!is_text(value)) {
    draft.report(Code::setting_value, value.span,
                 fmt::format("`{}` must be a string or `env(\"NAME\")`", name));
    return;
  }
  if (name != "url") return;
  if (value.kind == ExpressionKind::call) {
    draft.result.datasource.url_variable = value.arguments.front().value.text;
  } else {
    draft.result.datasource.url = value.text;
  }
}

void read_relation_mode(Draft& draft, Settings const& settings) {
  ast::Expression const* const mode = value_of(settings, "relationMode");
  ast::Expression const* const old = value_of(settings, "referentialIntegrity");
  if (mode != nullptr && old != nullptr) {
    draft.report(Code::relation_mode, old->span,
                 "`referentialIntegrity` is the old name of `relationMode`; one is enough",
                 "remove `referentialIntegrity`", {{mode->span, "the other one"}});
  } else if (old != nullptr) {
    draft.report(Code::old_setting, settings.at("referentialIntegrity")->name.span,
                 "`referentialIntegrity` is now called `relationMode`");
  }
  ast::Expression const* const value = mode != nullptr ? mode : old;
  if (value == nullptr) return;
  std::optional<std::string> const text = read_string(draft, *value, "the relation mode");
  if (!text) return;
  if (*text != "prisma" && *text != "foreignKeys") {
    draft.report(Code::relation_mode, value->span,
                 fmt::format("unknown relation mode `{}`; it is `foreignKeys` or `prisma`", *text),
                 suggestion(*text, {"foreignKeys", "prisma"}));
  }
  draft.result.datasource.foreign_keys = *text != "prisma";
}

void read_schemas(Draft& draft, ast::Expression const& value) {
  draft.schemas_given = true;
  std::vector<std::string>& schemas = draft.result.schemas;
  std::map<std::string, Span> listed;
  for (ast::Expression const* item : items_of(value)) {
    std::optional<std::string> const name = read_string(draft, *item, "a schema");
    if (!name) continue;
    if (name->empty()) {
      draft.report(Code::schema_list, item->span, "the name of a schema must not be empty");
    } else if (auto const first = listed.emplace(*name, item->span); !first.second) {
      draft.report(Code::schema_list, item->span, fmt::format("schema `{}` is listed twice", *name), {},
                   {{first.first->second, "first listed here"}});
    } else {
      schemas.push_back(*name);
    }
  }
  if (items_of(value).empty()) {
    draft.report(Code::schema_list, value.span, "`schemas` must name at least one schema");
  }
  std::ranges::sort(schemas);
}

void read_extension_argument(Draft& draft, ast::Argument const& argument, model::Extension& extension) {
  if (!argument.name) {
    draft.report(Code::extension_item, argument.span, "the arguments of an extension have names",
                 "write `map: \"…\"`, `schema: \"…\"` or `version: \"…\"`");
    return;
  }
  std::string_view const name = argument.name->text;
  if (name != "map" && name != "schema" && name != "version") {
    draft.report(Code::extension_item, argument.name->span,
                 fmt::format("an extension has no argument `{}`", name),
                 suggestion(name, {"map", "schema", "version"}));
    return;
  }
  std::optional<std::string> const text = read_string(draft, argument.value, fmt::format("`{}`", name));
  if (!text) return;
  (name == "map" ? extension.name : name == "schema" ? extension.schema : extension.version) = *text;
}

void read_extensions(Draft& draft, ast::Expression const& value) {
  std::set<std::string> names;
  for (ast::Expression const* item : items_of(value)) {
    if (item->kind != ExpressionKind::path && item->kind != ExpressionKind::call) {
      draft.report(Code::extension_item, item->span, "an extension is written as a name, not as a string",
                   item->kind == ExpressionKind::string
                       ? fmt::format("write `{}`, or `name(map: \"{}\")` where it has other characters",
                                     item->text, item->text)
                       : "write `name`, or `name(map: \"real-name\")`");
      continue;
    }
    if (item->text.find('-') != std::string::npos) {
      draft.report(Code::extension_item, item->span,
                   fmt::format("the name of an extension must not contain `-`: `{}`", item->text),
                   fmt::format("choose another one and write `name(map: \"{}\")`", item->text));
    }
    model::Extension extension{.name = std::string(item->text), .schema = {}, .version = {}};
    std::map<std::string_view, Span> given;
    for (ast::Argument const& argument : item->arguments) {
      auto const first = given.emplace(argument.name ? argument.name->text : "", argument.span);
      if (argument.name && !first.second) {
        draft.report(Code::extension_item, argument.span,
                     fmt::format("`{}` is given twice", argument.name->text), {},
                     {{first.first->second, "first given here"}});
        continue;
      }
      read_extension_argument(draft, argument, extension);
    }
    if (names.insert(extension.name).second) {
      draft.result.schema.extensions.push_back(std::move(extension));
    }
  }
}

// Whether the block has a line for the setting, even one with an error.
bool names_setting(ast::Config const& block, std::string_view name) {
  return std::ranges::any_of(block.settings,
                             [&](ast::Setting const& setting) { return setting.name.text == name; });
}

void read_datasource(Draft& draft, ast::Config const& block) {
  Settings const settings = read_block(draft, block);
  for (ast::Setting const& setting : block.settings) {
    if (std::ranges::find(known_settings(), setting.name.text) != known_settings().end()) continue;
    draft.report(Code::unknown_setting, setting.name.span,
                 fmt::format("a datasource has no setting `{}`", setting.name.text),
                 setting.name.text == "previewFeatures" ? "preview features belong into a generator block"
                                                        : suggestion(setting.name.text, known_settings()));
  }
  if (ast::Expression const* value = value_of(settings, "provider")) read_provider(draft, *value);
  if (!names_setting(block, "provider")) {
    draft.report(Code::datasource_provider, block.name.span,
                 fmt::format("datasource `{}` has no `provider`", block.name.text),
                 "add `provider = \"postgresql\"`");
  }
  for (std::string_view const name : {"url", "directUrl", "shadowDatabaseUrl"}) {
    if (ast::Expression const* value = value_of(settings, name)) read_url(draft, name, *value);
  }
  read_relation_mode(draft, settings);
  if (ast::Expression const* value = value_of(settings, "schemas")) read_schemas(draft, *value);
  if (ast::Expression const* value = value_of(settings, "extensions")) read_extensions(draft, *value);
}

// Every preview feature of Prisma 2 to 7, also those that are now stable or removed. None of them changes the
// meaning of a schema here, so only an unknown name is reported.
// clang-format off
constexpr auto known_features = std::to_array<std::string_view>({
    "aggregateApi",
    "atomicNumberOperations",
    "clientExtensions",
    "cockroachdb",
    "connectOrCreate",
    "createMany",
    "dataProxy",
    "deno",
    "distinct",
    "driverAdapters",
    "extendedIndexes",
    "extendedWhereUnique",
    "fieldReference",
    "filterJson",
    "filteredRelationCount",
    "fullTextIndex",
    "fullTextSearch",
    "fullTextSearchPostgres",
    "groupBy",
    "improvedQueryRaw",
    "insensitiveFilters",
    "interactiveTransactions",
    "jsonProtocol",
    "metrics",
    "microsoftSqlServer",
    "middlewares",
    "mongoDb",
    "multiSchema",
    "nApi",
    "namedConstraints",
    "nativeDistinct",
    "nativeTypes",
    "omitApi",
    "orderByAggregateGroup",
    "orderByNulls",
    "orderByRelation",
    "partialIndexes",
    "postgresqlExtensions",
    "prismaSchemaFolder",
    "queryCompiler",
    "referentialActions",
    "referentialIntegrity",
    "relationJoins",
    "schemaEngineDriverAdapters",
    "selectRelationCount",
    "shardKeys",
    "strictUndefinedChecks",
    "tracing",
    "transactionApi",
    "typedSql",
    "uncheckedScalarInputs",
    "views",
});
// clang-format on

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return result;
}

void read_features(Draft& draft, ast::Expression const& value) {
  for (ast::Expression const* item : items_of(value)) {
    std::optional<std::string> const name = read_string(draft, *item, "a preview feature");
    if (!name) continue;
    bool const known = std::ranges::any_of(  // ignores case
        known_features, [&](std::string_view feature) { return lower(feature) == lower(*name); });
    if (known) continue;
    draft.report(Code::unknown_feature, item->span, fmt::format("unknown preview feature `{}`", *name),
                 suggestion(*name, {known_features.begin(), known_features.end()}));
  }
}

void read_generator(Draft& draft, ast::Config const& block) {
  Settings const settings = read_block(draft, block);
  ast::Expression const* const provider = value_of(settings, "provider");
  if (!names_setting(block, "provider")) {
    draft.report(Code::generator_provider, block.name.span,
                 fmt::format("generator `{}` has no `provider`", block.name.text),
                 "add `provider = \"prisma-client\"`, or the name of another generator");
  } else if (provider != nullptr && !is_text(*provider)) {
    draft.report(Code::setting_value, provider->span, "`provider` must be a string or `env(\"NAME\")`");
  }
  for (std::string_view const name : {"output", "engineType"}) {
    ast::Expression const* const value = value_of(settings, name);
    if (value != nullptr && !is_text(*value))
      draft.report(Code::setting_value, value->span, fmt::format("`{}` must be a string", name));
  }
  if (ast::Expression const* targets = value_of(settings, "binaryTargets")) {
    for (ast::Expression const* item : items_of(*targets)) {
      if (!is_text(*item)) draft.report(Code::setting_value, item->span, "a binary target must be a string");
    }
  }
  if (ast::Expression const* features = value_of(settings, "previewFeatures"))
    read_features(draft, *features);
}

}  // namespace

void read_settings(Draft& draft) {
  std::map<std::string_view, Span> generators;
  for (ast::File const& file : draft.files) {
    for (ast::Block const& any : file.blocks) {
      ast::Config const* const block = std::get_if<ast::Config>(&any);
      if (block == nullptr) continue;
      if (block->kind == ast::ConfigKind::generator) {
        auto const inserted = generators.try_emplace(block->name.text, block->name.span);
        if (!inserted.second) {
          draft.report(Code::duplicate_generator, block->name.span,
                       fmt::format("generator `{}` is already declared", block->name.text), {},
                       {{inserted.first->second, "first declared here"}});
        }
        read_generator(draft, *block);
      } else if (draft.datasource != nullptr) {
        draft.report(Code::several_datasources, block->name.span, "a schema has one datasource only", {},
                     {{draft.datasource->name.span, "first declared here"}});
      } else {
        draft.datasource = block;
        read_datasource(draft, *block);
      }
    }
  }
  if (!draft.schemas_given) draft.result.schemas = {draft.options.default_schema};
}

}  // namespace lockstep::resolving
