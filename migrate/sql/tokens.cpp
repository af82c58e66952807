#include "migrate/sql/tokens.hpp"

namespace lockstep {
namespace {

class Tokenizer {
 public:
  Tokenizer(std::string_view sql, std::size_t base) : sql_(sql), base_(base) {}

  SqlTokens run(std::size_t most) {
    SqlLexer lexer(sql_);
    while (result_.all.size() < most) {
      auto const token = lexer.next();
      if (!token) break;
      take(*token);
    }
    return std::move(result_);
  }

 private:
  void take(Lexeme const& token) {
    if (is_comment(token.kind)) result_.comments.push_back({base_ + token.begin, base_ + token.end});
    if (is_blank_token(token.kind)) return;
    std::string_view const text = token.of(sql_);
    if (token.kind == TokenKind::sign && (text == ")" || text == "]") && depth_ > 0) --depth_;
    if (token.kind == TokenKind::operator_token) {
      for (std::size_t at = token.begin; at < token.end; ++at)
        add({.kind = TokenKind::sign, .begin = at, .end = at + 1});
    } else {
      add(token);
    }
    if (token.kind == TokenKind::sign && (text == "(" || text == "[")) ++depth_;
  }

  void add(Lexeme const& token) {
    result_.all.push_back({.kind = token.kind,
                           .text = value_of(sql_, token).value_or(std::string(token.of(sql_))),
                           .begin = base_ + token.begin,
                           .end = base_ + token.end,
                           .inner = base_ + content_begin(sql_, token),
                           .depth = depth_});
  }

  std::string_view sql_;
  std::size_t base_;
  SqlTokens result_;
  std::size_t depth_ = 0;
};

}  // namespace

SqlTokens tokens_of(std::string_view sql, std::size_t base, std::size_t most) {
  return Tokenizer(sql, base).run(most);
}

std::size_t find_words(TokenSpan tokens, std::span<std::string_view const> words) {
  for (std::size_t at = 0; at + words.size() <= tokens.size(); ++at) {
    bool same = tokens[at].depth == tokens.front().depth;
    for (std::size_t i = 0; same && i < words.size(); ++i) same = is_word(tokens[at + i], words[i]);
    if (same) return at;
  }
  return tokens.size();
}

bool has_words(TokenSpan tokens, std::initializer_list<std::string_view> words) {
  return find_words(tokens, std::span(words.begin(), words.size())) < tokens.size();
}

std::vector<TokenSpan> split_at_commas(TokenSpan tokens) {
  std::vector<TokenSpan> result;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!is_sign(tokens[at], ',') || tokens[at].depth != tokens.front().depth) continue;
    if (at > begin) result.push_back(tokens.subspan(begin, at - begin));
    begin = at + 1;
  }
  if (begin < tokens.size()) result.push_back(tokens.subspan(begin));
  return result;
}

TokenSpan inside_parentheses(TokenSpan tokens) {
  if (tokens.empty() || !is_sign(tokens[0], '(')) return {};
  std::size_t end = 1;
  while (end < tokens.size() && tokens[end].depth > tokens[0].depth) ++end;
  return tokens.subspan(1, end - 1);
}

}  // namespace lockstep
