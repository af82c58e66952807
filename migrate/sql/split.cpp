// One pass over the bytes. The scanner moves over everything that is quoted or a comment, so that the loop in
// split() sees only words, parentheses and semicolons.
#include "migrate/sql/split.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "grammar/diagnostic.hpp"
#include "migrate/sql/scanner.hpp"

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
  Statement statement;
  bool begun = false;
  std::size_t parentheses = 0;
  Bodies bodies;
};

// Moves over one token that is neither blank nor the semicolon that ends the statement.
void skip_token(SqlScanner& scanner, State& state) {
  char const c = scanner.peek();
  if (starts_sql_word(c)) {
    std::string_view const word = scanner.take_word();
    if (scanner.peek() != '\'') return state.bodies.word(word, state.parentheses > 0);
    if (word == "e" || word == "E") return scanner.skip_escaped();
    return;
  }
  if (c >= '0' && c <= '9') {  // a number includes the letters after it, so that 1$a$ opens no dollar quote
    scanner.take_word();
    return;
  }
  if (c == '\'' || c == '"') return scanner.skip_plain(c);
  if (c == '$') return scanner.skip_dollar_quote();
  if (c == '(') ++state.parentheses;
  if (c == ')' && state.parentheses > 0) --state.parentheses;
  scanner.advance();
}

}  // namespace

std::vector<Statement> split(std::string_view sql) {
  std::vector<Statement> result;
  SqlScanner scanner(sql);
  State state;
  std::size_t line = 1;
  std::size_t counted = 0;
  while (!scanner.at_end()) {
    if (scanner.skip_blank()) continue;
    bool const ends = scanner.peek() == ';' && state.parentheses == 0 && !state.bodies.open();
    if (ends) {
      if (state.begun) result.push_back(state.statement);
      state = State{};
      scanner.advance();
      continue;
    }
    if (!state.begun) {
      line += static_cast<std::size_t>(std::count(sql.begin() + static_cast<std::ptrdiff_t>(counted),
                                                  sql.begin() + static_cast<std::ptrdiff_t>(scanner.offset()),
                                                  '\n'));
      counted = scanner.offset();
      state.statement = {.begin = counted, .end = counted, .line = line};
      state.begun = true;
    }
    skip_token(scanner, state);
    state.statement.end = scanner.offset();
  }
  if (state.begun) result.push_back(state.statement);
  return result;
}

}  // namespace lockstep
