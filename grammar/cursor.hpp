// Reads a text by hand, piece by piece, where its layout matters and no tree is wanted. The pieces are those
// of rules.hpp: blanks, words, paths, strings, numbers, comments. Line ends are LF only; whoever makes a
// Cursor has replaced the others. Each function that reads takes its piece or, when it is not there, nothing.
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

  // Goes back to where an earlier copy is. What was learned about comments is kept, which assignment would
  // lose.
  void back_to(Cursor const& earlier) { at_ = earlier.at_; }
  void skip_blanks();
  void skip(std::size_t size) { at_ += size; }
  bool take(char c);
  bool take(std::string_view text);

  // Empty when there is none here.
  std::string_view word();
  std::string_view path();
  // With its quotes. A string ends on its line.
  std::string_view quoted();
  std::string_view number();
  // "//…" up to the line end, or "/*…*/", which may span lines.
  std::string_view comment();
  // What is left of the line, which may be nothing, and not its end.
  std::string_view line();

 private:
  char const* at_;
  char const* end_;
  // The first "*/" at or after the place where it was last looked for, or end_ when there is none: a text
  // with many a "/*" and few a "*/" is so read in linear time.
  char const* close_ = nullptr;
};

}  // namespace lockstep
