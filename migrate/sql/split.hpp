// Splits SQL text into statements where psql does: at a semicolon outside of quotes, dollar quotes, comments,
// parentheses and the BEGIN ATOMIC body of a function or procedure. Nothing else is parsed.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lockstep {

// Bytes [begin, end) of the text, from the first word to the one before the semicolon: comments before a
// statement are not part of it. line is the 1-based line of begin.
struct Statement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t line = 1;
};

// Statements in the order of the text. Text without a word gives none. The last statement needs no semicolon.
// A statement whose quote or comment is never closed reaches to the end of the text, where the server reports
// the error, as with psql. Source: src/fe_utils/psqlscan.l of PostgreSQL, with standard_conforming_strings
// on.
std::vector<Statement> split(std::string_view sql);

// The text of a statement.
inline std::string_view text_of(std::string_view sql, Statement const& statement) {
  return sql.substr(statement.begin, statement.end - statement.begin);
}

}  // namespace lockstep
