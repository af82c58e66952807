// The grammar of SQL tokens. The same rules find where a token ends and read its value; what differs are the
// actions, in lexer.cpp. No rule is recursive: the depth of nested comments is counted in the state, so that
// a text cannot exhaust the stack. Every byte is tried a bounded number of times.
#pragma once

#include "grammar/pegtl.hpp"

namespace lockstep::sql_rules {

using peg::any;
using peg::at;
using peg::digit;
using peg::not_at;
using peg::not_one;
using peg::one;
using peg::opt;
using peg::plus;
using peg::range;
using peg::ranges;
using peg::rep;
using peg::rep_opt;
using peg::seq;
using peg::sor;
using peg::star;
using peg::string;
using peg::two;
using peg::xdigit;

// --- blanks

struct newline : one<'\n', '\r'> {};
struct horizontal_space : one<' ', '\t', '\f', '\v'> {};
struct line_comment : seq<two<'-'>, star<not_one<'\n', '\r'>>> {};

// Holds while a comment or dollar quote is open. It takes nothing.
struct is_open {
  using rule_t = is_open;
  using subs_t = peg::empty_list;
  template <peg::apply_mode, peg::rewind_mode, template <typename...> class Action,
            template <typename...> class Control, typename ParseInput, typename State>
  static bool match(ParseInput&, State& state) {
    return state.depth > 0;
  }
};
struct comment_open : string<'/', '*'> {};
struct comment_close : string<'*', '/'> {};
struct block_comment : seq<comment_open, star<is_open, sor<comment_open, comment_close, any>>> {};

// --- words

constexpr char high_first = static_cast<char>(0x80), high_last = static_cast<char>(0xFF);
struct word_start : ranges<'a', 'z', 'A', 'Z', '_', '_', high_first, high_last> {};
struct tag_byte : sor<word_start, digit> {};
struct word : seq<word_start, star<sor<tag_byte, one<'$'>>>> {};

// --- quotes

// A string continues after white space with a line end when another quote follows.
struct gap : seq<star<sor<horizontal_space, line_comment>>, newline,
                 star<sor<horizontal_space, newline, line_comment>>> {};
struct continued : seq<one<'\''>, gap, one<'\''>> {};
template <char Quote>
struct doubled : two<Quote> {};
template <char Quote>
struct ordinary : not_one<Quote> {};
template <char Quote>
struct opening : one<Quote> {};
template <char Quote>
struct closing : one<Quote> {};

struct octal_digit : range<'0', '7'> {};
struct octal_escape : seq<octal_digit, rep_opt<2, octal_digit>> {};
struct byte_escape : seq<one<'x'>, xdigit, opt<xdigit>> {};
struct short_escape : seq<one<'u'>, rep<4, xdigit>> {};
struct long_escape : seq<one<'U'>, rep<8, xdigit>> {};
struct bad_escape : one<'u', 'U'> {};
struct plain_escape : any {};
struct escape
    : seq<one<'\\'>, sor<octal_escape, byte_escape, short_escape, long_escape, bad_escape, plain_escape>> {};

template <char Quote, typename... Content>
struct quoted
    : seq<opening<Quote>, star<sor<doubled<Quote>, Content..., ordinary<Quote>>>, opt<closing<Quote>>> {};
struct quoted_identifier : quoted<'"'> {};
struct plain_string : quoted<'\'', continued> {};
struct escape_string : quoted<'\'', continued, escape> {};
struct unicode_prefix : seq<one<'u', 'U'>, one<'&'>> {};

// --- the content of U&'…', after its doubled quotes

struct doubled_backslash : two<'\\'> {};
struct unicode_short : seq<one<'\\'>, rep<4, xdigit>> {};
struct unicode_long : seq<one<'\\'>, one<'+'>, rep<6, xdigit>> {};
struct unicode_bad : one<'\\'> {};
struct unicode_content
    : star<sor<doubled_backslash, unicode_short, unicode_long, unicode_bad, ordinary<'\\'>>> {};

// --- dollar quotes

struct dollar_tag : seq<one<'$'>, opt<word_start, star<tag_byte>>, one<'$'>> {};
struct dollar_open : dollar_tag {};
// Holds before the tag that the quote was opened with, and takes nothing.
struct at_own_tag {
  using rule_t = at_own_tag;
  using subs_t = peg::empty_list;
  template <peg::apply_mode, peg::rewind_mode, template <typename...> class Action,
            template <typename...> class Control, typename ParseInput, typename State>
  static bool match(ParseInput& in, State& state) {
    auto const size = static_cast<std::size_t>(in.end() - in.current());
    return std::string_view(in.current(), size).starts_with(state.tag);
  }
};
struct dollar_close : seq<at_own_tag, dollar_tag> {};
struct dollar_string : seq<dollar_open, star<is_open, sor<dollar_close, any>>> {};

// --- numbers and operators

struct digits : seq<digit, star<sor<digit, seq<one<'_'>, at<digit>>>>> {};
template <typename Digit>
struct other_digits : plus<opt<one<'_'>>, Digit> {};
struct other_base
    : seq<one<'0'>,
          sor<seq<one<'x', 'X'>, other_digits<xdigit>>, seq<one<'o', 'O'>, other_digits<octal_digit>>,
              seq<one<'b', 'B'>, other_digits<one<'0', '1'>>>>> {};
struct exponent : seq<one<'e', 'E'>, opt<one<'+', '-'>>, digits> {};
struct fraction : seq<one<'.'>, not_at<one<'.'>>, opt<digits>> {};
struct number : sor<other_base, seq<sor<seq<digits, opt<fraction>>, seq<one<'.'>, digits>>, opt<exponent>>> {
};
struct parameter : seq<one<'$'>, plus<digit>> {};

// A comment ends an operator. One of several characters does not end in + or - unless it has a character that
// no operator of the SQL standard has. The server takes 63 bytes at most, so no more are looked ahead.
struct no_comment : not_at<sor<two<'-'>, string<'/', '*'>>> {};
template <char... Characters>
struct operator_byte : seq<no_comment, one<Characters...>> {};
struct sign_byte : operator_byte<'+', '-'> {};
struct standard_byte : operator_byte<'*', '/', '<', '>', '='> {};
struct special_byte : operator_byte<'~', '!', '@', '#', '^', '&', '|', '`', '?', '%'> {};
struct special_operator : seq<rep_opt<63, sor<sign_byte, standard_byte>>, special_byte,
                              star<sor<sign_byte, standard_byte, special_byte>>> {};
struct standard_operator : seq<sor<sign_byte, standard_byte>, star<rep_opt<63, sign_byte>, standard_byte>> {};
struct operator_token : sor<two<':'>, string<':', '='>, two<'.'>, special_operator, standard_operator> {};

}  // namespace lockstep::sql_rules
