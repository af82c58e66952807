// The table `_lockstep_backfills`: the position of each backfill that is run range by range. It is in the
// schema of `_prisma_migrations`, which has no column for that, and is created when the first such backfill
// begins. Without the table no backfill has a position, and nothing else needs it. Drift, pull and plans
// ignore it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "emit/backfill.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// The name of the table in the catalog.
inline constexpr std::string_view backfill_table_name = "_lockstep_backfills";

struct BackfillState {
  std::string run;       // id of the row in _prisma_migrations
  std::size_t step = 0;  // 1-based, of the segment
  std::string table, column;
  std::string statement;  // SHA-256 of the block: an edited block starts from the beginning
  int pass = 1;
  std::optional<KeyValue> low;   // the last key that is done; none at the start of a pass
  std::optional<KeyValue> last;  // the key at which this pass ends; none without a key, and before it begins
  std::size_t passed = 0, expected = 0;  // rows of this pass
  std::size_t pass_filled = 0, filled = 0;
  int batch_rows = 0;
  int lock_waits = 0;
  double seconds = 0;          // spent working, of all runs
  std::string operated, tool;  // the role of the last run, and its tool
  std::string started_at, updated_at;
  std::optional<std::string> finished_at;
  bool pause_requested = false;
};

class BackfillStates {
 public:
  // schema: that of the history. Every function throws DbError.
  BackfillStates(Connection& connection, std::string const& schema);

  bool exists() const { return exists_; }
  void create();

  // The states of one migration, by step; none without the table.
  std::vector<BackfillState> of_run(std::string const& run);

  // Records that a run starts or continues. A pause that was requested of an earlier run is cleared.
  void begin(BackfillState const& state);
  // Writes all of state except its times. A pause that another session requests meanwhile stays requested.
  void write(BackfillState const& state);
  // One statement that fills rows (an UPDATE of the walk) and records state, so that both happen or neither.
  // Its row has the number of rows filled and whether a pause is requested; no row: the state was deleted.
  std::string advance_sql(BackfillState const& state, std::string const& fill) const;
  void finish(BackfillState const& state);
  // Requests that the unfinished backfills of that run stop after their current batch.
  void ask_to_pause(std::string const& run);

 private:
  void write(BackfillState const& state, std::string_view more);

  Connection& connection_;
  std::string table_;  // qualified and quoted
  bool exists_ = false;
};

}  // namespace lockstep
