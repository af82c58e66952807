// The development database of a project: a PostgreSQL server that runs the programs installed on this
// machine, keeps its data in a folder of the project, and continues to run after the command that started it.
//
// The folder holds `data`, and `run` with the server's socket and its `log`. Only the owner can enter either,
// and the server listens on that socket alone. Whether the server runs is decided by the socket and not by
// the pid file, which a crash leaves.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace lockstep {

enum class DevDbState {
  absent,   // nothing was made yet
  stopped,  // there is one, and it was stopped in order
  ended,    // it ended without being stopped, by a crash or with the machine
  deaf,     // a server works on the data, but does not answer on its socket
  running,
};

struct DevDb {
  DevDbState state = DevDbState::absent;
  pid_t process = 0;    // of running and deaf
  std::string version;  // "15", of the data
  std::string url;      // of running
};

// The folder that is used when no option names another one.
std::filesystem::path default_dev_db();

DevDb look_at_dev_db(std::filesystem::path const& folder);

struct StartedDevDb {
  DevDb now;
  DevDbState before = DevDbState::absent;
};

// Makes the database where it is absent, and starts it where it does not run. Concurrent calls wait for each
// other. Throws IoError when the programs are missing or of another version than the data, when the server's
// user may not enter the folder, or when the server does not start; the message then contains the server's
// own text.
StartedDevDb start_dev_db(std::filesystem::path const& folder);

// Ends the server's sessions and stops it; gives the state before. Throws IoError.
DevDb stop_dev_db(std::filesystem::path const& folder);

}  // namespace lockstep
