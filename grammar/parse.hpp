// Parses a text to a syntax tree.
#pragma once

#include <string>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

// Parses sources[file]. Never fails: a line that cannot be read gives one diagnostic and is skipped. Nesting
// deeper than 128 levels and a text longer than 256 MiB are errors. Facts: the grammar of Prisma's schema
// language.
ast::File parse(Sources const& sources, std::uint32_t file, Diagnostics& diagnostics);

// The output of --print=ast: one construct in a line, indented, with spans as begin..end.
std::string print(ast::File const& file);

}  // namespace lockstep
