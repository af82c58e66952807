// The setup.sql of a golden database, and the expected file next to it, for the current server.
#pragma once

#include <filesystem>
#include <string>

#include "introspect/for_version.hpp"
#include "postgres/client/connection.hpp"
#include "support/golden.hpp"

namespace lockstep::testing {

inline int major_version(Connection const& connection) { return connection.server_version() / 10000; }

// Runs the lines of the file that apply to the server.
inline void set_up(std::filesystem::path const& file, Connection& connection) {
  connection.execute(for_version(golden::read(file), major_version(connection)));
}

// model.txt is the expectation for servers of version 15. A model.16.txt next to it holds for version 16 and
// later, a model.14.txt for version 14 and earlier. Gives the nearest file between the version and 15.
inline std::filesystem::path golden_for(std::filesystem::path const& folder, int major) {
  constexpr int usual = 15;
  auto const named = [&](int version) { return folder / ("model." + std::to_string(version) + ".txt"); };
  for (int version = major; version != usual; version += version > usual ? -1 : 1) {
    if (std::filesystem::exists(named(version))) return named(version);
  }
  return folder / "model.txt";
}

// As golden::check_golden, with a separate file for a version that differs.
inline void check_golden_for(std::filesystem::path const& folder, int major, std::string const& actual) {
  std::filesystem::path const nearest = golden_for(folder, major);
  bool const own = golden::updating() && major != 15 && golden::read(nearest) != actual;
  golden::check_golden(own ? folder / ("model." + std::to_string(major) + ".txt") : nearest, actual);
}

}  // namespace lockstep::testing
