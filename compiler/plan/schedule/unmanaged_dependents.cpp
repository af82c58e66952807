#include "compiler/plan/schedule/unmanaged_dependents.hpp"
#include "compiler/plan/recipes/context.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/rebuilt_enums.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep {

using model::ObjectKind;
using model::ObjectRef;

bool goes_by_itself(Dependents const& to, model::DefinedObject const& object, ObjectRef const& need) {
  bool const excludes = object.address.kind == ObjectKind::exclusion && need.kind == ObjectKind::column &&
                        to.table(need.owner) != nullptr;
  return excludes || is_owner_of_sequence(object);
}

void refuse_needed(RebuildContext const& context) {
  if (context.to.objects.empty()) return;
  std::set<ObjectRef> const before = model::addresses_of(context.from);
  std::set<ObjectRef> const after = model::addresses_of(context.to);
  for (model::DefinedObject const& object : context.to.objects) {
    for (ObjectRef const& need : model::needs_of(object)) {
      if (!before.contains(need) || after.contains(need)) continue;
      context.diagnostics.add(needed_elsewhere(need, object.address));
      break;
    }
  }
}

void refuse_indexes(RebuildContext const& context, Dependents const& from, Invalidation const& taken) {
  if (taken.kind != InvalidationKind::cast_changed) return;
  for (model::Dependency const& unmanaged : context.from.unmanaged) {
    model::Table const* const table = from.table(unmanaged.object.owner);
    bool const outside = unmanaged.needs == taken.ref && unmanaged.object.kind == ObjectKind::index &&
                         table != nullptr && model::find(table->indexes, unmanaged.object.member) == nullptr;
    if (!outside) continue;
    auto const is_enum = [](ObjectRef const& need) { return need.kind == ObjectKind::enum_type; };
    if (std::ranges::any_of(from.needs_of(unmanaged.object), is_enum))
      context.diagnostics.add(needed_elsewhere(taken.ref, unmanaged.object));
  }
}

namespace {

// What stays unchanged and uses the column in an SQL text.
std::vector<ObjectRef> texts_on(Pair<Dependents const&> sides, ObjectRef const& column) {
  std::vector<ObjectRef> texts;
  for (Dependent const& dependent : sides.from.of(column)) {
    model::DefinedObject const* const object = sides.from.object(dependent.ref);
    model::DefinedObject const* const same = sides.to.object(dependent.ref);
    bool const kept =
        object != nullptr && same != nullptr && *object == *same && !is_annotation(object->address.kind);
    model::Column const* const generated = sides.from.column(dependent.ref);
    model::Column const* const computed = sides.to.column(dependent.ref);
    bool const stays = dependent.part == Part::generated && generated != nullptr && computed != nullptr &&
                       generated->generated == computed->generated;
    if (kept || stays) texts.push_back(dependent.ref);
  }
  model::Table const* const before = sides.from.table(column.owner);
  model::Table const* const after = sides.to.table(column.owner);
  for (model::Index const& index : before->indexes) {
    model::Index const* const same = model::find(after->indexes, index.name);
    if (same != nullptr && *same == index && is_textual(index) && model::index_mentions(index, column.member))
      texts.push_back({ObjectKind::index, before->name, index.name});
  }
  return texts;
}

}  // namespace

namespace {

// Types whose values PostgreSQL can compare with each other have one name.
std::string comparable_as(model::Type const& type) {
  struct Row {
    std::string_view name, kind;
  };
  static constexpr auto rows = std::to_array<Row>({{"bit", "bits"},
                                                   {"cidr", "address"},
                                                   {"date", "date"},
                                                   {"inet", "address"},
                                                   {"oid", "number"},
                                                   {"time", "time"},
                                                   {"timestamp", "date"},
                                                   {"timestamptz", "date"},
                                                   {"timetz", "time"},
                                                   {"varbit", "bits"}});
  std::string const suffix = type.array ? "[]" : "";
  if (!type.name.schema.empty()) return model::qualified(type.name) + suffix;
  if (model::has_collation(type)) return "text" + suffix;
  auto const* const row = std::ranges::find(rows, type.name.name, &Row::name);
  if (row != rows.end()) return std::string(row->kind) + suffix;
  switch (model::family_of(type)) {
    case model::TypeFamily::integer:
    case model::TypeFamily::decimal:
    case model::TypeFamily::floating:
      return "number" + suffix;
    case model::TypeFamily::json:
    case model::TypeFamily::jsonb:
      return "json" + suffix;
    default:
      return type.name.name + suffix;
  }
}

bool begins_constant(std::string_view sql) {
  for (std::string_view const word : {"ANY (", "ALL (", "ARRAY[", "(", "-"}) {
    if (sql.starts_with(word)) sql.remove_prefix(word.size());
  }
  return sql.starts_with("true") || sql.starts_with("false") ||
         (!sql.empty() && (sql.front() == '\'' || (sql.front() >= '0' && sql.front() <= '9')));
}

// Whether the column is compared directly with a constant: (n > 0), (s = ANY (ARRAY['a'::text])). False where
// the column is cast first: ((n)::text = 'a'::text).
bool is_compared(std::string_view sql, std::string const& column) {
  auto const tokens = lexemes_of(sql);
  for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
    bool const compared = is_identifier(sql, tokens[at], column) &&
                          tokens[at + 1].kind == TokenKind::operator_token &&
                          tokens[at + 1].of(sql) != "::" && begins_constant(sql.substr(tokens[at + 2].begin));
    if (compared) return true;
  }
  return false;
}

