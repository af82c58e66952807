// Variables of the process, and of `.env` files as Prisma reads them.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

using Variables = std::map<std::string, std::string>;

// Reads the text of a `.env` file by the rules of the npm package dotenv, which Prisma uses: `NAME=value` or
// `export NAME: value` on each line; quotes of three kinds, over several lines too; `\n` in double quotes is
// a line end; `#` begins a comment outside of quotes; the last of two lines for a name applies. Other lines
// are skipped.
Variables parse_environment(std::string_view text);

// The `.env` files of a schema, as Prisma 5 and 6 find them: next to the schema (for a folder of files, in it
// or next to it), and in the current folder.
class Environment {
 public:
  // schema: the path of the text; may be empty. Throws IoError when a file exists but cannot be read.
  explicit Environment(std::filesystem::path const& schema);
  // The value of a variable. The process takes precedence over the files, and `${OTHER}` in a file's value is
  // replaced. An empty value counts as absent. Throws IoError when two files give different values.
  std::optional<std::string> find(std::string const& name) const;

 private:
  struct File {
    std::filesystem::path path;
    Variables variables;
  };
  std::string expanded(std::string const& value, int depth) const;
  std::vector<File> files_;
};

}  // namespace lockstep
