#include "introspect/for_version.hpp"

#include <algorithm>
#include <charconv>

namespace lockstep {
namespace {

// Whether a line of a query is for servers of this version. A line for some versions ends in `-- >= 14`, `--
// < 15`, or both in one comment.
bool is_for(std::string_view line, int major) {
  std::size_t at = line.rfind(" -- ");
  if (at == std::string_view::npos) return true;
  std::string_view mark = line.substr(at + 4);
  while (mark.starts_with(">= ") || mark.starts_with("< ")) {
    bool const least = mark.starts_with('>');
    mark.remove_prefix(least ? 3 : 2);
    int version = 0;
    std::from_chars(mark.data(), mark.data() + mark.size(), version);
    if (least ? major < version : major >= version) return false;
    std::size_t const next = mark.find(' ');
    mark.remove_prefix(next == std::string_view::npos ? mark.size() : next + 1);
  }
  return true;
}

}  // namespace

std::string for_version(std::string_view text, int major) {
  std::string result;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view const line = text.substr(0, text[end - 1] == '\n' ? end - 1 : end);
    if (!line.starts_with("--") && is_for(line, major)) result += text.substr(0, end);
    text.remove_prefix(end);
  }
  return result;
}

}  // namespace lockstep
