// A cell is padded only when something follows it in its row, so that no line ends in blanks.
#include "grammar/table.hpp"

#include <algorithm>

namespace lockstep {

void Table::begin_row() {
  row_ = {.begin = static_cast<std::uint32_t>(text_.size()), .aligned = true};
  cell_ = 0;
}

void Table::end_cell() { row_.ends.at(cell_++) = static_cast<std::uint32_t>(text_.size()); }

void Table::end_row(std::string_view comment) {
  while (cell_ < columns) end_cell();
  std::uint32_t begin = row_.begin;
  for (std::size_t i = 0; i < columns; ++i) {
    widths_[i] = std::max(widths_[i], row_.ends[i] - begin);
    begin = row_.ends[i];
  }
  row_.behind = comment;
  rows_.push_back(row_);
}

void Table::end_lone_row(std::string_view comment) {
  while (cell_ < columns) end_cell();
  row_.behind = comment;
  rows_.push_back(row_);
}

void Table::drop_row() { text_.resize(row_.begin); }

void Table::add_line(std::string_view line, std::string_view before) {
  rows_.push_back({.before = before, .behind = line});
}

void Table::write(Row const& row, std::string& out) const {
  std::uint32_t begin = row.begin;
  std::uint32_t const end = row.ends.back();
  for (std::size_t i = 0; i < columns && begin < end; ++i) {
    out.append(text_, begin, row.ends[i] - begin);
    if (row.ends[i] < end) out.append(widths_[i] + 1 - (row.ends[i] - begin), ' ');
    begin = row.ends[i];
  }
  if (!row.behind.empty()) out.append(1, ' ').append(row.behind);
}

void Table::write(std::string_view indent, std::string& out) {
  for (Row const& row : rows_) {
    out += indent;
    if (row.aligned) {
      write(row, out);
    } else {
      out.append(row.before).append(row.behind);
    }
    out += '\n';
  }
  rows_.clear();
  text_.clear();
  widths_ = {};
}

}  // namespace lockstep
