// The setup.sql of a golden database, and the expectation next to it, for the server at hand.
#pragma once

#include <filesystem>
#include <string>

#include "introspect/for_version.hpp"
#include "postgres/client/connection.hpp"
#include "support/golden.hpp"

namespace lockstep::testing {

inline int major_version(Connection const& connection) { return connection.server_version() / 10000; }

// Runs the lines of the file that are for the server.
inline void set_up(std::filesystem::path const& file, Connection& connection) {
  connection.execute(for_version(golden::read(file), major_version(connection)));
}

// model.txt is what servers of version 15 say. Where another one says it differently there is a model.16.txt,
// which holds for later ones too, or a model.14.txt, which holds for earlier ones. This is the nearest there
// is, on the way from the version to 15.
inline std::filesystem::path golden_for(std::filesystem::path const& folder, int major) {
  constexpr int usual = 15;
  auto const named = [&](int version) { return folder / ("model." + std::to_string(version) + ".txt"); };
  for (int version = major; version != usual; version += version > usual ? -1 : 1) {
    if (std::filesystem::exists(named(version))) return named(version);
  }
  return folder / "model.txt";
}

// As golden::check_golden, with a file of its own for a version that differs.
inline void check_golden_for(std::filesystem::path const& folder, int major, std::string const& actual) {
  std::filesystem::path const nearest = golden_for(folder, major);
  bool const own = golden::updating() && major != 15 && golden::read(nearest) != actual;
  golden::check_golden(own ? folder / ("model." + std::to_string(major) + ".txt") : nearest, actual);
}

}  // namespace lockstep::testing
