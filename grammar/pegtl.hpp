// The differences between PEGTL 3 and 4. Only the grammar and parse.cpp include it.
#pragma once

#include <string_view>
#include <tao/pegtl.hpp>

#include "grammar/signals.hpp"

namespace lockstep {

namespace peg = tao::pegtl;

// Matches Rules, or fails without consuming anything if RecoverSignal was thrown inside. The input has only
// byte offsets; lines are counted when a position is shown.
#if TAO_PEGTL_VERSION_MAJOR >= 4
template <typename... Rules>
using guard = peg::try_catch_type_return_false<RecoverSignal, Rules...>;
using Input = peg::view_input<>;
inline Input make_input(std::string_view text) { return Input(text); }
#else
template <typename... Rules>
using guard = peg::try_catch_type<RecoverSignal, Rules...>;
using Input = peg::memory_input<peg::tracking_mode::lazy, peg::eol::lf_crlf, char const*>;
inline Input make_input(std::string_view text) { return Input(text.data(), text.data() + text.size(), ""); }
#endif

}  // namespace lockstep
