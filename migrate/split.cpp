// One pass over the bytes. Each skip_* function starts at an opening token and moves behind its closing one,
// so that the loop in split() sees words, parentheses and semicolons only.
#include "migrate/split.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace lockstep {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) { return starts_word(c) || (c >= '0' && c <= '9') || c == '$'; }

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t offset() const { return at_; }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool sees(std::string_view token) const { return text_.substr(at_).starts_with(token); }
  void advance(std::size_t count = 1) { at_ = std::min(at_ + count, text_.size()); }

  std::string_view take_word() {
    std::size_t const begin = at_;
    while (!at_end() && continues_word(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void skip_line_comment() {
    while (!at_end() && !is_line_end(peek())) ++at_;
  }

  void skip_block_comment() {
    std::size_t depth = 0;
    do {
      if (sees("/*")) {
        ++depth;
        advance(2);
      } else if (sees("*/")) {
        --depth;
        advance(2);
      } else {
        advance();
      }
    } while (depth > 0 && !at_end());
  }

  // A doubled quote needs no care: it ends one string and begins the next.
  void skip_plain(char quote) {
    advance();
    while (!at_end() && peek() != quote) advance();
    advance();
  }

  // E'…', which goes on behind white space with a line end when another quote follows.
  void skip_escaped() {
    do {
      advance();
      while (!at_end() && peek() != '\'') advance(peek() == '\\' ? 2 : 1);
      advance();
    } while (at_continuation());
  }

  // $tag$ … $tag$; moves over the $ alone when that opens no dollar quote.
  void skip_dollar_quote() {
    std::size_t length = 1;
    if (starts_word(peek(1))) {
      while (continues_word(peek(length)) && peek(length) != '$') ++length;
    }
    if (peek(length) != '$') return advance();
    std::string_view const tag = text_.substr(at_, length + 1);
    std::size_t const close = text_.find(tag, at_ + tag.size());
    at_ = close == std::string_view::npos ? text_.size() : close + tag.size();
  }

 private:
  // Behind a closing quote: moves to the next quote when that continues the string. `''` does so as well.
  bool at_continuation() {
    if (peek() == '\'') return true;
    std::size_t const begin = at_;
    bool line_end = false;
    while (!at_end() && (is_space(peek()) || (sees("--")))) {
      line_end = line_end || is_line_end(peek());
      if (sees("--")) {
        skip_line_comment();
      } else {
        advance();
      }
    }
    if (line_end && peek() == '\'') return true;
    at_ = begin;
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Whether a semicolon is inside of a body that BEGIN ATOMIC opens. Like psql, it looks at the first words
// only: CREATE [OR REPLACE] FUNCTION or PROCEDURE. In such a statement BEGIN and CASE open, END closes.
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

// Moves over white space and comments; false when the scanner stands at something else.
bool skip_blank(Scanner& scanner) {
  if (is_space(scanner.peek())) {
    scanner.advance();
  } else if (scanner.sees("--")) {
    scanner.skip_line_comment();
  } else if (scanner.sees("/*")) {
    scanner.skip_block_comment();
  } else {
    return false;
  }
  return true;
}

// Moves over one token that is neither blank nor the semicolon that ends the statement.
void skip_token(Scanner& scanner, State& state) {
  char const c = scanner.peek();
  if (starts_word(c)) {
    std::string_view const word = scanner.take_word();
    if (scanner.peek() != '\'') return state.bodies.word(word, state.parentheses > 0);
    if (word == "e" || word == "E") return scanner.skip_escaped();
    return;
  }
  if (c >= '0' && c <= '9') {  // a number swallows what follows, so that 1$a$ opens nothing
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
  Scanner scanner(sql);
  State state;
  std::size_t line = 1;
  std::size_t counted = 0;
  while (!scanner.at_end()) {
    if (skip_blank(scanner)) continue;
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
