// The table `_prisma_migrations`: what was applied to a database. Its columns, and their values in each
// state, are Prisma's, so that both tools can work on one database. While a migration runs, and after it has
// failed, `applied_steps_count` counts its finished segments, and `logs` begins with a line that identifies
// them. When the migration is done, both are as Prisma leaves them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "postgres/client/connection.hpp"

namespace lockstep {

struct HistoryRow {
  std::string id, checksum, name;
  std::string started_at;                  // as the server prints it
  std::optional<std::string> finished_at;  // applied
  std::optional<std::string> rolled_back_at;
  std::string logs;
  std::size_t steps = 0;
  double seconds = 0;  // from start to end; 0 while there is no end
};

// The progress of a migration or its rollback.
struct Progress {
  std::size_t done = 0;  // of the segments that are steps (segments.hpp: steps_of)
  std::size_t all = 0;
  std::string prefix;     // SHA-256 of the text up to the end of the last finished one
  bool backward = false;  // of rollback.sql
  bool running = false;   // a statement outside of a transaction was started, and its result is not recorded
};

// The first line of `logs` for a progress, and the progress that such a line states. Nothing for logs that
// Prisma wrote.
std::string to_line(Progress const& progress);
std::optional<Progress> progress_of(HistoryRow const& row);

class History {
 public:
  // The table of the session's current schema, which is created when it does not exist.
  explicit History(Connection& connection);

  bool exists() const { return exists_; }
  // Whether the schema has no tables except our own and those of extensions. If it has others, it must be
  // baselined first.
  bool schema_is_empty();
  void create();

  // In the order of their start. Empty when the table does not exist.
  std::vector<HistoryRow> rows();

  // A migration begins; gives the id of its row.
  std::string begin(std::string const& name, std::string const& checksum, Progress const& progress);
  // SQL that records progress. It belongs into the transaction of the segment itself.
  std::string progress_sql(std::string const& id, Progress const& progress) const;
  std::string finish_sql(std::string const& id) const;
  // Marks a rollback that is complete.
  std::string rolled_back_sql(std::string const& id) const;
  void fail(std::string const& id, Progress const& progress, std::string const& error);
  void set_checksum(std::string const& id, std::string const& checksum);
  // Marks an applied migration as one that is being rolled back. Prisma reads such a row as a failed
  // migration.
  void reopen(std::string const& id, Progress const& progress);
  // Marks it as applied again, because no statement of the rollback has taken effect.
  void restore(HistoryRow const& row);
  void mark_rolled_back(std::string const& id);
  // Records a migration as applied without running it.
  void insert_applied(std::string const& name, std::string const& checksum);

  // The qualified and quoted name of the table.
  std::string const& table() const { return table_; }
  // The name of its schema, as the catalog has it.
  std::string const& schema() const { return schema_; }

 private:
  Connection& connection_;
  std::string schema_;
  std::string table_;
  bool exists_ = false;
};

}  // namespace lockstep
