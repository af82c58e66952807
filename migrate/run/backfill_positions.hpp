// The table `_lockstep_backfills`: where each backfill stands that is run row range by row range. It lies
// next to `_prisma_migrations`, which has no room for that, and is created when the first one begins; without
// it no backfill has a position, and nothing else needs it. Drift, pull and plans do not see it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "emit/backfill.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// The name of the table, as the catalog has it.
inline constexpr std::string_view backfill_table_name = "_lockstep_backfills";

struct BackfillState {
  std::string run;       // id of the row in _prisma_migrations
  std::size_t step = 0;  // 1-based, of the segment
  std::string table, column;
  std::string statement;  // SHA-256 of the block: an edited one begins again
  int pass = 1;
  std::optional<KeyValue> low;   // the last key that is done; none at the begin of a pass
  std::optional<KeyValue> last;  // the key at which this pass ends; none without a key, and before it begins
  std::size_t passed = 0, expected = 0;  // rows of this pass
  std::size_t pass_filled = 0, filled = 0;
  int batch_rows = 0;
  int lock_waits = 0;
  double seconds = 0;          // that were worked
  std::string operated, tool;  // who ran it last, and with what
  std::string started_at, updated_at;
  std::optional<std::string> finished_at;
  bool pause_requested = false;
};

class BackfillStates {
 public:
  // schema: that of the history. Throws DbError, as everything here.
  BackfillStates(Connection& connection, std::string const& schema);

  bool exists() const { return exists_; }
  void create();

  // Of one migration, by step; none without the table.
  std::vector<BackfillState> of_run(std::string const& run);

  // A run begins, again or where an earlier one was: a pause that was asked of that one is forgotten.
  void begin(BackfillState const& state);
  // Writes all of state but its times; a pause that somebody asks for meanwhile stays asked for.
  void write(BackfillState const& state);
  // One statement that fills (an UPDATE of the walk) and records state, so that both happen or none. Its row
  // tells the number of rows filled and whether a pause is asked for; no row: somebody has deleted the state.
  std::string advance_sql(BackfillState const& state, std::string const& fill) const;
  void finish(BackfillState const& state);
  // What is unfinished of that run shall stop after its batch.
  void ask_to_pause(std::string const& run);

 private:
  void write(BackfillState const& state, std::string_view more);

  Connection& connection_;
  std::string table_;  // qualified and quoted
  bool exists_ = false;
};

}  // namespace lockstep
