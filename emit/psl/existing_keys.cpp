// Compares keys and indexes of a table with the attributes of an existing model. An attribute that still
// matches the database stays unchanged; one whose key has another name or shape is rewritten in its place.
#include <algorithm>

#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

using model::ObjectKind;
using model::ObjectRef;

struct KeyEditor {
  Context& context;
  model::Table const& table;
  KeyAttributes result{};
  std::set<std::string> unique_fields{};  // columns whose field has a @unique

  model::Table const* side(std::map<model::Name, model::Table const*> const& tables) const {
    auto const found = tables.find(table.name);
    return found == tables.end() ? nullptr : found->second;
  }

  KnownAttribute const* known(ObjectKind kind, std::string const& name) const {
    auto const found = context.known.keys.find({kind, table.name, name});
    return found == context.known.keys.end() ? nullptr : &found->second;
  }

  void remove(KnownAttribute const& known) {
    if (known.field == nullptr) {
      context.edits.remove_lines(known.attribute->span, false);
    } else {
      context.edits.remove_piece(known.attribute->span);
    }
  }

  // The key's name for the client, where the text gives one.
  static std::string client_name(KnownAttribute const& known) {
    if (known.field != nullptr || known.attribute->name.text == "index") return "";
    return argument_text(*known.attribute, "name", false).value_or("");
  }

  void edit_primary_key(model::Table const* text) {
    KnownAttribute const* const old = text != nullptr && text->primary_key
                                          ? known(ObjectKind::primary_key, text->primary_key->name)
                                          : nullptr;
    bool const same_columns =
        old != nullptr && table.primary_key && text->primary_key->columns == table.primary_key->columns;
    if (same_columns && text->primary_key->name == table.primary_key->name) return;
    if (same_columns) {
      bool const block = old->field == nullptr;
      context.edits.replace(old->attribute->span,
                            spell_primary_key(context, table, block, client_name(*old)));
      return;
    }
    if (old != nullptr) remove(*old);
    if (!table.primary_key) return;
    std::vector<std::string> const& columns = table.primary_key->columns;
    bool const block = columns.size() > 1;
    std::string text_of_key = spell_primary_key(context, table, block, "");
    (block ? result.block : result.fields[columns.front()]).push_back(std::move(text_of_key));
  }

  static bool is_same_shape(model::Index const& a, model::Index const& b) {
    return a.unique == b.unique && a.method == b.method &&
           std::ranges::equal(a.parts, b.parts, {}, &model::IndexPart::column, &model::IndexPart::column);
  }

  // For each index of the table the one of the text, or null: by name, else by shape.
  std::map<std::string, model::Index const*> pair_up(model::Table const* text) const {
    std::map<std::string, model::Index const*> pairs;
    std::set<std::string> free;
    if (text == nullptr) return pairs;
    for (model::Index const& said : text->indexes) {
      if (model::find(table.indexes, said.name) != nullptr) {
        pairs.emplace(said.name, &said);
      } else {
        free.insert(said.name);
      }
    }
    for (model::Index const& index : table.indexes) {
      if (pairs.contains(index.name)) continue;
      for (model::Index const& said : text->indexes) {
        if (!free.contains(said.name) || !is_same_shape(index, said)) continue;
        pairs.emplace(index.name, &said);
        free.erase(said.name);
        break;
      }
    }
    return pairs;
  }

  bool is_unchanged(model::Index const& index, model::Index const& said) const {
    if (context.input.uncertain.contains({ObjectKind::index, table.name, said.name})) return false;
    model::Table const* const shown = side(context.comparable);
    model::Index const* const same = shown == nullptr ? nullptr : model::find(shown->indexes, index.name);
    return same != nullptr && *same == said;
  }

  bool is_field_unique(model::Index const& index) const { return index.unique && index.parts.size() == 1; }

  // True when the attribute stays or was rewritten in its place.
  bool edit_index(model::Index const& index, model::Index const& said) {
    KnownAttribute const* const old = known(ObjectKind::index, said.name);
    if (old == nullptr) return false;
    bool const stays = is_unchanged(index, said);
    bool const in_place = old->field == nullptr
                              ? index.unique == said.unique && is_sayable(context, table, index)
                              : is_field_unique(index) && is_sayable(context, table, index) &&
                                    said.parts.front().column == index.parts.front().column;
    if (!stays && !in_place) {
      remove(*old);
      return false;
    }
    if (old->field != nullptr) unique_fields.insert(index.parts.front().column);
    if (stays) return true;
    context.edits.replace(old->attribute->span,
                          spell_index(context, table, index, old->field == nullptr, client_name(*old)));
    return true;
  }

  void add(model::Index const& index) {
    if (!is_sayable(context, table, index)) return;
    std::vector<std::string> columns;
    for (model::IndexPart const& part : index.parts) columns.push_back(part.column);
    bool const block = !is_field_unique(index) || !unique_fields.insert(columns.front()).second;
    std::string text = spell_index(context, table, index, block, "");
    (block ? result.block : result.fields[columns.front()]).push_back(std::move(text));
  }

  void edit_indexes(model::Table const* text) {
    auto const pairs = pair_up(text);
    std::vector<model::Index const*> added;
    std::set<std::string> used;
    for (model::Index const& index : table.indexes) {
      auto const pair = pairs.find(index.name);
      if (pair != pairs.end()) used.insert(pair->second->name);
      if (pair == pairs.end() || !edit_index(index, *pair->second)) added.push_back(&index);
    }
    for (model::Index const* index : added) add(*index);
    if (text == nullptr) return;
    for (model::Index const& said : text->indexes) {
      KnownAttribute const* const old = known(ObjectKind::index, said.name);
      if (!used.contains(said.name) && old != nullptr) remove(*old);
    }
  }
};

}  // namespace

KeyAttributes edit_keys(Context& context, model::Table const& table) {
  KeyEditor editor{.context = context, .table = table};
  model::Table const* const text = editor.side(context.text_tables);
  editor.edit_primary_key(text);
  editor.edit_indexes(text);
  return std::move(editor.result);
}

}  // namespace lockstep::psl
