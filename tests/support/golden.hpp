// Expected text in a file. check_golden compares the result of a test with the file; a mismatch fails the
// test with a unified diff. With LOCKSTEP_UPDATE=1 in the environment the file is rewritten instead, except
// where CI is set: no test may rewrite its own expectation there.
//
//   golden::check_golden(golden::source_dir() / "tests/cases/x/up.sql", emitted);
//
// Expectations inside their input (a trailing comment block) use matches() and write() directly.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

namespace lockstep::golden {

inline std::filesystem::path source_dir() { return LOCKSTEP_SOURCE_DIR; }

// The bytes of a file; throws std::runtime_error when it cannot be read.
inline std::string read(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Writes a file, with the folders above it; throws std::runtime_error on failure.
inline void write(std::filesystem::path const& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

// Whether to rewrite expectations. Throws std::runtime_error when that is requested under CI.
inline bool updating() {
  char const* const update = std::getenv("LOCKSTEP_UPDATE");
  if (update == nullptr || std::string_view(update) != "1") return false;
  char const* const ci = std::getenv("CI");
  if (ci != nullptr && *ci != '\0') throw std::runtime_error("LOCKSTEP_UPDATE is refused where CI is set");
  return true;
}

// The files below folder whose names end in extension (".prisma"), sorted, so that runs are in the same order
// anywhere.
inline std::vector<std::filesystem::path> files(std::filesystem::path const& folder,
                                                std::string_view extension) {
  std::vector<std::filesystem::path> found;
  if (!std::filesystem::exists(folder)) return found;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == extension) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

// The lines of a text without their ends; a last line without an end is marked, so that the difference is
// visible.
inline std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> result;
  while (!text.empty()) {
    auto const end = text.find('\n');
    if (end == std::string_view::npos) {
      result.push_back(std::string(text) + "  (no line end)");
      break;
    }
    result.push_back(std::string(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  return result;
}

// One line of a diff; kind is ' ', '-' or '+'.
struct DiffLine {
  char kind;
  std::string text;
};

// The shortest edit script between two lists of lines, by longest common subsequence after the common ends
// are removed. Middles of more than four million pairs are shown as one replacement.
inline std::vector<DiffLine> diff_lines(std::vector<std::string> const& from,
                                        std::vector<std::string> const& to) {
  std::size_t head = 0;
  while (head < from.size() && head < to.size() && from[head] == to[head]) ++head;
  std::size_t tail = 0;
  while (tail < from.size() - head && tail < to.size() - head &&
         from[from.size() - 1 - tail] == to[to.size() - 1 - tail])
    ++tail;
  std::size_t const rows = from.size() - head - tail;
  std::size_t const columns = to.size() - head - tail;
  bool const small = rows * columns <= 4'000'000;
  std::vector<unsigned> common(small ? (rows + 1) * (columns + 1) : 0, 0);
  auto const at = [&](std::size_t row, std::size_t column) -> unsigned& {
    return common[row * (columns + 1) + column];
  };
  for (std::size_t row = small ? rows : 0; row-- > 0;)
    for (std::size_t column = columns; column-- > 0;)
      at(row, column) = from[head + row] == to[head + column]
                            ? at(row + 1, column + 1) + 1
                            : std::max(at(row + 1, column), at(row, column + 1));
  std::vector<DiffLine> result;
  for (std::size_t i = 0; i < head; ++i) result.push_back({' ', from[i]});
  std::size_t row = 0;
  std::size_t column = 0;
  while (row < rows || column < columns) {
    bool const both = small && row < rows && column < columns;
    if (both && from[head + row] == to[head + column]) {
      result.push_back({' ', from[head + row]});
      ++row, ++column;
    } else if (row < rows && (column == columns || !small || at(row + 1, column) >= at(row, column + 1))) {
      result.push_back({'-', from[head + row++]});
    } else {
      result.push_back({'+', to[head + column++]});
    }
  }
  for (std::size_t i = from.size() - tail; i < from.size(); ++i) result.push_back({' ', from[i]});
  return result;
}

// A unified diff with three lines of context; empty when the texts are equal.
inline std::string unified_diff(std::string_view expected, std::string_view actual, std::string const& name) {
  if (expected == actual) return {};
  auto const script = diff_lines(lines(expected), lines(actual));
  constexpr std::size_t context = 3;
  std::vector<char> shown(script.size(), 0);
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (script[i].kind == ' ') continue;
    auto const last = std::min(script.size(), i + context + 1);
    for (std::size_t j = i - std::min(i, context); j < last; ++j) shown[j] = 1;
  }
  std::ostringstream out;
  out << "--- " << name << " (expected)\n+++ " << name << " (actual)\n";
  std::size_t from_line = 1;
  std::size_t to_line = 1;
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (shown[i] != 0) {
      if (i == 0 || shown[i - 1] == 0) out << "@@ -" << from_line << " +" << to_line << " @@\n";
      out << script[i].kind << script[i].text << '\n';
    }
    if (script[i].kind != '+') ++from_line;
    if (script[i].kind != '-') ++to_line;
  }
  return out.str();
}

// Fails the running test, without ending it, when the texts differ.
inline bool matches(std::string_view expected, std::string_view actual, std::string const& name) {
  if (expected == actual) {
    SUCCEED(name);
    return true;
  }
  FAIL_CHECK(unified_diff(expected, actual, name) + "LOCKSTEP_UPDATE=1 rewrites the expectation");
  return false;
}

// Compares actual with the file, or rewrites the file when updating(). A missing file is an empty
// expectation.
inline void check_golden(std::filesystem::path const& path, std::string const& actual) {
  bool const exists = std::filesystem::exists(path);
  std::string const expected = exists ? read(path) : std::string();
  if (exists && expected == actual) {
    SUCCEED(path.string());
    return;
  }
  if (updating()) {
    write(path, actual);
    return;
  }
  matches(expected, actual, std::filesystem::relative(path, source_dir()).generic_string());
}

}  // namespace lockstep::golden
