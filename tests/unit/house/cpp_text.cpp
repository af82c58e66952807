#include "unit/house/cpp_text.hpp"

#include <algorithm>
#include <cctype>

namespace lockstep::house {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  CppText read() {
    while (at_ < source_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    char const byte = source_[at_];
    if (follows("//")) return comment(source_.find('\n', at_), 2);
    if (follows("/*")) return comment(source_.find("*/", at_ + 2), 2);
    if (follows("#include")) return skip_to(source_.find('\n', at_));
    if (byte == '"') return at_ > 0 && source_[at_ - 1] == 'R' ? raw_literal() : literal();
    if (byte == '\'' && (at_ == 0 || std::isalnum(static_cast<unsigned char>(source_[at_ - 1])) == 0))
      return skip_to(closing('\'') + 1);
    if (byte != 'R' && std::isspace(static_cast<unsigned char>(byte)) == 0) joins_ = false;
    if (byte != ' ' && byte != '\n') comment_goes_on_ = false;
    skip_to(at_ + 1);
  }

  bool follows(std::string_view text) const { return source_.substr(at_, text.size()) == text; }

  // The index of the quote that ends the literal at at_.
  std::size_t closing(char quote) const {
    std::size_t end = at_ + 1;
    while (end < source_.size() && source_[end] != quote) end += source_[end] == '\\' ? 2 : 1;
    return std::min(end, source_.size());
  }

  void skip_to(std::size_t end) {
    end = std::min(end, source_.size());
    line_ += static_cast<std::size_t>(std::count(source_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 source_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    at_ = end;
  }

  void literal() {
    std::size_t const end = closing('"');
    std::string text(source_.substr(at_ + 1, end - at_ - 1));
    for (std::size_t i = text.find("\\n"); i != std::string::npos; i = text.find("\\n", i))
      text.replace(i, 2, " ");
    add_literal(std::move(text));
    skip_to(end + 1);
  }

  void raw_literal() {
    std::size_t const begin = source_.find('(', at_);
    std::string const close = ")" + std::string(source_.substr(at_ + 1, begin - at_ - 1)) + "\"";
    std::size_t const end = std::min(source_.find(close, begin), source_.size());
    add_literal(std::string(source_.substr(begin + 1, end - begin - 1)));
    skip_to(end + close.size());
  }

  void add_literal(std::string text) {
    if (joins_ && !result_.literals.empty())
      result_.literals.back().text += text;
    else
      result_.literals.push_back({line_, std::move(text)});
    joins_ = true;
    comment_goes_on_ = false;
  }

  void comment(std::size_t end, std::size_t marks) {
    std::size_t const begin = at_ + marks;
    std::string const text(source_.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (comment_goes_on_ && !result_.comments.empty())
      result_.comments.back().text += text;
    else
      result_.comments.push_back({line_, text});
    comment_goes_on_ = true;
    bool const block = source_[at_ + 1] == '*';
    skip_to(end == std::string_view::npos || !block ? end : end + 2);
  }

  std::string_view source_;
  std::size_t at_ = 0, line_ = 1;
  bool joins_ = false, comment_goes_on_ = false;
  CppText result_;
};

}  // namespace

CppText texts_of(std::string_view source) { return Reader(source).read(); }

}  // namespace lockstep::house
