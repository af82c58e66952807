// The messages of a failed must<>: one row for each rule. A must<> with a rule without a row does not
// compile.
#pragma once

#include "grammar/builder.hpp"
#include "grammar/rules.hpp"

namespace lockstep {

template <typename Rule>
inline constexpr Complaint complaint{};

// clang-format off
template <> inline constexpr Complaint complaint<rules::comment_end>{
    Code::unterminated_comment, "`*/`", "a comment that begins with `/*` ends with `*/`"};
template <> inline constexpr Complaint complaint<rules::string_end>{
    Code::unterminated_string, "a closing `\"`", "a string ends on its line; write `\\n` for a line end and `\\t` for a tab"};

template <> inline constexpr Complaint complaint<rules::call_close>{
    Code::unexpected_text, "`,` or `)`", "", "a value or `)`"};
template <> inline constexpr Complaint complaint<rules::attribute_close>{
    Code::unexpected_text, "`,` or `)`", "", "a value or `)`"};
template <> inline constexpr Complaint complaint<rules::array_close>{
    Code::unexpected_text, "`,` or `]`", "", "a value or `]`"};
template <> inline constexpr Complaint complaint<rules::object_close>{
    Code::unexpected_text, "`,` or `}`", "", "a name or `}`"};
template <> inline constexpr Complaint complaint<rules::next_argument>{Code::unexpected_text, "a value"};
template <> inline constexpr Complaint complaint<rules::next_item>{Code::unexpected_text, "a value"};
template <> inline constexpr Complaint complaint<rules::next_entry>{Code::unexpected_text, "a name"};
template <> inline constexpr Complaint complaint<rules::named_value>{Code::unexpected_text, "a value"};
template <> inline constexpr Complaint complaint<rules::entry_value>{Code::unexpected_text, "a value"};
template <> inline constexpr Complaint complaint<rules::entry_colon>{Code::unexpected_text, "`:`"};

template <> inline constexpr Complaint complaint<rules::attribute_name>{
    Code::unexpected_text, "the name of an attribute",
    "write `@name` after a field, `@@name` on a separate line for the block"};
template <> inline constexpr Complaint complaint<rules::extension_end>{
    Code::unexpected_text, "the end of the line", "write prose in a separate `///` line"};

template <> inline constexpr Complaint complaint<rules::unsupported_text>{
    Code::unexpected_text, "a type of the database in quotes"};
template <> inline constexpr Complaint complaint<rules::unsupported_close>{Code::unexpected_text, "`)`"};
template <> inline constexpr Complaint complaint<rules::bracketed_type>{Code::unexpected_text, "a type"};
template <> inline constexpr Complaint complaint<rules::bracket_close>{Code::unexpected_text, "`]`"};
template <> inline constexpr Complaint complaint<rules::expected_type>{Code::unexpected_text, "a type"};
template <> inline constexpr Complaint complaint<rules::field_end>{
    Code::unexpected_text, "an attribute or the end of the line"};
template <> inline constexpr Complaint complaint<rules::value_end>{
    Code::unexpected_text, "an attribute or the end of the line", "an enum holds one value on each line"};
template <> inline constexpr Complaint complaint<rules::setting_end>{Code::unexpected_text, "the end of the line"};
template <> inline constexpr Complaint complaint<rules::attribute_end>{
    Code::unexpected_text, "the end of the line", "write each `@@` attribute on a separate line"};
template <> inline constexpr Complaint complaint<rules::equals>{Code::unexpected_text, "`=`"};

template <> inline constexpr Complaint complaint<rules::block_name>{Code::unexpected_text, "the name of the block"};
template <> inline constexpr Complaint complaint<rules::brace_ahead>{Code::unexpected_text, "`{`"};
// clang-format on

}  // namespace lockstep
