#include "emit/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "emit/abbreviate.hpp"

namespace lockstep {
namespace {

struct Escape {
  char byte;
  std::string_view text;
};
constexpr Escape escapes[] = {{'|', "&#124;"}, {'&', "&amp;"}, {'<', "&lt;"},
                              {'>', "&gt;"},   {'\n', " "},    {'\r', " "}};

}  // namespace

std::string markdown_cell(std::string const& value) {
  if (value.empty()) return " ";
  std::string text;
  for (char const c : cut(value, 120)) {
    auto const special = std::ranges::find(escapes, c, &Escape::byte);
    text += special == std::end(escapes) ? std::string(1, c) : std::string(special->text);
  }
  return "<code>" + text + "</code>";
}

void MarkdownComment::section(std::string const& title, std::string_view table_head,
                              std::vector<std::string> const& rows) {
  if (rows.empty()) return;
  bool open = add(fmt::format("\n### {}: {}\n\n{}", title, rows.size(), table_head));
  for (std::string const& row : rows) {
    open = open && add(row);
    if (!open) ++left_out_;
  }
}

std::string MarkdownComment::take() {
  if (left_out_ > 0) {
    text_ += fmt::format(
        "\n_{} more finding{} left out: this comment would be too long. "
        "`{}` shows all._\n",
        left_out_, left_out_ == 1 ? " is" : "s are", command_);
  }
  return std::move(text_);
}

bool MarkdownComment::add(std::string const& text) {
  if (text_.size() + text.size() > room_) return false;
  text_ += text;
  return true;
}

}  // namespace lockstep
