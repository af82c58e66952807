// Decides for each group of relation fields which model refers to which, by the rules of Prisma: the field
// that is not a list refers; of two such fields the one with `fields`, then the required one, then the first
// by name. Then inserts what the relation lacks: after its type, into its attribute, or above the `}` of a
// model. Insertions at one place are in the order of the relation fields, and for a relation in the order:
// the other side, the referring field, its columns.
#include "compiler/resolve/complete.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "compiler/resolve/inflect.hpp"
#include "compiler/resolve/relation.hpp"
#include "grammar/format.hpp"

namespace lockstep {
namespace resolving {
namespace {

// Errors after which the rest of a model has no certain meaning. `validate` reports all others.
constexpr auto blocking = std::to_array<Code>({
    Code::duplicate_name,         Code::reserved_name,    Code::invalid_name,      Code::duplicate_field,
    Code::duplicate_enum_value,   Code::unknown_type,     Code::unknown_attribute, Code::misplaced_attribute,
    Code::repeated_attribute,     Code::unknown_argument, Code::repeated_argument, Code::too_many_arguments,
    Code::missing_argument,       Code::argument_kind,    Code::unknown_field,     Code::repeated_field,
    Code::relation_field_in_list, Code::empty_field_list, Code::several_ids,       Code::relation_name,
});

bool is_understood(Diagnostics const& diagnostics) {
  if (!diagnostics.has_errors()) return true;
  auto const all = diagnostics.sorted();
  return std::ranges::none_of(
      all, [](Diagnostic const& each) { return std::ranges::find(blocking, each.code) != blocking.end(); });
}

// A relation of which a part may be missing. forward: the field of `from` that refers to `to`; back: its
// opposite field in `to`.
struct Partial {
  std::size_t from = 0;
  std::size_t to = 0;
  std::optional<Side> forward{};
  std::optional<Side> back{};
  bool one_to_one = false;
  bool named = false;
  std::string_view name{};

  auto order() const {
    Side const& side = forward ? *forward : *back;
    return std::pair(side.model_index, side.field - side.model->fields.data());
  }
};

bool has_fields(Side const& side) { return side.argument("fields") != nullptr; }

// The columns of a foreign key, in the order of the referenced columns.
struct Key {
  struct Column {
    std::string name;
    FieldDraft const* reference = nullptr;
    FieldDraft const* existing = nullptr;
  };
  std::vector<Column> columns;
};

class Completer {
 public:
  explicit Completer(Draft const& draft) : draft_(draft) {}

  void complete(Partial const& relation);
  std::vector<Insertion> take();

 private:
  std::optional<std::vector<std::size_t>> listed(ModelDraft const& owner,
                                                 ast::Argument const& argument) const;
  std::optional<std::vector<std::size_t>> references(Partial const& relation) const;
  std::optional<Key> infer_key(Partial const& relation) const;
  void add_back_field(Partial const& relation);
  void add_forward_field(Partial const& relation, Key const& key);
  void add_columns(Partial const& relation, Key const& key);
  void add_arguments(Side const& forward, std::string const& arguments);
  void add_field(std::size_t model, std::string name, std::string const& rest);

