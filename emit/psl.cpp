// The order of the work. The steps are in separate files in emit/psl/.
#include "emit/psl.hpp"

#include <algorithm>
#include <cassert>

#include "emit/psl/context.hpp"

namespace lockstep {
namespace psl {
namespace {

bool is_same_word(std::string_view a, std::string_view b) {
  auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

// Evaluates the settings of the text and its models.
void prepare(Context& context) {
  PslInput const& input = context.input;
  context.known = read_known(input);
  if (ast::Config const* const datasource = find_datasource(input.files)) {
    context.datasource = datasource->name.text;
    context.names_schemas = std::ranges::any_of(
        datasource->settings, [](ast::Setting const& setting) { return setting.name.text == "schemas"; });
  }
  context.partial_indexes = has_preview_feature(input.files, "partialIndexes");
  for (model::Table const& table : input.catalog.tables) context.tables.emplace(table.name, &table);
  for (model::Table const& table : input.comparable.tables) context.comparable.emplace(table.name, &table);
  for (model::Table const& table : input.text.tables) context.text_tables.emplace(table.name, &table);
  for (model::Enum const& each : input.catalog.enums) context.enums.emplace(each.name, &each);
  for (ast::File const& file : input.files) {
    for (ast::Block const& block : file.blocks) {
      if (auto const* const each = std::get_if<ast::Model>(&block))
        context.old_models.emplace(each->name.text);
    }
  }
}

void find_views(Context& context) {
  for (model::ObjectRef const& object : context.input.objects) {
    bool const is_view =
        object.kind == model::ObjectKind::view || object.kind == model::ObjectKind::materialized_view;
    auto const known = context.known.views.find(object.owner);
    if (is_view && known != context.known.views.end()) context.views.insert(known->second);
  }
}

void find_ignored(Context& context) {
  for (model::Table const& table : context.input.catalog.tables) {
    if (context.join_tables.contains(table.name)) continue;
    auto const known = context.known.models.find(table.name);
    bool const said =
        known != context.known.models.end() && find_attribute(known->second->attributes, "ignore") != nullptr;
    if (said || !has_criterion(context, table)) context.ignored.insert(table.name);
  }
}

// Removes blocks of objects that the database no longer has.
void remove_blocks(Context& context) {
  for (auto const& [name, syntax] : context.known.models) {
    if (!context.model_names.contains(name)) context.edits.remove_lines(syntax->span, true);
  }
  for (auto const& [name, syntax] : context.known.enums) {
    if (!context.enums.contains(name)) context.edits.remove_lines(syntax->span, true);
  }
  for (auto const& [name, syntax] : context.known.views) {
    if (context.views.contains(syntax)) {
      edit_view(context, *syntax);
      ++context.output.views;
    } else {
      context.edits.remove_lines(syntax->span, true);
    }
  }
}

// Inserts after the last block of that kind in the home file, or at its end.
template <class Kind>
void insert_blocks(Context& context, std::string const& text) {
  if (text.empty()) return;
  ast::File const& home = context.input.files[context.input.home];
  Span last{.file = home.file};
  for (ast::Block const& block : home.blocks) {
    if (auto const* const each = std::get_if<Kind>(&block)) last = each->span;
  }
  std::uint32_t const place = last.end > 0 ? context.edits.line_end(last) : context.edits.size_of(home.file);
  context.edits.insert(home.file, place, "\n" + text);
}

void write_models(Context& context) {
  std::string text;
  for (model::Table const& table : context.input.catalog.tables) {
    if (context.join_tables.contains(table.name)) continue;
    ++context.output.models;
    auto const known = context.known.models.find(table.name);
    if (known == context.known.models.end()) {
      text += (text.empty() ? "" : "\n") + new_model(context, table);
    } else {
      edit_model(context, table, *known->second);
    }
  }
  for (model::Table const& view : context.input.views) {
    if (context.known.views.contains(view.name)) continue;
    text += (text.empty() ? "" : "\n") + new_view(context, view);
    ++context.output.views;
  }
  insert_blocks<ast::Model>(context, text);
}

void write_enums(Context& context) {
  std::string text;
  for (model::Enum const& enumeration : context.input.catalog.enums) {
    ++context.output.enums;
    auto const known = context.known.enums.find(enumeration.name);
    if (known == context.known.enums.end()) {
      text += (text.empty() ? "" : "\n") + new_enum(context, enumeration);
    } else {
      edit_enum(context, enumeration, *known->second);
    }
  }
  insert_blocks<ast::Enum>(context, text);
}

}  // namespace
}  // namespace psl

PslOutput write_psl(PslInput const& input, Sources const& sources) {
  assert(input.home < input.files.size());
  psl::Context context{.input = input, .edits = psl::Edits(sources)};
  psl::prepare(context);
  psl::find_views(context);
  psl::find_joins(context);
  psl::choose_names(context);
  psl::check_joins(context);
  psl::choose_names(context);
  psl::find_ignored(context);
  psl::find_relations(context);
  psl::collect_notes(context);
  psl::remove_blocks(context);
  psl::write_models(context);
  psl::write_enums(context);
  context.output.texts = context.edits.apply();
  return std::move(context.output);
}

ast::Config const* find_datasource(std::vector<ast::File> const& files) {
  for (ast::File const& file : files) {
    for (ast::Block const& block : file.blocks) {
      auto const* const config = std::get_if<ast::Config>(&block);
      if (config != nullptr && config->kind == ast::ConfigKind::datasource) return config;
    }
  }
  return nullptr;
}

bool has_preview_feature(std::vector<ast::File> const& files, std::string_view feature) {
  for (ast::File const& file : files) {
    for (ast::Block const& block : file.blocks) {
      auto const* const config = std::get_if<ast::Config>(&block);
      if (config == nullptr || config->kind != ast::ConfigKind::generator) continue;
      for (ast::Setting const& setting : config->settings) {
        if (setting.name.text != "previewFeatures" || !setting.value) continue;
        if (psl::is_same_word(setting.value->text, feature)) return true;
        for (ast::Argument const& item : setting.value->arguments) {
          if (psl::is_same_word(item.value.text, feature)) return true;
        }
      }
    }
  }
  return false;
}

}  // namespace lockstep
