// Introspection writes a generated column as `dbgenerated("its expression")`. A DEFAULT may never refer to a
// column, so an expression that names another column of the table can only be meant as a generated one. The
// text is read word by word: strings, casts (`::date`), calls (`lower(`), qualified names and key words are
// no columns, quoted names are as written, others in lower case.
#include "compiler/model/quote.hpp"
#include "compiler/resolve/draft.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep::resolving {
namespace {

struct Word {
  std::optional<Lexeme> token;  // nothing at either end
  std::string text;             // of a name its value, else what is written

  bool is(TokenKind kind) const { return token && token->kind == kind; }
};

Word next_word(std::string_view sql, SqlLexer& lexer) {
  Word word{.token = lexer.next_token(), .text = {}};
  if (!word.token) return word;
  auto value = is_name(word.token->kind) ? value_of(sql, *word.token) : std::nullopt;
  word.text = value ? std::move(*value) : std::string(word.token->of(sql));
  return word;
}

// Words of types and of time zones that are several words long: the second one is no column.
bool continues_a_phrase(std::string const& before) {
  return before == "at" || before == "time" || before == "with" || before == "without" || before == "as" ||
         before == "double" || before == "character" || before == "collate" || before == "extract(";
}

bool is_column_place(Word const& before, Word const& word, Word const& after) {
  if (!word.token || !is_name(word.token->kind)) return false;
  if (before.text == "::" || before.text == "." || after.text == "(" || after.text == ".") return false;
  if (!word.is(TokenKind::word)) return before.text != "as" && before.text != "collate";
  auto const is_string = [](Word const& one) { return one.token && is_text(one.token->kind); };
  bool const constant = is_string(after) || is_string(before);  // date '…', interval '1' day
  return !constant && !continues_a_phrase(before.text) && !model::is_keyword(word.text);
}

}  // namespace

bool names_other_column(std::string_view sql, std::string_view own, ModelDraft const& owner) {
  SqlLexer lexer(sql);
  Word before;
  Word word = next_word(sql, lexer);
  while (word.token) {
    Word after = next_word(sql, lexer);
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
