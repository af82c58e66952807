// What a statement does, as acts: a row of the table of statements, the names that stand in it, and its
// tokens. An ALTER TABLE has an act for each of its actions, a DROP one for each name, a DO block one for
// each statement that its body can run.
#pragma once

#include <algorithm>
#include <vector>

#include "migrate/lint/statement_table.hpp"
#include "migrate/sql/split.hpp"

namespace lockstep {

// A row whose form fits.
struct Match {
  StatementRow const* row = nullptr;
  Captures captured;
  std::size_t behind = 0;  // the first token after the form
};

struct Operation {
  // In the order of the table, up to the first one without a condition. Which one it is depends on what is
  // known of the schema when it is run.
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

// One entry a statement, in their order. Names without a schema get default_schema.
std::vector<StatementActs> acts_of(std::string_view sql, std::vector<Statement> const& statements,
                                   std::string const& default_schema);

}  // namespace lockstep
