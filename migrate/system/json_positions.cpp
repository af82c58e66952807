// The library's event parser reports what it has read but not where. But it takes characters one by one from
// an iterator, and an iterator that counts shows the position of the parser at each event: right after the
// closing quote of a text, and at most one character after a number.
#include "migrate/system/json_positions.hpp"

#include <nlohmann/json.hpp>

namespace lockstep {
namespace {

using AnyJson = nlohmann::json;

// An input iterator over a text. It is copied, so it counts in a variable outside of itself.
struct Counting {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = char const*;
  using reference = char const&;

  char const* at = nullptr;
  std::size_t* count = nullptr;

  reference operator*() const { return *at; }
  Counting& operator++() {
    ++at;
    ++*count;
    return *this;
  }
  Counting operator++(int) {
    Counting const before = *this;
    ++*this;
    return before;
  }
  bool operator==(Counting const& other) const { return at == other.at; }
  bool operator!=(Counting const& other) const { return at != other.at; }
};

class Builder : public nlohmann::json_sax<AnyJson> {
 public:
  Builder(Sources const& sources, std::uint32_t file, Diagnostics& diagnostics)
      : text_(sources[file].text), file_(file), diagnostics_(diagnostics) {}

  std::size_t count = 0;  // of characters that the parser has taken
  JsonNode root;

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add({.kind = JsonNode::Kind::boolean, .flag = value}); }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, string_t const&) override { return number(value); }
  bool string(string_t& value) override {
    return add({.kind = JsonNode::Kind::text, .text = value, .span = text_span()});
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(JsonNode::Kind::object); }
  bool start_array(std::size_t) override { return open(JsonNode::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& value) override {
    name_ = value;
    name_span_ = text_span();
    return true;
  }
  bool parse_error(std::size_t position, std::string const&,
                   nlohmann::detail::exception const& error) override {
    std::string message = error.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while …"
    if (auto const colon = message.find(": "); colon != std::string::npos) message.erase(0, colon + 2);
    std::size_t const at = std::min(position == 0 ? 0 : position - 1, text_.size());
    diagnostics_.add({.code = Code::settings_syntax,
                      .span = Span{file_, offset(at), offset(std::min(at + 1, text_.size()))},
                      .message = "this is not valid JSON: " + message});
    return false;
  }

 private:
  static std::uint32_t offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

  // The span of the text that was just read, with its quotes.
  Span text_span() const {
    std::size_t begin = count > 1 ? count - 2 : 0;
    while (begin > 0 && (text_[begin] != '"' || text_[begin - 1] == '\\')) --begin;
    return {file_, offset(begin), offset(count)};
  }
  // The span of the word or number that was just read; the parser may be one character ahead.
  Span word_span() const {
    auto const in_word = [&](std::size_t i) {
      char const c = text_[i];
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '+' || c == 'E';
    };
    std::size_t end = std::min(count, text_.size());
    while (end > 0 && !in_word(end - 1)) --end;
    std::size_t begin = end;
    while (begin > 0 && in_word(begin - 1)) --begin;
    return {file_, offset(begin), offset(end)};
  }

  bool number(double value) { return add({.kind = JsonNode::Kind::number, .number = value}); }

  JsonNode& place(JsonNode node) {
    if (node.span.end == 0) node.span = word_span();
    if (open_.empty()) return root = std::move(node);
    node.name = std::move(name_);
    node.name_span = name_span_;
    name_.clear();
    return open_.back()->items.emplace_back(std::move(node));
  }
  bool add(JsonNode node) {
    place(std::move(node));
    return true;
  }
  // The address of a node stays valid while it is open: its siblings are added only after it is closed.
  bool open(JsonNode::Kind kind) {
    open_.push_back(&place({.kind = kind, .span = {file_, offset(count - 1), offset(count)}}));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  std::uint32_t file_;
  Diagnostics& diagnostics_;
  std::vector<JsonNode*> open_;
  std::string name_;
  Span name_span_;
};

}  // namespace

std::optional<JsonNode> read_json(Sources const& sources, std::uint32_t file, Diagnostics& diagnostics) {
  std::string const& text = sources[file].text;
  Builder builder(sources, file, diagnostics);
  Counting const begin{text.data(), &builder.count};
  Counting const end{text.data() + text.size(), &builder.count};
  bool const good = AnyJson::sax_parse(begin, end, &builder, AnyJson::input_format_t::json, true, true);
  return good ? std::optional(std::move(builder.root)) : std::nullopt;
}

}  // namespace lockstep
