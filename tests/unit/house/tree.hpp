// The source tree for the house tests: its files with their text, and whole-word search in texts.
#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/golden.hpp"

namespace lockstep::house {

struct TreeFile {
  std::string path;  // from the root, with forward slashes
  std::string text;
};

// The folders with sources, in the order in which they may include each other, then the folders that use
// them.
inline std::vector<std::string> const source_folders = {
    "grammar", "compiler", "postgres", "introspect", "emit", "migrate", "cli", "tests", "bench", "fuzz"};

// The files below folder whose names end in one of extensions, sorted by path. A missing folder is empty.
inline std::vector<TreeFile> files_below(std::string const& folder,
                                         std::vector<std::string> const& extensions) {
  std::vector<TreeFile> result;
  for (auto const& extension : extensions) {
    for (auto const& path : golden::files(golden::source_dir() / folder, extension))
      result.push_back(
          {std::filesystem::relative(path, golden::source_dir()).generic_string(), golden::read(path)});
  }
  std::sort(result.begin(), result.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
  return result;
}

// All .hpp and .cpp files of the project.
inline std::vector<TreeFile> sources() {
  std::vector<TreeFile> result;
  for (auto const& folder : source_folders) {
    auto found = files_below(folder, {".hpp", ".cpp"});
    std::move(found.begin(), found.end(), std::back_inserter(result));
  }
  return result;
}

inline bool is_word_byte(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_';
}

// Whether text contains word with no word character on either side.
inline bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    auto const end = at + word.size();
    bool const starts = at == 0 || !is_word_byte(text[at - 1]);
    bool const ends = end == text.size() || !is_word_byte(text[end]);
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace lockstep::house
