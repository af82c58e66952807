#include "grammar/sql/lexer.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "grammar/letters.hpp"
#include "grammar/sql/rules.hpp"
#include "grammar/unicode.hpp"

namespace lockstep {
namespace {

using namespace sql_rules;

static_assert(std::ranges::is_sorted(token_kinds, {}, &TokenKindRow::kind));
static_assert(token_kinds.back().kind == TokenKind::sign &&
              token_kinds.size() == static_cast<std::size_t>(TokenKind::sign) + 1);

struct State {
  TokenKind kind = TokenKind::sign;
  bool closed = true;
  std::size_t depth = 0;  // how many quotes and comments are open
  std::string_view tag;   // of the dollar quote
};

template <TokenKind kind, typename... Rules>
struct token : seq<Rules...> {};

// The first that matches counts.
// clang-format off
struct some_token : sor<
  token<TokenKind::space, plus<sor<horizontal_space, newline>>>,
  token<TokenKind::line_comment, line_comment>,
  token<TokenKind::block_comment, block_comment>,
  token<TokenKind::escape_string, one<'e', 'E'>, escape_string>,
  token<TokenKind::bit_string, one<'b', 'B', 'x', 'X'>, plain_string>,
  token<TokenKind::unicode_string, unicode_prefix, plain_string>,
  token<TokenKind::unicode_identifier, unicode_prefix, quoted_identifier>,
  token<TokenKind::word, word>,
  token<TokenKind::quoted_identifier, quoted_identifier>,
  token<TokenKind::string, plain_string>,
  token<TokenKind::dollar_string, dollar_string>,
  token<TokenKind::parameter, parameter>,
  token<TokenKind::number, number>,
  token<TokenKind::operator_token, operator_token>,
  token<TokenKind::sign, any>> {};
// clang-format on

// --- where tokens end

template <typename Rule>
struct TokenAction : peg::nothing<Rule> {};

template <TokenKind kind, typename... Rules>
struct TokenAction<token<kind, Rules...>> {
  static void apply0(State& state) {
    state.kind = kind;
    state.closed = state.depth == 0;
  }
};
struct Opens {
  static void apply0(State& state) { ++state.depth; }
};
struct Closes {
  static void apply0(State& state) { --state.depth; }
};
template <>
struct TokenAction<comment_open> : Opens {};
template <>
struct TokenAction<comment_close> : Closes {};
template <char Quote>
struct TokenAction<opening<Quote>> : Opens {};
template <char Quote>
struct TokenAction<closing<Quote>> : Closes {};
template <>
struct TokenAction<dollar_open> {
  template <typename ActionInput>
  static void apply(ActionInput const& in, State& state) {
    state.tag = in.string_view();
    ++state.depth;
  }
};
template <>
struct TokenAction<dollar_close> : Closes {};

// --- values

// Puts a value together; code points may be given as two surrogates.
class TokenValue {
 public:
  void add(std::string_view text) {
    bad_ = bad_ || high_ != 0;
    text_ += text;
  }
  void add_byte(unsigned byte) {
    char const c = static_cast<char>(byte);
    bad_ = bad_ || c == '\0';
    add({&c, 1});
  }
  void add_point(std::uint32_t point) {
    bool const low = point >= 0xDC00 && point <= 0xDFFF;
    if (low != (high_ != 0) || point == 0 || point > 0x10FFFF) return reject();
    if (point >= 0xD800 && point <= 0xDBFF) {
      high_ = point;
      return;
    }
    if (low) point = 0x10000 + ((high_ - 0xD800) << 10U) + (point - 0xDC00);
    high_ = 0;
    append_utf8(text_, point);
  }
  void reject() { bad_ = true; }
  std::optional<std::string> take() {
    return bad_ || high_ != 0 ? std::nullopt : std::optional(std::move(text_));
  }

 private:
  std::string text_;
  std::uint32_t high_ = 0;  // a surrogate that another one must follow
  bool bad_ = false;
};

std::uint32_t number_in(std::string_view digits, int base) {
  std::uint32_t result = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), result, base);
  return result;
}

template <typename Rule>
struct ValueAction : peg::nothing<Rule> {};

