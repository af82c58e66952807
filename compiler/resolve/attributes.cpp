// Attributes: binds the syntax to the rows of the attribute table, so that the passes find each argument by
// name and need not check whether it is a string, a list of fields or a constant.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

std::string spelled(ast::Attribute const& attribute, bool block) {
  return fmt::format("{}{}", block ? "@@" : "@", attribute.name.text);
}

bool is_block(OwnerKind owner) { return owner == OwnerKind::model || owner == OwnerKind::enumeration; }

std::string_view place_name(unsigned place) {
  switch (place) {
    case on_scalar:
      return "a scalar field";
    case on_relation:
      return "a relation field";
    case on_unsupported:
      return "an `Unsupported` field";
    case on_enum_value:
      return "an enum value";
    case on_model:
      return "a model";
    case on_view:
      return "a view";
    default:
      return "an enum";
  }
}

AttributeRow const* find_row(std::string_view name, bool block) {
  for (AttributeRow const& row : attribute_rows()) {
    if (row.block == block && row.name.size() == name.size() && row.name == name) return &row;
  }
  return nullptr;
}

void report_unknown(Draft& draft, ast::Attribute const& attribute, bool block, unsigned place) {
  std::vector<std::string> candidates;
  for (AttributeRow const& row : attribute_rows()) {
    if (row.block == block && (row.places & place) != 0) candidates.emplace_back(row.name);
  }
  std::string const sign = block ? "@@" : "@";
  std::optional<std::string> const found = nearest(attribute.name.text, candidates);
  std::string help;
  if (find_row(attribute.name.text, !block) != nullptr) {
    help = block ? fmt::format("`@{}` follows a field, with one `@`", attribute.name.text)
                 : fmt::format("`@@{}` is written on a separate line, with two `@`", attribute.name.text);
  } else if (found) {
    help = fmt::format("did you mean `{}{}`?", sign, *found);
  } else if (find_native(attribute.name.text) != nullptr && !block) {
    std::string_view const prefix = draft.datasource != nullptr ? draft.datasource->name.text : "db";
    help = fmt::format("native types begin with the name of the datasource: `@{}.{}`", prefix,
                       attribute.name.text);
  }
  draft.report(Code::unknown_attribute, attribute.name.span,
               fmt::format("unknown attribute `{}`", spelled(attribute, block)), std::move(help));
}

// Whether an expression is valid for an argument of that kind; expected: a description of what is.
bool fits(ast::Expression const& value, ArgumentKind kind, std::string_view& expected) {
  using enum ast::ExpressionKind;
  switch (kind) {
    case ArgumentKind::string:
      expected = "a string";
      return value.kind == string;
    case ArgumentKind::constant:
      expected = "a constant";
      return value.kind == path;
    case ArgumentKind::predicate:
      expected = "`raw(\"…\")` or an object such as `{ active: true }`";
      return value.kind == call || value.kind == object;
    case ArgumentKind::fields:
      expected = "a list of fields";
      return value.kind == path || value.kind == call || value.kind == array;
    case ArgumentKind::any:
    case ArgumentKind::refused:
      return true;
  }
  return true;
}

// Help for a mistake that may only concern quotes.
std::string quoting_help(ast::Expression const& value, ArgumentKind expected) {
  using enum ast::ExpressionKind;
  if (expected == ArgumentKind::string && value.kind == path)
    return fmt::format("with quotes: `\"{}\"`", value.text);
  if (value.kind != string || value.text.empty()) return {};
  if (expected == ArgumentKind::predicate) return fmt::format("for SQL: `raw(\"{}\")`", value.text);
  return fmt::format("without quotes: `{}`", value.text);
}

// The index of an argument without a name, which is 0, or nullopt after a diagnostic.
std::optional<std::size_t> unnamed_place(Draft& draft, Bound const& bound, ast::Argument const& argument,
                                         ast::Argument const*& unnamed) {
  AttributeRow const& row = *bound.row;
  bool const takes_one = !row.arguments.front().name.empty() && !row.only_named;
  if (takes_one && unnamed == nullptr) {
    unnamed = &argument;
    return 0;
  }
  std::string const name = spelled(*bound.syntax, row.block);
  if (row.arguments.front().name.empty()) {
    draft.report(Code::unknown_argument, argument.span, fmt::format("`{}` takes no arguments", name));
  } else if (row.only_named) {
    draft.report(Code::unknown_argument, argument.span, fmt::format("the arguments of `{}` have names", name),
                 fmt::format("a name for the database is written `{}(map: \"…\")`", name));
  } else {
    draft.report(
        Code::too_many_arguments, argument.span, fmt::format("`{}` takes one unnamed argument only", name),
        row.arguments.front().kind == ArgumentKind::fields ? "several fields go into brackets: `[a, b]`" : "",
        {{unnamed->span, "the first one"}});
  }
  return std::nullopt;
}

