// The lexer of SQL: every part of the program that looks into SQL text reads it through this one. It knows
// tokens and nothing of statements. Source: src/backend/parser/scan.l and src/fe_utils/psqlscan.l of
// PostgreSQL 18, with standard_conforming_strings on, its default.
//
// Any bytes are lexed: a NUL is one token, bytes above ASCII belong to identifiers, whether they are
// UTF-8 or not, and what is never closed ends with the text.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

enum class TokenKind {
  space,
  line_comment,        // -- up to the end of the line
  block_comment,       // /* … */, nested
  word,                // a key word or an identifier without quotes
  quoted_identifier,   // "…"
  unicode_identifier,  // U&"…"
  string,              // '…', a backslash is an ordinary character
  escape_string,       // E'…'
  unicode_string,      // U&'…'
  bit_string,          // B'…' or X'…'
  dollar_string,       // $tag$…$tag$
  number,
  parameter,       // $1
  operator_token,  // +, <=, ::, := and ..
  sign,            // any other single byte: ( ) [ ] , ; . : …
};

enum class TokenClass { blank, name, text, other };

struct TokenKindRow {
  TokenKind kind;
  std::string_view name;
  TokenClass token_class;
  std::size_t opening = 0;  // bytes before the content; of a dollar_string that is the length of its tag
  std::size_t closing = 0;
};

// clang-format off
inline constexpr auto token_kinds = std::to_array<TokenKindRow>({
  {TokenKind::space,              "space",              TokenClass::blank},
  {TokenKind::line_comment,       "line_comment",       TokenClass::blank, 2},
  {TokenKind::block_comment,      "block_comment",      TokenClass::blank, 2, 2},
  {TokenKind::word,               "word",               TokenClass::name},
  {TokenKind::quoted_identifier,  "quoted_identifier",  TokenClass::name,  1, 1},
  {TokenKind::unicode_identifier, "unicode_identifier", TokenClass::name,  3, 1},
  {TokenKind::string,             "string",             TokenClass::text,  1, 1},
  {TokenKind::escape_string,      "escape_string",      TokenClass::text,  2, 1},
  {TokenKind::unicode_string,     "unicode_string",     TokenClass::text,  3, 1},
  {TokenKind::bit_string,         "bit_string",         TokenClass::text,  2, 1},
  {TokenKind::dollar_string,      "dollar_string",      TokenClass::text},
  {TokenKind::number,             "number",             TokenClass::other},
  {TokenKind::parameter,          "parameter",          TokenClass::other},
  {TokenKind::operator_token,     "operator",           TokenClass::other},
  {TokenKind::sign,               "sign",               TokenClass::other},
});
// clang-format on

constexpr TokenKindRow const& row_of(TokenKind kind) { return token_kinds[static_cast<std::size_t>(kind)]; }
constexpr bool is_blank_token(TokenKind kind) { return row_of(kind).token_class == TokenClass::blank; }
constexpr bool is_comment(TokenKind kind) {
  return kind == TokenKind::line_comment || kind == TokenKind::block_comment;
}
constexpr bool is_name(TokenKind kind) { return row_of(kind).token_class == TokenClass::name; }
constexpr bool is_text(TokenKind kind) { return row_of(kind).token_class == TokenClass::text; }

// Bytes [begin, end) of the text.
struct Lexeme {
  TokenKind kind = TokenKind::sign;
  std::size_t begin = 0, end = 0;
  bool closed = true;  // false when its quote or comment reaches the end of the text without being closed

  std::string_view of(std::string_view sql) const { return sql.substr(begin, end - begin); }
};

// The text must outlive it.
class SqlLexer {
 public:
  explicit SqlLexer(std::string_view sql, std::size_t begin = 0) : sql_(sql), at_(begin) {}

  // The next token, blanks and comments included: the tokens together are the text, byte by byte.
  std::optional<Lexeme> next();
  // The next token that is neither.
  std::optional<Lexeme> next_token();

 private:
  std::string_view sql_;
  std::size_t at_;
};

// All tokens that are neither blanks nor comments.
std::vector<Lexeme> lexemes_of(std::string_view sql);

// Calls visit with each of these tokens and the text that it is in: sql, or the content of a dollar quote,
// which is the body of a routine or a statement that a body executes. When visit returns true, the walk ends,
// and the result is true.
bool any_token_in(std::string_view sql,
                  std::function<bool(std::string_view text, Lexeme const&)> const& visit);

// The value of the token: of a name the identifier, folded to lower case where it is not quoted; of a string
// its text, with escapes resolved; else what is written. Nothing when an escape is invalid, or is one that no
// text of a database can contain. U&'…' and U&"…" are read with the escape character that they have without
// UESCAPE.
std::optional<std::string> value_of(std::string_view sql, Lexeme const& token);

// Whether the token is this identifier in a text that the server wrote. There a bare word with capitals is a
// key word, which is no identifier even where it differs from one in case alone.
bool is_identifier(std::string_view sql, Lexeme const& token, std::string_view name);

// What is between the quotes or tags of a token, as written, and where that begins.
std::string_view content_of(std::string_view sql, Lexeme const& token);
std::size_t content_begin(std::string_view sql, Lexeme const& token);

}  // namespace lockstep
