// The command line that the conformance programs share: scripts/dev conformance passes the same one to all of
// them, and each uses the arguments that it knows.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace lockstep {

struct Arguments {
  std::filesystem::path corpus;
  std::string phases = "auto";
  std::size_t jobs = 2;
  bool history = false, sample = false;
  std::string filter;
};

// The corpus is that of --corpus, else of LOCKSTEP_CORPUS, else the one next to the project. An argument that
// is not a flag is the filter.
inline Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  char const* const corpus = std::getenv("LOCKSTEP_CORPUS");
  arguments.corpus = corpus == nullptr
                         ? std::filesystem::path(LOCKSTEP_SOURCE_DIR) / ".." / "shared" / "corpus"
                         : std::filesystem::path(corpus);
  for (int i = 1; i < argc; ++i) {
    std::string const word = argv[i];
    std::string const value = i + 1 < argc ? argv[i + 1] : "";
    if (word == "--corpus")
      arguments.corpus = value, ++i;
    else if (word == "--jobs")
      arguments.jobs = std::max<std::size_t>(1, std::stoul(value)), ++i;
    else if (word == "--phases")
      arguments.phases = value, ++i;
    else if (word == "--history")
      arguments.history = true;
    else if (word == "--sample")
      arguments.sample = true;
    else
      arguments.filter = word;
  }
  return arguments;
}

// Whether the corpus has what the program reads; reports it on stderr when it does not.
inline bool has_corpus(Arguments const& arguments, std::string const& entry) {
  if (std::filesystem::exists(arguments.corpus / entry)) return true;
  std::cerr << "no corpus at " << arguments.corpus << "; name it with --corpus or LOCKSTEP_CORPUS\n";
  return false;
}

inline std::vector<std::filesystem::path> sorted_entries(std::filesystem::path const& folder) {
  std::vector<std::filesystem::path> entries;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace lockstep
