// A migration file as a runner sees it: segments that are done or not done, and nothing in between, so that
// an interrupted migration can be taken up where it stopped.
//
// A file with transactions of its own (BEGIN … COMMIT) is cut as it is written: each of them is a segment,
// and so is every statement outside. A file without, as Prisma writes them, is one transaction; statements
// that cannot run in one cut it into several.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/split.hpp"

namespace lockstep {

enum class SegmentKind {
  transaction,  // all or nothing
  lone,         // one statement that cannot run in a transaction, such as CREATE INDEX CONCURRENTLY
  session,      // SET and RESET outside of transactions: said again whenever a later segment is taken up
};

struct Segment {
  SegmentKind kind = SegmentKind::transaction;
  std::vector<Statement> statements;  // without BEGIN and COMMIT
  std::size_t end = 0;                // behind the last byte, with its COMMIT
};

// A file whose transactions do not close, or are rolled back by the file itself, cannot be run in pieces;
// what is wrong stands in problem, with its line, and there are no segments.
struct Segments {
  std::vector<Segment> all;
  std::string problem;
};

Segments segments_of(std::string_view sql);

// How many of them are counted as steps: all but the `session` ones.
std::size_t steps_of(Segments const& segments);

// What a statement is to the runner. session: SET and RESET, but for SET LOCAL. lone: cannot run in a
// transaction.
enum class StatementMeaning { begin, commit, rollback, session, lone, plain };
StatementMeaning meaning_of(std::string_view statement);

// The first words of a statement, to tell what it does: in lower case, names in quotes as they are written
// (with the quotes), punctuation as words of its own; comments are left out.
std::vector<std::string> first_words(std::string_view statement, std::size_t most);

}  // namespace lockstep
