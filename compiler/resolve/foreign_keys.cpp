// The database objects of a relation: a foreign key with its actions, or the join table of an implicit
// many-to-many relation with its key, index and two foreign keys.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/model/belonging.hpp"
#include "compiler/resolve/relation.hpp"

namespace lockstep::resolving {
namespace {

using model::ReferentialAction;

struct ActionRow {
  std::string_view name;
  ReferentialAction action;
  bool without_foreign_keys;  // the client can carry it out
};
// clang-format off
constexpr auto actions = std::to_array<ActionRow>({
  {"Cascade",    ReferentialAction::cascade,     true},
  {"Restrict",   ReferentialAction::restrict,    true},
  {"NoAction",   ReferentialAction::no_action,   false},
  {"SetNull",    ReferentialAction::set_null,    true},
  {"SetDefault", ReferentialAction::set_default, false},
});
// clang-format on

// The action of the argument; nullopt if there is none or a wrong one.
std::optional<ReferentialAction> read_action(Draft& draft, Relation const& relation, KeyPair const& keys,
                                             std::string_view name) {
  ast::Argument const* const argument = relation.from.argument(name);
  if (argument == nullptr) return std::nullopt;
  std::string_view const text = argument->value.text;
  auto const* const row = std::ranges::find(actions, text, [](ActionRow const& x) { return x.name; });
  if (row == actions.end()) {
    std::vector<std::string> candidates;
    for (ActionRow const& candidate : actions) candidates.emplace_back(candidate.name);
    draft.report(Code::relation_action, argument->value.span, fmt::format("unknown action `{}`", text),
                 suggestion(text, candidates));
    return std::nullopt;
  }
  bool const foreign_keys = draft.result.datasource.foreign_keys;
  if (!foreign_keys && !row->without_foreign_keys) {
    draft.report(Code::relation_mode_action, argument->value.span,
                 fmt::format("action `{}` is not possible in relation mode `prisma`", text),
                 row->action == ReferentialAction::no_action ? "use `Restrict`, which does the same there"
                                                             : "use `Cascade`, `Restrict` or `SetNull`");
  }
  if (row->action != ReferentialAction::set_null) return row->action;
  for (std::size_t const field : keys.fields) {
    FieldDraft const& column = relation.from.model->fields[field];
    if (column.arity != ast::Arity::required) continue;
    draft.report(foreign_keys ? Code::set_null_required : Code::relation_mode_action, argument->value.span,
                 fmt::format("`SetNull` will fail: field `{}` is required", column.name()),
                 "make the field optional, or choose another action",
                 {{column.syntax->type->span, "required here"}});
    break;
  }
  return row->action;
}

// Without foreign keys the author must define the index that the checks of the client need.
void check_index(Draft& draft, Relation const& relation, KeyPair const& keys) {
  ModelDraft const& owner = *relation.from.model;
  auto const begins_with_key = [&](List<std::size_t> const& fields) {
    return fields.size() >= keys.fields.size() &&
           std::equal(keys.fields.begin(), keys.fields.end(), fields.begin());
  };
  bool const found = std::ranges::any_of(owner.plain_indexes, begins_with_key) ||
                     std::ranges::any_of(owner.criteria, begins_with_key, &Criterion::fields);
  if (found) return;
  draft.report(Code::relation_without_index, relation.from.span(),
               fmt::format("without foreign keys, the relation `{}` has no index on its fields",
                           relation.from.field->name()),
               fmt::format("add `@@index([{}])` to `{}`", owner.list(keys.fields), owner.name()));
}

void check_back_side(Draft& draft, Side const& back, Side const& front) {
  for (std::string_view const name : {"onDelete", "onUpdate"}) {
    ast::Argument const* const argument = back.argument(name);
    if (argument == nullptr) continue;
    draft.report(Code::relation_back_side, argument->span,
                 fmt::format("`{}` belongs on the side that has `fields`", name),
                 fmt::format("move it to `{}` of `{}`", front.field->name(), front.model->name()),
                 {{front.span(), "that side"}});
  }
  if (back.attribute != nullptr) constraint_map(draft, *back.attribute);
}

void add_cascade(Draft& draft, Relation const& relation, model::ForeignKey const& key) {
  if (!model::changes_rows(key.on_delete) && !model::changes_rows(key.on_update)) return;
  draft.cascades.push_back({.from = relation.from.model_index,
                            .to = relation.to.model_index,
                            .field = relation.from.field->name(),
                            .span = relation.from.span()});
}

void resolve_foreign_key(Draft& draft, Relation const& relation) {
  check_back_side(draft, relation.to, relation.from);
  std::optional<KeyPair> const keys = read_key_pair(draft, relation);
  if (!keys) return;
  check_key_pair(draft, relation, *keys);
  ModelDraft& owner = draft.models[relation.from.model_index];
  bool optional = relation.from.field->arity == ast::Arity::optional;
  model::ForeignKey key;
  key.columns.reserve(keys->fields.size());
  key.referenced_columns.reserve(keys->fields.size());
  for (std::size_t i = 0; i < keys->fields.size(); ++i) {
    FieldDraft const& field = owner.fields[keys->fields[i]];
    optional = optional && field.arity == ast::Arity::optional;
    key.columns.emplace_back(field.column);
    key.referenced_columns.emplace_back(relation.to.model->fields[keys->references[i]].column);
  }
  key.on_delete = read_action(draft, relation, *keys, "onDelete")
                      .value_or(optional ? ReferentialAction::set_null : ReferentialAction::restrict);
  key.on_update = read_action(draft, relation, *keys, "onUpdate").value_or(ReferentialAction::cascade);
  std::optional<std::string> map = constraint_map(draft, *relation.from.attribute);
  if (!draft.result.datasource.foreign_keys) {
    check_index(draft, relation, *keys);
    add_cascade(draft, relation, key);
  }
  if (owner.is_view() || relation.to.model->is_view()) return;
  key.name = map ? std::move(*map) : constraint_name(owner.table.name.name, key.columns, "_fkey");
  key.referenced = relation.to.model->table.name;
  owner.table.foreign_keys.push_back(std::move(key));
  owner.foreign_key_spans.push_back(relation.from.attribute->syntax->span);
}

// The column of a join table that refers to that side, or nullopt after a diagnostic.
std::optional<model::Column> join_column(Draft& draft, Side const& side, Side const& other,
                                         std::string name) {
  auto const id = std::ranges::find(side.model->criteria, true, &Criterion::primary);
  if (side.model->is_view()) {
    draft.report(Code::many_to_many, other.field->syntax->name.span,
                 "a view cannot take part in a many-to-many relation");
    return std::nullopt;
  }
  if (id == side.model->criteria.end() || id->fields.size() != 1) {
    draft.report(Code::many_to_many, other.field->syntax->name.span,
                 fmt::format("model `{}` needs an `@id` of one field to be part of a many-to-many relation",
                             side.model->name()),
                 "write a model for the join table, which can have keys of several fields",
                 {{side.model->syntax->name.span, "this model"}});
    return std::nullopt;
  }
  model::Column column;
  column.name = std::move(name);
  column.type = side.model->table.columns[side.model->fields[id->fields.front()].position].type;
  column.nullable = false;
  return column;
}

model::ForeignKey join_key(JoinTable const& join, Side const& side, std::string const& column) {
  std::string const& table = join.table.name.name;
  return {.name = fmt::format("{}_{}_fkey", cut(table, 56), column),
          .columns = {column},
          .referenced = side.model->table.name,
          .referenced_columns = side.model->table.primary_key->columns,
          .on_delete = ReferentialAction::cascade,
          .on_update = ReferentialAction::cascade};
}

// The side of the relation for later diagnostics, with the hint on its field.
JoinSide join_side(Draft& draft, Side const& side) {
  JoinSide result{.table = side.model->table.name,
                  .model = std::string(side.model->name()),
                  .field = std::string(side.field->name()),
                  .old_name = {},
                  .span = {}};
  Bound const* const hint = side.field->find("renamedFrom");
  std::optional<std::string_view> const text = hint == nullptr ? std::nullopt : hint->text("name");
  if (!text) return result;
  if (text->find_first_not_of(" \t\r\n") == std::string_view::npos) {
    draft.report(Code::hint_argument, hint->syntax->span, "`@renamedFrom` needs a text that is not empty");
    return result;
  }
  result.old_name = *text;
  result.span = hint->syntax->span;
  return result;
}

// Both fields of a relation may have the hint; then both must be equal.
void add_join_hint(Draft& draft, Relation const& relation, JoinTable const& join) {
  JoinHint hint{.table = join.table.name,
                .named = relation.from.argument("name") != nullptr,
                .a = join_side(draft, relation.from),
                .b = join_side(draft, relation.to),
                .span = join.span};
  bool const differ =
      !hint.a.old_name.empty() && !hint.b.old_name.empty() && hint.a.old_name != hint.b.old_name;
  if (differ) {
    draft.report(Code::hint_argument, hint.b.span,
                 "the two fields of the relation name different old join tables",
                 "write the hint on one of the fields", {{hint.a.span, "the other one"}});
  }
  draft.result.hints.joins.push_back(std::move(hint));
}

void resolve_join_table(Draft& draft, Relation const& relation) {
  std::optional<model::Column> a = join_column(draft, relation.from, relation.to, "A");
  std::optional<model::Column> b = join_column(draft, relation.to, relation.from, "B");
  if (!a || !b) return;
  ast::Argument const* const given = relation.from.argument("name");
  std::string const name =
      given != nullptr ? std::string(given->value.text)
                       : fmt::format("{}To{}", relation.from.model->name(), relation.to.model->name());
  JoinTable join{.table = {}, .span = relation.from.field->syntax->name.span};
  model::Table& table = join.table;
  table.name = {relation.from.model->table.name.schema, std::string(cut(fmt::format("_{}", name), 63))};
  table.columns = {std::move(*a), std::move(*b)};
  table.primary_key = {.name = fmt::format("{}_AB_pkey", cut(table.name.name, 55)), .columns = {"A", "B"}};
  model::Index index;
  index.name = fmt::format("{}_B_index", cut(table.name.name, 55));
  index.parts.push_back({.column = "B"});
  table.indexes.push_back(std::move(index));
  if (draft.result.datasource.foreign_keys) {
    table.foreign_keys = {join_key(join, relation.from, "A"), join_key(join, relation.to, "B")};
  }
  add_join_hint(draft, relation, join);
  draft.join_tables.push_back(std::move(join));
}

// Only the join table of an implicit many-to-many relation has its hint on a relation field.
void refuse_hints(Draft& draft, Side const& side) {
  Bound const* const hint = side.field->find("renamedFrom");
  if (hint == nullptr) return;
  draft.report(
      Code::misplaced_attribute, hint->syntax->span, "`@renamedFrom` is not allowed on this relation field",
      "write it on the scalar field that the relation uses; only the fields of an implicit many-to-many "
      "relation take it, with the old name of the join table");
}

}  // namespace

void resolve_relation(Draft& draft, Relation const& relation) {
  if (relation.many_to_many) {
    resolve_join_table(draft, relation);
  } else {
    refuse_hints(draft, relation.from);
    refuse_hints(draft, relation.to);
    resolve_foreign_key(draft, relation);
  }
}

}  // namespace lockstep::resolving
