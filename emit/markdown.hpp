// Comments at pull requests: cells of tables, and a text that never gets too long.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// A value in a cell of a table: as code, without what would end the cell, and not longer than a cell should
// be.
std::string markdown_cell(std::string const& value);

// Writes while there is room for what must still come at the end.
class MarkdownComment {
 public:
  // largest: how many bytes it may have. command: what shows all when something was left out.
  MarkdownComment(std::size_t largest, std::string command)
      : room_(largest - reserve), command_(std::move(command)) {}
  // Whether there is room or not.
  void always(std::string const& text) { text_ += text; }
  // A heading with the number of rows, and a table; nothing when there are no rows.
  void section(std::string const& title, std::string_view table_head, std::vector<std::string> const& rows);
  std::string take();

 private:
  static constexpr std::size_t reserve = 200;
  bool add(std::string const& text);
  std::size_t room_;
  std::string command_;
  std::size_t left_out_ = 0;
  std::string text_;
};

}  // namespace lockstep
