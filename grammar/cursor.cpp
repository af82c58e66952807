// A table of character classes decides about ASCII; all other characters are decoded and looked up in
// unicode.hpp.
#include "grammar/cursor.hpp"

#include <array>
#include <utility>

#include "grammar/unicode.hpp"

namespace lockstep {
namespace {

// The role of an ASCII character in a word.
enum class Kind : unsigned char { other, start, inner, blank };

constexpr auto kinds = [] {
  std::array<Kind, 128> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = Kind::start;
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = Kind::start;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<unsigned char>(c)] = Kind::start;
  table['_'] = table['-'] = Kind::inner;
  table[' '] = table['\t'] = Kind::blank;
  return table;
}();

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
Kind kind_of(char c) { return kinds[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

// The length of a non-ASCII blank (or letter, below) at the start of the text; 0 if there is none.
std::size_t wide_blank_size(std::string_view text) {
  auto const point = decode_utf8(text);
  return point.value >= 0x80 && is_blank(point.value) ? point.size : 0;
}

std::size_t wide_letter_size(std::string_view text) {
  auto const point = decode_utf8(text);
  return point.value >= 0x80 && is_letter(point.value) ? point.size : 0;
}

}  // namespace

void Cursor::skip_blanks() {
  while (at_ < end_) {
    std::size_t const size =
        is_ascii(*at_) ? static_cast<std::size_t>(kind_of(*at_) == Kind::blank) : wide_blank_size(rest());
    if (size == 0) return;
    at_ += size;
  }
}

bool Cursor::take(char c) {
  if (peek() != c || at_end()) return false;
  ++at_;
  return true;
}

bool Cursor::take(std::string_view text) {
  if (!at(text)) return false;
  at_ += text.size();
  return true;
}

std::string_view Cursor::word() {
  char const* const begin = at_;
  while (at_ < end_) {
    if (is_ascii(*at_)) {
      Kind const kind = kind_of(*at_);
      if (kind != Kind::start && (kind != Kind::inner || at_ == begin)) break;
      ++at_;
    } else {
      std::size_t const size = wide_letter_size(rest());
      if (size == 0) break;
      at_ += size;
    }
  }
  return {begin, at_};
}

std::string_view Cursor::path() {
  char const* const begin = at_;
  if (word().empty()) return {};
  while (take('.')) word();
  return {begin, at_};
}

std::string_view Cursor::quoted() {
  char const* const begin = at_;
  if (!take('"')) return {};
  while (at_ < end_ && *at_ != '"' && !is_control(*at_)) {
    if (*at_ == '\\' && at_ + 1 < end_ && at_[1] != '\n') ++at_;
    ++at_;
  }
  if (take('"')) return {begin, at_};
  at_ = begin;
  return {};
}

std::string_view Cursor::number() {
  char const* const begin = at_;
  take('-');
  char const* const digits = at_;
  while (is_digit(peek())) ++at_;
  if (at_ == digits) {
    at_ = begin;
    return {};
  }
  if (end_ - at_ >= 2 && *at_ == '.' && is_digit(at_[1])) {
    ++at_;
    while (is_digit(peek())) ++at_;
  }
  return {begin, at_};
}

std::string_view Cursor::comment() {
  if (at("//")) return line();
  if (!at("/*")) return {};
  char const* const body = at_ + 2;
  if (close_ == nullptr || close_ < body) {
    auto const found = std::string_view(body, end_).find("*/");
    close_ = found == std::string_view::npos ? end_ : body + found;
  }
  if (close_ == end_) return {};
  char const* const begin = std::exchange(at_, close_ + 2);
  return {begin, at_};
}

std::string_view Cursor::line() {
  std::string_view const text = rest().substr(0, rest().find('\n'));
  at_ += text.size();
  return text;
}

}  // namespace lockstep
