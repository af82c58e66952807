// Edits models and enums of the old text: a line that differs from the database is changed only in the wrong
// piece, removed objects are dropped with their documentation, and new lines come after the rest.
#include <algorithm>

#include <fmt/format.h>

#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

using model::ObjectKind;

ast::Attribute const* native_attribute(ast::Field const& field) {
  for (ast::Attribute const& attribute : field.attributes) {
    if (attribute.name.text.find('.') != std::string::npos) return &attribute;
  }
  return nullptr;
}

class ModelEditor {
 public:
  ModelEditor(Context& context, model::Table const& table, ast::Model const& syntax)
      : context_(context), table_(table), syntax_(syntax), keys_(edit_keys(context, table)) {}

  void edit() {
    std::map<ast::Field const*, model::Column const*> columns;
    for (model::Column const& column : table_.columns) {
      auto const known = context_.known.columns.find({ObjectKind::column, table_.name, column.name});
      if (known != context_.known.columns.end()) {
        columns.emplace(known->second, &column);
      } else {
        new_fields_ += new_field(context_, table_, column, keys_.fields[column.name]);
      }
    }
    for (ast::Field const& field : syntax_.fields) {
      auto const column = columns.find(&field);
      if (column != columns.end()) {
        edit_column(field, *column->second);
      } else {
        edit_relation_field(field);
      }
    }
    for (std::size_t const i : context_.forward[table_.name])
      new_fields_ += forward_field(context_, context_.relations[i]);
    for (std::size_t const i : context_.back[table_.name])
      new_fields_ += back_field(context_, context_.relations[i]);
    add_lines();
    edit_notes();
  }

 private:
  void append(ast::Field const& field, std::string const& attribute) {
    if (!attribute.empty()) context_.edits.insert(field.span.file, field.span.end, " " + attribute);
  }

  // Replaces an old attribute with a new one; either may be missing.
  void set(ast::Field const& field, ast::Attribute const* old, std::string const& attribute) {
    if (old == nullptr) {
      append(field, attribute);
    } else if (attribute.empty()) {
      context_.edits.remove_piece(old->span);
    } else {
      context_.edits.replace(old->span, attribute);
    }
  }

  // The column in the database and in the text, in comparable spelling. Null where it does not exist.
  template <class Tables>
  model::Column const* column_in(Tables const& tables, std::string const& name) const {
    auto const found = tables.find(table_.name);
    return found == tables.end() ? nullptr : model::find(found->second->columns, name);
  }

  void edit_column(ast::Field const& field, model::Column const& column) {
    model::Column const* const now = column_in(context_.comparable, column.name);
    model::Column const* const said = column_in(context_.text_tables, column.name);
    if (now == nullptr || said == nullptr) return;
    TypeText const type = spell_type(context_, column.type);
    model::Type element = now->type;
    element.array = said->type.array;
    bool const same_element = element == said->type;
    bool const same_mark =
        now->type.array == said->type.array && (now->type.array || now->nullable == said->nullable);
    if (!same_element || !same_mark) {
      context_.edits.replace(field.type->span, fmt::format("{}{} ", type.type, mark_of(column)));
    }
    if (!same_element) set(field, native_attribute(field), type.native);
    bool const other_kind =
        now->type.array != said->type.array || (!same_element && type.type != field.type->name.text);
    bool const uncertain = context_.input.uncertain.contains({ObjectKind::column, table_.name, column.name});
    bool const same_default = now->value == said->value && now->generated == said->generated &&
                              now->identity == said->identity && !uncertain;
    if (other_kind || !same_default) {
      set(field, find_attribute(field.attributes, "default"), spell_default(context_, column));
    }
    ast::Attribute const* const updated = find_attribute(field.attributes, "updatedAt");
    bool const is_date = type.scalar == resolving::Scalar::date_time && !column.type.array;
    if (updated != nullptr && !is_date) context_.edits.remove_piece(updated->span);
    for (std::string const& attribute : keys_.fields[column.name]) append(field, attribute);
  }

  void edit_relation_field(ast::Field const& field) {
    auto const forward = context_.known_forward.find(&field);
    auto const back = context_.known_back.find(&field);
    if (forward != context_.known_forward.end()) {
      edit_forward(field, context_.relations[forward->second]);
    } else if (back != context_.known_back.end()) {
      edit_back(field, context_.relations[back->second]);
    } else if (!context_.kept.contains(&field)) {
      context_.edits.remove_lines(field.span, true);
    }
  }

  void ignore_if_needed(ast::Field const& field, model::Name const& target) {
    bool const needed = context_.ignored.contains(target) && !context_.ignored.contains(table_.name);
    if (needed && find_attribute(field.attributes, "ignore") == nullptr) append(field, "@ignore");
  }

  model::ForeignKey const* said_key(Relation const& relation) const {
    auto const text = context_.text_tables.find(table_.name);
    if (text == context_.text_tables.end()) return nullptr;
    for (model::ForeignKey const& key : text->second->foreign_keys) {
      auto const known = context_.known.foreign_keys.find({ObjectKind::foreign_key, table_.name, key.name});
      if (known != context_.known.foreign_keys.end() && known->second.forward == relation.known->forward) {
        return &key;
      }
    }
    return nullptr;
  }

