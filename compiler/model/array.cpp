#include "compiler/model/array.hpp"

namespace lockstep::model {
namespace {

using Item = std::optional<std::string>;

bool is_null(std::string_view word) {
  if (word.size() != 4) return false;
  for (std::size_t i = 0; i < 4; ++i) {
    if ((word[i] | 0x20) != "null"[i]) return false;
  }
  return true;
}

std::string_view without_blanks(std::string_view text) {
  auto const blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// Reads one item from the start of rest and removes it; false when it is malformed.
bool read_item(std::string_view& rest, Item& item) {
  rest = without_blanks(rest);
  std::string text;
  if (!rest.empty() && rest.front() == '"') {
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
      if (rest[at] == '\\' && ++at == rest.size()) return false;
      text += rest[at];
    }
    if (at >= rest.size()) return false;
    rest = without_blanks(rest.substr(at + 1));
    item = std::move(text);
    return true;
  }
  std::size_t const end = rest.find(',');
  std::string_view const word = without_blanks(rest.substr(0, end));
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
  if (word.empty() || word.find_first_of("{}\"") != std::string_view::npos) return false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] == '\\' && ++at == word.size()) return false;
    text += word[at];
  }
  item = is_null(word) ? Item{} : Item{std::move(text)};
  return true;
}

}  // namespace

std::optional<std::vector<Item>> parse_array(std::string_view text) {
  text = without_blanks(text);
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return std::nullopt;
  std::string_view rest = without_blanks(text.substr(1, text.size() - 2));
  std::vector<Item> items;
  if (rest.empty()) return items;
  for (;;) {
    Item item;
    if (!read_item(rest, item)) return std::nullopt;
    items.push_back(std::move(item));
    if (rest.empty()) return items;
    if (rest.front() != ',') return std::nullopt;
    rest.remove_prefix(1);
  }
}

}  // namespace lockstep::model
