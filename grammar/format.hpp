// The canonical layout of a schema text, byte for byte that of `prisma format`.
#pragma once

#include <string>
#include <string_view>

namespace lockstep {

// Accepts every text: a line that is not well formed stays unchanged. Linear. The result ends in exactly one
// line end, and formatting it again changes nothing. Line ends become LF as in Prisma, with one exception: if
// every line of the text ends in CR LF, so does every line of the result.
std::string format(std::string_view text);

}  // namespace lockstep
