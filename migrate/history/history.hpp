// The table `_prisma_migrations`: what was applied to a database. Its columns, and what stands in them in
// each state, are Prisma's, so that both tools can work on one database. While a migration is under way, and
// after it has failed, `applied_steps_count` counts its finished segments and `logs` begins with a line of
// ours that identifies them; both are as Prisma leaves them when it is done.
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

// How far a migration, or its rollback, has come.
struct Progress {
  std::size_t done = 0;  // segments that count (segments.hpp: steps_of)
  std::size_t all = 0;
  std::string prefix;     // SHA-256 of the text up to the end of the last finished one
  bool backward = false;  // of rollback.sql
  bool running = false;   // a statement outside of a transaction was begun and nobody knows how it ended
};

// The line that stands first in `logs`; and the other way, which gives nothing for logs of Prisma's.
std::string to_line(Progress const& progress);
std::optional<Progress> progress_of(HistoryRow const& row);

class History {
 public:
  // The table of the session's current schema, which is created when it does not exist.
  explicit History(Connection& connection);

  bool exists() const { return exists_; }
  // Whether the schema holds tables of others, so that it must be baselined first.
  bool schema_is_empty();
  void create();

  // In the order of their start; none without the table.
  std::vector<HistoryRow> rows();

  // A migration begins; gives the id of its row.
  std::string begin(std::string const& name, std::string const& checksum, Progress const& progress);
  // SQL that records progress; for the transaction of the segment itself.
  std::string progress_sql(std::string const& id, Progress const& progress) const;
  std::string finish_sql(std::string const& id) const;
  // Of a rollback that is complete.
  std::string rolled_back_sql(std::string const& id) const;
  void fail(std::string const& id, Progress const& progress, std::string const& error);
  void set_checksum(std::string const& id, std::string const& checksum);
  // The row is no longer applied but being rolled back; Prisma takes it for a failed one.
  void reopen(std::string const& id, Progress const& progress);
  // Applied after all: nothing of the rollback has happened.
  void restore(HistoryRow const& row);
  void mark_rolled_back(std::string const& id);
  // Applied without being run.
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
