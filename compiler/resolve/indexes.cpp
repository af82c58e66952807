// The properties of an index other than its columns: method, sort order, operator classes, predicate; checks
// that the method supports them.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

ast::Argument const* find_argument(ast::Expression const* entry, std::string_view name) {
  if (entry == nullptr) return nullptr;
  for (ast::Argument const& argument : entry->arguments) {
    if (argument.name && argument.name->text == name) return &argument;
  }
  return nullptr;
}

bool is_list(FieldDraft const& field) { return field.arity == ast::Arity::list; }

Method read_method(Draft& draft, Bound const& attribute) {
  ast::Argument const* const argument = attribute.row->name == "index" ? attribute.find("type") : nullptr;
  if (argument == nullptr) return Method::btree;
  if (MethodRow const* row = find_method(argument->value.text)) return row->method;
  std::vector<std::string> candidates;
  for (MethodRow const& row : method_rows()) candidates.emplace_back(row.name);
  draft.report(Code::index_type, argument->value.span,
               fmt::format("unknown index type `{}`", argument->value.text),
               suggestion(argument->value.text, candidates));
  return Method::btree;
}

void read_sort(Draft& draft, ast::Argument const& sort, Method method, model::IndexPart& part) {
  if (sort.value.kind != ast::ExpressionKind::path ||
      (sort.value.text != "Asc" && sort.value.text != "Desc")) {
    draft.report(Code::index_sort, sort.value.span, "the sort order is `Asc` or `Desc`",
                 suggestion(sort.value.text, {"Asc", "Desc"}));
  } else if (method == Method::hash) {
    draft.report(Code::index_sort, sort.span, "a hash index has no sort order");
  }
  part.descending = sort.value.text == "Desc";
  part.nulls_first = part.descending;  // the default of the server
}

bool supports(OperatorClassRow const& row, FieldDraft const& field) {
  if (row.types.front() == "[]") return is_list(field);
  return !native_name(field).empty() && std::ranges::find(row.types, native_name(field)) != row.types.end();
}

// Prisma checks only the type of the elements.
void warn_of_list(Draft& draft, FieldDraft const& field, Method method, Span span) {
  bool const has_list_classes = method == Method::btree || method == Method::hash || method == Method::gin;
  if (!is_list(field) || has_list_classes) return;
  draft.report(Code::server_refuses, span,
               fmt::format("PostgreSQL has no operator class of `{}` for lists such as `{}`",
                           row_of(method).name, field.name()),
               "`type: Gin` indexes the elements of a list", {{field.syntax->type->span, "a list"}});
}

void read_named_class(Draft& draft, ast::Expression const& value, Method method, FieldDraft const& field,
                      model::IndexPart& part) {
  Method owner = method;
  bool known = false;
  std::vector<std::string> candidates;
  for (OperatorClassRow const& row : operator_class_rows()) {
    if (!known && row.name == value.text) owner = row.method;
    known = known || row.name == value.text;
    if (row.method == method) candidates.emplace_back(row.name);
    if (row.name != value.text || row.method != method) continue;
    part.operator_class = row.sql;
    if (supports(row, field)) {
      warn_of_list(draft, field, method, value.span);
      return;
    }
    draft.report(
        Code::operator_class, value.span,
        fmt::format("operator class `{}` does not fit the type of the field `{}`", row.name, field.name()),
        "any class of the server can be given with `ops: raw(\"…\")`",
        {{field.syntax->type->span, "the type of the field"}});
    return;
  }
  draft.report(
      Code::operator_class, value.span,
      known
          ? fmt::format("operator class `{}` is not one of index type `{}`", value.text, row_of(method).name)
          : fmt::format("unknown operator class `{}`", value.text),
      known ? fmt::format("it is one of `{}`", row_of(owner).name) : suggestion(value.text, candidates));
}

// An operator class given as SQL turns off all checks of the type.
void read_class(Draft& draft, ast::Expression const& value, Method method, FieldDraft const& field,
                model::IndexPart& part) {
  using enum ast::ExpressionKind;
  if (value.kind == path) {
    read_named_class(draft, value, method, field, part);
  } else if (value.kind == call && value.text == "raw" && value.arguments.size() == 1 &&
             value.arguments.front().value.kind == string) {
    part.operator_class = value.arguments.front().value.text;
  } else {
    draft.report(Code::operator_class, value.span,
                 "an operator class is a name, or `raw(\"…\")` with a name in SQL");
  }
}

void check_default_class(Draft& draft, FieldDraft const& field, Method method, Span span) {
  if (field.kind == FieldKind::unsupported) return;
  std::string_view const native = native_name(field);
  MethodRow const& row = row_of(method);
  bool fits = !native.empty() && std::ranges::find(row.types, native) != row.types.end();
  if (method == Method::btree || method == Method::hash) fits = true;
  if (method == Method::gist)
    fits = field.kind == FieldKind::scalar && field.scalar == Scalar::string && field.native == nullptr;
  if (method == Method::gin) fits = fits || is_list(field);
  if (fits) {
    warn_of_list(draft, field, method, span);
    return;
  }
  draft.report(
      Code::index_field_type, span,
      fmt::format("index type `{}` has no default operator class for the field `{}`", row.name, field.name()),
      method == Method::gist && native == "Inet" ? "write `ops: InetOps`"
                                                 : "an operator class can be given with `ops: raw(\"…\")`",
      {{field.syntax->type->span, "the type of the field"}});
}

}  // namespace

void resolve_index(Draft& draft, ModelDraft const& owner, Bound const& attribute,
                   std::span<KeyPart const> parts, model::Index& index) {
  Method const method = read_method(draft, attribute);
  index.method = row_of(method).sql;
  if (method == Method::spgist && parts.size() > 1) {
    draft.report(Code::index_type, attribute.syntax->span, "an `SpGist` index has one column only");
  }
  if (method == Method::hash && parts.size() > 1) {
    draft.report(Code::server_refuses, attribute.syntax->span,
                 "PostgreSQL makes hash indexes of one column only");
  }
  index.parts.reserve(parts.size());
  for (KeyPart const& key : parts) {
    FieldDraft const& field = owner.fields[key.field];
    model::IndexPart& part = index.parts.emplace_back();
    part.column = field.column;
    ast::Argument const* sort = find_argument(key.syntax, "sort");
    if (sort == nullptr && !attribute.row->block) sort = attribute.find("sort");
    if (sort != nullptr) read_sort(draft, *sort, method, part);
    ast::Argument const* const ops =
        attribute.row->name == "index" ? find_argument(key.syntax, "ops") : nullptr;
    if (native_name(field) == "Xml") {
      draft.report(Code::index_field_type, key.syntax != nullptr ? key.syntax->span : attribute.syntax->span,
                   fmt::format("field `{}` is XML, which no index can hold", field.name()), {},
                   {{field.syntax->type->span, "the type of the field"}});
    } else if (ops != nullptr) {
      read_class(draft, ops->value, method, field, part);
    } else {
      check_default_class(draft, field, method,
                          key.syntax != nullptr ? key.syntax->span : attribute.syntax->span);
    }
  }
  if (ast::Argument const* where = attribute.find("where")) {
    index.predicate = resolve_predicate(draft, owner, where->value);
  }
}

}  // namespace lockstep::resolving
