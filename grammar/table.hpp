// Lines in columns: the names, types and attributes of a block begin one below the other. A column is as wide
// as its longest cell, in bytes as in Prisma's own formatter. Cells are written one after the other into one
// buffer, so that a row costs no allocation.
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

  // A row: what is appended to text() until end_cell() is its next cell. Cells that are not written are
  // empty.
  void begin_row();
  std::string& text() { return text_; }
  void end_cell();
  // comment stands after the row, outside of the columns. It must outlive the table's next write().
  void end_row(std::string_view comment);
  // The same for a row of one cell that makes no column wider.
  void end_lone_row(std::string_view comment);
  // Forgets the row that was begun.
  void drop_row();
  // A line between the rows that knows no columns: before and line, which must outlive the table's next
  // write().
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
    std::string_view behind;  // the comment of an aligned row, or the whole of another line
  };
  void write(Row const& row, std::string& out) const;

  std::string text_;
  std::vector<Row> rows_;
  std::array<std::uint32_t, columns> widths_{};
  Row row_;
  std::size_t cell_ = 0;
};

}  // namespace lockstep
