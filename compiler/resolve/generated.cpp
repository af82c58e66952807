// Introspection writes a generated column as `dbgenerated("its expression")`. A DEFAULT cannot refer to a
// column, so an expression with another column of the table is that of a generated column. The text is read
// word by word: strings, casts (`::date`), calls (`lower(`), qualified names and key words are not columns;
// quoted names are used as written, other names in lower case.
#include <algorithm>

#include "compiler/model/quote.hpp"
#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {
namespace {

enum class WordKind { end, name, quoted, string, sign };

struct Word {
  WordKind kind = WordKind::end;
  std::string text;
};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Words {
 public:
  explicit Words(std::string_view sql) : sql_(sql) {}

  Word next() {
    while (at_ < sql_.size() &&
           (sql_[at_] == ' ' || sql_[at_] == '\t' || sql_[at_] == '\n' || sql_[at_] == '\r'))
      ++at_;
    if (at_ >= sql_.size()) return {};
    char const c = sql_[at_];
    if (c == '\'') return delimited('\'', false), Word{WordKind::string, {}};
    if (c == '"') return {WordKind::quoted, delimited('"', false)};
    if (c == '$') return dollar();
    if (c == ':' && sql_.substr(at_, 2) == "::") return at_ += 2, Word{WordKind::sign, "::"};
    if (!is_word_byte(c)) return Word{WordKind::sign, std::string(1, sql_[at_++])};
    std::size_t const begin = at_;
    while (at_ < sql_.size() && is_word_byte(sql_[at_])) ++at_;
    std::string text(sql_.substr(begin, at_ - begin));
    for (char& letter : text)
      letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    bool const prefix = text == "e" || text == "b" || text == "x" || text == "n";
    if (prefix && at_ < sql_.size() && sql_[at_] == '\'')
      return delimited('\'', text == "e"), Word{WordKind::string, {}};
    return {WordKind::name, std::move(text)};
  }

 private:
  // The text between two delimiters; a doubled delimiter means one.
  std::string delimited(char delimiter, bool backslashes) {
    std::string text;
    for (++at_; at_ < sql_.size(); ++at_) {
      if (backslashes && sql_[at_] == '\\') {
        ++at_;
      } else if (sql_[at_] == delimiter) {
        if (at_ + 1 >= sql_.size() || sql_[at_ + 1] != delimiter) break;
        ++at_;
      }
      if (at_ < sql_.size()) text += sql_[at_];
    }
    at_ = std::min(at_ + 1, sql_.size());
    return text;
  }

  // $tag$ … $tag$, or a lone sign.
  Word dollar() {
    std::size_t const end = sql_.find('$', at_ + 1);
    std::size_t const close =
        end == std::string_view::npos ? end : sql_.find(sql_.substr(at_, end - at_ + 1), end + 1);
    if (close == std::string_view::npos) return ++at_, Word{WordKind::sign, "$"};
    at_ = close + (end - at_ + 1);
    return {WordKind::string, {}};
  }

  std::string_view sql_;
  std::size_t at_ = 0;
};

// Whether the next word continues a type or time zone of several words, and so is not a column.
bool continues_a_phrase(std::string const& before) {
  return before == "at" || before == "time" || before == "with" || before == "without" || before == "as" ||
         before == "double" || before == "character" || before == "collate" || before == "extract(";
}

bool is_column_place(Word const& before, Word const& word, Word const& after) {
  if (word.kind != WordKind::name && word.kind != WordKind::quoted) return false;
  if (before.text == "::" || before.text == "." || after.text == "(" || after.text == ".") return false;
  if (word.kind == WordKind::quoted) return before.text != "as" && before.text != "collate";
  bool const constant =
      after.kind == WordKind::string || before.kind == WordKind::string;  // date '…', interval '1' day
  return !constant && !continues_a_phrase(before.text) && !model::is_keyword(word.text);
}

}  // namespace

bool names_other_column(std::string_view sql, std::string_view own, ModelDraft const& owner) {
  Words words(sql);
  Word before;
  Word word = words.next();
  while (word.kind != WordKind::end) {
    Word after = words.next();
    if (is_column_place(before, word, after) && word.text != own && owner.has_column(word.text)) {
      return true;
    }
    if (before.text == "extract" && word.text == "(") word.text = "extract(";
    before = std::move(word);
    word = std::move(after);
  }
  return false;
}

}  // namespace lockstep::resolving
