// The properties of Unicode characters that the schema language and the diagnostics need, and UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lockstep {

// A code point and its number of bytes. size is 0 at the end of the text and for bytes that are not UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

CodePoint decode_utf8(std::string_view text);
void append_utf8(std::string& text, char32_t value);

// The offset of the first byte that is not part of well-formed UTF-8 (surrogates and overlong forms are not),
// or npos.
std::size_t find_invalid_utf8(std::string_view text);

// General category L (Unicode 14), as it may occur in an identifier; combining marks and numbers are not
// letters.
bool is_letter(char32_t value);

// TAB and the space separators (category Zs): what may separate the words of a line.
bool is_blank(char32_t value);

// Columns on a terminal: 0 for combining marks, 2 for East Asian wide characters and emoji, else 1.
std::size_t display_width(char32_t value);

// Control characters, and marks that change the text direction; they must not be written to a terminal.
bool is_unprintable(char32_t value);

}  // namespace lockstep
