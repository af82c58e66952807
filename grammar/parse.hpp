// Text to syntax tree.
#pragma once

#include <string>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// Parses sources[file]. Never fails: each line that cannot be read gives one diagnostic and is skipped.
// Nothing nests deeper than 128 levels, and a text longer than 256 MiB is refused. Facts: the grammar of
// Prisma's schema language.
ast::File parse(Sources const& sources, std::uint32_t file, Diagnostics& diagnostics);

// One construct a line, indented, with the spans as begin..end; what --print=ast shows.
std::string print(ast::File const& file);

}  // namespace lockstep
