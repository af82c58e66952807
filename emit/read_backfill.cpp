// The reader extracts the few parts that differ between blocks and writes the block again from them. Only
// when that gives the same text was the block understood. So no unexpected edit is misread, and only the
// writer defines the form of the block.
#include <algorithm>
#include <charconv>

#include "compiler/plan/facts/comparison.hpp"
#include "emit/backfill.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep {
namespace {

// The text after `begin`, up to the next `end`.
std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end) {
  std::size_t const from = text.find(begin);
  if (from == std::string_view::npos) return {};
  text.remove_prefix(from + begin.size());
  std::size_t const to = text.find(end);
  if (to == std::string_view::npos) return {};
  return text.substr(0, to);
}

// Removes a name in double quotes from the front of text and returns it.
std::optional<std::string> take_name(std::string_view& text) {
  auto const token = SqlLexer(text).next();
  if (!token || token->kind != TokenKind::quoted_identifier || !token->closed) return {};
  auto name = value_of(text, *token);
  text.remove_prefix(token->end);
  return name;
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

// "a", "b"
std::vector<std::string> take_names(std::string_view& text) {
  std::vector<std::string> names;
  do {
    auto name = take_name(text);
    if (!name) return {};
    names.push_back(std::move(*name));
  } while (take(text, ", "));
  return names;
}

std::optional<model::Name> take_table(std::string_view& text) {
  auto first = take_name(text);
  if (!first) return {};
  if (!take(text, ".")) return model::Name{.schema = {}, .name = std::move(*first)};
  auto second = take_name(text);
  if (!second) return {};
  return model::Name{.schema = std::move(*first), .name = std::move(*second)};
}

// The placeholder check at the start of the block shows which rows need a person's value: all rows without
// one, or those for which an expression gives none.
void read_placeholder(std::string_view text, action::Backfill& fill) {
  std::size_t const check = text.find("IF strpos(current_query()");
  if (check == std::string_view::npos) return;
  fill.placeholder = true;
  auto const asked = between(text.substr(check), " WHERE ", ") THEN\n");
  if (!asked || *asked == fill.predicate || !asked->starts_with('(')) return;
  for (bool const composite : {false, true}) {
    std::string const no_value = is_null(")", composite);
    if (!asked->ends_with(no_value)) continue;
    fill.expression = asked->substr(1, asked->size() - 1 - no_value.size());
    fill.composite = composite;
  }
}

constexpr std::string_view keyed_update = "\n        UPDATE ";
constexpr std::string_view keyless_update = "\n    UPDATE ";

// UPDATE table SET column = value, up to `where`. Moves text after it.
std::optional<WrittenBackfill> take_update(std::string_view& text, std::string_view update,
                                           std::string_view where) {
  std::size_t const begin = text.find(update);
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin + update.size());
  WrittenBackfill result;
  auto table = take_table(text);
  if (!table || !take(text, " SET ")) return {};
  auto column = take_name(text);
  if (!column || !take(text, " = ")) return {};
  std::size_t const end = text.find(where);
  if (end == std::string_view::npos) return {};
  result.fill.table = std::move(*table);
  result.fill.column = std::move(*column);
  result.value = text.substr(0, end);
  text.remove_prefix(end + where.size());
  return result;
}

int number(std::optional<std::string_view> const& digits) {
  int value = 0;
  if (digits) std::from_chars(digits->data(), digits->data() + digits->size(), value);
  return value;
}

std::optional<WrittenBackfill> read_keyed(std::string_view text) {
  std::string_view rest = text;
  auto result = take_update(rest, keyed_update, "\n          WHERE (");
  if (!result) return {};
  result->fill.key = take_names(rest);
  if (take(rest, ") >= (")) result->operators = KeyOperators::path;
  auto const predicate =
      between(rest, ") AND (", ");\n        GET DIAGNOSTICS lockstep_rows");  // with the second comparison
  std::size_t const begin = predicate ? predicate->find(") AND (") : std::string_view::npos;
  if (begin == std::string_view::npos) return {};
  result->fill.predicate = predicate->substr(begin + std::string_view(") AND (").size());
  auto const batch = between(text, "\n        ORDER BY ", ") AS batch ");
  std::size_t const limit = batch ? batch->rfind(" LIMIT ") : std::string_view::npos;
  if (limit == std::string_view::npos) return {};
  result->batch_rows = number(batch->substr(limit + std::string_view(" LIMIT ").size()));
  return result;
}

std::optional<WrittenBackfill> read_keyless(std::string_view text) {
  std::string_view rest = text;
  auto result = take_update(rest, keyless_update, "\n      WHERE ctid = ANY (");
  if (!result) return {};
  result->batch_rows = number(between(rest, "lockstep_left := lockstep_left - ", ";"));
  auto const counted = between(text, "SELECT count(*) INTO lockstep_left FROM ", ";\n  WHILE lockstep_left");
  std::size_t const begin = counted ? counted->find(" WHERE ") : std::string_view::npos;
  if (begin == std::string_view::npos) return {};
  result->fill.predicate = counted->substr(begin + std::string_view(" WHERE ").size());
  return result;
}

// The messages of a block, which keeps those of the version that wrote it.
struct Wording {
  std::string_view after, now, before;
};

constexpr Wording wordings[] = {
    {"HINT = 'write an SQL expression", "set it in the schema with", "say it in the schema with"},
    {"MESSAGE = 'existing rows need a value for", ", and none is given'", ", and none was said'"},
    {"MESSAGE = 'rows of",
     "correct the expression, or stop an application version that does not write the column; then run",
     "the expression gave no value for them, or an application that does not know the column goes on "
     "writing; "
     "then run"},
};

// The block with the messages of earlier versions. The written text itself is not changed, because a value in
// it may contain the same words.
std::string with_earlier_messages(std::string block) {
  for (Wording const& wording : wordings) {
    std::size_t const at = block.find(wording.now, std::min(block.find(wording.after), block.size()));
    if (at != std::string::npos) block.replace(at, wording.now.size(), wording.before);
  }
  return block;
}

// Without a key, earlier versions asked for the position alone.
std::string with_earlier_condition(std::string block, std::string const& predicate) {
  std::string const condition = ")) AND (" + predicate + ");\n";
  std::size_t const at = block.find(condition);
  if (at != std::string::npos) block.replace(at, condition.size(), "));\n");
  return block;
}

// With the line ends that are written.
std::string with_line_feeds(std::string_view statement) {
  std::string text(statement);
  for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at))
    text.erase(at, 1);
  return text;
}

}  // namespace

std::optional<WrittenBackfill> read_backfill(std::string_view statement) {
  std::string const text = with_line_feeds(statement);
  bool const keyed = text.find(keyed_update) != std::string::npos;
  auto result = keyed ? read_keyed(text) : read_keyless(text);
  if (!result || result->batch_rows <= 0) return {};
  read_placeholder(text, result->fill);
  result->all_rows = text.find("  SET LOCAL row_security = off;\n") != std::string::npos;
  result->fill.open = text.find(" are still to be filled'") == std::string::npos;
  std::string const block = block_of(*result);
  bool known = false;
  for (std::string const& written :
       {block, keyed ? block : with_earlier_condition(block, result->fill.predicate)})
    known = known || written == text + ";\n" || with_earlier_messages(written) == text + ";\n";
  if (!known) return {};
  return result;
}

}  // namespace lockstep
