// The `where` argument of a partial index: raw SQL, or an object of conditions that hold together,
//   { active: true, deletedAt: null, role: { not: "guest" } }  ->  "active" = true AND "deletedAt" IS NULL
//   AND "role" != 'guest'
#include <algorithm>

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

using ast::ExpressionKind;

// Whether a condition can compare the field with the value; expected: a description of valid values.
bool fits_field(FieldDraft const& field, ast::Expression const& value, std::string_view& expected) {
  expected = "`null`";
  if (value.kind == ExpressionKind::path && value.text == "null") return true;
  if (field.arity == ast::Arity::list || field.kind == FieldKind::unsupported) return false;
  expected = "a string or `null`";
  if (field.kind == FieldKind::enumeration) return value.kind == ExpressionKind::string;
  switch (field.scalar) {
    case Scalar::boolean:
      expected = "`true`, `false` or `null`";
      return value.kind == ExpressionKind::path && (value.text == "true" || value.text == "false");
    case Scalar::string:
    case Scalar::date_time:
      return value.kind == ExpressionKind::string;
    case Scalar::integer:
    case Scalar::big_integer:
    case Scalar::floating:
    case Scalar::decimal:
      expected = "a number or `null`";
      return value.kind == ExpressionKind::number;
    case Scalar::json:
    case Scalar::bytes:
      expected = "`null`";
      return false;
  }
  return false;
}

// The value in { not: value }, or the value itself; null after a diagnostic.
ast::Expression const* compared(Draft& draft, ast::Expression const& value, bool& negated) {
  if (value.kind != ExpressionKind::object) return &value;
  negated = true;
  if (value.arguments.size() == 1 && value.arguments.front().name &&
      value.arguments.front().name->text == "not") {
    return &value.arguments.front().value;
  }
  draft.report(Code::index_where, value.span, "a condition is a value, or `{ not: value }`");
  return nullptr;
}

std::string condition(FieldDraft const& field, ast::Expression const& value, bool negated) {
  std::string const column = model::quote_identifier(field.column);
  if (value.kind == ExpressionKind::path && value.text == "null")
    return fmt::format("{} IS {}NULL", column, negated ? "NOT " : "");
  std::string const text =
      value.kind == ExpressionKind::string ? model::quote_literal(value.text) : std::string(value.text);
  return fmt::format("{} {} {}", column, negated ? "!=" : "=", text);
}

std::string resolve_condition(Draft& draft, ModelDraft const& owner, ast::Argument const& entry) {
  std::optional<std::size_t> const found = entry.name ? owner.field(entry.name->text) : std::nullopt;
  if (!found) {
    std::string_view const name = entry.name ? entry.name->text : std::string_view();
    draft.report(Code::unknown_field, entry.name ? entry.name->span : entry.span,
                 fmt::format("`{}` has no field `{}`", owner.name(), name),
                 suggestion(name, field_candidates(draft, owner)));
    return {};
  }
  FieldDraft const& field = owner.fields[*found];
  if (field.kind == FieldKind::unknown) return {};
  if (field.kind == FieldKind::relation) {
    draft.report(Code::relation_field_in_list, entry.name->span,
                 fmt::format("`{}` is a relation field, not a column", field.name()),
                 "write the scalar field that it uses", {{field.syntax->name.span, "declared here"}});
    return {};
  }
  bool negated = false;
  ast::Expression const* const value = compared(draft, entry.value, negated);
  if (value == nullptr) return {};
  std::string_view expected;
  if (!fits_field(field, *value, expected)) {
    draft.report(Code::index_where, value->span,
                 fmt::format("field `{}` can be compared with {} only", field.name(), expected), {},
                 {{field.syntax->type->span, "the type of the field"}});
    return {};
  }
  return condition(field, *value, negated);
}

std::string resolve_raw(Draft& draft, ast::Expression const& where) {
  bool const right = where.text == "raw" && where.arguments.size() == 1 &&
                     where.arguments.front().value.kind == ExpressionKind::string &&
                     where.arguments.front().value.text.find_first_not_of(" \t\r\n") != std::string::npos;
  if (right) return std::string(where.arguments.front().value.text);
  draft.report(Code::index_where, where.span,
               "`where` takes `raw(\"…\")` with one text that is not empty, or an object");
  return {};
}

}  // namespace

std::string resolve_predicate(Draft& draft, ModelDraft const& owner, ast::Expression const& where) {
  if (where.kind == ExpressionKind::call) return resolve_raw(draft, where);
  if (where.arguments.empty())
    draft.report(Code::index_where, where.span, "`where` needs at least one condition");
  std::string sql;
  for (ast::Argument const& entry : where.arguments) {
    std::string const next = resolve_condition(draft, owner, entry);
    if (next.empty()) continue;
    if (!sql.empty()) sql += " AND ";
    sql += next;
  }
  return sql;
}

}  // namespace lockstep::resolving
