#include "emit/abbreviate.hpp"

#include <fmt/format.h>

namespace lockstep {

std::string cut(std::string const& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string printable(std::string const& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    auto const at = [&](std::size_t ahead) {
      return i + ahead < text.size() ? static_cast<unsigned char>(text[i + ahead]) : 0U;
    };
    bool const c1 = byte == 0xC2 && at(1) >= 0x80 && at(1) < 0xA0;
    bool const direction =
        byte == 0xE2 &&
        ((at(1) == 0x80 && (at(2) == 0x8E || at(2) == 0x8F || (at(2) >= 0xA8 && at(2) <= 0xAE))) ||
         (at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9));
    if (byte == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      result += fmt::format("\\x{:02x}", byte);
    } else if (c1) {
      result += fmt::format("\\u{:04x}", at(1));
      ++i;
    } else if (direction) {
      result += fmt::format("\\u{:04x}", 0x2000U + (at(1) - 0x80U) * 64U + (at(2) - 0x80U));
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string single_line(std::string const& text, std::size_t most) {
  std::string result;
  for (char const c : text) {
    bool const blank = c == '\n' || c == '\t' || c == '\r';
    if (blank && (result.empty() || result.back() == ' ')) continue;
    result += blank ? ' ' : c;
  }
  return cut(result, most);
}

}  // namespace lockstep
