// The definitions of views, which servers print in two ways: since PostgreSQL 16, the columns of a view over
// one table are not qualified. Expectations have the older spelling.
#pragma once

#include <algorithm>
#include <regex>
#include <string>

namespace lockstep::testing {

inline constexpr int short_views_since = 160000;

// Statements, with the definitions of views as if no column was qualified. The name of an archive is made
// from the statements of its migration, so it depends on the spelling and is removed as well.
inline std::string with_short_views(std::string const& text) {
  static std::regex const begin(R"(^CREATE (OR REPLACE )?(MATERIALIZED )?VIEW )"),
      qualifier(R"(("(?:[^"]|"")+"|\b[a-z_][a-z0-9_$]*)\.(?=["a-z_]))"), digest(R"(\b[0-9a-f]{64}\b)"),
      archive(R"((lockstep_archive_\w+_)[0-9a-f]{8}\b)");
  std::string result;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    std::string const line = text.substr(at, end - at);
    inside = inside || std::regex_search(line, begin);
    result += (inside ? std::regex_replace(line, qualifier, "") : line) + '\n';
    if (line.ends_with(';')) inside = false;
    at = end + 1;
  }
  return std::regex_replace(std::regex_replace(result, digest, ""), archive, "$1");
}

}  // namespace lockstep::testing
