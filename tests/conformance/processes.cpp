// Each process writes a file with a line for each call of TellResult. The files are read when all processes
// have ended.
#include "processes.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace lockstep {
namespace {

namespace fs = std::filesystem;

int work_share(std::function<void(std::size_t, TellResult const&)> const& work, std::size_t share,
               fs::path const& output) {
  std::ofstream file(output);
  try {
    work(share, [&](std::size_t number, std::string const& result) {
      nlohmann::json const line = {number, result};
      file << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
    });
  } catch (std::exception const& error) {
    std::cerr << "process " << share << ": " << error.what() << "\n";
    return 1;
  }
  return file.good() ? 0 : 1;
}

// The last line of a process that was killed may be cut.
void read_lines(fs::path const& path, std::map<std::size_t, std::string>& results) {
  std::ifstream file(path);
  for (std::string text; std::getline(file, text);) {
    nlohmann::json line = nlohmann::json::parse(text, nullptr, false);
    if (!line.is_discarded()) results.emplace(line[0].get<std::size_t>(), line[1].get<std::string>());
  }
}

}  // namespace

std::map<std::size_t, std::string> divide(
    std::size_t jobs, std::function<void(std::size_t share, TellResult const& tell)> const& work) {
  std::vector<fs::path> outputs;
  std::vector<pid_t> children;
  std::fflush(nullptr);
  for (std::size_t share = 0; share < jobs; ++share) {
    outputs.push_back(fs::temp_directory_path() /
                      ("lockstep-conformance-" + std::to_string(getpid()) + "-" + std::to_string(share)));
    pid_t const child = fork();
    if (child == 0) {
      int const status = work_share(work, share, outputs.back());
      std::fflush(nullptr);
      std::_Exit(status);
    }
    children.push_back(child);
  }
  for (pid_t const child : children) waitpid(child, nullptr, 0);
  std::map<std::size_t, std::string> results;
  for (fs::path const& output : outputs) {
    read_lines(output, results);
    fs::remove(output);
  }
  return results;
}

}  // namespace lockstep
