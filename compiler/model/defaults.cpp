#include "compiler/model/defaults.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <optional>
#include <vector>

#include "compiler/model/array.hpp"
#include "compiler/model/literals.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "grammar/letters.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep::model {
namespace {

constexpr int max_depth = 64;  // of parentheses

enum class Form { text, number, boolean, null, array };

// A constant in SQL with the types that it is cast to, innermost first.
struct Constant {
  Form form = Form::text;
  std::string text;
  std::vector<Constant> items;
  std::vector<Type> casts;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_word(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || is_digit(c) || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Reads a constant expression; nullopt for any other text.
class ConstantReader {
 public:
  explicit ConstantReader(std::string_view text) : text_(text) {}

  std::optional<Constant> whole() {
    std::optional<Constant> result = constant(0);
    skip();
    return at_ == text_.size() ? result : std::nullopt;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip() {
    while (is_blank(peek())) ++at_;
  }
  bool take(char c) {
    skip();
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool take_word(std::string_view word) {
    skip();
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (at_ + i >= text_.size() || lower(text_[at_ + i]) != word[i]) return false;
    }
    if (at_ + word.size() < text_.size() && is_word(text_[at_ + word.size()])) return false;
    at_ += word.size();
    return true;
  }

  std::optional<Constant> constant(int depth) {
    if (depth > max_depth) return std::nullopt;
    std::optional<Constant> result = primary(depth);
    while (result && take(':')) {
      if (!take(':')) return std::nullopt;
      result->casts.push_back(parse_type(type_text()));
    }
    return result;
  }

  std::optional<Constant> primary(int depth) {
    skip();
    if (take('(')) {
      std::optional<Constant> inner = constant(depth + 1);
      return inner && take(')') ? inner : std::nullopt;
    }
    char const c = peek();
    if (std::optional<Constant> text = string()) return text;
    if (is_digit(c) || c == '.' || c == '-' || c == '+') return number(depth);
    if (take_word("true")) return Constant{.form = Form::boolean, .text = "true"};
    if (take_word("false")) return Constant{.form = Form::boolean, .text = "false"};
    if (take_word("null")) return Constant{.form = Form::null, .text = ""};
    if (take_word("array") && take('[')) return array(depth);
    return std::nullopt;
  }

  // X'…' is a number in bits, which no text is.
  std::optional<Constant> string() {
    auto const token = SqlLexer(text_, at_).next();
    bool const is_string =
        token && is_text(token->kind) && token->closed && lower(text_[token->begin]) != 'x';
    auto value = is_string ? value_of(text_, *token) : std::nullopt;
    if (!value) return std::nullopt;
    at_ = token->end;
    return Constant{.form = Form::text, .text = std::move(*value)};
  }

  std::optional<Constant> number(int depth) {
    std::string digits;
    while (peek() == '-' || peek() == '+' || is_blank(peek())) {
      if (peek() == '-') digits = digits.empty() ? "-" : "";
      ++at_;
    }
    if (peek() == '(') {  // `(- 1)` and `- (1)` are the same value
      std::optional<Constant> inner = depth < max_depth ? primary(depth + 1) : std::nullopt;
      if (!inner || inner->form != Form::number || inner->text.starts_with('-')) return std::nullopt;
      inner->text.insert(0, digits);
      return inner;
    }
    while (is_digit(peek()) || peek() == '.' || lower(peek()) == 'e' ||
           ((peek() == '-' || peek() == '+') && lower(text_[at_ - 1]) == 'e')) {
      digits += text_[at_++];
    }
    if (!normalize_number(digits) || is_word(peek())) return std::nullopt;
    return Constant{.form = Form::number, .text = digits};
  }

  std::optional<Constant> array(int depth) {
    Constant result{.form = Form::array, .text = ""};
    if (take(']')) return result;
    do {
      std::optional<Constant> item = constant(depth + 1);
      if (!item) return std::nullopt;
      result.items.push_back(std::move(*item));
    } while (take(','));
    return take(']') ? std::optional(result) : std::nullopt;
  }

  // The text of a type after `::`: words, dots, one pair of parentheses, brackets.
  std::string_view type_text() {
    std::size_t const begin = at_;
    while (at_ < text_.size()) {
      char const c = text_[at_];
      char const close = c == '"' ? '"' : c == '(' ? ')' : c == '[' ? ']' : '\0';
      if (close != '\0') {
        std::size_t const end = text_.find(close, at_ + 1);
        at_ = end == std::string_view::npos ? text_.size() : end + 1;
      } else if (is_word(c) || is_blank(c) || c == '.') {
        ++at_;
      } else {
        break;
      }
    }
    return text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_textual(Type const& type) {
  std::string const& name = type.name.name;
  return type.name.schema.empty() && (name == "text" || name == "varchar" || name == "bpchar");
}

bool is_numeric(Type const& type) {
  TypeFamily const family = family_of(type);
  return family == TypeFamily::integer || family == TypeFamily::decimal || family == TypeFamily::floating;
}

bool is_json(Type const& type) {
  return family_of(type) == TypeFamily::json || family_of(type) == TypeFamily::jsonb;
}

bool same_name(Type const& a, Type const& b) {
  return a.name.name == b.name.name &&
         (a.name.schema == b.name.schema || a.name.schema.empty() || b.name.schema.empty());
}

// Whether a cast to a and then to b gives the same value as a direct cast of the text to b.
bool passes(Type const& a, Type const& b) {
  return same_name(a, b) || (is_textual(a) && is_textual(b)) || (is_json(a) && is_json(b)) ||
         (is_numeric(a) && is_numeric(b) && family_of(a) != TypeFamily::floating);
}

// An explicit cast to a length or precision changes a value that does not fit; a column of that type refuses
// it.
bool keeps_value(Constant const& constant, Type const& cast, Type const& type) {
  if (family_of(cast) == TypeFamily::integer && constant.text.find_first_of(".eE") != std::string::npos)
    return false;
  if (cast.modifiers.empty() || constant.form == Form::array) return true;
  return is_textual(cast) ? constant.text.size() <= std::strtoul(cast.modifiers.c_str(), nullptr, 10)
                          : cast.modifiers == type.modifiers;
}

bool is_certain(Constant const& constant, Type const& type) {
  for (std::size_t i = 0; i < constant.casts.size(); ++i) {
    Type const& cast = constant.casts[i];
    Type const& next = i + 1 < constant.casts.size() ? constant.casts[i + 1] : type;
    if (!passes(cast, next) || cast.array != type.array || !keeps_value(constant, cast, type)) return false;
  }
  if (!constant.casts.empty()) return true;
  if (constant.form == Form::number) return is_numeric(type) || is_textual(type);
  if (constant.form == Form::boolean) return family_of(type) == TypeFamily::boolean || is_textual(type);
  return true;
}

Default as_list(Constant const& constant, Type const& type) {
  Type element = type;
  element.array = false;
  Default result{.kind = DefaultKind::list, .text = "", .items = {}};
  if (constant.form == Form::text) {
    auto const items = parse_array(constant.text);
    if (!items || !std::ranges::all_of(*items, [](auto const& item) { return item.has_value(); })) return {};
    for (auto const& item : *items) result.items.push_back(normalize_literal(*item, element));
    return result;
  }
  if (constant.form != Form::array) return {};
  for (Constant const& item : constant.items) {
    if (item.form == Form::null || item.form == Form::array || !is_certain(item, element)) return {};
    result.items.push_back(normalize_literal(item.text, element));
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_now(std::string_view text) {
  std::string word;
  for (char const c : text) {
    if (!is_blank(c)) word += lower(c);
  }
  return word == "now()" || word == "current_timestamp";
}

std::string value_sql(std::string const& text, Type const& type) {
  if (is_numeric(type) && normalize_number(text)) return text;
  if (family_of(type) == TypeFamily::boolean && (text == "true" || text == "false")) return text;
  return quote_literal(text);
}

}  // namespace

Default parse_default(std::string_view expression, Type const& type) {
  expression = trimmed(expression);
  Default verbatim{.kind = DefaultKind::expression, .text = std::string(expression), .items = {}};
  if (is_now(expression)) return {.kind = DefaultKind::expression, .text = "CURRENT_TIMESTAMP", .items = {}};
  std::optional<Constant> const constant = ConstantReader(expression).whole();
  if (!constant) return verbatim;
  if (constant->form == Form::null) return {};
  if (!is_certain(*constant, type)) return verbatim;
  if (type.array) {
    Default list = as_list(*constant, type);
    return list.kind == DefaultKind::list ? list : verbatim;
  }
  if (constant->form == Form::array) return verbatim;
  return {.kind = DefaultKind::literal, .text = normalize_literal(constant->text, type), .items = {}};
}

Default normalize(Default value, Type const& type) {
  Type element = type;
  element.array = false;
  switch (value.kind) {
    case DefaultKind::literal:
      value.text = normalize_literal(value.text, element);
      break;
    case DefaultKind::list:
      for (std::string& item : value.items) item = normalize_literal(item, element);
      break;
    case DefaultKind::expression:
      return parse_default(value.text, type);
    case DefaultKind::none:
    case DefaultKind::sequence:
    case DefaultKind::database:
      break;
  }
  return value;
}

std::string default_sql(Default const& value, Type const& type) {
  Type element = type;
  element.array = false;
  switch (value.kind) {
    case DefaultKind::literal:
      return value_sql(value.text, element);
    case DefaultKind::expression:
      return value.text;
    case DefaultKind::sequence:
      assert(!value.text.empty());
      return "nextval(" + quote_literal(value.text) + "::regclass)";
    case DefaultKind::list: {
      std::string items;
      for (std::string const& item : value.items) {
        items += (items.empty() ? "" : ", ") + value_sql(item, element);
      }
      return "ARRAY[" + items + "]::" + sql(element) + "[]";
    }
    case DefaultKind::none:
    case DefaultKind::database:
      break;
  }
  assert(false && "an empty default has no SQL");
  return "";
}

bool is_numbered(Column const& column) {
  return column.identity != Identity::none || column.value.kind == DefaultKind::sequence;
}

}  // namespace lockstep::model
