// What must hold of the tokens of every text, SQL or not.
#pragma once

#include <string>
#include <string_view>

namespace lockstep::fuzz {

// The first promise that the lexer of SQL breaks for this text, in a sentence; empty when it keeps all of
// them.
std::string broken_token_promise(std::string_view sql);

}  // namespace lockstep::fuzz
