// What a statement means to a runner: whether it can share a transaction with others, begins or ends one, or
// changes the session. The facts are those of PostgreSQL 12 to 18: the callers of PreventInTransactionBlock
// and RequireTransactionBlock.
#pragma once

#include <string_view>

namespace lockstep {

enum class StatementKind {
  plain,
  begin,
  commit,
  rollback,
  session,          // SET, RESET and similar, except those that end with the transaction
  discard_all,      // resets the session, and is refused in a transaction block
  outside,          // refused in a transaction block
  usually_outside,  // the same, unless an object is in a rare state
  maybe_outside,    // whether it is refused there depends on objects and code of the database
  inside,           // refused, or without effect, outside of a transaction block
  unsupported,      // our runner cannot run it; `problem` gives the reason
};

struct StatementMeaning {
  StatementKind kind = StatementKind::plain;
  std::string_view problem{};
};

StatementMeaning meaning_of(std::string_view statement);
inline StatementKind statement_kind(std::string_view statement) { return meaning_of(statement).kind; }

}  // namespace lockstep
