#include "migrate/prove/constants.hpp"

#include <algorithm>

#include "grammar/sql/lexer.hpp"

namespace lockstep {

Constants constants_of(std::string_view sql) {
  constexpr std::size_t most_digits = 17;  // of a number whose neighbours still fit 64 bits
  constexpr std::string_view digits = "0123456789";
  Constants result;
  for (Lexeme const& token : lexemes_of(sql)) {
    if (is_text(token.kind)) {
      if (auto text = value_of(sql, token)) result.texts.push_back(std::move(*text));
    }
    if (token.kind != TokenKind::number) continue;
    std::string_view rest = token.of(sql);
    for (std::size_t at = 0; (at = rest.find_first_of(digits)) != std::string_view::npos;) {
      rest.remove_prefix(at);
      std::size_t const end = std::min(rest.find_first_not_of(digits), rest.size());
      long long const number = std::stoll(std::string(rest.substr(0, std::min(end, most_digits))));
      for (long long const near : {number, number + 1, number - 1, number + 2})
        result.numbers.push_back(std::to_string(near));
      rest.remove_prefix(end);
    }
  }
  return result;
}

}  // namespace lockstep
