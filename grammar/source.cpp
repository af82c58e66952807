// One pass finds the starts of lines; a position is a binary search in them.
#include "grammar/source.hpp"

#include <algorithm>
#include <cassert>

#include "grammar/unicode.hpp"

namespace lockstep {

Columns columns_behind(std::string_view before) {
  Columns result{.bytes = before.size() + 1};
  for (std::size_t at = 0; at < before.size(); ++result.characters) {
    CodePoint const point = decode_utf8(before.substr(at));
    result.utf16 += point.value > 0xFFFF ? 2 : 1;
    at += std::max<std::size_t>(point.size, 1);
  }
  return result;
}

LineTable::LineTable(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos;
       at = text.find_first_of("\r\n", at)) {
    at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

Position LineTable::position(std::uint32_t offset) const {
  assert(offset <= text_.size());
  auto const after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return {.line = static_cast<std::size_t>(after - starts_.begin()),
          .column = offset - *std::prev(after) + 1};
}

std::string_view LineTable::line(std::size_t line) const {
  assert(line >= 1 && line <= starts_.size());
  std::size_t const begin = starts_[line - 1];
  std::size_t const end = line < starts_.size() ? starts_[line] : text_.size();
  auto text = text_.substr(begin, end - begin);
  if (line < starts_.size()) text = text.substr(0, text.find_last_not_of("\r\n") + 1);
  return text;
}

}  // namespace lockstep
