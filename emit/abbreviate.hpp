// Texts of others, cut to fit into a line or a cell.
#pragma once

#include <string>

namespace lockstep {

// The beginning of a text of at most that many bytes, cut between characters, with an ellipsis when something
// was left out.
std::string cut(std::string const& text, std::size_t most);

// The same on one line: runs of blanks with line ends become one blank.
std::string single_line(std::string const& text, std::size_t most);

// A name or other text of the database as it may stand in a line for people: what a terminal or a reader of
// workflow commands would obey is written as an escape (`\n`, `\x1b`), and so is what turns the direction
// of writing.
std::string printable(std::string const& text);

}  // namespace lockstep
