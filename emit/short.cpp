#include "emit/short.hpp"

namespace lockstep {

std::string cut(std::string const& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string one_line(std::string const& text, std::size_t most) {
  std::string result;
  for (char const c : text) {
    bool const blank = c == '\n' || c == '\t' || c == '\r';
    if (blank && (result.empty() || result.back() == ' ')) continue;
    result += blank ? ' ' : c;
  }
  return cut(result, most);
}

}  // namespace lockstep
