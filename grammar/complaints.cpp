// The diagnostics of a builder about lines with errors. One line gives one diagnostic: a failed must<> sets
// complained_, and bad_line() or unknown_block(), which skip the line, report only if it is not set.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "grammar/builder.hpp"
#include "grammar/keywords.hpp"
#include "grammar/unicode.hpp"

namespace lockstep {

namespace {

// After this number of diagnostics parsing of a file stops.
constexpr std::size_t max_diagnostics = 100;

bool is_word_char(CodePoint point) {
  char32_t const c = point.value;
  return point.size > 0 && (is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-');
}

// The word, or else the single character, at the start of the text.
std::string_view first_token(std::string_view text) {
  std::size_t size = 0;
  for (auto point = decode_utf8(text); is_word_char(point); point = decode_utf8(text.substr(size)))
    size += point.size;
  return text.substr(0, size > 0 ? size : decode_utf8(text).size);
}

std::string describe_token(std::string_view token) {
  auto const point = decode_utf8(token);
  if (token.size() == point.size && is_unprintable(point.value))
    return fmt::format("U+{:04X}", static_cast<unsigned>(point.value));
  return fmt::format("`{}`", token);
}

std::string_view trim_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
}

}  // namespace

void Builder::report(Code code, Span where, std::string message, std::string help,
                     std::vector<Label> labels) {
  if (reported_ == max_diagnostics) {
    diagnostics_.add({.code = Code::too_many_errors,
                      .span = where,
                      .message = "too many errors; the rest of the file was not read"});
    throw TooManyErrors{};
  }
  ++reported_;
  diagnostics_.add({.code = code,
                    .span = where,
                    .message = std::move(message),
                    .labels = std::move(labels),
                    .help = std::move(help)});
}

void Builder::report(Complaint const& complaint, char const* place) {
  complained_ = true;
  auto const text = text_;
  auto const at = static_cast<std::size_t>(place - text.data());
  if (complaint.code == Code::unterminated_comment) {
    report(complaint.code, span(text.substr(at - 2, 2)), "comment is not closed", complaint.help);
    return;
  }
  auto const rest = text.substr(at);
  bool const at_line_end = rest.starts_with('\n') || rest.starts_with('\r');
  auto const token = at_line_end ? rest.substr(0, 0) : first_token(rest);
  std::string const found = at_line_end    ? "the end of the line"
                            : rest.empty() ? "the end of the file"
                                           : describe_token(token);
  auto const before = text.substr(0, at).find_last_not_of(" \t");
  bool const after_open = before != std::string_view::npos &&
                          std::string_view("([{").find(text[before]) != std::string_view::npos;
  char const* const expected =
      complaint.after_open != nullptr && after_open ? complaint.after_open : complaint.expected;
  report(complaint.code, span(token), fmt::format("expected {}, found {}", expected, found), complaint.help);
}

std::string Builder::block_title() const { return fmt::format("{} {}", block_->keyword, block_->name.text); }

void Builder::missing_brace(std::string_view next) {
  auto text = text_.substr(span(next).begin);
  std::vector<Label> labels;
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  if (!text.empty())
    labels.push_back({.span = span(first_token(text)), .text = "the next block begins here"});
  report(Code::missing_brace, block_->span, fmt::format("`{}` has no closing `}}`", block_title()),
         "end the block with `}` on a separate line", std::move(labels));
  finish_block(span(next).begin);
}

void Builder::type_alias(std::string_view line) {
  report(Code::type_alias, span(trim_end(line)), "type aliases are not part of the language");
  documentation_.clear();
  pending_.clear();
  reset_line();
}

void Builder::unknown_block(std::string_view line) {
  if (!complained_) {
    auto const word = first_token(line);
    if (is_block_keyword(word)) {
      report(Code::unexpected_text, span(word), fmt::format("`{}` without a name", word));
    } else if (auto const similar = nearest(word, block_keywords())) {
      report(Code::unknown_block, span(word), fmt::format("{} is not a kind of block", describe_token(word)),
             fmt::format("did you mean `{}`?", *similar));
    } else {
      report(Code::unknown_block, span(word), fmt::format("{} is not a kind of block", describe_token(word)));
    }
  }
  documentation_.clear();
  pending_.clear();
  reset_line();
}

void Builder::bad_line(std::string_view line) {
  line = trim_end(line);
  auto const token = first_token(line);
  if (complained_) {
    // A diagnostic exists already.
  } else if (!block_ && line.starts_with('}')) {
    report(Code::unmatched_brace, span(token), "`}` without a block");
  } else if (!block_ && is_block_keyword(token)) {
    report(Code::unknown_top_level, span(line), fmt::format("`{}` without a name and `{{`", token));
  } else if (!block_) {
    report(Code::unknown_top_level, span(line), "this line is outside of any block");
  } else if (line.starts_with('@') && !line.starts_with("@@") && !config_kind(block_->keyword)) {
    report(Code::attribute_alone, span(line), "attribute on a separate line",
           "put it on the line of its field, or write `@@` for an attribute of the block");
  } else {
    report(Code::invalid_member, span(line), fmt::format("this line is not {}", members_of(block_->keyword)));
  }
  documentation_.clear();
  pending_.clear();
  reset_line();
}

}  // namespace lockstep