  bool was_optional(model::ForeignKey const& key) const {
    return std::ranges::any_of(key.columns, [&](std::string const& name) {
      model::Column const* const column = column_in(context_.text_tables, name);
      return column != nullptr && column->nullable;
    });
  }

  void edit_forward(ast::Field const& field, Relation const& relation) {
    ignore_if_needed(field, relation.to);
    if (relation.key == nullptr) return;
    model::ForeignKey const* const said = said_key(relation);
    bool optional = field.type->arity == ast::Arity::optional;
    // An optional field over required columns is valid, and stays while the columns do not change.
    if (relation.optional || (said != nullptr && was_optional(*said) != relation.optional)) {
      optional = relation.optional;
    }
    if (optional != (field.type->arity == ast::Arity::optional)) {
      context_.edits.replace(field.type->span,
                             fmt::format("{}{} ", field.type->name.text, optional ? "?" : ""));
    }
    ast::Attribute const* const attribute = find_attribute(field.attributes, "relation");
    bool const stays = said == nullptr || says(*attribute, *said, relation, optional);
    if (!stays) context_.edits.replace(attribute->span, spell_relation(context_, relation, optional));
  }

  // Whether the written attribute already gives the foreign key of the database.
  static bool says(ast::Attribute const& attribute, model::ForeignKey const& said, Relation const& relation,
                   bool optional) {
    model::ForeignKey const& key = *relation.key;
    std::string const on_delete =
        argument_text(attribute, "onDelete", false)
            .value_or(std::string(action_name(default_on_delete(relation, optional))));
    return said.name == key.name && said.columns == key.columns &&
           said.referenced_columns == key.referenced_columns && said.on_update == key.on_update &&
           on_delete == action_name(key.on_delete);
  }

  void edit_back(ast::Field const& field, Relation const& relation) {
    ignore_if_needed(field, relation.from);
    bool const list = field.type->arity == ast::Arity::list;
    if (!list && relation.key != nullptr && !relation.one_to_one) {
      context_.edits.replace(field.type->span, fmt::format("{}[] ", field.type->name.text));
    }
  }

  void add_lines() {
    std::uint32_t place = context_.edits.line_end(syntax_.name.span);
    if (!syntax_.fields.empty()) place = context_.edits.line_end(syntax_.fields.back().span);
    if (!new_fields_.empty()) context_.edits.insert(syntax_.span.file, place, new_fields_);
    std::string block;
    for (std::string const& attribute : keys_.block) block += "  " + attribute + "\n";
    bool const is_ignored = find_attribute(syntax_.attributes, "ignore") != nullptr;
    if (context_.ignored.contains(table_.name) && !is_ignored) block += "  @@ignore\n";
    if (block.empty()) return;
    Span const brace{.file = syntax_.span.file, .begin = syntax_.span.end - 1, .end = syntax_.span.end};
    context_.edits.insert(brace.file, context_.edits.line_begin(brace), block);
  }

  // Updates the comment lines about what the language cannot express; other comments are the author's.
  void edit_notes() {
    std::vector<std::string> const wanted = note_lines(context_, table_.name);
    std::vector<Span> old;
    std::vector<std::string> said;
    for (Span const& line : context_.edits.documentation(syntax_.span)) {
      std::string const text = context_.edits.text_of(line);
      if (!is_note(text)) continue;
      old.push_back(line);
      said.push_back(text);
    }
    if (said == wanted) return;
    for (Span const& line : old) context_.edits.remove_lines(line, false);
    std::string lines;
    for (std::string const& line : wanted) lines += line + "\n";
    context_.edits.insert(syntax_.span.file, context_.edits.line_begin(syntax_.span), lines);
  }

  Context& context_;
  model::Table const& table_;
  ast::Model const& syntax_;
  KeyAttributes keys_;
  std::string new_fields_;
};

}  // namespace

void edit_model(Context& context, model::Table const& table, ast::Model const& syntax) {
  ModelEditor(context, table, syntax).edit();
}

void edit_view(Context& context, ast::Model const& syntax) {
  for (ast::Field const& field : syntax.fields) {
    bool const is_relation =
        !field.type->unsupported && context.old_models.contains(std::string(field.type->name.text));
    if (is_relation && !context.kept.contains(&field)) context.edits.remove_lines(field.span, true);
  }
}

void edit_enum(Context& context, model::Enum const& enumeration, ast::Enum const& syntax) {
  std::uint32_t place = context.edits.line_end(syntax.name.span);
  std::set<ast::EnumValue const*> kept;
  for (std::string const& value : enumeration.values) {
    auto const known = context.known.values.find({ObjectKind::enum_value, enumeration.name, value});
    if (known == context.known.values.end()) {
      context.edits.insert(syntax.span.file, place, enum_value(context, enumeration, value));
      continue;
    }
    kept.insert(known->second);
    place = context.edits.line_end(known->second->span);
  }
  for (ast::EnumValue const& value : syntax.values) {
    if (!kept.contains(&value)) context.edits.remove_lines(value.span, true);
  }
}

}  // namespace lockstep::psl
