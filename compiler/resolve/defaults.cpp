// @default: literals by the type of the field, lists of them, and the functions. Functions that only the
// client evaluates (uuid() and similar ones) give no default in the database.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"
#include "compiler/resolve/values.hpp"

namespace lockstep::resolving {
namespace {

using ast::ExpressionKind;
using model::DefaultKind;

std::string_view type_name(FieldDraft const& field) { return field.syntax->type->name.text; }

// The value as written, for messages.
std::string written(ast::Expression const& value) {
  switch (value.kind) {
    case ExpressionKind::string:
      return fmt::format("\"{}\"", value.text);
    case ExpressionKind::call:
      return fmt::format("{}()", value.text);
    case ExpressionKind::array:
      return "[…]";
    case ExpressionKind::object:
      return "{…}";
    case ExpressionKind::number:
    case ExpressionKind::path:
      return std::string(value.text);
  }
  return {};
}

void complain_value(Draft& draft, ast::Expression const& value, std::string_view type,
                    std::string help = {}) {
  if (value.kind == ExpressionKind::path && value.text == "null")
    help = "an optional field without `@default` is NULL anyway";
  draft.report(Code::default_value, value.span,
               fmt::format("`{}` is not a default for a field of type `{}`", written(value), type),
               std::move(help));
}

bool is_whole(std::string_view text) { return text.find('.') == std::string_view::npos; }

// The text of a literal of a built-in type; nullopt if the value is not one.
std::optional<std::string> scalar_literal(Scalar scalar, ast::Expression const& value) {
  bool const string = value.kind == ExpressionKind::string;
  bool const number = value.kind == ExpressionKind::number;
  switch (scalar) {
    case Scalar::string:
      return string ? std::optional<std::string>(value.text) : std::nullopt;
    case Scalar::boolean:
      if (value.kind == ExpressionKind::path && (value.text == "true" || value.text == "false"))
        return std::string(value.text);
      return std::nullopt;
    case Scalar::integer:
    case Scalar::big_integer:
      return number && is_whole(value.text) ? read_integer(value.text) : std::nullopt;
    case Scalar::floating:
      return number ? read_decimal(value.text) : std::nullopt;
    case Scalar::decimal:
      return number || string ? read_decimal(value.text) : std::nullopt;
    case Scalar::date_time:
      return string ? read_date_time(value.text) : std::nullopt;
    case Scalar::json:
      return string && is_json(value.text) ? std::optional<std::string>(value.text) : std::nullopt;
    case Scalar::bytes:
      return string ? read_base64(value.text) : std::nullopt;
  }
  return std::nullopt;
}

std::string_view form_of(Scalar scalar) {
  switch (scalar) {
    case Scalar::string:
      return "write a string";
    case Scalar::boolean:
      return "write `true` or `false`";
    case Scalar::integer:
    case Scalar::big_integer:
      return "write a whole number of at most 64 bits";
    case Scalar::floating:
      return "write a number";
    case Scalar::decimal:
      return "write a number, or one in a string";
    case Scalar::date_time:
      return "write `now()`, or a string such as \"2026-01-31T12:00:00Z\"";
    case Scalar::json:
      return "write a string that holds JSON";
    case Scalar::bytes:
      return "write a string in padded base64";
  }
  return {};
}

// The name of an enum value in the database, or nullopt after a diagnostic.
std::optional<std::string> enum_literal(Draft& draft, FieldDraft const& field, ast::Expression const& value) {
  EnumDraft const& target = draft.enums[field.target];
  if (value.kind != ExpressionKind::path) {
    complain_value(draft, value, type_name(field), "write the bare name of a value of the enum");
    return std::nullopt;
  }
  auto const found = find_member(target.syntax->values, target.by_name, value.text);
  if (found) return target.result.values[*found];
  auto const stored = std::ranges::find(target.result.values, value.text);
  if (stored != target.result.values.end()) {
    auto const place = static_cast<std::size_t>(stored - target.result.values.begin());
    draft.report(Code::default_enum_value, value.span,
                 fmt::format("enum `{}` has no value `{}`", type_name(field), value.text),
                 fmt::format("write `{}`; `{}` is its name in the database",
                             target.syntax->values[place].name.text, value.text),
                 {{target.syntax->values[place].name.span, "this value"}});
    return std::nullopt;
  }
  std::vector<std::string> candidates;
  if (is_worth_suggesting(draft)) {
    for (ast::EnumValue const& candidate : target.syntax->values)
      candidates.emplace_back(candidate.name.text);
  }
  draft.report(Code::default_enum_value, value.span,
               fmt::format("enum `{}` has no value `{}`", type_name(field), value.text),
               suggestion(value.text, candidates), {{target.syntax->name.span, "the enum"}});
  return std::nullopt;
}

std::optional<std::string> literal_text(Draft& draft, FieldDraft const& field, ast::Expression const& value) {
  if (field.kind == FieldKind::enumeration) return enum_literal(draft, field, value);
  if (field.kind == FieldKind::unsupported) {
    complain_value(draft, value, fmt::format("Unsupported(\"{}\")", type_name(field)),
                   "only `dbgenerated(\"…\")` is possible");
    return std::nullopt;
  }
  std::optional<std::string> text = scalar_literal(field.scalar, value);
  if (!text) complain_value(draft, value, type_name(field), std::string(form_of(field.scalar)));
  return text;
}

void resolve_list(Draft& draft, FieldDraft const& field, ast::Expression const& value,
                  model::Column& column) {
  column.value.kind = DefaultKind::list;
  for (ast::Argument const& item : value.arguments) {
    if (std::optional<std::string> text = literal_text(draft, field, item.value))
      column.value.items.push_back(std::move(*text));
  }
}

// The functions, the types that they are for, and the range of their integer argument.
struct FunctionRow {
  std::string_view name;
  std::array<Scalar, 2> scalars;
  int from = 0;  // the smallest argument; no argument is allowed if `to` is 0
  int to = 0;
  bool ends_only = false;  // only the two ends of the range
};
// clang-format off
constexpr auto functions = std::to_array<FunctionRow>({
  {"now",           {Scalar::date_time, Scalar::date_time}},
  {"autoincrement", {Scalar::integer, Scalar::big_integer}},
  {"uuid",          {Scalar::string, Scalar::string}, 4, 7, true},
  {"cuid",          {Scalar::string, Scalar::string}, 1, 2, true},
  {"ulid",          {Scalar::string, Scalar::string}},
  {"nanoid",        {Scalar::string, Scalar::string}, 2, 255},
});
// clang-format on

bool are_arguments_right(FunctionRow const& row, List<ast::Argument> const& arguments) {
  if (arguments.empty()) return true;
  if (row.to == 0 || arguments.size() > 1 || arguments.front().value.kind != ExpressionKind::number)
    return false;
  std::optional<std::string> const text = read_integer(arguments.front().value.text);
  if (!text || text->size() > 3) return false;
  int const number = std::stoi(*text);
  return row.ends_only ? number == row.from || number == row.to : number >= row.from && number <= row.to;
}

void resolve_dbgenerated(Draft& draft, ModelDraft const& owner, ast::Expression const& call,
                         model::Column& column) {
  if (call.arguments.empty()) {
    column.value.kind = DefaultKind::database;
    return;
  }
  std::string_view const text = call.arguments.front().value.text;
  std::size_t const begin = text.find_first_not_of(" \t\r\n");
  if (call.arguments.size() > 1 || call.arguments.front().value.kind != ExpressionKind::string ||
      begin == std::string_view::npos) {
    draft.report(Code::default_function, call.span,
                 "`dbgenerated()` takes one string that is not empty, or nothing");
    return;
  }
  std::string sql(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
  if (names_other_column(sql, column.name, owner)) {
    column.generated = std::move(sql);
    return;
  }
  column.value = {.kind = DefaultKind::expression, .text = std::move(sql), .items = {}};
}

void resolve_autoincrement(Draft& draft, ast::Expression const& call, model::Column& column) {
  if (column.type.array) {
    draft.report(Code::serial_list, call.span,
                 "`autoincrement()` cannot fill a list: PostgreSQL has no serial arrays");
    return;
  }
  if (column.type.name.name == "oid") return;  // there is no serial type for it, so it gets no default
  column.value.kind = DefaultKind::sequence;
  column.nullable = false;  // SERIAL implies NOT NULL
}

// A function of another database is not a typing error: the help names its equivalent here.
std::string help_for_function(FieldDraft const& field, ast::Expression const& call) {
  bool const whole = field.kind == FieldKind::scalar &&
                     (field.scalar == Scalar::integer || field.scalar == Scalar::big_integer);
  if (call.text == "auto" && whole) return "write `autoincrement()`; `auto()` is of MongoDB";
  if (call.text == "auto") return "write `uuid()` or `dbgenerated(\"…\")`; `auto()` is of MongoDB";
  if (call.text == "sequence") return "write `autoincrement()`; `sequence()` is of CockroachDB";
  std::vector<std::string> candidates = {"dbgenerated"};
  for (FunctionRow const& candidate : functions) candidates.emplace_back(candidate.name);
  std::string help = suggestion(call.text, candidates);
  return help.empty() ? "any SQL can be given with `dbgenerated(\"…\")`" : help;
}

void resolve_function(Draft& draft, ModelDraft const& owner, FieldDraft const& field,
                      ast::Expression const& call, model::Column& column) {
  if (call.text == "dbgenerated") {
    resolve_dbgenerated(draft, owner, call, column);
    return;
  }
  auto const* const row =
      std::ranges::find(functions, call.text, [](FunctionRow const& x) { return x.name; });
  if (row == functions.end()) {
    draft.report(Code::default_function, call.span, fmt::format("unknown function `{}()`", call.text),
                 help_for_function(field, call));
    return;
  }
  bool const right_type =
      field.kind == FieldKind::scalar && std::ranges::find(row->scalars, field.scalar) != row->scalars.end();
  if (!right_type) {
    draft.report(
        Code::default_function, call.span,
        fmt::format("`{}()` cannot be the default of a field of type `{}`", row->name, type_name(field)), {},
        {{field.syntax->type->span, "the type of the field"}});
    return;
  }
  if (!are_arguments_right(*row, call.arguments)) {
    std::string const range = row->to == 0 ? std::string("no argument")
                                           : fmt::format("no argument, or {} {} {}", row->from,
                                                         row->ends_only ? "or" : "to", row->to);
    draft.report(Code::default_function, call.span, fmt::format("`{}()` takes {}", row->name, range));
    return;
  }
  if (row->name == "now") {
    column.value = {.kind = DefaultKind::expression, .text = "CURRENT_TIMESTAMP", .items = {}};
  } else if (row->name == "autoincrement") {
    resolve_autoincrement(draft, call, column);
  }
}

}  // namespace

void resolve_default(Draft& draft, ModelDraft const& owner, FieldDraft const& field, model::Column& column) {
  Bound const* const attribute = field.find("default");
  ast::Argument const* const argument = attribute != nullptr ? attribute->find("value") : nullptr;
  if (argument == nullptr) return;
  ast::Expression const& value = argument->value;
  bool const list = field.arity == ast::Arity::list;
  if (value.kind == ExpressionKind::call) {
    resolve_function(draft, owner, field, value, column);
  } else if (field.kind == FieldKind::unsupported) {
    literal_text(draft, field, value);  // which reports the error
  } else if (list && value.kind == ExpressionKind::array) {
    resolve_list(draft, field, value, column);
  } else if (list) {
    draft.report(Code::default_value, value.span, "the default of a list must be a list",
                 fmt::format("write `[{}]`", written(value)));
  } else if (value.kind == ExpressionKind::array) {
    draft.report(Code::default_value, value.span, "a list cannot be the default of a field that is no list",
                 fmt::format("the list type is written `{}[]`", type_name(field)),
                 {{field.syntax->type->span, "no list"}});
  } else if (std::optional<std::string> text = literal_text(draft, field, value)) {
    column.value = {.kind = DefaultKind::literal, .text = std::move(*text), .items = {}};
  }
}

}  // namespace lockstep::resolving
