#include "compiler/model/single_line.hpp"

namespace lockstep::model {

std::string in_single_line(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result;
  result.reserve(text.size());
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      result += c;
    } else if (c == '\n' || c == '\r' || c == '\t') {
      result += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else {
      result += "\\x";
      result += digits[byte >> 4U];
      result += digits[byte & 0xFU];
    }
  }
  return result;
}

}  // namespace lockstep::model
