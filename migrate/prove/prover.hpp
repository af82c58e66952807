// The proof of a migration: it is carried out, undone and carried out again on a disposable database with
// rows in it, and the server is asked each time whether the schema is the one that was meant.
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
  bool archive = false;  // what is dropped is kept, and so must be back after the rollback
  Runner runner = Runner::lockstep;
  std::vector<std::string> prelude_sql{};  // run first in the database, for extensions and the like
  bool locks = false;                      // look at the locks of each statement too
  bool second_reader =
      false;  // and hold pg_dump's word against that of a database made from the target alone
  // Of a database as `from`: all that was read, to prove that the indexes and foreign keys which the text
  // next to it cannot say stay; null: they are not looked at.
  model::Schema const* source = nullptr;
  bool probes = false;  // let the old and the new application version write between the files
};

// What the locks of the first way forward were like, statement by statement
// (migrate/prove/lock_observer.hpp).
struct ProvedLocks {
  std::size_t statements = 0;  // that were looked at; what runs outside of a transaction cannot be
  std::vector<std::string> unplanned_locks;      // locks of which the plan does not speak, a sentence each
  std::vector<std::string> weaker_than_planned;  // the plan expected worse
};

// What pg_dump says of the result compared with a database made from the target at once, except the position
// of columns and the names of sequences that columns own.
enum class SecondReader { not_asked, agrees, differs, unavailable };
constexpr auto enum_names(SecondReader) {
  return std::to_array<std::string_view>({"not asked", "agrees", "differs", "unavailable"});
}

// What was shown, in the order in which it is tried; the first that is false has its reason in failure.
struct Proof {
  bool planned = false;        // there is a plan, and its safety rules hold
  bool applied = false;        // all migration.sql ran, on rows
  bool matches_to = false;     // then the catalog is `to`, and the rows that should be are unchanged
  bool rolled_back = false;    // all rollback.sql ran, in reverse
  bool matches_from = false;   // then the catalog is `from`, and the rows that should be are unchanged
  bool applied_again = false;  // and the whole way forward works once more
  // The rows could not live through it, as the plan had announced; from there on the structure alone was
  // proved.
  bool emptied_up = false, emptied_down = false;
  ProvedLocks locks;
  SecondReader second_reader = SecondReader::not_asked;
  std::string dump;  // of the second reader: the difference, or why it could not be asked
  ProvedProbes probes;
  std::vector<Unproved> unproved;  // of what stands above on rows: where there were none
  std::vector<std::string> notes;
  std::string failure;  // the statement and what the server said; empty for a complete proof
  // Nothing failed. What could not be looked at is in unproved, and leaves this as it is: nobody can give
  // rows to a table whose required foreign keys form a cycle.
  bool holds() const { return failure.empty() && applied_again; }
};

// models: canonical and comparable (migrate/sources/compare.hpp), as plan() takes them. Makes one database
// and drops it. Whatever is wrong with the migration is in the result; DbError is thrown only when the server
// is lost, or the prelude fails.
Proof verify(Pair<model::Schema> const& models, Hints const& hints, VerifyOptions const& options,
             ScratchServer& server);

// What was proved and what was not, in plain words; several lines.
std::string describe(Proof const& proof);

// The same as JSON, an object and a line end.
std::string proof_json(Proof const& proof);

}  // namespace lockstep
