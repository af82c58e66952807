// A migration file as a runner sees it: segments that are done or not done, and nothing in between, so that
// an interrupted migration can be taken up where it stopped.
//
// A file with transactions of its own (BEGIN … COMMIT) is cut as it is written: each of them is a segment,
// and so is every statement outside. A file without, as Prisma writes them, is one transaction; statements
// that cannot run in one cut it into several. Where only the server knows whether a statement can (CALL), it
// shares the transaction with others and is refused by the server, rather than that a file loses its
// atomicity; alone, or outside of the transactions that a file writes, it runs on its own.
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
  session,  // SET and RESET outside of transactions: said again whenever a later segment is taken up
  reset,    // DISCARD ALL: likewise
};

struct Segment {
  SegmentKind kind = SegmentKind::transaction;
  std::optional<Statement> begin{};   // as the file writes it, with its isolation level
  std::vector<Statement> statements;  // without BEGIN and COMMIT
  std::size_t end = 0;                // after the last byte, with its COMMIT
};

// A file whose transactions do not close, or are rolled back by the file itself, cannot be run in pieces;
// what is wrong stands in problem, with its line, and there are no segments.
struct Segments {
  std::vector<Segment> all;
  std::string problem;
};

Segments segments_of(std::string_view sql);

// How many of them are counted as steps: all that are no change of the session.
std::size_t steps_of(Segments const& segments);
bool is_step(Segment const& segment);

}  // namespace lockstep
