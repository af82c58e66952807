// Runs programs for the scratch server: a program to its end, or a server under a supervisor.
//
// Both fork, and the child makes only async-signal-safe calls before exec, so this is safe in a program with
// threads. The supervisor is such a child without an exec until its last step: it does not depend on main(),
// so it works in `lockstep` and in test programs.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace lockstep::scratch {

// The user to switch to before exec. PostgreSQL refuses to run as root.
struct Account {
  uid_t user = 0;
  gid_t group = 0;
  std::string name;
};

// The unprivileged user for servers: `postgres`, else `nobody`; nullopt if this process is not root.
std::optional<Account> server_account();

struct Command {
  std::vector<std::string> arguments;  // the first is the full path of the program
  std::string directory = "/";         // working directory
  std::optional<Account> account{};
  std::vector<std::string> environment{};  // additional variables, "NAME=value"
  std::string input{};  // standard input; at most a page, because it is written before the program reads
};

struct Finished {
  int status = 0;      // exit status; or 128 + the number of the signal that ended it
  std::string output;  // standard output and error
};

// Runs the program to its end, with a minimal environment. Throws IoError if it cannot be started.
Finished run(Command const& command);

// Starts a server that outlives this process: in a new session, with its output in the file `log` of
// command.directory. Returns its process id, which the caller must still wait for. Throws IoError.
pid_t start_detached(Command const& command);

// A server process with a supervisor, which holds one end of a socket pair. When the other end closes for any
// reason (stop(), exit, SIGKILL), the supervisor sends SIGQUIT to the server, waits for it and deletes the
// directory. On Linux the server also gets SIGQUIT if the supervisor dies.
class Supervised {
 public:
  // command: the server; command.directory has its output in the file `log` and is deleted at the end. lock:
  // a descriptor that the supervisor and the server keep open. Throws IoError.
  Supervised(Command const& command, int lock);
  Supervised(Supervised const&) = delete;
  Supervised& operator=(Supervised const&) = delete;
  ~Supervised();
  // Whether the server has ended by itself.
  bool has_ended() const;

 private:
  int control_ = -1;
  pid_t supervisor_ = -1;
  pid_t owner_ = -1;  // a fork of the creating process does not stop the server
};

}  // namespace lockstep::scratch
