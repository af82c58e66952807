// The completions that `format` adds to a schema: the missing parts of relations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/source.hpp"

namespace lockstep {

// Text to insert before the byte at offset of sources[file].
struct Insertion {
  std::uint32_t file = 0;
  std::uint32_t offset = 0;
  std::string text;
};

// The missing parts of the relations between the models of files, which are all files of one schema without
// syntax errors: the opposite field, the columns of the foreign key, `@relation` with its fields and
// references. Sorted by file and offset. Empty if names, types or attributes have errors; a relation with an
// unclear direction gets nothing. The insertions are those of Prisma, except that they also have the name of
// the relation, without which the two fields would not match.
std::vector<Insertion> find_completions(std::vector<ast::File> const& files);

// The formatted text of each file with its completions, in their order, as of `prisma format`.
std::vector<std::string> format_files(std::vector<ast::File> const& files, Sources const& sources);

}  // namespace lockstep
