// Runs the grammar on a text. Only this file uses PEGTL and catches its exceptions.
#include "grammar/parse.hpp"

#include <algorithm>
#include <cassert>

#include "grammar/actions.hpp"
#include "grammar/unicode.hpp"

namespace lockstep {

namespace {

// Offsets have 32 bits; this limit is well below that, and far above the size of any schema.
constexpr std::size_t max_bytes = std::size_t{256} << 20U;

std::string_view without_signs(std::string_view word) {
  return word.substr(std::min(word.find_first_not_of('@'), word.size()));
}

// Whether the text can be parsed; false after a diagnostic.
bool is_readable(Source const& source, std::uint32_t file, Diagnostics& diagnostics) {
  if (source.text.size() > max_bytes) {
    diagnostics.add({.code = Code::text_too_large,
                     .span = Span{.file = file},
                     .message = "the text is larger than 256 MiB"});
    return false;
  }
  auto const invalid = find_invalid_utf8(source.text);
  if (invalid == std::string::npos) return true;
  auto const begin = static_cast<std::uint32_t>(invalid);
  diagnostics.add({.code = Code::not_utf8,
                   .span = Span{.file = file, .begin = begin, .end = begin + 1},
                   .message = "the text is not UTF-8",
                   .help = "save the file as UTF-8"});
  return false;
}

}  // namespace

void read_doc_comment(std::string_view text, bool trailing, Builder& builder) {
  std::string_view const word = attribute_word(text.substr(3));
  if (!find_extension(without_signs(word))) {
    if (auto const near = near_extension(without_signs(word))) builder.warn_misspelled(word, *near);
    if (trailing)
      builder.trailing_comment(text);
    else
      builder.own_comment(text, true);
    return;
  }
  builder.begin_extension();
  auto input = make_input(text.substr(3));
  bool const well_formed = peg::parse<guard<rules::extension>, RuleAction, Control>(input, builder);
  builder.end_extension(text, trailing, well_formed);
}

ast::File parse(Sources const& sources, std::uint32_t file, Diagnostics& diagnostics) {
  Source const& source = sources.at(file);
  if (!is_readable(source, file, diagnostics)) return {.file = file};
  auto storage = std::make_shared<Arena>();
  auto const text = storage->copy(std::string_view(source.text));
  auto input = make_input(text);
  Builder builder(text, file, std::move(storage), diagnostics);
  try {
    bool const complete = peg::parse<rules::schema, RuleAction, Control>(input, builder);
    assert(complete && "bad_line takes whatever nothing else takes");
    return builder.finish();
  } catch (TooManyErrors const&) {
    return {.file = file};
  }
}

}  // namespace lockstep
