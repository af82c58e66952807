// What differs between PEGTL 3 and 4, in one place. Included by the grammars, by parse.cpp and
// by sql/lexer.cpp only.
#pragma once

#include <string_view>
#include <tao/pegtl.hpp>

#include "grammar/signals.hpp"

namespace lockstep {

namespace peg = tao::pegtl;

// Matches Rules, or fails without consuming anything when RecoverSignal was thrown inside. Positions are
// lazy: input knows bytes only, lines are counted when a person is to see them.
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
