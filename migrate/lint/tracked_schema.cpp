#include "migrate/lint/tracked_schema.hpp"

#include <algorithm>
#include <array>

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {
namespace {

using model::Name;

bool ends_type(SqlToken const& token) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"not", "null", "default", "constraint", "primary", "unique", "check", "references", "generated",
       "collate", "storage", "compression", "deferrable", "initially", "using", "options"});
  return token.kind == TokenKind::word && std::ranges::find(words, token.text) != words.end();
}

// The token as in the source. Blanks and comments between tokens are lost.
std::string spelled(SqlToken const& token) {
  if (is_quoted_name(token)) return model::quote_identifier(token.text);
  return token.text;
}

std::string const* name_in(TokenSpan tokens) {
  return !tokens.empty() && is_name(tokens[0]) ? &tokens[0].text : nullptr;
}

bool is_serial(model::Type const& type) {
  static constexpr std::string_view names[] = {"serial",  "bigserial", "smallserial",
                                               "serial4", "serial8",   "serial2"};
  return std::ranges::find(names, type.name.name) != std::end(names);
}

TrackedColumn column_at(TokenSpan type) {
  TrackedColumn result{.type = type_at(type)};
  result.required =
      has_words(type, {"not", "null"}) || has_words(type, {"primary", "key"}) || is_serial(result.type);
  result.has_default = has_words(type, {"default"});
  result.computed = has_words(type, {"generated"}) && !has_words(type, {"identity"});
  static std::map<std::string_view, std::string_view> const plain = {
      {"serial", "int4"},  {"serial4", "int4"},     {"bigserial", "int8"},
      {"serial8", "int8"}, {"smallserial", "int2"}, {"serial2", "int2"}};
  auto const number = plain.find(result.type.name.name);
  if (number != plain.end()) result.type.name.name = number->second;
  return result;
}

// The column in CHECK (column IS NOT NULL) or IS DISTINCT FROM NULL. Other forms are not recognized.
std::string not_null_of(TokenSpan check) {
  TokenSpan inner = inside_parentheses(check);
  while (!inner.empty() && is_sign(inner[0], '(') && inside_parentheses(inner).size() + 2 == inner.size())
    inner = inside_parentheses(inner);
  if (inner.size() < 4 || name_in(inner) == nullptr) return "";
  auto const test = inner.subspan(1);
  auto const reads = [&](std::initializer_list<std::string_view> words) {
    return std::equal(test.begin(), test.end(), words.begin(), words.end(), is_word);
  };
  bool const fits = reads({"is", "not", "null"}) || reads({"is", "distinct", "from", "null"});
  return fits ? inner[0].text : "";
}

TokenSpan first_parentheses(TokenSpan tokens) {
  auto const open = std::ranges::find_if(tokens, [](SqlToken const& one) { return is_sign(one, '('); });
  return inside_parentheses(tokens.subspan(static_cast<std::size_t>(open - tokens.begin())));
}

// Reads the elements of CREATE TABLE.
void read_columns(TokenSpan elements, TrackedTable& table) {
  static constexpr auto others = std::to_array<std::string_view>(
      {"constraint", "primary", "unique", "check", "foreign", "exclude", "like"});
  for (TokenSpan const element : split_at_commas(elements)) {
    std::string const* const name = name_in(element);
    bool const is_column =
        name != nullptr && (is_quoted_name(element[0]) || std::ranges::find(others, *name) == others.end());
    if (is_column) table.columns[*name] = column_at(element.subspan(1));
  }
  for (TokenSpan const element : split_at_commas(elements)) {  // columns of a key are not null
    std::array<std::string_view, 2> constexpr words = {"primary", "key"};
    std::size_t const at = find_words(element, words);
    if (at + 2 >= element.size() || name_in(element) == nullptr) continue;
    for (TokenSpan const column : split_at_commas(inside_parentheses(element.subspan(at + 2)))) {
      if (name_in(column) != nullptr && table.columns.contains(*name_in(column)))
        table.columns[*name_in(column)].required = true;
    }
  }
}

