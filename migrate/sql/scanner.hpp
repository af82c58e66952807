// One pass over the bytes of SQL, as PostgreSQL reads them. Each skip_* function starts at an opening token
// and moves after its closing one; what is never closed reaches to the end of the text. Source:
// src/backend/parser/scan.l and src/fe_utils/psqlscan.l of PostgreSQL, with standard_conforming_strings on.
#pragma once

#include <cstddef>
#include <string_view>

namespace lockstep {

bool is_sql_space(char c);
bool starts_sql_word(char c);
bool continues_sql_word(char c);

// The text must outlive it.
class SqlScanner {
 public:
  explicit SqlScanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t offset() const { return at_; }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool sees(std::string_view token) const { return text_.substr(at_).starts_with(token); }
  void advance(std::size_t count = 1);

  std::string_view take_word();
  void skip_line_comment();
  void skip_block_comment();
  // Moves over a space or a comment; false when the next byte begins neither.
  bool skip_blank();
  // A doubled quote needs no special case: it ends one string and begins the next.
  void skip_plain(char quote);
  // E'…', from its quote on. The string continues when white space with a line end and another quote follow.
  void skip_escaped();
  // $tag$ … $tag$. Moves over the $ alone when it does not open a dollar quote.
  void skip_dollar_quote();

 private:
  bool at_continuation();

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace lockstep
