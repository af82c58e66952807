// Other programs, as the scratch server needs them: run one to its end, or keep a server under a supervisor.
//
// Both fork, and in the child nothing but async-signal-safe calls happen before exec, so it is right in a
// program with threads too. The supervisor is such a child that never execs until its last act: it needs no
// help from the binary that it is linked into, so it works the same in `lockstep` and in a test program with
// a main of its own.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace lockstep::scratch {

// A user to become before exec; used when we are root, as whom PostgreSQL refuses to run.
struct Account {
  uid_t user = 0;
  gid_t group = 0;
  std::string name;
};

// The unprivileged user to run servers as: `postgres`, else `nobody`; nothing when we are not root.
std::optional<Account> server_account();

struct Command {
  std::vector<std::string> arguments;  // the first is the full path of the program
  std::string directory = "/";         // to run in
  std::optional<Account> account{};
  std::vector<std::string> environment{};  // more of it, "NAME=value"
  std::string
      input{};  // for its standard input; at most a page, since it is written before the program reads
};

struct Finished {
  int status = 0;      // exit status; 128 + number of the signal that ended it
  std::string output;  // what it wrote to standard output and error
};

// Runs to the end, with a small clean environment. Throws IoError when the program cannot be started.
Finished run(Command const& command);

// Starts a server that outlives us: a session of its own, with its output in the file `log` of
// command.directory. Gives its process, whose end is still ours to collect. Throws IoError.
pid_t start_detached(Command const& command);

// A server process, and between it and us a supervisor that holds one end of a socket pair. When our end
// closes, for whatever reason (stop(), exit, SIGKILL), it sends SIGQUIT to the server, waits and deletes the
// directory. On Linux the death of the supervisor itself is a SIGQUIT for the server.
class Supervised {
 public:
  // command: the server. lock: a descriptor that supervisor and server keep open. command.directory is what
  // gets deleted, and gets the server's output in its file `log`. Throws IoError.
  Supervised(Command const& command, int lock);
  Supervised(Supervised const&) = delete;
  Supervised& operator=(Supervised const&) = delete;
  ~Supervised();
  // The server ended although nobody asked it to.
  bool has_ended() const;

 private:
  int control_ = -1;
  pid_t supervisor_ = -1;
  pid_t owner_ = -1;  // a fork of the process that made this leaves the server alone
};

}  // namespace lockstep::scratch
