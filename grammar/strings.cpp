// Escapes are decoded from left to right; everything between them is copied in one piece.
#include "grammar/strings.hpp"

#include <optional>

#include "grammar/unicode.hpp"

namespace lockstep {

namespace {

std::optional<char> simple_escape(char letter) {
  static constexpr std::string_view from = "\"\\/bfnrt";
  static constexpr std::string_view to = "\"\\/\b\f\n\r\t";
  auto const at = from.find(letter);
  return at == std::string_view::npos ? std::nullopt : std::optional(to[at]);
}

// The value of `\uXXXX` at the start of text, or nullopt.
std::optional<char32_t> unicode_escape(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  char32_t value = 0;
  for (char const digit : text.substr(2, 4)) {
    bool const decimal = digit >= '0' && digit <= '9';
    char const lower = static_cast<char>(digit | 0x20);
    if (!decimal && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(decimal ? digit - '0' : lower - 'a' + 10);
  }
  return value;
}

bool is_high_surrogate(char32_t value) { return value >= 0xD800 && value < 0xDC00; }
bool is_low_surrogate(char32_t value) { return value >= 0xDC00 && value < 0xE000; }

// Decodes the escape at the start of rest, appends its value, and returns its length.
std::size_t decode_escape(std::string_view rest, std::size_t offset, DecodedString& result) {
  auto const bad = [&](std::size_t size, std::string message) {
    result.text += rest.substr(0, size);
    result.errors.push_back({.begin = offset, .end = offset + size, .message = std::move(message)});
    return size;
  };
  if (rest.size() < 2) return bad(rest.size(), "escape without a character");
  if (auto const simple = simple_escape(rest[1])) {
    result.text += *simple;
    return 2;
  }
  if (rest[1] != 'u') {
    std::size_t const size = 1 + std::max<std::size_t>(decode_utf8(rest.substr(1)).size, 1);
    return bad(size, "unknown escape `" + std::string(rest.substr(0, size)) + "`");
  }
  auto const first = unicode_escape(rest);
  if (!first) return bad(2, "`\\u` without four hexadecimal digits");
  if (is_low_surrogate(*first)) return bad(6, "low surrogate without a high one before it");
  if (!is_high_surrogate(*first)) {
    append_utf8(result.text, *first);
    return 6;
  }
  auto const second = unicode_escape(rest.substr(6));
  if (!second || !is_low_surrogate(*second)) return bad(6, "high surrogate without a low one after it");
  append_utf8(result.text, 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00));
  return 12;
}

}  // namespace

DecodedString decode_string(std::string_view literal) {
  DecodedString result;
  std::size_t at = 0;
  while (at < literal.size()) {
    auto const escape = std::min(literal.find('\\', at), literal.size());
    result.text += literal.substr(at, escape - at);
    at = escape;
    if (at < literal.size()) at += decode_escape(literal.substr(at), at, result);
  }
  return result;
}

}  // namespace lockstep