// The index of an argument in the row, or nullopt after a diagnostic.
std::optional<std::size_t> place_of(Draft& draft, Bound const& bound, ast::Argument const& argument,
                                    ast::Argument const*& unnamed) {
  AttributeRow const& row = *bound.row;
  if (!argument.name) return unnamed_place(draft, bound, argument, unnamed);
  for (std::size_t i = 0; i < row.arguments.size() && !row.arguments[i].name.empty(); ++i) {
    if (row.arguments[i].name == argument.name->text) return i;
  }
  std::vector<std::string> candidates;
  for (std::size_t i = 0; i < row.argument_count(); ++i) {
    if (row.arguments[i].kind != ArgumentKind::refused) candidates.emplace_back(row.arguments[i].name);
  }
  draft.report(
      Code::unknown_argument, argument.name->span,
      fmt::format("`{}` has no argument `{}`", spelled(*bound.syntax, row.block), argument.name->text),
      suggestion(argument.name->text, candidates));
  return std::nullopt;
}

void bind_argument(Draft& draft, Bound& bound, ast::Argument const& argument, ast::Argument const*& unnamed) {
  std::optional<std::size_t> const place = place_of(draft, bound, argument, unnamed);
  if (!place) return;
  ArgumentRow const& row = bound.row->arguments[*place];
  std::string_view expected;
  if (bound.values[*place] != nullptr) {
    draft.report(Code::repeated_argument, argument.span,
                 fmt::format("argument `{}` is given twice", row.name), {},
                 {{bound.values[*place]->span, "first given here"}});
  } else if (row.kind == ArgumentKind::refused) {
    draft.report(Code::unsupported_argument, argument.span,
                 fmt::format("argument `{}` of `{}` is not supported on PostgreSQL", row.name,
                             spelled(*bound.syntax, bound.row->block)));
  } else if (!fits(argument.value, row.kind, expected)) {
    draft.report(Code::argument_kind, argument.value.span,
                 fmt::format("argument `{}` must be {}", row.name, expected),
                 quoting_help(argument.value, row.kind));
  } else {
    bound.values[*place] = &argument;
  }
}

Bound bind_arguments(Draft& draft, ast::Attribute const& attribute, AttributeRow const& row) {
  Bound bound{.syntax = &attribute, .row = &row};
  ast::Argument const* unnamed = nullptr;  // the argument without a name
  std::size_t const errors = draft.diagnostics.errors();
  for (ast::Argument const& argument : attribute.arguments) bind_argument(draft, bound, argument, unnamed);
  if (draft.diagnostics.errors() > errors) return bound;
  for (std::size_t i = 0; i < row.arguments.size(); ++i) {
    if (!row.arguments[i].required || bound.values[i] != nullptr) continue;
    draft.report(
        Code::missing_argument, attribute.span,
        fmt::format("`{}` needs the argument `{}`", spelled(attribute, row.block), row.arguments[i].name));
  }
  return bound;
}

void complain_misplaced(Draft& draft, ast::Attribute const& attribute, AttributeRow const& row,
                        unsigned place) {
  std::string const name = spelled(attribute, row.block);
  if (row.places == 0) {
    draft.report(Code::unsupported_attribute, attribute.span,
                 fmt::format("`{}` is not supported on PostgreSQL", name));
  } else if (place == on_view && (row.name == "id" || row.name == "index")) {
    draft.report(Code::view_attribute, attribute.span,
                 fmt::format("a view cannot have {}", row.name == "id" ? "a primary key" : "indexes"),
                 "only `@unique` and `@@unique` are allowed, as hints for the client");
  } else if (place == on_relation && row.name != "updatedAt") {
    draft.report(Code::misplaced_attribute, attribute.span,
                 fmt::format("`{}` is not allowed on a relation field", name),
                 "write it on the scalar field that the relation uses");
  } else {
    draft.report(Code::misplaced_attribute, attribute.span,
                 fmt::format("`{}` is not allowed on {}", name, place_name(place)),
                 row.name == "relation" ? "write it on the field whose type is the other model" : "");
  }
}

// An extension attribute: its name, and the function that reads its first argument.
struct HintReader {
  std::string_view name;
  void (*read)(Hints& hints, model::ObjectRef const& object, std::string const& text, Span span);
};

