// Runs the passes in their order and builds the result: tables, join tables, the schemas in use, and the
// place of each object in the text.
#include "compiler/resolve/resolve.hpp"

#include <set>

#include "compiler/model/extension_members.hpp"
#include "compiler/resolve/draft.hpp"

namespace lockstep {
namespace resolving {
namespace {

using model::ObjectKind;

void add_foreign_keys(model::Origins& origins, ModelDraft const& owner) {
  if (owner.table.foreign_keys.empty()) return;
  origins.begin(owner.table.name);
  for (std::size_t i = 0; i < owner.table.foreign_keys.size(); ++i) {
    origins.add(ObjectKind::foreign_key, owner.table.foreign_keys[i].name, owner.foreign_key_spans[i]);
  }
}

void add_join_table(model::Origins& origins, JoinTable const& join) {
  model::Table const& table = join.table;
  origins.begin(table.name);
  origins.add(ObjectKind::table, {}, join.span);
  for (model::Column const& column : table.columns) origins.add(ObjectKind::column, column.name, join.span);
  origins.add(ObjectKind::primary_key, table.primary_key->name, join.span);
  for (model::Index const& index : table.indexes) origins.add(ObjectKind::index, index.name, join.span);
  for (model::ForeignKey const& key : table.foreign_keys) {
    origins.add(ObjectKind::foreign_key, key.name, join.span);
  }
}

void add_enum(model::Origins& origins, EnumDraft const& owner) {
  origins.begin(owner.result.name);
  origins.add(ObjectKind::enum_type, {}, owner.syntax->name.span);
  for (std::size_t i = 0; i < owner.result.values.size(); ++i) {
    origins.add(ObjectKind::enum_value, owner.result.values[i], owner.syntax->values[i].name.span);
  }
}

// Adds the origins that models.cpp does not add.
void finish_origins(Draft& draft) {
  model::Origins& origins = draft.result.origins;
  for (EnumDraft const& owner : draft.enums) add_enum(origins, owner);
  for (ModelDraft const& owner : draft.models) add_foreign_keys(origins, owner);
  for (JoinTable const& join : draft.join_tables) add_join_table(origins, join);
}

// In relation mode "prisma" the foreign keys are checked, but not created.
void drop_foreign_keys(Draft& draft) {
  for (ModelDraft& owner : draft.models) {
    owner.table.foreign_keys.clear();
    owner.foreign_key_spans.clear();
  }
}

void assemble(Draft& draft) {
  model::Schema& schema = draft.result.schema;
  std::set<std::string> used;
  if (!draft.schemas_given) used.insert(draft.options.default_schema);
  for (EnumDraft& owner : draft.enums) {
    used.insert(owner.result.name.schema);
    schema.enums.push_back(std::move(owner.result));
  }
  schema.tables.reserve(draft.models.size() + draft.join_tables.size());
  for (ModelDraft& owner : draft.models) {
    if (owner.is_view()) continue;
    used.insert(owner.table.name.schema);
    schema.tables.push_back(std::move(owner.table));
  }
  for (JoinTable& join : draft.join_tables) schema.tables.push_back(std::move(join.table));
  for (model::Extension const& extension : schema.extensions) {
    if (!extension.schema.empty() && extension.schema != "pg_catalog") used.insert(extension.schema);
  }
  for (std::string const& name : used) schema.namespaces.push_back({.name = name});
  model::place_extension_members(schema, schema.extensions);
}

}  // namespace
}  // namespace resolving

bool refuse_next_dialect(Source const& source, std::uint32_t file, Diagnostics& diagnostics) {
  std::string_view line(source.text);
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  line = line.substr(0, line.find_first_of("\r\n"));
  std::size_t const offset = static_cast<std::size_t>(line.data() - source.text.data());
  std::size_t const end = line.find_last_not_of(" \t") + 1;
  std::string_view const text = line.substr(0, end);
  if (text != "// use prisma-8" && text != "// use prisma-next") return false;
  Span const span{file, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + end)};
  diagnostics.add({.code = Code::next_dialect,
                   .span = span,
                   .message = "the schema language of Prisma 8 is not supported yet",
                   .help = "the language of Prisma 5 to 7 is, in files without this line"});
  return true;
}

Resolved resolve(std::vector<ast::File> const& files, ResolveOptions const& options,
                 Diagnostics& diagnostics) {
  resolving::Draft draft{.files = files, .options = options, .diagnostics = diagnostics};
  draft.incomplete = diagnostics.has_errors();
  std::size_t const errors = diagnostics.errors();
  resolving::read_settings(draft);
  if (draft.foreign) return std::move(draft.result);  // its types and attributes cannot be checked here
  std::size_t const settled = diagnostics.errors();
  resolving::collect_names(draft);
  draft.incomplete = draft.incomplete || diagnostics.errors() > settled;
  resolving::resolve_enums(draft);
  resolving::resolve_models(draft);
  resolving::resolve_relations(draft);
  if (diagnostics.errors() == errors) {
    resolving::check_constraint_names(draft);
    resolving::check_database_names(draft);
  }
  if (!draft.result.datasource.foreign_keys) resolving::drop_foreign_keys(draft);
  resolving::finish_origins(draft);
  resolving::assemble(draft);
  return std::move(draft.result);
}

}  // namespace lockstep
