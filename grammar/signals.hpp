// The two ways out of a match. They are thrown and caught inside parse() only.
#pragma once

namespace lockstep {

// This line cannot be read any further; guard<> catches it, and the next alternative of the grammar skips the
// line. It is not PEGTL's parse_error, which differs between its versions and formats a message that nobody
// reads.
struct RecoverSignal {};

// The file has given as many diagnostics as anyone reads.
struct TooManyErrors {};

}  // namespace lockstep
