// The first tokens identify a statement, so that comments, quoted names and strings cannot be mistaken for
// keywords. Of the rows that match, the first one applies.
#include "migrate/sql/statement_kind.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "migrate/sql/pattern.hpp"

namespace lockstep {
namespace {

using enum StatementKind;

struct Given {
  TokenSpan tokens;  // all of it
  TokenSpan rest;    // what follows the form
};

// Whether an option of the list is on. An option without a value is on; of several the last one applies.
std::optional<bool> option(TokenSpan list, std::string_view name) {
  static constexpr std::string_view off[] = {"false", "off", "0"};
  std::optional<bool> result;
  for (TokenSpan const one : split_at_commas(list)) {
    if (!is_word(one[0], name)) continue;
    std::size_t const value = one.size() > 1 && is_sign(one[1], '=') ? 2 : 1;
    result = one.size() <= value || std::ranges::find(off, lower(one[value].text)) == std::end(off);
  }
  return result;
}

// The list in parentheses after a word that is itself outside of parentheses.
TokenSpan list_after(TokenSpan tokens, std::string_view word) {
  std::array<std::string_view, 1> const words = {word};
  std::size_t const at = find_words(tokens, words);
  return at + 1 < tokens.size() ? inside_parentheses(tokens.subspan(at + 1)) : TokenSpan{};
}

bool ends(Given const& given) { return given.rest.empty(); }

bool builds_concurrently(Given const& given) {
  return option(inside_parentheses(given.tokens.subspan(1)), "concurrently").value_or(false);
}

bool makes_slot(Given const& given) {
  TokenSpan const options = list_after(given.tokens, "with");
  return option(options, "create_slot").value_or(true) && option(options, "connect").value_or(true);
}

bool refreshes(Given const& given) {
  return option(list_after(given.tokens, "with"), "refresh").value_or(true);
}

bool changes_slot(Given const& given) {
  TokenSpan const options = list_after(given.tokens, "set");
  return option(options, "failover") || option(options, "two_phase");
}

bool copies_to_client(Given const& given) {
  for (std::string_view const way : {"from", "to"}) {
    for (std::string_view const client : {"stdin", "stdout"}) {
      if (has_words(given.tokens, {way, client})) return true;
    }
  }
  return false;
}

// ------------------------------------------------------------------------------------------- DO

struct Block {
  std::string body;
  bool readable = true;  // it is PL/pgSQL, and its text is known
};

Block block_of(Given const& given) {
  Block result;
  for (std::size_t i = 1; i < given.tokens.size(); ++i) {
    SqlToken const& token = given.tokens[i];
    if (is_word(token, "language") && i + 1 < given.tokens.size()) {
      result.readable = result.readable && lower(given.tokens[++i].text) == "plpgsql";
    } else if (is_text(token)) {
      result.body += token.text;
    } else {
      result.readable = false;  // U&'…', or not a DO block
    }
  }
  return result;
}

// A statement of PL/pgSQL begins at the start of the body, after a semicolon or after one of a few keywords.
// A label occurs only before blocks and loops.
bool begins_statement(TokenSpan tokens, std::size_t at) {
  static constexpr std::string_view openers[] = {"begin", "then", "else", "loop"};
  if (tokens[at].depth > 0) return false;
  return at == 0 || is_sign(tokens[at - 1], ';') ||
         std::ranges::any_of(openers, [&](std::string_view word) { return is_word(tokens[at - 1], word); });
}

// COMMIT or ROLLBACK as a statement: `COMMIT;`, `COMMIT AND [NO] CHAIN;`. EXECUTE refuses both.
bool ends_transaction(TokenSpan tokens, std::size_t at) {
  bool const verb = is_word(tokens[at], "commit") || is_word(tokens[at], "rollback");
  return verb && at + 1 < tokens.size() && (is_sign(tokens[at + 1], ';') || is_word(tokens[at + 1], "and"));
}

bool has_statement(std::string_view body, bool (*is_wanted)(TokenSpan, std::size_t)) {
  SqlTokens const tokens = tokens_of(body);
  for (std::size_t at = 0; at < tokens.all.size(); ++at) {
    if (begins_statement(tokens.all, at) && is_wanted(tokens.all, at)) return true;
  }
  return false;
}

bool block_commits(Given const& given) {
  Block const block = block_of(given);
  return block.readable && has_statement(block.body, &ends_transaction);
}

// A false positive fails in the transaction (2D000). A false negative would silently lose the atomicity of
// the file.
bool block_may_commit(Given const& given) {
  Block const block = block_of(given);
  return !block.readable || has_statement(block.body, [](TokenSpan tokens, std::size_t at) {
    return is_word(tokens[at], "call");
  });
}

// ------------------------------------------------------------------------------------------- the table

struct KindRow {
  std::string_view form;
  StatementKind kind;
  bool (*applies)(Given const&) = nullptr;
  std::string_view problem{};
};

// clang-format off
constexpr auto rows = std::to_array<KindRow>({
  {"begin|start ... read only",                    unsupported, nullptr, "the end of a transaction that may only read cannot be recorded; leave READ ONLY out"},
  {"begin",                                        begin},
  {"start transaction",                            begin},
  {"commit|rollback prepared",                     outside},
  {"commit|end|rollback|abort [work|transaction] and chain", unsupported, nullptr, "AND CHAIN is not supported in a migration; write COMMIT and BEGIN"},
  {"rollback [work|transaction] to",               inside},
  {"commit|end",                                   commit},
  {"rollback|abort",                               rollback},
  {"prepare transaction",                          unsupported, nullptr, "a prepared transaction outlives the migration, so its end cannot be recorded"},
  {"savepoint|release",                            inside},
  {"lock",                                         inside},
  {"declare ... cursor with hold",                 plain},
  {"declare",                                      inside},
  {"set local|constraints|transaction",            inside},
  {"set|reset",                                    session},
  {"select [pg_catalog .] set_config ( @text , @text , false )", session, ends},
  {"discard all",                                  discard_all},
  {"copy",                                         unsupported, copies_to_client, "COPY from or to the client is not supported; write INSERT"},

  {"create [unique] index concurrently",           outside},
  {"drop index concurrently",                      outside},
  {"reindex [( ... )] index|table|schema|database|system concurrently", outside},
  {"reindex (",                                    outside, builds_concurrently},
  {"reindex [( ... )] schema|database|system",     outside},
  {"reindex",                                      maybe_outside},  // of a partitioned table or index
  {"alter table [if exists] [only] @table [*] detach partition @other concurrently", outside},
  {"vacuum",                                       outside},
  {"cluster [verbose]",                            outside, ends},
  {"cluster ( ... )",                              outside, ends},
  {"cluster",                                      maybe_outside},  // of a partitioned table
  {"create|drop database|tablespace",              outside},
  {"alter database @name set tablespace",          outside},
  {"alter system",                                 outside},
  {"create subscription",                          outside, makes_slot},
  {"alter subscription @name refresh",             outside},
  {"alter subscription @name set|add|drop publication", outside, refreshes},
  {"alter subscription @name set (",               usually_outside, changes_slot},
  {"drop subscription",                            usually_outside},  // unless it has no slot
  {"call",                                         maybe_outside},
  {"do",                                           outside, block_commits},
  {"do",                                           maybe_outside, block_may_commit},
});
// clang-format on

// Only a few statements are recognized by a token far after the first one.
constexpr std::size_t first_tokens = 64;

bool needs_all(TokenSpan tokens) {
  if (tokens.empty()) return false;
  return is_word(tokens[0], "do") || is_word(tokens[0], "copy") ||
         (tokens.size() > 1 && is_word(tokens[1], "subscription"));
}

}  // namespace

StatementMeaning meaning_of(std::string_view statement) {
  static std::vector<Pattern> const forms = [] {
    std::vector<Pattern> result;
    for (KindRow const& row : rows) result.emplace_back(row.form);
    return result;
  }();
  SqlTokens tokens = tokens_of(statement, 0, first_tokens);
  if (needs_all(tokens.all)) tokens = tokens_of(statement);
  TokenSpan const all = tokens.all;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Captures captured;
    auto const end = forms[i].match(all, captured);
    if (!end) continue;
    if (rows[i].applies != nullptr && !rows[i].applies({all, all.subspan(*end)})) continue;
    return {rows[i].kind, rows[i].problem};
  }
  return {};
}

}  // namespace lockstep
