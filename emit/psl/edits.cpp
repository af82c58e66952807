#include "emit/psl/edits.hpp"

#include <algorithm>

namespace lockstep::psl {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::uint32_t begin_of_line(std::string_view text, std::uint32_t place) {
  while (place > 0 && !is_line_end(text[place - 1])) --place;
  return place;
}

std::uint32_t next_line(std::string_view text, std::uint32_t place) {
  while (place < text.size() && !is_line_end(text[place])) ++place;
  if (place + 1 < text.size() && text[place] == '\r' && text[place + 1] == '\n') ++place;
  return place < text.size() ? place + 1 : place;
}

}  // namespace

void Edits::replace(Span where, std::string text) {
  edits_[where.file].push_back({.begin = where.begin, .end = where.end, .text = std::move(text)});
}

void Edits::insert(std::uint32_t file, std::uint32_t place, std::string text) {
  replace({.file = file, .begin = place, .end = place}, std::move(text));
}

void Edits::remove_piece(Span where) {
  while (where.begin > 0 && is_blank(text(where.file)[where.begin - 1])) --where.begin;
  replace(where, "");
}

void Edits::remove_lines(Span where, bool with_documentation) {
  Span lines{.file = where.file, .begin = line_begin(where), .end = line_end(where)};
  std::vector<Span> const above = with_documentation ? documentation(where) : std::vector<Span>{};
  if (!above.empty()) lines.begin = line_begin(above.front());
  replace(lines, "");
}

std::uint32_t Edits::line_begin(Span where) const { return begin_of_line(text(where.file), where.begin); }

std::uint32_t Edits::line_end(Span where) const { return next_line(text(where.file), where.end); }

std::vector<Span> Edits::documentation(Span where) const {
  std::string_view const all = text(where.file);
  std::vector<Span> found;
  std::uint32_t line = line_begin(where);
  while (line > 0) {
    // The byte before the line is the line end of the line above, or its second byte.
    std::uint32_t const end = line - (line > 1 && all[line - 1] == '\n' && all[line - 2] == '\r' ? 2U : 1U);
    std::uint32_t const above = begin_of_line(all, end);
    std::uint32_t begin = above;
    while (begin < end && is_blank(all[begin])) ++begin;
    if (all.substr(begin, 3) != "///") break;
    found.push_back({.file = where.file, .begin = begin, .end = end});
    line = above;
  }
  std::reverse(found.begin(), found.end());
  return found;
}

std::vector<std::string> Edits::apply() const {
  std::vector<std::string> result;
  for (Source const& source : sources_) result.push_back(source.text);
  for (auto const& [file, unsorted] : edits_) {
    std::vector<Edit> edits = unsorted;
    // An insertion comes before a removal that begins at the same place, so that it is not removed.
    std::stable_sort(edits.begin(), edits.end(), [](Edit const& a, Edit const& b) {
      bool const inserts_a = a.begin == a.end, inserts_b = b.begin == b.end;
      if (a.begin != b.begin) return a.begin < b.begin;
      return inserts_a != inserts_b ? inserts_a : a.end > b.end;
    });
    std::string& changed = result[file];
    changed.clear();
    std::uint32_t done = 0;
    for (Edit const& edit : edits) {
      if (edit.begin < done) continue;
      changed.append(text(file).substr(done, edit.begin - done)).append(edit.text);
      done = edit.end;
    }
    changed.append(text(file).substr(done));
  }
  return result;
}

}  // namespace lockstep::psl
