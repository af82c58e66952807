// Reading in one snapshot, and once more what the server broke off for reasons of its own.
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "postgres/client/connection.hpp"

namespace lockstep {

// For destructors, which must not throw, least of all after a signal or the end of the server. A session that
// cannot be rolled back is of no more use, and who uses it next is reported so.
inline void roll_back(Connection& connection, std::string const& sql = "ROLLBACK") {
  if (connection.is_lost()) return;
  try {
    connection.execute(sql);
  } catch (std::exception const&) {
    // What led here is the error to tell.
  }
}

// One snapshot for all that is read; nothing is written, so it ends by being rolled back.
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

// 40001: a standby cancels whoever holds up what it replays. XX000: "cache lookup failed", when somebody
// drops what is just being spelled. Source: errcodes.txt; storage/ipc/standby.c, utils/cache/lsyscache.c.
inline bool may_be_read_again(std::string_view sqlstate) {
  return sqlstate == "40001" || sqlstate == "XX000";
}

// What read() gives, which only reads, and begins and ends its own transaction. It is tried up to three
// times, but once in a transaction of the caller, which would be lost with it. Throws what the last try
// threw.
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