  Draft const& draft_;
  std::set<std::pair<std::size_t, std::string>> added_;
  std::vector<Insertion> result_;
};

// The fields that an argument lists, if all of them are columns of the model.
std::optional<std::vector<std::size_t>> Completer::listed(ModelDraft const& owner,
                                                          ast::Argument const& argument) const {
  std::vector<std::size_t> fields;
  auto const add = [&](ast::Expression const& entry) {
    auto const found = owner.field(entry.text);
    bool const known = entry.kind == ast::ExpressionKind::path && found && owner.fields[*found].is_column();
    if (known) fields.push_back(*found);
    return known;
  };
  if (argument.value.kind != ast::ExpressionKind::array) {
    if (!add(argument.value)) return std::nullopt;
  } else {
    for (ast::Argument const& item : argument.value.arguments) {
      if (!add(item.value)) return std::nullopt;
    }
  }
  return fields;
}

// The referenced fields: those of `references`, else the first key of the model that identifies every row.
std::optional<std::vector<std::size_t>> Completer::references(Partial const& relation) const {
  ModelDraft const& to = draft_.models[relation.to];
  ast::Argument const* const written = relation.forward ? relation.forward->argument("references") : nullptr;
  if (written != nullptr) return listed(to, *written);
  for (Criterion const& criterion : to.criteria) {
    bool const strict = std::ranges::all_of(criterion.fields, [&](std::size_t field) {
      return to.fields[field].arity != ast::Arity::optional &&
             to.fields[field].kind != FieldKind::unsupported;
    });
    if (strict) return std::vector(criterion.fields.begin(), criterion.fields.end());
  }
  return std::nullopt;
}

std::optional<Key> Completer::infer_key(Partial const& relation) const {
  ModelDraft const& from = draft_.models[relation.from];
  ModelDraft const& to = draft_.models[relation.to];
  auto const referred = references(relation);
  if (!referred) return std::nullopt;
  Key key;
  for (std::size_t const index : *referred) {
    FieldDraft const& reference = to.fields[index];
    Key::Column column{.name = lower_first(to.name()) + upper_first(reference.name()),
                       .reference = &reference};
    if (auto const existing = from.field(column.name)) column.existing = &from.fields[*existing];
    bool const usable =
        column.existing != nullptr ? column.existing->is_column() : reference.kind == FieldKind::scalar;
    if (!usable) return std::nullopt;
    key.columns.push_back(std::move(column));
  }
  return key;
}

// Adds a line above the closing brace of a model, unless the name is in use.
void Completer::add_field(std::size_t model, std::string name, std::string const& rest) {
  ModelDraft const& owner = draft_.models[model];
  if (owner.field(name) || !added_.insert({model, name}).second) return;
  Span const span = owner.syntax->span;
  result_.push_back({.file = span.file, .offset = span.end - 1, .text = fmt::format("{} {}\n", name, rest)});
}

std::string_view mark(ast::Arity arity) {
  switch (arity) {
    case ast::Arity::required:
      return "";
    case ast::Arity::optional:
      return "?";
    case ast::Arity::list:
      return "[]";
  }
  return "";
}

std::string joined(std::vector<std::string> const& names) {
  std::string result;
  for (std::string const& name : names) result.append(result.empty() ? "" : ", ").append(name);
  return result;
}

std::string fields_argument(Key const& key) {
  std::vector<std::string> names;
  for (auto const& column : key.columns) names.push_back(column.name);
  return fmt::format("fields: [{}]", joined(names));
}

std::string references_argument(ModelDraft const& to, std::vector<std::size_t> const& fields) {
  std::vector<std::string> names;
  for (std::size_t const field : fields) names.emplace_back(to.fields[field].name());
  return fmt::format("references: [{}]", joined(names));
}

void Completer::add_back_field(Partial const& relation) {
  ModelDraft const& from = draft_.models[relation.from];
  std::string name = camel_case(from.name());
  if (!relation.one_to_one) name = plural(name);
  std::string const attribute = relation.named ? fmt::format(" @relation(\"{}\")", relation.name) : "";
  add_field(relation.to, std::move(name),
            fmt::format("{}{}{}{}", from.name(), relation.one_to_one ? "?" : "[]", attribute,
                        from.ignored ? " @ignore" : ""));
}

void Completer::add_forward_field(Partial const& relation, Key const& key) {
  ModelDraft const& to = draft_.models[relation.to];
  bool const optional = std::ranges::any_of(key.columns, [](Key::Column const& column) {
    return column.existing == nullptr || column.existing->arity == ast::Arity::optional;
  });
  std::string const name = relation.named ? fmt::format("\"{}\", ", relation.name) : "";
  add_field(
      relation.from, camel_case(to.name()),
      fmt::format("{}{} @relation({}{}, {}){}", to.name(), optional ? "?" : "", name, fields_argument(key),
                  references_argument(to, *references(relation)), to.ignored ? " @ignore" : ""));
}

// The native type as written, for the column that refers to this one.
std::string native_of(FieldDraft const& field) {
  for (ast::Attribute const& attribute : field.syntax->attributes) {
    if (attribute.name.text.find('.') == std::string::npos) continue;
    std::vector<std::string> arguments;
    for (ast::Argument const& argument : attribute.arguments) arguments.emplace_back(argument.value.text);
    std::string const list = attribute.has_parentheses ? fmt::format("({})", joined(arguments)) : "";
    return fmt::format(" @{}{}", attribute.name.text, list);
  }
  return {};
}

void Completer::add_columns(Partial const& relation, Key const& key) {
  ast::Arity const arity = relation.forward ? relation.forward->field->arity : ast::Arity::optional;
  for (Key::Column const& column : key.columns) {
    if (column.existing != nullptr) continue;
    add_field(relation.from, column.name,
              fmt::format("{}{}{}", row_of(column.reference->scalar).name, mark(arity),
                          native_of(*column.reference)));
  }
}

// Adds the arguments to the @relation of the field, or adds a @relation.
void Completer::add_arguments(Side const& forward, std::string const& arguments) {
  if (arguments.empty()) return;
  if (forward.attribute == nullptr) {
    Span const type = forward.field->syntax->type->span;
    result_.push_back(
        {.file = type.file, .offset = type.end, .text = fmt::format(" @relation({})", arguments)});
    return;
  }
  ast::Attribute const& attribute = *forward.attribute->syntax;
  Insertion insertion{.file = attribute.span.file, .offset = attribute.span.end, .text = arguments};
  if (attribute.has_parentheses) {
    --insertion.offset;
    if (!attribute.arguments.empty()) insertion.text.insert(0, ", ");
  } else {
    insertion.text = fmt::format("({})", arguments);
  }
  result_.push_back(std::move(insertion));
}

void Completer::complete(Partial const& relation) {
  bool const keyed = relation.forward && has_fields(*relation.forward);
  std::optional<Key> const key = keyed ? std::optional<Key>(Key{}) : infer_key(relation);
  if (!key) return;
  if (!relation.back) add_back_field(relation);
  if (!relation.forward) add_forward_field(relation, *key);
  if (!keyed) add_columns(relation, *key);
  if (!relation.forward) return;
  std::vector<std::string> arguments;
  if (!keyed) arguments.push_back(fields_argument(*key));
  if (relation.forward->argument("references") == nullptr) {
    auto const fields = references(relation);
    if (!fields) return;
    arguments.push_back(references_argument(draft_.models[relation.to], *fields));
  }
  add_arguments(*relation.forward, joined(arguments));
}

std::vector<Insertion> Completer::take() {
  std::ranges::stable_sort(result_, {},
                           [](Insertion const& each) { return std::pair(each.file, each.offset); });
  return std::move(result_);
}

// --- properties of the existing part of a relation

// Whether the fields of a relation are a unique key, so that the opposite side is at most one row.
bool refers_uniquely(Draft const& draft, Side const& side) {
  ast::Argument const* const argument = side.argument("fields");
  if (argument == nullptr) return false;
  std::vector<std::string_view> names;
  if (argument->value.kind != ast::ExpressionKind::array) names.emplace_back(argument->value.text);
  for (ast::Argument const& item : argument->value.arguments) names.emplace_back(item.value.text);
  ModelDraft const& owner = draft.models[side.model_index];
  return std::ranges::any_of(owner.criteria, [&](Criterion const& criterion) {
    return !criterion.primary && std::ranges::equal(criterion.fields, names, {}, [&](std::size_t field) {
      return owner.fields[field].name();
    });
  });
}

// Whether `one` is the referring field of two fields that are not lists.
bool refers(Side const& one, Side const& other) {
  bool const required = one.field->arity == ast::Arity::required;
  if (required != (other.field->arity == ast::Arity::required)) return required;
  if (has_fields(one) != has_fields(other)) return has_fields(one);
  return std::pair(one.model->name(), one.field->name()) <
         std::pair(other.model->name(), other.field->name());
}

std::optional<Partial> partial_of(Draft const& draft, RelationGroup group) {
  RelationEntry const& first = group.front();
  Partial result{.named = first.named, .name = first.relation};
  Side const one = make_side(draft, first.model, first.field);
  if (group.size() == 1) {
    if (first.low == first.high && !first.named) return std::nullopt;  // such a relation needs a name
    (one.is_list() ? result.back : result.forward) = one;
    result.from = one.is_list() ? one.field->target : one.model_index;
    result.to = one.is_list() ? one.model_index : one.field->target;
    result.one_to_one = !one.is_list() && refers_uniquely(draft, one);
    return result;
  }
  if (!are_opposite(group)) return std::nullopt;
  Side const other = make_side(draft, group[1].model, group[1].field);
  if (one.is_list() && other.is_list()) return std::nullopt;
  bool const swapped = one.is_list() || (!other.is_list() && refers(other, one));
  result.forward = swapped ? other : one;
  result.back = swapped ? one : other;
  result.from = result.forward->model_index;
  result.to = result.back->model_index;
  return result;
}

// Whether the name needs no escapes between quotes.
bool is_plain(std::string_view name) {
  return std::ranges::none_of(
      name, [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace
}  // namespace resolving

std::vector<Insertion> find_completions(std::vector<ast::File> const& files) {
  using namespace resolving;  // NOLINT(google-build-using-namespace): the passes live there
  Diagnostics diagnostics;
  ResolveOptions const options;
  Draft draft{.files = files, .options = options, .diagnostics = diagnostics};
  read_settings(draft);
  collect_names(draft);
  resolve_enums(draft);
  resolve_models(draft);
  auto const entries = collect_relation_entries(draft);
  if (!is_understood(diagnostics)) return {};
  std::vector<Partial> relations;
  for (RelationGroup const group : group_entries(entries)) {
    auto const relation = partial_of(draft, group);
    if (relation && is_plain(relation->name)) relations.push_back(*relation);
  }
  std::ranges::stable_sort(relations, {}, &Partial::order);
  Completer completer(draft);
  for (Partial const& relation : relations) completer.complete(relation);
  return completer.take();
}

namespace {

// The text with the insertions, which get the line ends of the text.
std::string completed(std::string_view text, std::span<Insertion const> insertions) {
  std::string_view const line_end = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  std::string result;
  std::size_t done = 0;
  for (Insertion const& each : insertions) {
    result += text.substr(done, each.offset - done);
    done = each.offset;
    bool const whole_line = each.text.ends_with('\n');
    result.append(each.text, 0, each.text.size() - (whole_line ? 1 : 0));
    if (whole_line) result += line_end;
  }
  return result.append(text.substr(done));
}

}  // namespace

std::vector<std::string> format_files(std::vector<ast::File> const& files, Sources const& sources) {
  auto const insertions = find_completions(files);
  std::vector<std::string> result;
  result.reserve(files.size());
  for (ast::File const& file : files) {
    std::string const& text = sources.at(file.file).text;
    auto const begin = std::ranges::lower_bound(insertions, file.file, {}, &Insertion::file);
    auto const end = std::ranges::upper_bound(insertions, file.file, {}, &Insertion::file);
    std::span<Insertion const> const own(begin, end);
    result.push_back(own.empty() ? format(text) : format(completed(text, own)));
  }
  return result;
}

}  // namespace lockstep
