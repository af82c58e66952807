// Connects the grammar with the builder: one row for each rule. Only parse.cpp includes it.
#pragma once

#include "grammar/builder.hpp"
#include "grammar/messages.hpp"
#include "grammar/rules.hpp"

namespace lockstep {

template <typename Rule>
struct RuleAction : peg::nothing<Rule> {};

// Calls a member of Builder with the matched text.
template <void (Builder::*call)(std::string_view)>
struct Tell {
  template <typename ActionInput>
  static void apply(ActionInput const& in, Builder& builder) {
    (builder.*call)(in.string_view());
  }
};

// Calls a member of Builder that needs no text.
template <void (Builder::*call)()>
struct Signal {
  static void apply0(Builder& builder) { (builder.*call)(); }
};

template <ast::ExpressionKind kind>
struct Value {
  template <typename ActionInput>
  static void apply(ActionInput const& in, Builder& builder) {
    builder.value(kind, in.string_view());
  }
};

template <ast::ExpressionKind kind>
struct Open {
  template <typename ActionInput>
  static void apply(ActionInput const& in, Builder& builder) {
    builder.open(kind, in.string_view());
  }
};

template <ast::Arity arity, ast::Legacy legacy = ast::Legacy::none>
struct Mark {
  template <typename ActionInput>
  static void apply(ActionInput const& in, Builder& builder) {
    builder.type_mark(arity, legacy, in.string_view());
  }
};

template <bool documents>
struct OwnComment {
  template <typename ActionInput>
  static void apply(ActionInput const& in, Builder& builder) {
    builder.own_comment(in.string_view(), documents);
  }
};

// A /// line: an extension attribute or documentation. Defined in parse.cpp, because it parses.
void read_doc_comment(std::string_view text, bool trailing, Builder& builder);

template <bool trailing>
struct DocComment {
  template <typename ActionInput>
  static void apply(ActionInput const& in, Builder& builder) {
    read_doc_comment(in.string_view(), trailing, builder);
  }
};

// clang-format off
template <> struct RuleAction<rules::string_value> : Tell<&Builder::string_value> {};
template <> struct RuleAction<rules::number_value> : Value<ast::ExpressionKind::number> {};
template <> struct RuleAction<rules::path_value> : Value<ast::ExpressionKind::path> {};
template <> struct RuleAction<rules::argument_name> : Tell<&Builder::argument_name> {};
template <> struct RuleAction<rules::entry_name> : Tell<&Builder::argument_name> {};
template <> struct RuleAction<rules::call_open> : Tell<&Builder::open_call> {};
template <> struct RuleAction<rules::call_close> : Tell<&Builder::close> {};
template <> struct RuleAction<rules::array_open> : Open<ast::ExpressionKind::array> {};
template <> struct RuleAction<rules::array_close> : Tell<&Builder::close> {};
template <> struct RuleAction<rules::object_open> : Open<ast::ExpressionKind::object> {};
template <> struct RuleAction<rules::object_close> : Tell<&Builder::close> {};
template <typename Close> struct RuleAction<rules::trailing_comma<Close>> : Tell<&Builder::trailing_comma> {};

template <> struct RuleAction<rules::attribute_name> : Tell<&Builder::attribute_name> {};
template <> struct RuleAction<rules::attribute_open> : Tell<&Builder::open_attribute> {};
template <> struct RuleAction<rules::attribute_close> : Signal<&Builder::close_attribute> {};
template <> struct RuleAction<rules::field_attribute> : Tell<&Builder::field_attribute> {};
template <> struct RuleAction<rules::block_attribute> : Tell<&Builder::block_attribute> {};

template <> struct RuleAction<rules::member_name> : Tell<&Builder::member_name> {};
template <> struct RuleAction<rules::colon> : Tell<&Builder::colon> {};
template <> struct RuleAction<rules::type_name> : Tell<&Builder::type_name> {};
template <> struct RuleAction<rules::unsupported_text> : Tell<&Builder::unsupported_type> {};
template <> struct RuleAction<rules::list_mark> : Mark<ast::Arity::list> {};
template <> struct RuleAction<rules::list_optional> : Mark<ast::Arity::list, ast::Legacy::optional_list> {};
template <> struct RuleAction<rules::optional_mark> : Mark<ast::Arity::optional> {};
template <> struct RuleAction<rules::required_mark> : Mark<ast::Arity::required, ast::Legacy::bang> {};
template <> struct RuleAction<rules::bracketed> : Mark<ast::Arity::list, ast::Legacy::bracketed_list> {};
template <> struct RuleAction<rules::field_type> : Tell<&Builder::field_type> {};
template <> struct RuleAction<rules::missing_type> : Signal<&Builder::missing_type> {};
template <> struct RuleAction<rules::brace_after_member> : Tell<&Builder::brace_after_member> {};
template <> struct RuleAction<rules::field_line> : Signal<&Builder::field_line> {};
template <> struct RuleAction<rules::value_line> : Signal<&Builder::value_line> {};
template <> struct RuleAction<rules::setting_line> : Signal<&Builder::setting_line> {};
template <> struct RuleAction<rules::block_attribute_line> : Signal<&Builder::block_attribute_line> {};
template <> struct RuleAction<rules::bad_line> : Tell<&Builder::bad_line> {};

template <> struct RuleAction<rules::blank_line> : Signal<&Builder::blank_line> {};
template <> struct RuleAction<rules::own_doc> : DocComment<false> {};
template <> struct RuleAction<rules::own_plain> : OwnComment<false> {};
template <> struct RuleAction<rules::own_block> : OwnComment<true> {};
template <> struct RuleAction<rules::trailing_doc> : DocComment<true> {};
template <> struct RuleAction<rules::trailing_block> : Tell<&Builder::trailing_comment> {};

template <> struct RuleAction<rules::block_name> : Tell<&Builder::block_name> {};
template <typename Keyword> struct RuleAction<rules::head<Keyword>> : Tell<&Builder::begin_block> {};
template <> struct RuleAction<rules::brace_below> : Tell<&Builder::brace_below> {};
template <> struct RuleAction<rules::text_after_brace> : Tell<&Builder::text_after_brace> {};
template <> struct RuleAction<rules::one_line_body> : Tell<&Builder::one_line_block> {};
template <> struct RuleAction<rules::close_brace> : Tell<&Builder::end_block> {};
template <> struct RuleAction<rules::missing_brace> : Tell<&Builder::missing_brace> {};
template <> struct RuleAction<rules::type_alias> : Tell<&Builder::type_alias> {};
template <> struct RuleAction<rules::unknown_line> : Tell<&Builder::unknown_block> {};
// clang-format on

// Turns a failed must<> into a diagnostic and skips the line.
template <typename Rule>
struct Control : peg::normal<Rule> {
  template <typename ParseInput>
  [[noreturn]] static void raise(ParseInput const& in, Builder& builder) {
    static_assert(complaint<Rule>.expected != nullptr, "this rule needs a row in messages.hpp");
    builder.report(complaint<Rule>, in.current());
    throw RecoverSignal{};
  }
};

}  // namespace lockstep
