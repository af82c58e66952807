#include "compiler/model/expressions.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "compiler/model/quote.hpp"

namespace lockstep::model {
namespace {

constexpr std::string_view array_begin = "(ARRAY[", array_word = "ARRAY[";

bool is_name_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
}

// After the string, quoted name or dollar-quoted body that begins there; begin itself where none does.
std::size_t after_quoted(std::string_view sql, std::size_t begin) {
  char const first = sql[begin];
  if (first == '\'' || first == '"') {
    std::size_t const end = sql.find(first, begin + 1);  // a doubled quote begins the next one
    return end == std::string_view::npos ? sql.size() : end + 1;
  }
  if (first != '$' || (begin > 0 && is_name_byte(sql[begin - 1]))) return begin;
  std::size_t end = begin + 1;
  while (end < sql.size() && is_name_byte(sql[end])) ++end;
  if (end == sql.size() || sql[end] != '$') return begin;
  std::string_view const tag = sql.substr(begin, end + 1 - begin);
  std::size_t const close = sql.find(tag, end + 1);
  return close == std::string_view::npos ? sql.size() : close + tag.size();
}

// The elements of the list that begins there, up to its bracket, where `at` is afterwards.
std::optional<std::vector<std::string_view>> elements(std::string_view sql, std::size_t& at) {
  std::vector<std::string_view> list;
  std::size_t begin = at;
  for (int depth = 0; at < sql.size();) {
    if (std::size_t const end = after_quoted(sql, at); end > at) {
      at = end;
      continue;
    }
    char const c = sql[at];
    bool const ends = depth == 0 && (c == ',' || c == ']');
    if (ends) list.push_back(sql.substr(begin, at - begin));
    if (ends && c == ']') return list;
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    ++at;
    if (!ends) continue;
    while (at < sql.size() && sql[at] == ' ') ++at;
    begin = at;
  }
  return std::nullopt;
}

// The type before `[]` that begins there, without a length; `at` is after the brackets.
std::optional<std::string_view> element_type(std::string_view sql, std::size_t& at) {
  std::size_t const begin = at;
  while (at < sql.size() && (is_name_byte(sql[at]) || sql[at] == ' ' || sql[at] == '.' || sql[at] == '"')) {
    std::size_t const end = after_quoted(sql, at);
    at = std::max(end, at + 1);
  }
  if (at == begin || sql.substr(at, 2) != "[]") return std::nullopt;
  at += 2;
  return sql.substr(begin, at - 2 - begin);
}

std::string cast_list(std::vector<std::string_view> const& list, std::string_view type);

std::string cast_element(std::string_view element, std::string_view type) {
  if (element.starts_with(array_word)) {
    std::size_t at = array_word.size();
    auto const inner = elements(element, at);
    if (inner && at + 1 == element.size()) return cast_list(*inner, type);
  }
  return '(' + canonical_expression(element) + ")::" + std::string(type);
}

std::string cast_list(std::vector<std::string_view> const& list, std::string_view type) {
  std::string text(array_word);
  for (std::string_view const element : list)
    text += (text.size() == array_word.size() ? "" : ", ") + cast_element(element, type);
  return text + ']';
}

// The array with its cast that begins there, with the cast on its elements; `at` is after it.
std::optional<std::string> cast_array(std::string_view sql, std::size_t& at) {
  std::size_t end = at + array_begin.size();
  auto const list = elements(sql, end);
  constexpr std::string_view cast = "])::";
  if (!list || sql.substr(end, cast.size()) != cast) return std::nullopt;
  end += cast.size();
  auto const type = element_type(sql, end);
  if (!type) return std::nullopt;
  at = end;
  return cast_list(*list, *type);
}

// After the name, quoted or not, or the operator that begins there; begin itself where none does.
std::size_t after_name(std::string_view sql, std::size_t begin) {
  if (begin < sql.size() && sql[begin] == '"') return after_quoted(sql, begin);
  std::size_t end = begin;
  while (end < sql.size() && is_name_byte(sql[end])) ++end;
  if (end > begin) return end;
  constexpr std::string_view operators = "+-*/<>=~!@#%^&|`?";
  while (end < sql.size() && operators.find(sql[end]) != std::string_view::npos) ++end;
  return end;
}

std::string without_quotes(std::string_view name) {
  if (!name.starts_with('"')) return std::string(name);
  return std::string(name.substr(1, name.size() - 2));  // none that is looked for has a quote in it
}

}  // namespace

std::string canonical_expression(std::string_view sql) {
  if (sql.find(array_begin) == std::string_view::npos) return std::string(sql);
  std::string result;
  for (std::size_t at = 0; at < sql.size();) {
    std::size_t const quoted = after_quoted(sql, at);
    if (quoted > at) {
      result += sql.substr(at, quoted - at);
      at = quoted;
      continue;
    }
    bool const begins = sql.substr(at, array_begin.size()) == array_begin;
    std::optional<std::string> const cast = begins ? cast_array(sql, at) : std::nullopt;
    if (cast) {
      result += *cast;
    } else {
      result += sql[at++];
    }
  }
  return result;
}

std::string with_schema(std::string_view sql, std::string const& from, std::string const& to,
                        std::set<std::string> const& names) {
  std::string result;
  for (std::size_t at = 0; at < sql.size();) {
    bool const literal = sql[at] == '\'' || sql[at] == '$';
    std::size_t end = literal ? after_quoted(sql, at) : after_name(sql, at);
    if (end == at) ++end;
    std::size_t const after = end < sql.size() && sql[end] == '.' ? after_name(sql, end + 1) : end;
    bool const moved = !literal && after > end + 1 && without_quotes(sql.substr(at, end - at)) == from &&
                       names.contains(without_quotes(sql.substr(end + 1, after - end - 1)));
    if (moved) {
      result += quoted_if_needed(to);
      result += sql.substr(end, after - end);
      end = after;
    } else {
      result += sql.substr(at, end - at);
    }
    at = end;
  }
  return result;
}

}  // namespace lockstep::model
