// A disposable PostgreSQL: whatever needs an empty database (replay, proof of a migration, canonical spelling
// of expressions, tests) makes one here. By default it is a server of our own, made from the PostgreSQL
// binaries of the machine: a copy of a cached, minimal data directory in memory, reachable only through a
// socket in a private directory, with durability off, and gone with us however we end. Or it is a server
// whose URL is given.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep {

struct ScratchOptions {
  // Use this server instead: databases are created and dropped there, the role needs CREATEDB. The database
  // in the URL must exist and is left alone.
  std::optional<std::string> url{};
};

class ScratchServer {
 public:
  // Takes about 0.1 s, and 0.5 to 3 s where no data directory of this PostgreSQL version is cached yet.
  // Several processes may do it at the same time. Throws IoError when there are no binaries or they do not
  // start, ConnectError when the server of the URL cannot be reached.
  static ScratchServer start(ScratchOptions const& options = {});
  ScratchServer(ScratchServer&&) noexcept;
  ScratchServer& operator=(ScratchServer&&) noexcept;
  // Stops and deletes what it made: its own server, or the databases that were created on the given one.
  ~ScratchServer();

  // Creates an empty database (UTF-8; on our own server with locale C) and gives its URL. The name is made
  // from the letters and digits of name_hint and is unique. Throws DbError.
  std::string create_database(std::string_view name_hint);
  // url: what create_database() gave. Sessions in it are ended. Throws DbError.
  void drop_database(std::string const& url);

  // The database that administration happens in. While other sessions are connected to it, our own server
  // cannot create databases, since it is also the one they are cloned from.
  std::string url() const;
  // 150020 for 15.20
  int version() const;
  // Where our own server lives; empty for a server that was given. The server's messages are in its file
  // `log`.
  std::string directory() const;

 private:
  struct State;
  explicit ScratchServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lockstep
