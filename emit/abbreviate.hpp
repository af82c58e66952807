// Texts of others, shortened for a line or a cell.
#pragma once

#include <string>

namespace lockstep {

// The beginning of a text, at most that many bytes, cut between characters, with an ellipsis when something
// is omitted.
std::string cut(std::string const& text, std::size_t most);

// The same on one line: white space that contains a line end becomes one blank.
std::string single_line(std::string const& text, std::size_t most);

// A name or other text of the database in a form that is safe in a line of output. What a terminal or a
// reader of workflow commands would execute is written as an escape (`\n`, `\x1b`), and so are characters
// that change the direction of writing.
std::string printable(std::string const& text);

}  // namespace lockstep
