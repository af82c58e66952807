// What the language cannot express: `///` lines above the model that it belongs to, one for each kind, and
// all of it in the report. The lines have a fixed beginning, so that the next run finds them again.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/model/print.hpp"
#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

constexpr std::string_view beginning = "/// In the database only: ";

// Kinds that any table may have and that do not concern its shape.
bool is_administrative(model::ObjectKind kind) {
  return kind == model::ObjectKind::owner || kind == model::ObjectKind::privileges;
}

void note_objects(Context& context) {
  for (model::ObjectRef const& object : context.input.objects) {
    bool const is_view =
        object.kind == model::ObjectKind::view || object.kind == model::ObjectKind::materialized_view;
    bool const is_written = is_view && (context.known.views.contains(object.owner) ||
                                        model::find(context.input.views, object.owner) != nullptr);
    if (is_written) continue;
    bool const of_table = context.tables.contains(object.owner) && !object.member.empty();
    if (of_table && !is_administrative(object.kind)) {
      context.notes[object.owner][std::string(enum_name(object.kind))].push_back(object.member);
    }
    context.output.remarks.push_back(model::to_string(object));
  }
}

void note_index(Context& context, model::Table const& table, model::Index const& index, bool is_said) {
  if (!is_said) {
    context.note(table.name, "index", index.name);
    return;
  }
  if (!index.include.empty()) context.note(table.name, "INCLUDE of index", index.name);
  if (index.nulls_not_distinct) context.note(table.name, "NULLS NOT DISTINCT of index", index.name);
  if (!index.valid) context.note(table.name, "invalid index", index.name);
  auto const has_null_order = [&](model::IndexPart const& part) {
    return index.method == "btree" && part.descending != part.nulls_first;
  };
  if (std::ranges::any_of(index.parts, has_null_order)) {
    context.note(table.name, "order of nulls of index", index.name);
  }
  auto const has_collation = [](model::IndexPart const& part) { return !part.collation.empty(); };
  if (std::ranges::any_of(index.parts, has_collation)) {
    context.note(table.name, "collation of index", index.name);
  }
  auto const has_parameters = [](model::IndexPart const& part) { return !part.parameters.empty(); };
  if (std::ranges::any_of(index.parts, has_parameters)) {
    context.note(table.name, "operator class parameters of index", index.name);
  }
}

// Whether the old text declares the index in any form.
bool is_known(Context const& context, model::Table const& table, std::string const& name) {
  return context.known.keys.contains({model::ObjectKind::index, table.name, name});
}

void note_table(Context& context, model::Table const& table) {
  if (!table.partition_by.empty()) context.note(table.name, "partitioning by", table.partition_by);
  for (model::Column const& column : table.columns) {
    if (!column.collation.empty()) context.note(table.name, "collation of column", column.name);
  }
  for (model::Index const& index : table.indexes) {
    note_index(context, table, index,
               is_sayable(context, table, index) || is_known(context, table, index.name));
  }
  if (table.primary_key) {
    model::PrimaryKey const& key = *table.primary_key;
    if (!key.include.empty()) context.note(table.name, "INCLUDE of primary key", key.name);
    if (key.deferrable) context.note(table.name, "deferrability of primary key", key.name);
  }
  for (model::ForeignKey const& key : table.foreign_keys) {
    if (key.match_full) context.note(table.name, "MATCH FULL of foreign key", key.name);
    if (!key.set_columns.empty()) context.note(table.name, "columns to set of foreign key", key.name);
    if (!key.enforced) context.note(table.name, "foreign key that is not enforced", key.name);
    if (key.deferrable) context.note(table.name, "deferrability of foreign key", key.name);
    if (!key.validated) context.note(table.name, "foreign key that is not validated", key.name);
  }
}

}  // namespace

void Context::note(model::Name const& table_name, std::string heading, std::string member) {
  output.remarks.push_back(fmt::format("{} {}.{}.{}", heading, table_name.schema, table_name.name, member));
  notes[table_name][std::move(heading)].push_back(std::move(member));
}

void collect_notes(Context& context) {
  note_objects(context);
  for (model::Table const& table : context.input.catalog.tables) note_table(context, table);
}

std::vector<std::string> note_lines(Context const& context, model::Name const& table) {
  std::vector<std::string> lines;
  auto const found = context.notes.find(table);
  if (found == context.notes.end()) return lines;
  for (auto const& [heading, members] : found->second) {
    std::string line = fmt::format("{}{} {}", beginning, heading, fmt::join(members, ", "));
    // A name may contain a line end, which would end the comment.
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    lines.push_back(std::move(line));
  }
  return lines;
}

bool is_note(std::string_view comment_line) { return comment_line.starts_with(beginning); }

}  // namespace lockstep::psl
