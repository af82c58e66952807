// Lines in columns, which align the names, types and attributes of a block. A column is as wide as its
// longest cell, in bytes as in Prisma's formatter. All cells are in one buffer, so that a row needs no
// allocation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

class Table {
 public:
  static constexpr std::size_t columns = 3;

  // Begins a row: what is appended to text() until end_cell() is its next cell. Missing cells are empty.
  void begin_row();
  std::string& text() { return text_; }
  void end_cell();
  // comment: written after the row, outside of the columns. It must outlive the next write().
  void end_row(std::string_view comment);
  // The same for a row of one cell, which does not affect the width of its column.
  void end_lone_row(std::string_view comment);
  // Discards the current row.
  void drop_row();
  // Adds a line without columns between the rows: before and line, which must outlive the next write().
  void add_line(std::string_view line, std::string_view before = {});

  bool empty() const { return rows_.empty(); }
  // Appends all rows, each with the indent before and a line end after it, and empties the table.
  void write(std::string_view indent, std::string& out);

 private:
  struct Row {
    std::uint32_t begin = 0;
    std::array<std::uint32_t, columns> ends{};
    bool aligned = false;
    std::string_view before;  // of a line that is not aligned
    std::string_view behind;  // the comment of an aligned row, or the text of another line
  };
  void write(Row const& row, std::string& out) const;

  std::string text_;
  std::vector<Row> rows_;
  std::array<std::uint32_t, columns> widths_{};
  Row row_;
  std::size_t cell_ = 0;
};

}  // namespace lockstep
