// What a statement does, as operations: a row of the table of statements, the names in the statement, and its
// tokens. An ALTER TABLE has one operation for each action, a DROP one for each name, a DO block one for each
// statement that its body can run.
#pragma once

#include <algorithm>
#include <vector>

#include "migrate/lint/statement_table.hpp"
#include "migrate/sql/split.hpp"

namespace lockstep {

// A row whose form matches.
struct Match {
  StatementRow const* row = nullptr;
  Captures captured;
  std::size_t behind = 0;  // the first token after the form
};

struct Operation {
  // In the order of the table, up to the first row without a condition. Which row applies depends on the
  // schema before the statement.
  std::vector<Match> matches;
  std::vector<SqlToken> tokens;  // of the statement, or of the action of ALTER TABLE
  bool in_block = false;         // of a DO block

  TokenSpan behind(Match const& match) const {
    return TokenSpan(tokens).subspan(std::min(match.behind, tokens.size()));
  }
};

struct StatementActs {
  Statement statement;
  std::vector<Operation> acts;
  bool understood = true;
};

// One entry for each statement, in their order. Names without a schema get default_schema.
std::vector<StatementActs> acts_of(std::string_view sql, std::vector<Statement> const& statements,
                                   std::string const& default_schema);

}  // namespace lockstep
