// Comments on pull requests: cells of tables, and a text with a limited size.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// A value in a cell of a table: as code, without characters that would end the cell, and shortened.
std::string markdown_cell(std::string const& value);

// Collects text and keeps room for what must come at the end.
class MarkdownComment {
 public:
  // largest: the maximum number of bytes. command: the command that shows everything when something was
  // omitted.
  MarkdownComment(std::size_t largest, std::string command)
      : room_(largest - reserve), command_(std::move(command)) {}
  // Adds text even when there is no room.
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