constexpr HintReader hint_readers[] = {
    {"renamedFrom",
     [](Hints& hints, model::ObjectRef const& object, std::string const& text, Span span) {
       hints.renames.push_back({.object = object, .old_name = std::string(cut(text, 63)), .span = span});
     }},
    {"backfill",
     [](Hints& hints, model::ObjectRef const& object, std::string const& text, Span span) {
       hints.backfills.push_back({.column = object, .expression = text, .span = span});
     }},
};

}  // namespace

std::optional<std::string_view> Bound::text(std::string_view name) const {
  ast::Argument const* const argument = find(name);
  if (argument == nullptr) return std::nullopt;
  return argument->value.text;
}

Bounds bind_attributes(Draft& draft, List<ast::Attribute> const& attributes, OwnerKind owner,
                       unsigned place) {
  if (attributes.empty()) return {};
  draft.bound.clear();
  std::array<Span const*, max_attributes> first{};  // by row
  bool const block = is_block(owner);
  for (ast::Attribute const& attribute : attributes) {
    bool const native = owner == OwnerKind::field && attribute.name.text.find('.') != std::string_view::npos;
    if (native) continue;
    AttributeRow const* const row = find_row(attribute.name.text, block);
    if (row == nullptr) {
      report_unknown(draft, attribute, block, place);
      continue;
    }
    Span const*& seen = first[static_cast<std::size_t>(row - attribute_rows().data())];
    if ((row->places & place) == 0) {
      complain_misplaced(draft, attribute, *row, place);
    } else if (seen != nullptr && !row->repeatable) {
      draft.report(Code::repeated_attribute, attribute.span,
                   fmt::format("`{}` is given twice", spelled(attribute, block)), {},
                   {{*seen, "first given here"}});
    } else {
      seen = &attribute.span;
      draft.bound.push_back(bind_arguments(draft, attribute, *row));
    }
  }
  return draft.storage.copy(draft.bound);
}

std::string schema_of(Draft& draft, Bounds attributes, ast::Identifier const& block) {
  Bound const* const attribute = find_attribute(attributes, "schema");
  std::string const& fallback = draft.options.default_schema;
  if (attribute == nullptr) {
    if (draft.schemas_given) {
      draft.report(Code::schema_attribute, block.span, fmt::format("`{}` has no `@@schema`", block.text),
                   "with `schemas` in the datasource, each model, view and enum names one");
    }
    return fallback;
  }
  ast::Argument const* const argument = attribute->find("map");
  if (argument == nullptr) return fallback;
  std::string const name(argument->value.text);
  if (!draft.schemas_given) {
    draft.report(Code::schema_attribute, attribute->syntax->span,
                 "`@@schema` needs a list `schemas` in the datasource",
                 fmt::format("add `schemas = [\"{}\"]` there", name));
  } else if (std::ranges::find(draft.result.schemas, name) == draft.result.schemas.end()) {
    draft.report(Code::schema_attribute, argument->value.span,
                 fmt::format("schema `{}` is not in the `schemas` of the datasource", name),
                 is_worth_suggesting(draft) ? suggestion(name, draft.result.schemas) : std::string());
  }
  return name;
}

void read_hints(Draft& draft, Bounds attributes, std::function<model::ObjectRef()> const& object) {
  for (Bound const& bound : attributes) {
    auto const reader = std::ranges::find(hint_readers, bound.row->name, &HintReader::name);
    if (reader == std::end(hint_readers)) continue;
    std::optional<std::string_view> const text = bound.text(bound.row->arguments.front().name);
    if (!text) continue;
    if (text->find_first_not_of(" \t\r\n") == std::string::npos) {
      draft.report(
          Code::hint_argument, bound.syntax->span,
          fmt::format("`{}` needs a text that is not empty", spelled(*bound.syntax, bound.row->block)));
    } else {
      reader->read(draft.result.hints, object(), std::string(*text), bound.syntax->span);
    }
  }
}

std::optional<std::string> constraint_map(Draft& draft, Bound const& attribute, std::string_view name) {
  ast::Argument const* const argument = attribute.find(name);
  if (argument == nullptr) return std::nullopt;
  std::string_view const text = argument->value.text;
  if (text.empty()) {
    draft.report(Code::constraint_name_length, argument->value.span,
                 "the name of a constraint must not be empty");
  } else if (text.size() > 63) {
    draft.report(Code::constraint_name_length, argument->value.span,
                 fmt::format("the name of a constraint may have 63 bytes, this one has {}", text.size()));
  }
  return std::string(text);
}

}  // namespace lockstep::resolving
