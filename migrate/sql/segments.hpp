// Divides a migration file into segments that are done or not done, and nothing in between, so that an
// interrupted migration can continue where it stopped.
//
// In a file that has transactions (BEGIN … COMMIT), each transaction is a segment, and so is every statement
// outside of them. A file without, as Prisma writes them, is one transaction; statements that cannot run in a
// transaction divide it. Only the server knows whether some statements (CALL) can run in a transaction. Such
// a statement shares the transaction with others, so that the file stays atomic even if the server then
// refuses the statement. When it is the only statement, or outside of the transactions that a file writes, it
// runs without a transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/sql/split.hpp"
#include "migrate/sql/statement_kind.hpp"

namespace lockstep {

enum class SegmentKind {
  transaction,        // all or nothing
  non_transactional,  // one statement that cannot run in a transaction, such as CREATE INDEX CONCURRENTLY
  session,            // SET and RESET outside of transactions: repeated whenever a later segment is continued
  reset,              // DISCARD ALL: likewise
};

struct Segment {
  SegmentKind kind = SegmentKind::transaction;
  std::optional<Statement> begin{};   // the BEGIN of the file, with its isolation level
  std::vector<Statement> statements;  // without BEGIN and COMMIT
  std::size_t end = 0;                // after the last byte, with its COMMIT
};

// A file whose transactions do not end, or which rolls one back itself, cannot be run in segments. Then
// problem describes the error, with its line, and there are no segments.
struct Segments {
  std::vector<Segment> all;
  std::string problem;
};

Segments segments_of(std::string_view sql);

// How many segments count as steps: all that do not only change the session.
std::size_t steps_of(Segments const& segments);
bool is_step(Segment const& segment);

}  // namespace lockstep
