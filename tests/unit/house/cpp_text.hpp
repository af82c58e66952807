// The texts in a C++ source: its string literals and its comments, each with the line where it begins.
// Literals that the compiler joins are one text, and so are the lines of one comment, because a phrase may
// span them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep::house {

struct TextPiece {
  std::size_t line;
  std::string text;
};

struct CppText {
  std::vector<TextPiece> literals, comments;
};

// Reads a source without a preprocessor. The names in #include lines are not literals.
CppText texts_of(std::string_view source);

}  // namespace lockstep::house
