// Runs the passes in their order and puts the result together: tables, then join tables, the schemas in use,
// and where in the text each object was said.
#include "compiler/resolve/resolve.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "compiler/resolve/draft.hpp"

namespace lockstep {
namespace resolving {
namespace {

using model::ObjectKind;

// Appends to the map; the caller goes in the order of ObjectRef, so that no search is needed.
void append_origin(Draft& draft, model::ObjectRef const& object, Span span) {
  model::Origins& origins = draft.result.origins;
  origins.emplace_hint(origins.end(), object, span);
}

// The members of one kind, whose spans are in a list beside them. order is a buffer.
template <class Member>
void append_sorted(Draft& draft, ObjectKind kind, model::Name const& owner,
                   std::vector<Member> const& members, std::vector<Span> const& spans,
                   std::vector<std::size_t>& order) {
  order.resize(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    int const difference = members[a].name.compare(members[b].name);
    return difference != 0 ? difference < 0 : a < b;  // of two with one name the first is kept
  });
  for (std::size_t const i : order) append_origin(draft, {kind, owner, members[i].name}, spans[i]);
}

// ObjectRef is ordered by kind first, then by table.
void add_members(Draft& draft, std::vector<ModelDraft const*> const& sorted) {
  model::ObjectRef object{ObjectKind::column, {}, {}};
  for (ModelDraft const* owner : sorted) {
    object.owner = owner->table.name;
    for (std::uint32_t const i : owner->by_column) {
      FieldDraft const& field = owner->fields[i];
      object.member = field.column;
      append_origin(draft, object, field.syntax->name.span);
    }
  }
  for (ModelDraft const* owner : sorted) {
    model::Table const& table = owner->table;
    if (!table.primary_key) continue;
    append_origin(draft, {ObjectKind::primary_key, table.name, table.primary_key->name},
                  owner->primary_key_span);
  }
  std::vector<std::size_t> order;
  for (ModelDraft const* owner : sorted) {
    model::Table const& table = owner->table;
    append_sorted(draft, ObjectKind::index, table.name, table.indexes, owner->index_spans, order);
  }
  for (ModelDraft const* owner : sorted) {
    model::Table const& table = owner->table;
    append_sorted(draft, ObjectKind::foreign_key, table.name, table.foreign_keys, owner->foreign_key_spans,
                  order);
  }
}

void add_join_origins(Draft& draft) {
  model::Origins& origins = draft.result.origins;
  for (JoinTable const& join : draft.join_tables) {
    model::Name const& name = join.table.name;
    origins.emplace(model::ObjectRef{ObjectKind::table, name, {}}, join.span);
    for (model::Column const& column : join.table.columns) {
      origins.emplace(model::ObjectRef{ObjectKind::column, name, column.name}, join.span);
    }
    origins.emplace(model::ObjectRef{ObjectKind::primary_key, name, join.table.primary_key->name}, join.span);
    for (model::Index const& index : join.table.indexes) {
      origins.emplace(model::ObjectRef{ObjectKind::index, name, index.name}, join.span);
    }
    for (model::ForeignKey const& key : join.table.foreign_keys) {
      origins.emplace(model::ObjectRef{ObjectKind::foreign_key, name, key.name}, join.span);
    }
  }
}

void add_origins(Draft& draft) {
  std::vector<ModelDraft const*> sorted;
  for (ModelDraft const& owner : draft.models) {
    if (!owner.is_view()) sorted.push_back(&owner);
  }
  std::ranges::stable_sort(sorted, {},
                           [](ModelDraft const* owner) -> model::Name const& { return owner->table.name; });
  for (ModelDraft const* owner : sorted) {
    append_origin(draft, {ObjectKind::table, owner->table.name, {}}, owner->syntax->name.span);
  }
  add_members(draft, sorted);
  add_join_origins(draft);
}

void assemble(Draft& draft) {
  model::Schema& schema = draft.result.schema;
  std::set<std::string> used = {draft.options.default_schema};
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
  for (std::string const& name : used) schema.namespaces.push_back({.name = name});
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
  std::size_t const settled = diagnostics.errors();
  resolving::collect_names(draft);
  draft.incomplete = draft.incomplete || diagnostics.errors() > settled;
  resolving::resolve_enums(draft);
  resolving::resolve_models(draft);
  resolving::resolve_relations(draft);
  if (diagnostics.errors() == errors) resolving::check_constraint_names(draft);
  resolving::add_origins(draft);
  resolving::assemble(draft);
  return std::move(draft.result);
}

}  // namespace lockstep
