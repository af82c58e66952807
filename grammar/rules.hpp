// The grammar of the schema language, without actions. It is line-based: a body is a list of lines, each in a
// guard<>. A line that cannot be read leaves its guard by an exception, and the last alternative, bad_line,
// matches it. So an error in a line does not affect the next one. must<> is used only with named rules that
// have a row in messages.hpp. actions.hpp lists the rules with actions.
#pragma once

#include "grammar/pegtl.hpp"
#include "grammar/unicode.hpp"

namespace lockstep::rules {

using peg::at;
using peg::must;
using peg::not_at;
using peg::one;
using peg::opt;
using peg::plus;
using peg::seq;
using peg::sor;
using peg::star;
using peg::string;
using peg::two;

// --- characters
// ---------------------------------------------------------------------------------------------------

// Tests one non-ASCII character without consuming it, so that the input needs only its two ends.
template <bool (*is_wanted)(char32_t)>
struct at_point {
  using rule_t = at_point;
  using subs_t = peg::empty_list;

  template <typename ParseInput>
  static bool match(ParseInput& in) {
    if (in.current() == in.end() || static_cast<unsigned char>(*in.current()) < 0x80) return false;
    auto const size = static_cast<std::size_t>(in.end() - in.current());
    auto const point = decode_utf8(std::string_view(in.current(), size));
    return point.size > 0 && is_wanted(point.value);
  }
};

struct letter : seq<at_point<is_letter>, peg::utf8::any> {};
struct word_start : sor<peg::ranges<'a', 'z', 'A', 'Z', '0', '9'>, letter> {};
struct word_char : sor<peg::ranges<'a', 'z', 'A', 'Z', '0', '9', '_', '_', '-', '-'>, letter> {};
struct word : seq<word_start, star<word_char>> {};
struct path : seq<word, star<one<'.'>, opt<word>>> {};  // the resolver reports a trailing or double dot

// White space is TAB and the space separators of Unicode (category Zs).
struct wide_blank : seq<at_point<is_blank>, peg::utf8::any> {};
struct blank : sor<one<' ', '\t'>, wide_blank> {};
struct blanks : star<blank> {};
struct line_end : sor<seq<one<'\r'>, opt<one<'\n'>>>, one<'\n'>> {};
struct line_char : peg::not_one<'\r', '\n'> {};
struct rest_of_line : star<line_char> {};
struct ending : sor<line_end, peg::eof> {};
struct any_line : sor<seq<plus<line_char>, ending>, line_end> {};

// --- comments
// -----------------------------------------------------------------------------------------------------

struct comment_start : seq<one<'/'>, one<'/', '*'>> {};
struct doc_comment : seq<string<'/', '/', '/'>, rest_of_line> {};
struct plain_comment : seq<two<'/'>, rest_of_line> {};
struct comment_body : peg::until<string<'*', '/'>> {};
struct comment_end : peg::failure {};  // reached if there is no end; the position is still the beginning
struct block_comment : seq<string<'/', '*'>, sor<comment_body, must<comment_end>>> {};

struct own_doc : doc_comment {};
struct own_plain : plain_comment {};
struct own_block : block_comment {};
struct own_comment : sor<seq<own_doc, ending>, seq<own_plain, ending>, seq<guard<own_block>, opt<line_end>>> {
};

struct trailing_doc : doc_comment {};
struct trailing_block : block_comment {};
struct trail : opt<blanks, sor<trailing_doc, plain_comment, trailing_block>> {};

// --- expressions
// --------------------------------------------------------------------------------------------------

struct string_char
    : sor<seq<one<'\\'>, line_char>, seq<not_at<peg::range<'\0', '\x1f'>>, peg::not_one<'"', '\\'>>> {};
struct string_end : one<'"'> {};
struct quoted : seq<one<'"'>, star<string_char>, must<string_end>> {};

struct argument;
struct expression;

// Item { "," Item } with an optional trailing comma, which is reported and skipped; then Close.
template <typename Close>
struct trailing_comma : at<Close> {};
template <typename Item, typename NextItem, typename Close>
struct list
    : seq<blanks,
          opt<Item, blanks, star<one<','>, blanks, sor<trailing_comma<Close>, must<NextItem>>, blanks>>,
          must<Close>> {};

struct call_open : one<'('> {};
struct call_close : one<')'> {};
struct array_open : one<'['> {};
struct array_close : one<']'> {};
struct object_open : one<'{'> {};
struct object_close : one<'}'> {};

struct next_argument : seq<argument> {};
struct next_item : seq<expression> {};
struct named_value : seq<expression> {};
struct entry_value : seq<expression> {};

struct string_value : quoted {};
struct path_value : path {};
struct call_or_path : seq<path_value, opt<blanks, call_open, list<argument, next_argument, call_close>>> {};
struct digit_call : seq<at<peg::digit>, at<path, blanks, one<'('>>, call_or_path> {};
struct number_value : seq<opt<one<'-'>>, plus<peg::digit>, opt<one<'.'>, plus<peg::digit>>> {};
struct array : seq<array_open, list<expression, next_item, array_close>> {};
struct entry_name : word {};
struct entry_colon : one<':'> {};
struct entry : seq<entry_name, blanks, must<entry_colon>, blanks, must<entry_value>> {};
struct next_entry : seq<entry> {};
struct object : seq<object_open, list<entry, next_entry, object_close>> {};
struct expression : sor<string_value, digit_call, number_value, array, object, call_or_path> {};

struct argument_name : word {};
struct named_argument
    : seq<at<word, blanks, one<':'>>, argument_name, blanks, one<':'>, blanks, must<named_value>> {};
struct argument : sor<named_argument, expression> {};

// --- attributes
// ---------------------------------------------------------------------------------------------------

struct attribute_name : path {};
struct attribute_open : one<'('> {};
struct attribute_close : one<')'> {};
struct attribute_tail : seq<blanks, must<attribute_name>,
                            opt<blanks, attribute_open, list<argument, next_argument, attribute_close>>> {};
struct field_attribute : seq<one<'@'>, attribute_tail> {};
struct block_attribute : seq<two<'@'>, attribute_tail> {};

// The text of a /// line with the name of an extension attribute; parsed as a separate input.
struct extension_end : peg::eof {};
struct extension
    : seq<blanks, sor<plus<block_attribute, blanks>, plus<field_attribute, blanks>>, must<extension_end>> {};

// --- lines of a body
// ----------------------------------------------------------------------------------------------

struct brace_after_member : at<one<'}'>, blanks, sor<string<'/', '/'>, ending>> {};
struct field_end : sor<ending, brace_after_member> {};
struct value_end : sor<ending, brace_after_member> {};
struct setting_end : sor<ending, brace_after_member> {};
struct attribute_end : sor<ending, brace_after_member> {};

struct type_name : word {};
struct unsupported_text : quoted {};
struct unsupported_close : one<')'> {};
struct unsupported : seq<string<'U', 'n', 's', 'u', 'p', 'p', 'o', 'r', 't', 'e', 'd', '('>, blanks,
                         must<unsupported_text>, blanks, must<unsupported_close>> {};
struct base_type : sor<unsupported, type_name> {};
struct bracketed_type : seq<base_type> {};
struct bracket_close : one<']'> {};
struct bracketed : seq<one<'['>, blanks, must<bracketed_type>, blanks, must<bracket_close>> {};
struct list_mark : string<'[', ']'> {};
struct list_optional : one<'?'> {};
struct optional_mark : one<'?'> {};
struct required_mark : one<'!'> {};
struct marked_type
    : seq<base_type,
          opt<blanks, sor<seq<list_mark, opt<blanks, list_optional>>, optional_mark, required_mark>>> {};
struct field_type : sor<bracketed, marked_type> {};
struct expected_type : seq<field_type> {};
struct missing_type : at<blanks, sor<one<'@', '}'>, comment_start, ending>> {};

struct member_name : word {};
struct colon : one<':'> {};
struct attributes : star<blanks, field_attribute> {};
struct field_line : seq<member_name, opt<blanks, colon>, sor<missing_type, seq<blanks, must<expected_type>>>,
                        attributes, trail, blanks, must<field_end>> {};
struct value_line : seq<member_name, attributes, trail, blanks, must<value_end>> {};
struct equals : one<'='> {};
struct setting_line
    : seq<member_name, blanks,
          sor<seq<equals, opt<blanks, expression>>, at<sor<one<'}'>, comment_start, ending>>, must<equals>>,
          trail, blanks, must<setting_end>> {};
struct block_attribute_line : seq<block_attribute, trail, blanks, must<attribute_end>> {};

// --- blocks
// -------------------------------------------------------------------------------------------------------

struct model_keyword
    : sor<string<'m', 'o', 'd', 'e', 'l'>, string<'v', 'i', 'e', 'w'>, string<'t', 'y', 'p', 'e'>> {};
struct enum_keyword : string<'e', 'n', 'u', 'm'> {};
struct config_keyword : sor<string<'d', 'a', 't', 'a', 's', 'o', 'u', 'r', 'c', 'e'>,
                            string<'g', 'e', 'n', 'e', 'r', 'a', 't', 'o', 'r'>> {};

// "keyword name {" at the start of a line; in a body it shows that a `}` is missing before it.
struct header : seq<sor<model_keyword, enum_keyword, config_keyword>, blanks, word, blanks, one<'{'>> {};
struct closing_line : seq<blanks, one<'}'>> {};
// Lines up to the next header, `}` or the end.
struct skipped_lines : star<not_at<closing_line>, not_at<blanks, header>, any_line> {};

// Everything after `{` up to a `}` that ends the line.
struct last_brace : seq<one<'}'>, blanks, sor<string<'/', '/'>, ending>> {};
struct one_line_tail
    : seq<star<not_at<last_brace>,
               sor<seq<one<'"'>, star<string_char>, one<'"'>>, seq<not_at<two<'/'>>, line_char>>>,
          at<last_brace>> {};
// Such a line is complete only if no `}` that could close the block follows: otherwise its text is ignored
// like other text after `{`.
struct closed_later : at<any_line, skipped_lines, closing_line> {};
struct one_line_body
    : seq<at<one<'{'>, one_line_tail>, not_at<closed_later>, one<'{'>, one_line_tail, one<'}'>> {};

struct brace_below : seq<plus<line_end, blanks>, at<one<'{'>>> {};
struct brace_ahead : sor<at<one<'{'>>, brace_below> {};
struct text_after_brace : rest_of_line {};
struct block_open : seq<one<'{'>, text_after_brace, ending> {};
struct close_brace : one<'}'> {};
struct missing_brace : peg::success {};
struct block_close : sor<seq<blanks, close_brace>, missing_brace> {};

struct blank_line : line_end {};
struct bad_line : seq<plus<line_char>, ending> {};
template <typename... Lines>
struct body
    : star<blanks, sor<blank_line, own_comment,
                       seq<not_at<sor<one<'}'>, peg::eof, header>>, sor<guard<Lines>..., bad_line>>>> {};

// The name may follow the keyword without a blank (`modelA {`), as in Prisma.
struct block_name : word {};
template <typename Keyword>
struct head
    : seq<Keyword, sor<seq<plus<blank>, must<block_name>>, seq<at<word, blanks, one<'{'>>, block_name>>,
          blanks, must<brace_ahead>> {};
template <typename Keyword, typename... Lines>
struct block : seq<guard<head<Keyword>>, sor<one_line_body, seq<block_open, body<Lines...>, block_close>>> {};

struct model_block : block<model_keyword, block_attribute_line, field_line> {};
struct enum_block : block<enum_keyword, block_attribute_line, value_line> {};
struct config_block : block<config_keyword, setting_line> {};

struct type_alias : seq<string<'t', 'y', 'p', 'e'>, blanks, word, blanks, one<'='>, rest_of_line, ending> {};

// A block with an unknown keyword is skipped as a whole. It is a line with a `{` at its end, or words and a
// `{ … }`.
struct opening_line
    : seq<star<not_at<one<'{'>, blanks, sor<string<'/', '/'>, ending>>, line_char>, one<'{'>> {};
struct unknown_words : plus<sor<word_char, one<'_', '.', ':'>, blank>> {};
struct unknown_line : plus<line_char> {};
struct unknown_block : sor<seq<at<unknown_words, one<'{'>, one_line_tail>, unknown_line, ending>,
                           seq<at<sor<opening_line, seq<unknown_words, one<'{'>>>>, unknown_line, ending,
                               skipped_lines, opt<closing_line>>> {};

struct schema : seq<opt<peg::utf8::bom>,
                    star<blanks, sor<blank_line, own_comment, type_alias, model_block, enum_block,
                                     config_block, unknown_block, bad_line>>,
                    blanks, peg::eof> {};

}  // namespace lockstep::rules
