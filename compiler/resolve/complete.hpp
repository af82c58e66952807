// What `format` adds to a schema in addition to blanks: the missing half of a relation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/source.hpp"

namespace lockstep {

// Text that belongs before the byte at offset of sources[file].
struct Insertion {
  std::uint32_t file = 0;
  std::uint32_t offset = 0;
  std::string text;
};

// What is missing of the relations between the models of files, which are all files of one schema without
// syntax errors: the field on the other side, the columns of the foreign key, `@relation` and its fields and
// references. Sorted by file and offset. Nothing when names, types or attributes have errors, nothing for a
// relation of which it is not clear what it wants to be. What is added is what Prisma adds, except that it
// gets the relation's name, without which the two halves would not find each other.
std::vector<Insertion> find_completions(std::vector<ast::File> const& files);

// The canonical text of each file, in their order, with the completions: what `prisma format` makes of them.
std::vector<std::string> format_files(std::vector<ast::File> const& files, Sources const& sources);

}  // namespace lockstep
