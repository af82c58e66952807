// Disposable databases for tests: one scratch server for the whole test program, one database for each test
// that needs one. With LOCKSTEP_TEST_URL set, that server is used instead of our own.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "postgres/client/connection.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep::testing {

// Started when the first test needs it, stopped when the program ends.
inline ScratchServer& server() {
  static ScratchServer instance = [] {
    char const* const url = std::getenv("LOCKSTEP_TEST_URL");
    return ScratchServer::start({.url = url ? std::optional<std::string>(url) : std::nullopt});
  }();
  return instance;
}

// An empty database that is dropped at the end, together with its remaining sessions.
class Database {
 public:
  explicit Database(std::string url) : url_(std::move(url)) {}
  Database(Database&& other) noexcept : url_(std::exchange(other.url_, {})) {}
  Database& operator=(Database&&) = delete;
  ~Database() {
    if (!url_.empty()) server().drop_database(url_);
  }
  std::string const& url() const { return url_; }
  Connection connect() const { return Connection::open(url_); }

 private:
  std::string url_;
};

inline Database fresh_database(std::string_view hint = "test") {
  return Database(server().create_database(hint));
}

}  // namespace lockstep::testing
