// A disposable PostgreSQL server for empty databases: replay, proof of a migration, canonical spelling of
// expressions, tests. By default it is an embedded server that runs the PostgreSQL binaries of the machine: a
// copy of a cached, minimal data directory in memory, reachable only through a socket in a private directory,
// with durability off, and removed when this process ends in any way. Or it is a server whose URL is given.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep {

struct ScratchOptions {
  // Use this server instead: databases are created and dropped there, the role needs CREATEDB. The database
  // in the URL must exist and is not changed.
  std::optional<std::string> url{};
};

class ScratchServer {
 public:
  // Takes about 0.1 s, and 0.5 to 3 s if no data directory of this PostgreSQL version is cached yet. Several
  // processes may do it at the same time. Throws IoError if there are no binaries or they do not start,
  // ConnectError if the server of the URL cannot be reached.
  static ScratchServer start(ScratchOptions const& options = {});
  ScratchServer(ScratchServer&&) noexcept;
  ScratchServer& operator=(ScratchServer&&) noexcept;
  // Stops and deletes the embedded server, or drops the databases that it created on the given one.
  ~ScratchServer();

  // Creates an empty database (UTF-8; on the embedded server with locale C) and returns its URL. The name
  // contains the letters and digits of name_hint and is unique. Throws DbError.
  std::string create_database(std::string_view name_hint);
  // url: a result of create_database(). Ends its sessions. Throws DbError.
  void drop_database(std::string const& url);

  // The administration database. While other sessions are connected to it, the embedded server cannot create
  // databases, because it is also their template.
  std::string url() const;
  // 150020 for 15.20
  int version() const;
  // The directory of the embedded server, with its messages in the file `log`; empty for a given server.
  std::string directory() const;

 private:
  struct State;
  explicit ScratchServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lockstep
