#include "migrate/prove/constants.hpp"

#include <algorithm>

namespace lockstep {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view word = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

// The quoted text that begins at `at`. Moves `at` after it.
std::string quoted(std::string_view sql, std::size_t& at) {
  char const quote = sql[at];
  std::string text;
  for (++at; at < sql.size(); ++at) {
    if (sql[at] == quote && (at + 1 == sql.size() || sql[at + 1] != quote)) break;
    if (sql[at] == quote) ++at;
    text += sql[at];
  }
  ++at;
  return text;
}

}  // namespace

Constants constants_of(std::string_view sql) {
  constexpr std::size_t most_digits = 17;  // so that the neighbours of the number still fit 64 bits
  Constants result;
  for (std::size_t i = 0; i < sql.size();) {
    if (sql[i] == '\'') {
      result.texts.push_back(quoted(sql, i));
    } else if (sql[i] == '"') {
      quoted(sql, i);
    } else if (digits.find(sql[i]) != std::string_view::npos) {
      std::size_t const end = std::min(sql.find_first_not_of(digits, i), sql.size());
      long long const number = std::stoll(std::string(sql.substr(i, std::min(end - i, most_digits))));
      for (long long const near : {number, number + 1, number - 1, number + 2})
        result.numbers.push_back(std::to_string(near));
      i = end;
    } else if (word.find(sql[i]) != std::string_view::npos) {
      i = std::min(sql.find_first_not_of(word, i), sql.size());
    } else {
      ++i;
    }
  }
  return result;
}

}  // namespace lockstep
