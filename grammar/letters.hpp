// ASCII letters, whatever the locale. For whole texts see lower() in diagnostic.hpp.
#pragma once

namespace lockstep {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace lockstep
