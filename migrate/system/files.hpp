// Whole files: read into a string, or written so that they are on the disk when the call returns.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lockstep {

// The largest schema text, in bytes.
inline constexpr std::uintmax_t largest_text = std::uintmax_t{256} << 20;

// The text of a file, without a byte order mark. Throws IoError, which names the path, when it is missing,
// neither a regular file nor a pipe, not readable, larger than largest_text, or binary. The parser checks
// UTF-8, because it can report the place.
std::string read_text(std::filesystem::path const& path);

// The same with a byte order mark, where there is one: the input of checksums.
std::string read_bytes(std::filesystem::path const& path);

// The text on standard input, under the same conditions. name: its name in an error.
std::string read_stdin(std::string const& name);

// Creates a file that must not exist yet, and flushes it to the disk. Throws IoError.
void write_durably(std::filesystem::path const& path, std::string_view text);

// Replaces the content of an existing file: a reader sees the old text or the new one, also after a crash.
// Links are followed, permissions kept. Throws IoError when no user may write to the file, or when the
// replacement fails; then the file is unchanged.
void replace_durably(std::filesystem::path const& path, std::string_view text);

// Throws what replace_durably would throw when the file is missing or not writable.
void require_replaceable(std::filesystem::path const& path);

// Flushes the entries of a folder to the disk. Throws IoError.
void flush_folder(std::filesystem::path const& folder);

}  // namespace lockstep
