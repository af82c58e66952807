// The two exceptions that end a match. They are thrown and caught inside parse() only.
#pragma once

namespace lockstep {

// This line cannot be read any further; guard<> catches it, and the next alternative of the grammar skips the
// line. PEGTL's parse_error is not used: it differs between versions and formats a message that is not
// needed.
struct RecoverSignal {};

// The file has reached the limit of diagnostics.
struct TooManyErrors {};

}  // namespace lockstep