// The expressions of a check, a generated column or an index, in the server's spelling.
std::vector<std::string> expressions_of(Dependents const& side, ObjectRef const& ref) {
  model::DefinedObject const* const object = side.object(ref);
  if (object != nullptr && is_table_check(*object)) return {object->definition};
  if (model::Column const* const column = side.column(ref)) return {column->generated};
  model::Table const* const table = ref.kind == ObjectKind::index ? side.table(ref.owner) : nullptr;
  model::Index const* const index = table == nullptr ? nullptr : model::find(table->indexes, ref.member);
  if (index == nullptr) return {};
  std::vector<std::string> texts{index->predicate};
  for (model::IndexPart const& part : index->parts) texts.push_back(part.expression);
  return texts;
}

bool names_type(Dependents const& side, ObjectRef const& text, model::Name const& type) {
  model::DefinedObject const* const object = side.object(text);
  std::vector<ObjectRef> const& needs = object != nullptr ? object->needs : side.needs_of(text);
  return !type.schema.empty() && std::ranges::any_of(needs, [&](ObjectRef const& need) {
    return need.kind != ObjectKind::table && need.owner == type && need.member.empty();
  });
}

}  // namespace

void refuse_old_type(RebuildContext const& context, Pair<Dependents const&> sides,
                     Invalidation const& taken) {
  model::Column const* const before = sides.from.column(taken.ref);
  model::Column const* const after = sides.to.column(taken.ref);
  if (before == nullptr || after == nullptr || comparable_as(before->type) == comparable_as(after->type))
    return;
  for (ObjectRef const& text : texts_on(sides, taken.ref)) {
    bool const said = names_type(sides.from, text, before->type.name) ||
                      std::ranges::any_of(expressions_of(sides.from, text), [&](std::string const& sql) {
                        return is_compared(sql, taken.ref.member);
                      });
    if (!said) continue;
    context.diagnostics.add(
        {.code = Code::unsupported_change,
         .span = std::nullopt,
         .message = "another type for " + to_string(taken.ref) + " is not supported yet: " + to_string(text) +
                    " holds values of its type " + model::sql(before->type),
         .help =
             "drop that one in a migration written by hand first, and make it for the new type afterwards",
         .object = to_string(taken.ref)});
  }
}

void refuse_lost_value(RebuildContext const& context, Unit const& unit, model::Name const& table,
                       model::Index const& index) {
  for (Action const& action : unit.actions) {
    auto const* replace = get_if<action::ReplaceEnum>(action);
    if (replace == nullptr) continue;
    for (std::string const& value : lost_values(replace->from, replace->to, {})) {
      if (!model::has_enum_value(index, replace->to.name, value)) continue;
      context.diagnostics.add(needed_elsewhere({ObjectKind::enum_value, replace->to.name, value},
                                               {ObjectKind::index, table, index.name}));
    }
  }
}

void refuse_lost_values(RebuildContext const& context, Unit const& unit) {
  std::vector<std::pair<model::Name, std::string>> lost;
  std::vector<model::DefinedObject const*> created;
  auto const add = [&](model::Enum const& from, model::Enum const& to) {
    for (std::string const& value : lost_values(from, to, {})) lost.emplace_back(to.name, value);
  };
  for (Action const& action : unit.actions) {
    if (auto const* replace = get_if<action::ReplaceEnum>(action)) add(replace->from, replace->to);
    if (auto const* create = get_if<action::CreateObject>(action)) created.push_back(&create->object);
    auto const* swap = get_if<action::SwapColumns>(action);
    if (swap == nullptr || !swap->type) continue;
    add(swap->type->from, swap->type->to);
    for (model::DefinedObject const& check : swap->checks) created.push_back(&check);
  }
  for (auto const& [type, value] : lost) {
    for (model::DefinedObject const* object : created) {
      if (model::has_enum_value(*object, type, value))
        context.diagnostics.add(needed_elsewhere({ObjectKind::enum_value, type, value}, object->address));
    }
  }
}

void refuse_untoasted(RebuildContext const& context, Dependents const& to, Invalidation const& taken,
                      model::DefinedObject const& object) {
  model::Column const* const after = to.column(taken.ref);
  if (!is_of_storage(object) || after == nullptr || to.object(object.address) == nullptr) return;
  bool const is_enum = model::find(context.to.enums, after->type.name) != nullptr;
  if (after->type.array || (!is_enum && has_toast(after->type))) return;
  std::string const alter = "ALTER TABLE " + model::qualified(taken.ref.owner) + " ALTER COLUMN " +
                            model::quote_identifier(taken.ref.member) + " SET ";
  bool const compression = column_setting(object).what == "compression";
  model::Table const* const table = model::find(context.from.tables, taken.ref.owner);
  model::Column const* const before =
      table == nullptr ? nullptr : model::find(table->columns, taken.ref.member);
  bool const is_main = before != nullptr && !before->type.array &&
                       (before->type.name.name == "numeric" || before->type.name.name == "inet" ||
                        before->type.name.name == "cidr");
  context.diagnostics.add(
      {.code = Code::unsupported_change,
       .span = std::nullopt,
       .message = "a type without storage options for a column that has some is not supported yet: " +
                  to_string(object.address),
       .help = "reset it in a migration before: " + alter +
               (compression ? "COMPRESSION default"
                : is_main   ? "STORAGE MAIN"
                            : "STORAGE EXTENDED"),
       .object = to_string(taken.ref)});
}

}  // namespace lockstep
