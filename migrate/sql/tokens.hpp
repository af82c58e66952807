// SQL text as tokens, by which a statement is recognized without a parser. Quotes, dollar quotes and comments
// are one token each, so that their content is never read as keywords.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/sql/lexer.hpp"

namespace lockstep {

// A token of the lexer with its value. Operators are given as signs of one character, since no form has one
// of several.
struct SqlToken {
  TokenKind kind = TokenKind::sign;
  std::string text;
  std::size_t begin = 0, end = 0;  // offsets in the file
  std::size_t inner = 0;           // of a text: where its content begins
  std::size_t depth = 0;           // how many parentheses and brackets are open around it
};

// A comment of either kind, with its opening signs.
struct SqlComment {
  std::size_t begin = 0, end = 0;
};

struct SqlTokens {
  std::vector<SqlToken> all;
  std::vector<SqlComment> comments;
};

// base is added to all offsets: the offset of sql in its file. At most the first `most` tokens are read.
SqlTokens tokens_of(std::string_view sql, std::size_t base = 0,
                    std::size_t most = std::numeric_limits<std::size_t>::max());

using TokenSpan = std::span<SqlToken const>;

inline bool is_name(SqlToken const& token) { return is_name(token.kind); }
inline bool is_text(SqlToken const& token) { return is_text(token.kind); }
// In double quotes: never a key word.
inline bool is_quoted_name(SqlToken const& token) { return is_name(token) && token.kind != TokenKind::word; }
inline bool is_word(SqlToken const& token, std::string_view word) {
  return token.kind == TokenKind::word && token.text == word;
}
inline bool is_sign(SqlToken const& token, char sign) {
  return token.kind == TokenKind::sign && token.text[0] == sign;
}

// The index at which these words follow each other, outside of the parentheses that the tokens open; the size
// of tokens when they do not.
std::size_t find_words(TokenSpan tokens, std::span<std::string_view const> words);
bool has_words(TokenSpan tokens, std::initializer_list<std::string_view> words);

// The tokens between the commas outside of parentheses; no part is empty.
std::vector<TokenSpan> split_at_commas(TokenSpan tokens);

// The tokens between the parenthesis that is the first token and its partner.
TokenSpan inside_parentheses(TokenSpan tokens);

}  // namespace lockstep
