// Changes of texts: replaced pieces, removed lines, inserted text. They are collected while the old text is
// read, and applied together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "grammar/source.hpp"

namespace lockstep::psl {

class Edits {
 public:
  explicit Edits(Sources const& sources) : sources_(sources) {}

  void replace(Span where, std::string text);
  // Inserts text before the byte at that place. Several insertions at one place stay in the order of the
  // calls.
  void insert(std::uint32_t file, std::uint32_t place, std::string text);
  // Removes an attribute and the blanks before it.
  void remove_piece(Span where);
  // Removes the whole lines that a span touches, and with_documentation also the `///` lines right above
  // them.
  void remove_lines(Span where, bool with_documentation);

  // The start of the line of a byte, and the start of the line below it.
  std::uint32_t line_begin(Span where) const;
  std::uint32_t line_end(Span where) const;
  // The `///` lines right above the line of a span, without blanks around them, from top to bottom.
  std::vector<Span> documentation(Span where) const;

  std::string text_of(Span where) const {
    return std::string(text(where.file).substr(where.begin, where.end - where.begin));
  }

  std::uint32_t size_of(std::uint32_t file) const { return static_cast<std::uint32_t>(text(file).size()); }

  // The texts of all sources with the changes. A change inside of something that is removed is dropped.
  std::vector<std::string> apply() const;

 private:
  struct Edit {
    std::uint32_t begin, end;
    std::string text;
  };
  std::string_view text(std::uint32_t file) const { return sources_[file].text; }

  Sources const& sources_;
  std::map<std::uint32_t, std::vector<Edit>> edits_;
};

}  // namespace lockstep::psl
