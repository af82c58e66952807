// The canonical layout of a schema text, byte for byte what `prisma format` gives.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// Total: what is not well formed stays as it is, line by line. Linear. The result ends in exactly one line
// end and formatting it again changes nothing. Line ends become LF as in Prisma, except one case: when every
// line of the text ends in CR LF, so does every line of the result.
std::string format(std::string_view text);

}  // namespace lockstep
