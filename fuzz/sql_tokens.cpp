#include "fuzz/sql_tokens.hpp"

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep::fuzz {
namespace {

// The token that is all of the text, if there is one.
std::optional<Lexeme> single(std::string_view sql) {
  auto const token = SqlLexer(sql).next();
  return token && token->end == sql.size() ? token : std::nullopt;
}

// A value that is written as a literal or an identifier is read back.
std::string check_round_trip(std::string const& value) {
  for (bool const name : {false, true}) {
    std::string const written = name ? model::quote_identifier(value) : model::quote_literal(value);
    auto const token = single(written);
    if (!token || !token->closed || value_of(written, *token) != value)
      return fmt::format("`{}` is not read back as it was written", written);
  }
  return {};
}

std::string check_token(std::string_view sql, Lexeme const& token) {
  auto const alone = single(token.of(sql));
  if (!alone || alone->kind != token.kind || alone->closed != token.closed)
    return fmt::format("the {} at {}..{} is another token when it is alone", row_of(token.kind).name,
                       token.begin, token.end);
  if (!token.closed && token.end != sql.size()) return "a token ends without being closed";
  std::size_t const content = content_begin(sql, token);
  if (content < token.begin || content + content_of(sql, token).size() > token.end)
    return "the content of a token is outside of it";
  auto const value = value_of(sql, token);
  if (value && value->size() > token.end - token.begin) return "a value is longer than its token";
  return value && is_text(token.kind) ? check_round_trip(*value) : std::string();
}

}  // namespace

std::string broken_token_promise(std::string_view sql) {
  SqlLexer lexer(sql);
  std::size_t end = 0;
  while (auto const token = lexer.next()) {
    if (token->begin != end || token->end <= token->begin)
      return fmt::format("a token begins at {}, the one before ends at {}", token->begin, end);
    end = token->end;
    if (auto problem = check_token(sql, *token); !problem.empty()) return problem;
  }
  return end == sql.size() ? std::string() : fmt::format("the tokens end at {} of {}", end, sql.size());
}

}  // namespace lockstep::fuzz
