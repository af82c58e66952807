// Exceptions that a file makes for itself:
//
//   -- lockstep:allow H201 nobody reads the column since release 12      for the statement that it stands
//   above,
//                                                                        in, or after on the same line
//   -- lockstep:allow-file H105,H106 run by hand at night                for the whole file
#pragma once

#include <string>
#include <vector>

#include "migrate/sql/split.hpp"
#include "migrate/sql/tokens.hpp"

namespace lockstep {

struct AllowComment {
  std::vector<std::string> codes;
  std::string reason;
  std::string problem;  // why it allows nothing; empty: it is in order
  bool whole_file = false;
  std::size_t begin = 0;      // in the file
  std::size_t statement = 0;  // index; the number of statements when there is none
  std::vector<bool> used;     // one a code
};

// Those among the comments of a file, in its order.
std::vector<AllowComment> read_allow_comments(std::string_view sql, std::vector<SqlComment> const& comments,
                                              std::vector<Statement> const& statements);

}  // namespace lockstep
