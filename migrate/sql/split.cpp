// One pass over the bytes. The scanner moves over everything that is quoted or a comment, so that the loop in
// split() sees only words, parentheses and semicolons.
#include "migrate/sql/split.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "grammar/diagnostic.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep {
namespace {

// Whether a semicolon is inside of a body that BEGIN ATOMIC opens. Like psql, it examines the first words
// only: CREATE [OR REPLACE] FUNCTION or PROCEDURE. In such a statement BEGIN and CASE open a level, END
// closes one.
class Bodies {
 public:
  void word(std::string_view word, bool in_parentheses) {
    std::string const w = lower(word);
    if (count_ < first_.size()) first_[count_] = w;
    ++count_;
    if (in_parentheses || !makes_routine()) return;
    if (w == "begin" || (w == "case" && depth_ > 0)) ++depth_;
    if (w == "end" && depth_ > 0) --depth_;
  }
  bool open() const { return depth_ > 0; }

 private:
  bool makes_routine() const {
    auto const routine = [](std::string const& w) { return w == "function" || w == "procedure"; };
    if (first_[0] != "create") return false;
    return routine(first_[1]) || (first_[1] == "or" && first_[2] == "replace" && routine(first_[3]));
  }

  std::array<std::string, 4> first_;
  std::size_t count_ = 0;
  std::size_t depth_ = 0;
};

struct State {
  std::size_t parentheses = 0;
  Bodies bodies;
};

// Takes a token that is not blank into account; true when it is the semicolon that ends the statement.
bool ends_statement(std::string_view sql, Lexeme const& token, State& state) {
  std::string_view const text = token.of(sql);
  if (token.kind == TokenKind::word) state.bodies.word(text, state.parentheses > 0);
  if (token.kind != TokenKind::sign) return false;
  if (text == "(") ++state.parentheses;
  if (text == ")" && state.parentheses > 0) --state.parentheses;
  return text == ";" && state.parentheses == 0 && !state.bodies.open();
}

}  // namespace

std::vector<Statement> split(std::string_view sql) {
  std::vector<Statement> result;
  SqlLexer lexer(sql);
  State state;
  bool begun = false;
  std::size_t line = 1;
  std::size_t counted = 0;
  while (auto const token = lexer.next()) {
    // A comment that is never closed hides the rest of the file: the server refuses it.
    if (is_blank_token(token->kind) && token->closed) continue;
    if (ends_statement(sql, *token, state)) {
      begun = false;
      state = State{};
      continue;
    }
    if (!begun) {
      line += static_cast<std::size_t>(std::ranges::count(sql.substr(counted, token->begin - counted), '\n'));
      counted = token->begin;
      result.push_back({.begin = counted, .end = counted, .line = line});
      begun = true;
    }
    result.back().end = token->end;
  }
  return result;
}

}  // namespace lockstep
