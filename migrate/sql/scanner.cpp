#include "migrate/sql/scanner.hpp"

#include <algorithm>

namespace lockstep {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

}  // namespace

bool is_sql_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool starts_sql_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool continues_sql_word(char c) { return starts_sql_word(c) || (c >= '0' && c <= '9') || c == '$'; }

void SqlScanner::advance(std::size_t count) { at_ = std::min(at_ + count, text_.size()); }

std::string_view SqlScanner::take_word() {
  std::size_t const begin = at_;
  while (!at_end() && continues_sql_word(peek())) ++at_;
  return text_.substr(begin, at_ - begin);
}

void SqlScanner::skip_line_comment() {
  while (!at_end() && !is_line_end(peek())) ++at_;
}

void SqlScanner::skip_block_comment() {
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

bool SqlScanner::skip_blank() {
  if (is_sql_space(peek())) {
    advance();
  } else if (sees("--")) {
    skip_line_comment();
  } else if (sees("/*")) {
    skip_block_comment();
  } else {
    return false;
  }
  return true;
}

void SqlScanner::skip_plain(char quote) {
  advance();
  while (!at_end() && peek() != quote) advance();
  advance();
}

void SqlScanner::skip_escaped() {
  do {
    advance();
    while (!at_end() && peek() != '\'') advance(peek() == '\\' ? 2 : 1);
    advance();
  } while (at_continuation());
}

void SqlScanner::skip_dollar_quote() {
  std::size_t length = 1;
  if (starts_sql_word(peek(1))) {
    while (continues_sql_word(peek(length)) && peek(length) != '$') ++length;
  }
  if (peek(length) != '$') return advance();
  std::string_view const tag = text_.substr(at_, length + 1);
  std::size_t const close = text_.find(tag, at_ + tag.size());
  at_ = close == std::string_view::npos ? text_.size() : close + tag.size();
}

// After a closing quote: moves to the next quote when that continues the string, as `''` does.
bool SqlScanner::at_continuation() {
  if (peek() == '\'') return true;
  std::size_t const begin = at_;
  bool line_end = false;
  while (!at_end() && (is_sql_space(peek()) || sees("--"))) {
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

}  // namespace lockstep
