// New models, and new fields of existing ones. Nothing is aligned, because the formatter does that.
#include <fmt/format.h>

#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

void append(std::string& line, std::string const& piece) {
  if (!piece.empty()) line += " " + piece;
}

bool needs_ignore(Context const& context, model::Name const& owner, model::Name const& target) {
  return context.ignored.contains(target) && !context.ignored.contains(owner);
}

std::string list_attribute(Relation const& relation) {
  return relation.name.empty() ? "" : "@relation(" + string_literal(relation.name) + ")";
}

// The attributes @@map and @@schema of a block with a new name.
std::string block_names(Context const& context, std::string const& name, model::Name const& in_database) {
  std::string text;
  if (name != in_database.name) text += "  @@map(" + string_literal(in_database.name) + ")\n";
  if (context.names_schemas) text += "  @@schema(" + string_literal(in_database.schema) + ")\n";
  return text;
}

}  // namespace

std::string new_field(Context const& context, model::Table const& table, model::Column const& column,
                      std::vector<std::string> const& attributes) {
  TypeText const type = spell_type(context, column.type);
  std::string const& name = context.field(table.name, column.name);
  std::string line = fmt::format("  {} {}{}", name, type.type, mark_of(column));
  for (std::string const& attribute : attributes) append(line, attribute);
  append(line, spell_default(context, column));
  if (name != column.name) append(line, "@map(" + string_literal(column.name) + ")");
  append(line, type.native);
  return line + "\n";
}

std::string forward_field(Context const& context, Relation const& relation) {
  bool const list = relation.key == nullptr;
  std::string line = fmt::format("  {} {}{}", relation.forward, context.model_names.at(relation.to),
                                 list                ? "[]"
                                 : relation.optional ? "?"
                                                     : "");
  append(line, list ? list_attribute(relation) : spell_relation(context, relation, relation.optional));
  if (needs_ignore(context, relation.from, relation.to)) line += " @ignore";
  return line + "\n";
}

std::string back_field(Context const& context, Relation const& relation) {
  bool const list = relation.key == nullptr || !relation.one_to_one;
  std::string line =
      fmt::format("  {} {}{}", relation.back, context.model_names.at(relation.from), list ? "[]" : "?");
  append(line, list_attribute(relation));
  if (needs_ignore(context, relation.to, relation.from)) line += " @ignore";
  return line + "\n";
}

std::string new_model(Context& context, model::Table const& table) {
  std::string const& name = context.model_names.at(table.name);
  std::string text;
  if (!has_criterion(context, table)) {
    text += "/// No unique key over required columns: the client cannot tell rows apart.\n";
  }
  for (std::string const& line : note_lines(context, table.name)) text += line + "\n";
  text += "model " + name + " {\n";
  KeyAttributes keys = edit_keys(context, table);
  for (model::Column const& column : table.columns) {
    text += new_field(context, table, column, keys.fields[column.name]);
  }
  for (std::size_t const i : context.forward[table.name])
    text += forward_field(context, context.relations[i]);
  for (std::size_t const i : context.back[table.name]) text += back_field(context, context.relations[i]);
  text += "\n";
  for (std::string const& attribute : keys.block) text += "  " + attribute + "\n";
  text += block_names(context, name, table.name);
  if (context.ignored.contains(table.name)) text += "  @@ignore\n";
  return text + "}\n";
}

std::string new_view(Context& context, model::Table const& view) {
  std::string const name = take(context.taken_names, identifier(view.name.name, "view"));
  std::string text = "view " + name + " {\n";
  std::set<std::string> taken;
  auto& fields = context.field_names[view.name];
  for (model::Column const& column : view.columns) {
    fields.emplace(column.name, take(taken, identifier(column.name, "field")));
    text += new_field(context, view, column, {});
  }
  text += "\n" + block_names(context, name, view.name);
  return text + "}\n";
}

std::string new_enum(Context const& context, model::Enum const& enumeration) {
  std::string const& name = context.enum_names.at(enumeration.name);
  std::string text = "enum " + name + " {\n";
  for (std::string const& value : enumeration.values) text += enum_value(context, enumeration, value);
  text += "\n" + block_names(context, name, enumeration.name);
  return text + "}\n";
}

std::string enum_value(Context const& context, model::Enum const& enumeration, std::string const& value) {
  std::string const& name = context.value_names.at(enumeration.name).at(value);
  return "  " + name + (name == value ? "" : " @map(" + string_literal(value) + ")") + "\n";
}

}  // namespace lockstep::psl
