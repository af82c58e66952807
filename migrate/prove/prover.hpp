// Proves a migration: runs it, rolls it back and runs it again on a disposable database with rows, and
// compares the schema on the server with the expected one after each of them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/hints.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "migrate/prove/unproved.hpp"
#include "migrate/prove/version_probe.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep {

struct VerifyOptions {
  PhasesMode phases = PhasesMode::automatic;
  bool archive = false;  // what is dropped is archived, so the rollback must restore it
  Runner runner = Runner::lockstep;
  std::vector<std::string> prelude_sql{};  // run first in the database, for extensions for example
  bool locks = false;                      // also compare the locks of each statement with the plan
  bool second_reader =
      false;  // also compare pg_dump's output with that of a database created directly from the target
  // For a database as `from`: all that was read, to prove that the indexes and foreign keys which the text
  // cannot express stay; null: they are not compared.
  model::Schema const* source = nullptr;
  bool probes = false;             // try the statements of both application versions between the files
  bool keep_column_order = false;  // as in PlanOptions
};

// The locks of the first forward run, statement by statement (migrate/prove/lock_observer.hpp).
struct ProvedLocks {
  std::size_t statements = 0;  // the observed ones; those outside of a transaction cannot be observed
  std::vector<std::string> unplanned_locks;      // locks that the plan does not predict, a sentence each
  std::vector<std::string> weaker_than_planned;  // the plan predicted stronger locks
};

// The result of comparing pg_dump's output with that of a database created directly from the target, except
// for the position of columns and the names of sequences that columns own.
enum class SecondReader { not_asked, agrees, differs, unavailable };
constexpr auto enum_names(SecondReader) {
  return std::to_array<std::string_view>({"not asked", "agrees", "differs", "unavailable"});
}

// The results, in the order in which they are proved. failure has the reason of the first one that is false.
struct Proof {
  bool planned = false;        // there is a plan that passes its safety rules
  bool applied = false;        // every migration.sql ran, on rows
  bool matches_to = false;     // then the catalog equals `to`, and the rows that must stay are unchanged
  bool rolled_back = false;    // every rollback.sql ran, in reverse order
  bool matches_from = false;   // then the catalog equals `from`, and the rows that must stay are unchanged
  bool applied_again = false;  // and every migration.sql ran a second time
  // The rows could not stay, as the plan had announced. From there on only the structure was proved.
  bool emptied_up = false, emptied_down = false;
  ProvedLocks locks;
  SecondReader second_reader = SecondReader::not_asked;
  std::string dump;  // of the second reader: the difference, or why it could not run
  ProvedProbes probes;
  std::vector<Unproved> unproved;  // the parts of the above without any row to prove them
  std::vector<std::string> notes;
  std::string failure;  // the statement and the server's message; empty for a complete proof
  // Nothing failed. What could not be proved is in unproved and does not make this false: for example, no row
  // can be inserted into a table whose required foreign keys form a cycle.
  bool holds() const { return failure.empty() && applied_again; }
};

// models: canonical and comparable (migrate/sources/compare.hpp), as plan() takes them. Creates one database
// and drops it. Every problem of the migration is in the result. Throws DbError only when the server is lost,
// or the prelude fails.
Proof verify(Pair<model::Schema> const& models, Hints const& hints, VerifyOptions const& options,
             ScratchServer& server);

// What was proved and what was not, as text of several lines.
std::string describe(Proof const& proof);

// The same as JSON, an object and a line end.
std::string proof_json(Proof const& proof);

}  // namespace lockstep
