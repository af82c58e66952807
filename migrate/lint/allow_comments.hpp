// Comments with which a file allows a hazard. The first form applies to the next statement, or to the one
// that contains it or ends on the same line. The second form applies to the whole file.
//
//    -- lockstep:allow H201 no release reads the column since 12
//    -- lockstep:allow-file H105,H106 run by hand at night
#pragma once

#include <string>
#include <vector>

#include "migrate/sql/split.hpp"
#include "migrate/sql/tokens.hpp"

namespace lockstep {

struct AllowComment {
  std::vector<std::string> codes;
  std::string reason;
  std::string problem;  // why the comment is invalid and allows nothing; empty: it is valid
  bool whole_file = false;
  std::size_t begin = 0;      // in the file
  std::size_t statement = 0;  // index; the number of statements when there is none
  std::vector<bool> used;     // one a code
};

// The allow comments among the comments of a file, in the file's order.
std::vector<AllowComment> read_allow_comments(std::string_view sql, std::vector<SqlComment> const& comments,
                                              std::vector<Statement> const& statements);

}  // namespace lockstep