template <class Map>
void rename_key(Map& map, typename Map::key_type const& from, typename Map::key_type const& to) {
  auto node = map.extract(from);
  if (node.empty()) return;
  node.key() = to;
  map.erase(to);
  map.insert(std::move(node));
}

void rename_in(std::set<Name>& names, Name const& from, Name const& to) {
  if (names.erase(from) > 0) names.insert(to);
}

void move_known_table(Name const& from, Name const& to, TrackedSchema& known) {
  rename_key(known.tables, from, to);
  rename_in(known.new_tables, from, to);
  for (auto& [index, table] : known.index_tables) {
    if (table == from) table = to;
  }
}

// Columns keep their type when the type is renamed.
void rename_type(Name const& from, Name const& to, TrackedSchema& known) {
  rename_key(known.enums, from, to);
  for (auto& [name, table] : known.tables) {
    for (auto& [column, facts] : table.columns) {
      Name& type = facts.type.name;
      bool const same = type.name == from.name && (type.schema.empty() || type.schema == from.schema);
      if (same) type = to;
    }
  }
}

}  // namespace

std::set<std::string> constants_of(TokenSpan tokens) {
  std::set<std::string> values;
  for (SqlToken const& token : tokens) {
    if (token.kind == TokenKind::text || token.kind == TokenKind::number) values.insert(token.text);
  }
  return values;
}

namespace {

void add_constraint(Operation const& act, Match const& match, bool foreign_key, TrackedSchema& known) {
  std::string const& name = match.captured.name.name;
  if (name.empty()) return;
  known.tables[match.captured.table].constraints[name] = {
      .not_null = foreign_key ? "" : not_null_of(act.behind(match)),
      .foreign_key = foreign_key,
      .valid = !has_words(act.tokens, {"not", "valid"}),
      .values = foreign_key ? std::set<std::string>() : constants_of(act.behind(match))};
}

Name in_schema_of(Name const& from, Name const& to) {
  return {to.schema.empty() ? from.schema : to.schema, to.name};
}

void apply_to_table(Operation const& act, Match const& match, TrackedSchema& known) {
  Captures const& c = match.captured;
  switch (match.row->effect) {
    case Effect::create_table:
      known.tables[c.table] = {};
      known.new_tables.insert(c.table);
      read_columns(first_parentheses(act.tokens), known.tables[c.table]);
      return;
    case Effect::drop_table:
      known.tables.erase(c.table);
      known.dropped.insert({"table", c.table});
      return;
    case Effect::rename_table:
      known.old_names[in_schema_of(c.table, c.to)] = c.table;
      return move_known_table(c.table, in_schema_of(c.table, c.to), known);
    case Effect::move_table:
      return move_known_table(c.table, {c.to.name, c.table.name}, known);
    case Effect::add_column:
      known.tables[c.table].columns[c.column] = column_at(definition_of(act, c.column));
      known.new_columns.insert({c.table, c.column});
      return;
    case Effect::drop_column:
      known.tables[c.table].columns.erase(c.column);
      known.new_columns.erase({c.table, c.column});
      return;
    case Effect::rename_column:
      known.left_names.insert({c.table, c.column});
      if (known.new_columns.erase({c.table, c.column}) > 0) known.new_columns.insert({c.table, c.to.name});
      return rename_key(known.tables[c.table].columns, c.column, c.to.name);
    case Effect::change_type:
      known.tables[c.table].columns[c.column].type = type_at(act.behind(match));
      return;
    case Effect::set_not_null:
    case Effect::drop_not_null:
      known.tables[c.table].columns[c.column].required = match.row->effect == Effect::set_not_null;
      return;
    case Effect::add_check:
    case Effect::add_foreign_key:
      return add_constraint(act, match, match.row->effect == Effect::add_foreign_key, known);
    case Effect::validate:
      known.tables[c.table].constraints[c.name.name].valid = true;
      return;
    case Effect::drop_constraint:
      known.tables[c.table].constraints.erase(c.name.name);
      return;
    default:
      return;
  }
}

std::string kind_of_object(Operation const& act, Captures const& captured) {
  if (!captured.kind.empty() && captured.kind != "recursive") return captured.kind;
  static constexpr auto kinds = std::to_array<std::string_view>(
      {"trigger", "policy", "rule", "type", "materialized", "view", "function", "foreign"});
  for (SqlToken const& token : act.tokens) {
    if (std::ranges::find(kinds, token.text) != kinds.end()) return token.text;
  }
  return "";
}

void apply_to_object(Operation const& act, Match const& match, TrackedSchema& known) {
  Captures const& c = match.captured;
  std::string const kind = kind_of_object(act, c);
  switch (match.row->effect) {
    case Effect::create_enum:
      known.enums[c.name] = {};
      for (TokenSpan const value : split_at_commas(inside_parentheses(act.behind(match))))
        known.enums[c.name].push_back(value[0].text);
      known.made.insert({"type", c.name});
      return;
    case Effect::add_value:
      known.enums[c.name].push_back(c.text);
      return;
    case Effect::rename_value: {
      TokenSpan const to = act.behind(match);
      if (!to.empty()) std::ranges::replace(known.enums[c.name], c.text, to[0].text);
      return;
    }
    case Effect::create_object:
      known.made.insert({kind, c.name});
      if (kind == "materialized") known.new_tables.insert(c.name);
      if (kind == "function") {
        for (SqlToken const& token : act.tokens) {
          if (is_text(token)) known.functions.push_back(token.text);
        }
      }
      return;
    case Effect::drop_object:
      known.dropped.insert({kind, c.name});
      known.enums.erase(c.name);
      return;
    case Effect::rename_object:
      known.made.insert({kind, in_schema_of(c.name, c.to)});
      return rename_type(c.name, in_schema_of(c.name, c.to), known);
    case Effect::create_index:
      if (!c.name.name.empty()) known.index_tables[{c.table.schema, c.name.name}] = c.table;
      return;
    case Effect::drop_index:
      known.index_tables.erase(c.name);
      return;
    case Effect::rename_index:
      return rename_key(known.index_tables, c.name, in_schema_of(c.name, c.to));
    default:
      return;
  }
}

}  // namespace

