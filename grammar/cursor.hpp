// Reads a text token by token, where the layout matters and no tree is needed. The tokens are those of
// rules.hpp: blanks, words, paths, strings, numbers, comments. Line ends are LF only; the caller must replace
// the others before. Each reading function consumes its token, or nothing if it is not there.
#pragma once

#include <string_view>

namespace lockstep {

class Cursor {
 public:
  explicit Cursor(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  bool at_end() const { return at_ == end_; }
  // The character here, or NUL at the end.
  char peek() const { return at_ < end_ ? *at_ : '\0'; }
  bool at(std::string_view text) const { return rest().starts_with(text); }
  bool at_line_end() const { return at_ == end_ || *at_ == '\n'; }
  std::string_view rest() const { return {at_, end_}; }
  // The text between an earlier position and this one.
  std::string_view since(Cursor const& earlier) const { return {earlier.at_, at_}; }

  // Moves back to the position of an earlier copy. Keeps the cached end of comments, which an assignment
  // would lose.
  void back_to(Cursor const& earlier) { at_ = earlier.at_; }
  void skip_blanks();
  void skip(std::size_t size) { at_ += size; }
  bool take(char c);
  bool take(std::string_view text);

  // Each returns an empty text if there is none here.
  std::string_view word();
  std::string_view path();
  // With its quotes. A string ends on its line.
  std::string_view quoted();
  std::string_view number();
  // "//…" up to the line end, or "/*…*/", possibly of several lines.
  std::string_view comment();
  // The rest of the line, which may be empty, without its end.
  std::string_view line();

 private:
  char const* at_;
  char const* end_;
  // The first "*/" at or after the place of the last search, or end_ if there is none: this keeps a text with
  // many "/*" and few "*/" linear.
  char const* close_ = nullptr;
};

}  // namespace lockstep
