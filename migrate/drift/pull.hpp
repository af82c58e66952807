// Writes a live database as a schema text: `db pull`. An existing text is updated and keeps what its author
// wrote; without one a new text is made.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "grammar/diagnostic.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

struct PullOptions {
  std::string schema;                  // the path of the text, a file or a folder; may not exist
  std::string url{};                   // empty: the URL of the text's datasource
  std::vector<std::string> schemas{};  // of PostgreSQL, to be read; empty: those of the text
  bool force = false;                  // ignore the models and enums of the text
};

struct PulledFile {
  std::filesystem::path path;
  std::string text;
  bool changed = false;  // differs from what is on the disk
};

struct Pulled {
  std::vector<PulledFile> files;
  std::string database;  // as a message names it
  std::size_t models = 0, enums = 0, views = 0;
  std::vector<std::string> remarks;      // what the language cannot express, a line each
  std::vector<std::string> differences;  // that still exist between the text and the database, a line each
};

// Reads the text and the database and writes nothing. When the text has errors, they are in diagnostics and
// no connection is opened. Throws IoError, ConnectError, DbError.
Pulled pull(PullOptions const& options, Sources& sources, Diagnostics& diagnostics);

// Writes each changed file atomically. Throws IoError.
void write(Pulled const& pulled);

// A summary of what was pulled and what was not, for a terminal. where: the path that was given.
std::string describe(Pulled const& pulled, std::string const& where);

}  // namespace lockstep
