// Source texts and positions in them. A Span is a pair of byte offsets in one of the sources of a run; line
// and column are computed only for output.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

struct Source {
  std::string name;  // as a diagnostic shows it: a path, or "<stdin>"
  std::string text;  // UTF-8, as read
};

using Sources = std::vector<Source>;

// Bytes [begin, end) of sources[file].
struct Span {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(Span const&) const = default;
};

// 1-based line; 1-based column in bytes.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

// The column of a place in its line, in different units; each 1-based.
struct Columns {
  std::size_t bytes = 1;
  std::size_t characters = 1;  // code points; a byte that is not UTF-8 counts as one
  std::size_t utf16 = 1;       // code units, as the language server protocol counts
};

// The columns of the place after `before`, which is the beginning of a line.
Columns columns_behind(std::string_view before);

// The starts of the lines of one text. Line ends are LF, CR LF and a lone CR, as in the schema language.
class LineTable {
 public:
  explicit LineTable(std::string_view text);
  // offset: at most the size of the text.
  Position position(std::uint32_t offset) const;
  // The text of a line without its end. line is 1-based and must exist.
  std::string_view line(std::size_t line) const;
  std::size_t size() const { return starts_.size(); }

 private:
  std::string_view text_;  // must outlive the table
  std::vector<std::uint32_t> starts_;
};

}  // namespace lockstep
