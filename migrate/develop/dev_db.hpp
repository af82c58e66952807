// A development database of a project's own: a PostgreSQL server from the programs of the machine, whose data
// stays in a folder of the project and which continues when the command that started it is done.
//
// The folder holds `data`, and `run` with the server's socket and its `log`. Nobody but the owner gets to
// either, and the server listens to nothing else. Whether it runs is asked of the socket, not of the pid
// file, which a crash leaves.
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

// Where it is kept when nobody says otherwise.
std::filesystem::path default_dev_db();

DevDb look_at_dev_db(std::filesystem::path const& folder);

struct StartedDevDb {
  DevDb now;
  DevDbState before = DevDbState::absent;
};

// Makes it where it is absent, starts it where it does not run. Several may call at once; they wait for each
// other. Throws IoError when there are no programs, or of another version than the data, when the server's
// user may not enter the folder, or the server does not start; then its own words are in the message.
StartedDevDb start_dev_db(std::filesystem::path const& folder);

// Ends its sessions and stops it; gives what it was before. Throws IoError.
DevDb stop_dev_db(std::filesystem::path const& folder);

}  // namespace lockstep
