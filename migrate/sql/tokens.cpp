#include "migrate/sql/tokens.hpp"

#include <algorithm>

#include "grammar/diagnostic.hpp"
#include "migrate/sql/scanner.hpp"

namespace lockstep {
namespace {

std::string without_doubles(std::string_view text, char quote) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == quote && i + 1 < text.size() && text[i + 1] == quote) ++i;
  }
  return result;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view sql, std::size_t base) : sql_(sql), base_(base), scanner_(sql) {}

  SqlTokens run(std::size_t most) {
    while (!scanner_.at_end() && result_.all.size() < most) {
      std::size_t const begin = scanner_.offset();
      bool const comment = scanner_.sees("--") || scanner_.sees("/*");
      if (!scanner_.skip_blank()) {
        take();
      } else if (comment) {
        result_.comments.push_back({base_ + begin, base_ + scanner_.offset()});
      }
    }
    return std::move(result_);
  }

 private:
  void take() {
    char const c = scanner_.peek();
    begin_ = scanner_.offset();
    if (starts_sql_word(c)) return take_word();
    if (c >= '0' && c <= '9') {
      scanner_.take_word();
      return add(TokenKind::number, sql_.substr(begin_, scanner_.offset() - begin_));
    }
    if (c == '\'') return take_quoted('\'');
    if (c == '"') return take_quoted('"');
    if (c == '$') return take_dollar();
    if ((c == ')' || c == ']') && depth_ > 0) --depth_;
    scanner_.advance();
    add(TokenKind::sign, std::string_view(&c, 1));
    if (c == '(' || c == '[') ++depth_;
  }

  void take_word() {
    std::string_view const word = scanner_.take_word();
    bool const escaped = scanner_.peek() == '\'' && (word == "e" || word == "E");
    if (!escaped) return add(TokenKind::word, lower(word));
    std::size_t const inner = scanner_.offset() + 1;
    scanner_.skip_escaped();
    add_text(inner, 1);
  }

  // The scanner reads 'it''s' as two strings. Here it is one.
  void take_quoted(char quote) {
    do {
      scanner_.skip_plain(quote);
    } while (scanner_.peek() == quote);
    if (quote == '\'') return add_text(begin_ + 1, 1);
    std::size_t const end = std::max(scanner_.offset(), begin_ + 2) - 1;
    add(TokenKind::quoted, without_doubles(sql_.substr(begin_ + 1, end - begin_ - 1), '"'));
  }

  void take_dollar() {
    scanner_.skip_dollar_quote();
    std::size_t const length = scanner_.offset() - begin_;
    if (length == 1) return add(TokenKind::sign, "$");
    std::size_t const tag = sql_.find('$', begin_ + 1) - begin_ + 1;
    add_text(begin_ + tag, tag);
  }

  void add_text(std::size_t inner, std::size_t closing) {
    std::size_t const end = std::max(scanner_.offset(), inner + closing) - closing;
    std::string_view const content = sql_.substr(inner, end - inner);
    if (closing > 1) {
      add(TokenKind::text, content);
    } else {
      add(TokenKind::text, without_doubles(content, '\''));
    }
    result_.all.back().inner = base_ + inner;
  }

  void add(TokenKind kind, std::string_view text) {
    result_.all.push_back({kind, std::string(text), base_ + begin_, base_ + scanner_.offset(), 0, depth_});
  }

  std::string_view sql_;
  std::size_t base_;
  SqlScanner scanner_;
  SqlTokens result_;
  std::size_t begin_ = 0;
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
