#include "migrate/lint/operations.hpp"

#include <algorithm>

namespace lockstep {
namespace {

// WITH … UPDATE is an UPDATE. The queries before it are in parentheses.
TokenSpan without_queries(TokenSpan tokens) {
  if (tokens.empty() || !is_word(tokens[0], "with")) return tokens;
  static constexpr std::string_view verbs[] = {"select", "insert", "update", "delete", "merge", "values"};
  auto const verb = std::ranges::find_if(tokens, [&](SqlToken const& token) {
    return token.depth == tokens[0].depth && token.kind == TokenKind::word &&
           std::ranges::find(verbs, token.text) != std::end(verbs);
  });
  return tokens.subspan(static_cast<std::size_t>(verb - tokens.begin()));
}

class Reader {
 public:
  explicit Reader(std::string const& default_schema) : default_schema_(default_schema) {}

  // False when no form matches.
  bool read(TokenSpan tokens, bool in_block) {
    in_block_ = in_block;
    tokens = without_queries(tokens);
    if (tokens.empty()) return true;
    if (auto const head = table_head_.match(tokens, table_ = {})) {
      bool const actions = read_actions(tokens.subspan(*head));
      if (actions) return true;
    }
    if (is_word(tokens[0], "do")) return read_block(tokens);
    return add(statement_forms(), tokens, {});
  }
  std::vector<Operation> take() { return std::move(acts_); }

 private:
  // Reads all actions of an ALTER TABLE, or none.
  bool read_actions(TokenSpan tokens) {
    std::size_t const before = acts_.size();
    for (TokenSpan const action : split_at_commas(tokens)) {
      if (add(table_action_forms(), action, table_)) continue;
      acts_.resize(before);
      return false;
    }
    return acts_.size() > before;
  }

  bool add(std::span<StatementForm const> forms, TokenSpan tokens, Captures const& head) {
    Operation act{.matches = {}, .tokens = {tokens.begin(), tokens.end()}, .in_block = in_block_};
    for (StatementForm const& one : forms) {
      Match match{.row = one.row, .captured = head};
      auto const end = one.form.match(tokens, match.captured);
      if (!end) continue;
      match.behind = *end;
      act.matches.push_back(match);
      if (one.row->given == Condition::always) break;
    }
    if (act.matches.empty()) return false;
    push(act);
    return true;
  }

  // Adds the operation, and another one for each further name after a comma.
  void push(Operation const& act) {
    add_qualified(act);
    if (!act.matches.back().row->several) return;
    TokenSpan rest = act.behind(act.matches.back());
    while (!rest.empty()) {
      if (is_sign(rest[0], '('))  // the arguments of a routine
        rest = rest.subspan(std::min(rest.size(), inside_parentheses(rest).size() + 2));
      if (rest.empty() || !is_sign(rest[0], ',')) return;
      auto const name = take_name(rest.subspan(1));
      if (!name) return;
      Operation another = act;
      for (Match& match : another.matches) {
        bool const is_table = match.captured.name.name.empty();
        (is_table ? match.captured.table : match.captured.name) = name->name;
      }
      add_qualified(another);
      rest = rest.subspan(1 + name->tokens);
    }
  }

  void add_qualified(Operation const& act) {
    acts_.push_back(act);
    for (Match& match : acts_.back().matches) {
      Captures& captured = match.captured;
      for (model::Name* const name : {&captured.table, &captured.other, &captured.name}) {
        if (!name->name.empty() && name->schema.empty()) name->schema = default_schema_;
      }
    }
  }

  // A statement of PL/pgSQL begins after a semicolon or after one of a few keywords.
  bool read_block(TokenSpan tokens) {
    add(statement_forms(), tokens, {});
    auto const body = std::ranges::find_if(tokens, [](SqlToken const& one) { return is_text(one); });
    if (body == tokens.end()) return true;
    SqlTokens const inside = tokens_of(body->text, body->inner);
    read_statements(inside.all);
    return true;
  }

  void read_statements(TokenSpan tokens) {
    static constexpr std::string_view openers[] = {"begin", "then", "else", "loop"};
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      bool const begins =
          at == 0 || is_sign(tokens[at - 1], ';') ||
          std::ranges::any_of(openers, [&](std::string_view word) { return is_word(tokens[at - 1], word); });
      if (!begins) continue;
      std::size_t end = at;
      while (end < tokens.size() && !is_sign(tokens[end], ';')) ++end;
      read_one(tokens.subspan(at, end - at));
    }
  }

  // EXECUTE runs the text after it. Only the literal part of that text is known.
  void read_one(TokenSpan tokens) {
    bool const executes = tokens.size() > 1 && is_word(tokens[0], "execute") && is_text(tokens[1]);
    if (!executes) {
      read(tokens, true);
      return;
    }
    SqlTokens const inside = tokens_of(tokens[1].text, tokens[1].inner);
    std::size_t end = 0;
    while (end < inside.all.size() && !is_sign(inside.all[end], ';')) ++end;
    read(TokenSpan(inside.all).first(end), true);
  }

  std::string const& default_schema_;
  Pattern table_head_{"alter [foreign] table [if exists] [only] @table"};
  Captures table_;
  bool in_block_ = false;
  std::vector<Operation> acts_;
};

}  // namespace

std::vector<StatementActs> acts_of(std::string_view sql, std::vector<Statement> const& statements,
                                   std::string const& default_schema) {
  std::vector<StatementActs> result;
  for (Statement const& statement : statements) {
    SqlTokens const tokens = tokens_of(text_of(sql, statement), statement.begin);
    Reader reader(default_schema);
    bool const understood = reader.read(tokens.all, false);
    result.push_back({statement, reader.take(), understood});
  }
  return result;
}

}  // namespace lockstep