TrackedColumn const* TrackedSchema::column(Name const& table, std::string const& name) const {
  auto const found = tables.find(table);
  if (found == tables.end()) return nullptr;
  auto const column = found->second.columns.find(name);
  return column == found->second.columns.end() ? nullptr : &column->second;
}

model::Type type_at(TokenSpan tokens) {
  std::string text;
  for (SqlToken const& token : tokens) {
    if (token.depth == tokens.front().depth && ends_type(token)) break;
    bool const words =
        !text.empty() && token.kind == TokenKind::word && text.back() != '(' && text.back() != '.';
    text += (words ? " " : "") + spelled(token);
  }
  return model::parse_type(text);
}

TrackedSchema tracked_schema_of(model::Schema const& schema) {
  TrackedSchema known;
  for (model::Table const& table : schema.tables) {
    TrackedTable& one = known.tables[table.name];
    for (model::Column const& column : table.columns)
      one.columns[column.name] = {
          .type = column.type, .required = !column.nullable, .computed = !column.generated.empty()};
    for (model::ForeignKey const& key : table.foreign_keys)
      one.constraints[key.name] = {.not_null = {}, .foreign_key = true, .valid = key.validated};
    for (model::Index const& index : table.indexes)
      known.index_tables[{table.name.schema, index.name}] = table.name;
  }
  for (model::Enum const& one : schema.enums) known.enums[one.name] = one.values;
  return known;
}

TokenSpan definition_of(Operation const& act, std::string const& column) {
  TokenSpan const tokens = act.tokens;
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    if (tokens[at].text == column) return tokens.subspan(at + 1);
  }
  return {};
}

void apply(Operation const& act, Match const& match, TrackedSchema& known) {
  apply_to_table(act, match, known);
  apply_to_object(act, match, known);
}

}  // namespace lockstep
