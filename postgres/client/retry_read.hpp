// Reads in one snapshot, and repeats a read that the server aborted because of concurrent activity.
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "postgres/client/connection.hpp"

namespace lockstep {

// For destructors, which must not throw, even after a signal or the end of the server. If the rollback fails,
// the session is not usable, and the next call on it throws.
inline void roll_back(Connection& connection, std::string const& sql = "ROLLBACK") {
  if (connection.is_lost()) return;
  try {
    connection.execute(sql);
  } catch (std::exception const&) {
    // The error that led here is the one to report.
  }
}

// One snapshot for all reads. It ends with a rollback, because nothing is written.
class ReadTransaction {
 public:
  static constexpr char const* begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

  explicit ReadTransaction(Connection& connection) : connection_(connection) { connection.execute(begin); }
  ReadTransaction(ReadTransaction const&) = delete;
  ReadTransaction& operator=(ReadTransaction const&) = delete;
  ~ReadTransaction() { roll_back(connection_); }

 private:
  Connection& connection_;
};

// 40001: a standby cancels a query that conflicts with recovery. XX000: "cache lookup failed", when another
// session drops an object whose definition is being printed. Source: errcodes.txt; storage/ipc/standby.c,
// utils/cache/lsyscache.c.
inline bool may_be_read_again(std::string_view sqlstate) {
  return sqlstate == "40001" || sqlstate == "XX000";
}

// Returns the result of read(), which only reads, and begins and ends its own transaction. It is tried up to
// three times; but only once inside a transaction of the caller, which a failure would abort. Throws the
// exception of the last try.
template <class Read>
auto retry_read(Connection& connection, Read read) {
  static constexpr int most = 3;
  bool const once = connection.in_transaction();
  for (int tries = 1;; ++tries) {
    try {
      return read();
    } catch (DbError const& error) {
      if (once || tries == most || connection.is_lost() || !may_be_read_again(error.fields.sqlstate)) throw;
    }
  }
}

}  // namespace lockstep
