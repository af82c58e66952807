#include "migrate/lint/conditions.hpp"

#include <algorithm>
#include <array>

#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/casts.hpp"

namespace lockstep {
namespace {

using model::Name;

// Functions that planner and server do not evaluate for every row: immutable or stable ones that defaults
// really use, and words that look like a call and are not one. is_volatile() knows more.
constexpr auto steady = std::to_array<std::string_view>({
    "abs",
    "array",
    "cast",
    "char",
    "coalesce",
    "concat",
    "current_setting",
    "date_part",
    "date_trunc",
    "decode",
    "encode",
    "extract",
    "greatest",
    "interval",
    "jsonb_build_array",
    "jsonb_build_object",
    "json_build_array",
    "json_build_object",
    "least",
    "left",
    "length",
    "lower",
    "ltrim",
    "make_interval",
    "md5",
    "nullif",
    "numeric",
    "repeat",
    "replace",
    "right",
    "round",
    "rtrim",
    "substring",
    "timezone",
    "to_char",
    "to_date",
    "to_jsonb",
    "to_json",
    "to_timestamp",
    "trim",
    "upper",
    "varchar",
});

bool is_volatile_call(std::string const& name) {
  if (std::ranges::find(steady, name) != steady.end()) return false;
  return is_volatile({.kind = model::DefaultKind::expression, .text = name + "()", .items = {}});
}

// Looks at the expression after DEFAULT, up to the next clause of the column.
bool has_volatile_default(TokenSpan definition) {
  static constexpr auto ends = std::to_array<std::string_view>(
      {"not", "constraint", "primary", "unique", "check", "references", "generated"});
  std::array<std::string_view, 1> constexpr word = {"default"};
  for (std::size_t at = find_words(definition, word) + 1; at < definition.size(); ++at) {
    bool const outside = definition[at].depth == definition.front().depth;
    if (outside && std::ranges::find(ends, definition[at].text) != ends.end()) return false;
    bool const type = is_sign(definition[at - 1], ':');
    bool const call = definition[at].kind == TokenKind::word && at + 1 < definition.size() &&
                      is_sign(definition[at + 1], '(');
    if (call && !type && is_volatile_call(definition[at].text)) return true;
  }
  return false;
}

bool is_serial_column(TokenSpan definition) {
  return !definition.empty() && definition[0].kind == TokenKind::word &&
         definition[0].text.find("serial") != std::string::npos;
}

bool needs_rewrite(TokenSpan definition) {
  bool const stored = has_words(definition, {"generated"}) && has_words(definition, {"stored"});
  return stored || is_serial_column(definition) || has_words(definition, {"as", "identity"}) ||
         has_volatile_default(definition);
}

bool lacks_value(TokenSpan definition) {
  return has_words(definition, {"not", "null"}) && !has_words(definition, {"default"}) &&
         !has_words(definition, {"generated"});
}

std::vector<std::string> const* enum_of(Name const& type, Name const& table, TrackedSchema const& known) {
  auto const found = known.enums.find(type.schema.empty() ? Name{table.schema, type.name} : type);
  return found == known.enums.end() ? nullptr : &found->second;
}

// A USING clause that is the column itself or a cast of it has the effect of TYPE alone.
bool computes(Operation const& act, std::string const& column) {
  std::array<std::string_view, 1> constexpr word = {"using"};
  TokenSpan const tokens = act.tokens;
  TokenSpan const expression = tokens.subspan(std::min(tokens.size(), find_words(tokens, word) + 1));
  if (expression.empty()) return false;
  bool const whole = expression[0].text == column && (expression.size() == 1 || is_sign(expression[1], ':'));
  auto const casts = std::ranges::count_if(expression, [](SqlToken const& one) { return is_sign(one, ':'); });
  return !whole || casts > 2;
}

// Conditions on the change of a column's type, as far as the types are known.
bool holds_for_type(Condition given, Operation const& act, Match const& match, TrackedSchema const& known) {
  Captures const& c = match.captured;
  TrackedColumn const* const column = known.column(c.table, c.column);
  if (column == nullptr || column->type.name.name.empty()) return given == Condition::type_unknown;
  model::Type const to = type_at(act.behind(match));
  auto const* const old_values = enum_of(column->type.name, c.table, known);
  auto const* const new_values = enum_of(to.name, c.table, known);
  bool const enums = old_values != nullptr && new_values != nullptr;
  if (given == Condition::enum_loses_value || given == Condition::enum_keeps_values) {
    if (!enums) return false;
    bool const lost = std::ranges::any_of(*old_values, [&](std::string const& value) {
      bool const mapped = std::ranges::any_of(
          act.tokens, [&](SqlToken const& token) { return is_text(token) && token.text == value; });
      return !mapped && std::ranges::find(*new_values, value) == new_values->end();
    });
    return lost == (given == Condition::enum_loses_value);
  }
  TypeChange const change = type_change(column->type, to);
  if (given == Condition::type_in_place) return change.work == Work::meta && !computes(act, c.column);
  if (given == Condition::type_widens) return change.widening;
  return given == Condition::type_keeps_values && !change.may_fail && !change.rounds();
}

// Whether the statement applies to all rows. In a new column all rows have NULL.
bool means_all_rows(Operation const& act, Name const& table, TrackedSchema const& known) {
  std::array<std::string_view, 1> constexpr word = {"where"};
  TokenSpan const tokens = act.tokens;
  TokenSpan const where = tokens.subspan(std::min(tokens.size(), find_words(tokens, word) + 1));
  if (where.empty() || (where.size() == 1 && is_word(where[0], "true"))) return true;
  if (is_word(tokens[0], "delete"))
    return false;  // rows that a migration has left without a value are not all rows
  bool const is_null =
      where.size() >= 3 && is_word(where[where.size() - 2], "is") && is_word(where[where.size() - 1], "null");
  return is_null && where.size() <= 5 && known.new_columns.contains({table, where[where.size() - 3].text});
}

bool excludes_null(Name const& table, std::string const& column, TrackedSchema const& known) {
  TrackedColumn const* const facts = known.column(table, column);
  if (facts != nullptr && facts->required) return true;
  auto const found = known.tables.find(table);
  return found != known.tables.end() && std::ranges::any_of(found->second.constraints, [&](auto const& one) {
           return one.second.valid && one.second.not_null == column;
         });
}

// Whether a valid check of the table has all constants of the bounds in it, so that it most likely states them.
bool states_bounds(Operation const& act, Match const& match, TrackedSchema const& known) {
  std::set<std::string> const bounds = constants_of(act.behind(match));
  auto const found = known.tables.find(match.captured.other);
  return !bounds.empty() && found != known.tables.end() &&
         std::ranges::any_of(found->second.constraints, [&](auto const& one) {
           return one.second.valid && std::ranges::includes(one.second.values, bounds);
         });
}

// FOREIGN KEY (a, b): whether a and b are new. Where they have a default, its rows must find a parent, too.
bool is_over_new_columns(Operation const& act, Name const& table, TrackedSchema const& known) {
  std::array<std::string_view, 2> constexpr words = {"foreign", "key"};
  TokenSpan const tokens = act.tokens;
  std::size_t const at = find_words(tokens, words);
  TokenSpan const names = inside_parentheses(tokens.subspan(std::min(tokens.size(), at + 2)));
  std::vector<TokenSpan> const columns = split_at_commas(names);
  return std::ranges::all_of(columns, [&](TokenSpan const& column) {
    TrackedColumn const* const facts = known.column(table, column[0].text);
    return known.new_columns.contains({table, column[0].text}) && facts != nullptr && !facts->has_default;
  });
}

TrackedConstraint const* constraint_of(Captures const& captured, TrackedSchema const& known) {
  auto const table = known.tables.find(captured.table);
  if (table == known.tables.end()) return nullptr;
  auto const found = table->second.constraints.find(captured.name.name);
  return found == table->second.constraints.end() ? nullptr : &found->second;
}

bool is_kept_in_sync(std::string const& column, TrackedSchema const& known) {
  return std::ranges::any_of(known.functions, [&](std::string const& body) {
    return body.find("NEW." + model::quote_identifier(column)) != std::string::npos;
  });
}

bool has_weak_mode(TokenSpan tokens) {
  return has_words(tokens, {"access", "share"}) || has_words(tokens, {"row", "share"}) ||
         has_words(tokens, {"row", "exclusive", "mode"}) ||
         has_words(tokens, {"share", "update", "exclusive"});
}

bool commits(TokenSpan tokens) {
  return std::ranges::any_of(tokens, [](SqlToken const& token) {
    if (!is_text(token)) return false;
    SqlTokens const inside = tokens_of(token.text);
    return std::ranges::any_of(inside.all, [](SqlToken const& one) { return is_word(one, "commit"); });
  });
}

// The object that a row of the table is about: the table, where no other name is captured.
Name const& subject(Captures const& captured) {
  return captured.name.name.empty() ? captured.table : captured.name;
}

// Encodes a column as a name, to compare it with the names that a file defines.
Name column_name(Name const& table, std::string const& column) {
  return {table.schema + "." + table.name, column};
}

bool is_given_later(Name const& name, Surroundings const& around) {
  return std::ranges::any_of(around.names, [&](NameDefined const& one) {
    return one.statement > around.statement && one.name == name;
  });
}

bool is_computed(Captures const& captured, TrackedSchema const& known) {
  TrackedColumn const* const column = known.column(captured.table, captured.column);
  return column != nullptr && column->computed;
}

bool is_under_old_name(Name const& table, Surroundings const& around) {
  auto const old = around.known.old_names.find(table);
  return old != around.known.old_names.end() && is_given_later(old->second, around);
}

bool is_helper_check(TrackedConstraint const* constraint) {
  return constraint != nullptr && !constraint->not_null.empty();
}

bool is_foreign_key(TrackedConstraint const* constraint) {
  return constraint != nullptr && constraint->foreign_key;
}

bool holds(Condition given, Operation const& act, Match const& match, Surroundings const& around) {
  Captures const& c = match.captured;
  TokenSpan const tokens = act.tokens;
  auto const definition = [&] { return definition_of(act, c.column); };
  switch (given) {
    case Condition::always:
      return true;
    case Condition::not_valid:
      return has_words(tokens, {"not", "valid"});
    case Condition::using_index:
      return has_words(tokens, {"using", "index"});
    case Condition::null_is_excluded:
      return excludes_null(c.table, c.column, around.known);
    case Condition::bounds_are_checked:
      return states_bounds(act, match, around.known);
    case Condition::rewriting_value:
      return needs_rewrite(definition());
    case Condition::inline_key:
      return has_words(definition(), {"unique"}) || has_words(definition(), {"primary", "key"});
    case Condition::inline_check:
      return has_words(definition(), {"check"});
    case Condition::no_value:
      return lacks_value(definition());
    case Condition::type_in_place:
    case Condition::type_unknown:
    case Condition::enum_loses_value:
    case Condition::enum_keeps_values:
    case Condition::type_widens:
    case Condition::type_keeps_values:
      return holds_for_type(given, act, match, around.known);
    case Condition::weak_mode:
      return has_weak_mode(tokens);
    case Condition::whole_table:
      return means_all_rows(act, c.table, around.known);
    case Condition::selecting:
      return has_words(tokens, {"from"});
    case Condition::comes_back:
      return is_given_later(subject(c), around);
    case Condition::new_column:
      return around.known.new_columns.contains({c.table, c.column});
    case Condition::swaps_names:
      return around.known.left_names.contains({c.table, c.to.name}) ||
             is_given_later(column_name(c.table, c.column), around);
    case Condition::new_key:
      return is_over_new_columns(act, c.table, around.known);
    case Condition::computed:
      return is_computed(c, around.known);
    case Condition::under_old_name:
      return is_under_old_name(c.table, around);
    case Condition::is_enum:
      return around.known.enums.contains(c.name);
    case Condition::came_back:
      return std::ranges::any_of(around.known.dropped,
                                 [&](TrackedObject const& one) { return one.second == subject(c); });
    case Condition::kept_in_sync:
      return is_kept_in_sync(c.column, around.known);
    case Condition::helper_check:
      return is_helper_check(constraint_of(c, around.known));
    case Condition::foreign_key:
      return is_foreign_key(constraint_of(c, around.known));
    case Condition::commits:
      return commits(tokens);
  }
  return false;
}

bool gives_name(Effect effect) {
  return effect == Effect::create_table || effect == Effect::create_enum || effect == Effect::create_object;
}
bool renames(Effect effect) { return effect == Effect::rename_table || effect == Effect::rename_object; }

}  // namespace

std::vector<NameDefined> names_given(std::vector<StatementActs> const& file) {
  std::vector<NameDefined> result;
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (Operation const& act : file[at].acts) {
      Match const& match = act.matches.back();
      Captures const& c = match.captured;
      if (gives_name(match.row->effect)) result.push_back({at, subject(c)});
      if (match.row->effect == Effect::rename_column) result.push_back({at, column_name(c.table, c.to.name)});
      if (renames(match.row->effect))
        result.push_back({at, {c.to.schema.empty() ? subject(c).schema : c.to.schema, c.to.name}});
    }
  }
  return result;
}

Match const* reading_of(Operation const& act, Surroundings const& around) {
  auto const found = std::ranges::find_if(
      act.matches, [&](Match const& match) { return holds(match.row->given, act, match, around); });
  return found == act.matches.end() ? nullptr : &*found;
}

}  // namespace lockstep