struct AddsText {
  template <typename ActionInput>
  static void apply(ActionInput const& in, TokenValue& value) {
    value.add(in.string_view());
  }
};
struct AddsFirst {
  template <typename ActionInput>
  static void apply(ActionInput const& in, TokenValue& value) {
    value.add(in.string_view().substr(0, 1));
  }
};
template <std::size_t skipped>
struct AddsPoint {
  template <typename ActionInput>
  static void apply(ActionInput const& in, TokenValue& value) {
    value.add_point(number_in(in.string_view().substr(skipped), 16));
  }
};
template <std::size_t skipped, int base>
struct AddsByte {
  template <typename ActionInput>
  static void apply(ActionInput const& in, TokenValue& value) {
    value.add_byte(number_in(in.string_view().substr(skipped), base));
  }
};
struct Rejects {
  static void apply0(TokenValue& value) { value.reject(); }
};
template <char Quote>
struct ValueAction<doubled<Quote>> : AddsFirst {};
template <char Quote>
struct ValueAction<ordinary<Quote>> : AddsText {};
template <>
struct ValueAction<octal_escape> : AddsByte<0, 8> {};
template <>
struct ValueAction<byte_escape> : AddsByte<1, 16> {};
template <>
struct ValueAction<short_escape> : AddsPoint<1> {};
template <>
struct ValueAction<long_escape> : AddsPoint<1> {};
template <>
struct ValueAction<bad_escape> : Rejects {};
template <>
struct ValueAction<plain_escape> {
  template <typename ActionInput>
  static void apply(ActionInput const& in, TokenValue& value) {
    constexpr std::string_view letters = "bfnrtv", controls = "\b\f\n\r\t\v";
    std::size_t const which = letters.find(in.string_view()[0]);
    value.add(which == std::string_view::npos ? in.string_view() : controls.substr(which, 1));
  }
};
template <>
struct ValueAction<doubled_backslash> : AddsFirst {};
template <>
struct ValueAction<unicode_short> : AddsPoint<1> {};
template <>
struct ValueAction<unicode_long> : AddsPoint<2> {};
template <>
struct ValueAction<unicode_bad> : Rejects {};

template <typename Rule>
std::optional<std::string> read(std::string_view text) {
  auto input = make_input(text);
  TokenValue value;
  peg::parse<Rule, ValueAction>(input, value);
  return value.take();
}

std::string folded(std::string_view word) {
  std::string result(word);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

}  // namespace

std::optional<Lexeme> SqlLexer::next() {
  if (at_ >= sql_.size()) return std::nullopt;
  auto input = make_input(sql_.substr(at_));
  State state;
  peg::parse<some_token, TokenAction>(input, state);
  auto const rest = static_cast<std::size_t>(input.end() - input.current());
  Lexeme const result{.kind = state.kind, .begin = at_, .end = sql_.size() - rest, .closed = state.closed};
  at_ = result.end;
  return result;
}

std::optional<Lexeme> SqlLexer::next_token() {
  std::optional<Lexeme> result = next();
  while (result && is_blank_token(result->kind)) result = next();
  return result;
}

std::vector<Lexeme> lexemes_of(std::string_view sql) {
  std::vector<Lexeme> result;
  SqlLexer lexer(sql);
  while (auto const token = lexer.next_token()) result.push_back(*token);
  return result;
}

bool any_token_in(std::string_view sql,
                  std::function<bool(std::string_view text, Lexeme const&)> const& visit) {
  std::vector<std::string_view> texts = {sql};
  while (!texts.empty()) {
    std::string_view const text = texts.back();
    texts.pop_back();
    SqlLexer lexer(text);
    while (auto const token = lexer.next_token()) {
      if (visit(text, *token)) return true;
      if (token->kind == TokenKind::dollar_string) texts.push_back(content_of(text, *token));
    }
  }
  return false;
}

std::size_t content_begin(std::string_view sql, Lexeme const& token) {
  if (token.kind == TokenKind::dollar_string) return sql.find('$', token.begin + 1) + 1;
  return token.begin + row_of(token.kind).opening;
}

bool is_identifier(std::string_view sql, Lexeme const& token, std::string_view name) {
  if (!is_name(token.kind) || value_of(sql, token) != name) return false;
  return token.kind != TokenKind::word || token.of(sql) == name;
}

std::string_view content_of(std::string_view sql, Lexeme const& token) {
  std::size_t const begin = content_begin(sql, token);
  std::size_t const closing =
      token.kind == TokenKind::dollar_string ? begin - token.begin : row_of(token.kind).closing;
  return sql.substr(begin, token.end - begin - (token.closed ? closing : 0));
}

std::optional<std::string> value_of(std::string_view sql, Lexeme const& token) {
  std::string_view const text = token.of(sql);
  std::size_t const opening = row_of(token.kind).opening;
  switch (token.kind) {
    case TokenKind::word:
      return folded(text);
    case TokenKind::quoted_identifier:
      return read<quoted_identifier>(text);
    case TokenKind::string:
    case TokenKind::bit_string:
      return read<plain_string>(text.substr(opening - 1));
    case TokenKind::escape_string:
      return read<escape_string>(text.substr(opening - 1));
    case TokenKind::unicode_string:
    case TokenKind::unicode_identifier: {
      bool const string = token.kind == TokenKind::unicode_string;
      auto const content = string ? read<plain_string>(text.substr(opening - 1))
                                  : read<quoted_identifier>(text.substr(opening - 1));
      return content ? read<unicode_content>(*content) : std::nullopt;
    }
    case TokenKind::dollar_string:
      return std::string(content_of(sql, token));
    default:
      return std::string(text);
  }
}

}  // namespace lockstep
