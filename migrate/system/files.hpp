// Files as a whole: read into a string, or written so that they are on the disk when the call returns.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lockstep {

// What a schema text may hold at most.
inline constexpr std::uintmax_t largest_text = std::uintmax_t{256} << 20;

// The text of a file, without a byte order mark. Throws IoError, which names the path, when it is missing, no
// regular file or pipe, not readable, larger than largest_text, or binary. Whether it is UTF-8 is for the
// parser to say, which can point at the place.
std::string read_text(std::filesystem::path const& path);

// The same with a byte order mark, where there is one: for what a checksum is made of.
std::string read_bytes(std::filesystem::path const& path);

// The text on standard input, under the same conditions. name is what an error calls it.
std::string read_stdin(std::string const& name);

// Creates a file that must not exist yet, and flushes it to the disk. Throws IoError.
void write_durably(std::filesystem::path const& path, std::string_view text);

// Puts text into the place of a file that exists: whoever reads it sees the old text or the new one, also
// after a crash. Links are followed, permissions kept. Throws IoError; then the file is as it was, as it is
// when nobody may write to it.
void replace_durably(std::filesystem::path const& path, std::string_view text);

// Throws what replace_durably would throw because the file is missing or may not be written to.
void require_replaceable(std::filesystem::path const& path);

// Flushes the entries of a folder to the disk. Throws IoError.
void flush_folder(std::filesystem::path const& folder);

}  // namespace lockstep
