// Documentation, and the extension attributes in it. Consecutive comment lines are one comment; the last
// comment above a member documents it. At the top level a blank line separates a comment from the block
// below.
#include <fmt/format.h>

#include <utility>

#include "grammar/builder.hpp"
#include "grammar/keywords.hpp"

namespace lockstep {

namespace {

std::string_view trim(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// The text of a /// line (without one leading blank) or of a /* */ comment.
std::string_view documentation_of(std::string_view comment) {
  if (comment.starts_with("/*")) return trim(comment.substr(2, comment.size() - 4));
  comment.remove_prefix(3);
  if (comment.starts_with(' ')) comment.remove_prefix(1);
  return comment;
}

}  // namespace

void Builder::start_comment() {
  if (in_comment_) return;
  in_comment_ = true;
  documentation_.clear();
}

void Builder::own_comment(std::string_view text, bool documents) {
  bool const in_settings = block_ && config_kind(block_->keyword);
  if (!documents && in_settings)
    return;  // in settings the last documenting comment counts, not the last comment
  start_comment();
  if (documents) documentation_.push_back(documentation_of(text));
}

void Builder::trailing_comment(std::string_view text) {
  trailing_documentation_.push_back(documentation_of(text));
}

void Builder::blank_line() {
  in_comment_ = false;
  block_extension_.reset();
  if (block_) return;
  documentation_.clear();
  drop_pending();
}

std::string_view Builder::take_documentation() {
  if (documentation_.empty() && trailing_documentation_.empty()) return {};
  std::string text;
  bool first = true;
  for (auto const* const part : {&documentation_, &trailing_documentation_}) {
    for (auto const line : *part) {
      if (!std::exchange(first, false)) text += '\n';
      text += line;
    }
  }
  documentation_.clear();
  trailing_documentation_.clear();
  return storage_->copy(std::string_view(text));
}

// --- extension attributes
// -----------------------------------------------------------------------------------------

void Builder::begin_extension() { in_extension_ = true; }

// The place to which an attribute with one or two @ signs applies here; nullopt outside of blocks and in
// settings.
std::optional<Place> Builder::place_of(bool of_block) const {
  if (!block_ || config_kind(block_->keyword)) return std::nullopt;
  bool const in_enum = block_->keyword == "enum";
  if (of_block) return in_enum ? Place::enumeration : Place::model;
  return in_enum ? Place::enum_value : Place::field;
}

void Builder::end_extension(std::string_view text, bool trailing, bool well_formed) {
  in_extension_ = false;
  if (!trailing) start_comment();
  auto const attributes = std::exchange(extension_, {});
  if (!well_formed) {
    open_.clear();
    arguments_.clear();
    argument_name_.reset();
    complained_ = false;
    return;
  }
  bool const of_block = trim(text.substr(3)).starts_with("@@");
  if (of_block && block_) note_block_extension(attributes);
  for (auto const& attribute : attributes) {
    if (of_block && block_) {
      attach(attribute, place_of(true), block_attributes_);
    } else if (of_block || (block_ && !trailing && place_of(false))) {
      pending_.push_back(attribute);
    } else if (trailing && !member_.name.text.empty()) {
      attach(attribute, place_of(false), attributes_);
    } else {
      auto const row = find_extension(attribute.name.text);
      bool const for_block = !trailing && !block_ && row && row->has_spelling(true);
      warn_misplaced(attribute, for_block ? fmt::format("write `@@{}` above a block", attribute.name.text)
                                          : std::string());
    }
  }
}

void Builder::attach(ast::Attribute const& attribute, std::optional<Place> place,
                     std::vector<ast::Attribute>& attributes) {
  auto const row = find_extension(attribute.name.text);
  // A second attribute on the line may have any name; the resolver reports an unknown one.
  if (place && (!row || row->admits(*place))) {
    attributes.push_back(attribute);
    return;
  }
  warn_misplaced(attribute,
                 place ? fmt::format("`{}` does not apply to {}", attribute.name.text, describe(*place))
                       : std::string());
}

void Builder::warn_misplaced(ast::Attribute const& attribute, std::string help) {
  auto const sign = text_.substr(attribute.span.begin, attribute.name.span.begin - attribute.span.begin);
  report(Code::misplaced_extension, attribute.span,
         fmt::format("extension attribute `{}{}` belongs to nothing", sign, attribute.name.text),
         std::move(help));
}

// The pending attributes are those of the block that begins or of the member that ends here.
void Builder::attach_pending(std::vector<ast::Attribute>& attributes) {
  if (pending_.empty()) return;
  auto const place = place_of(member_.name.text.empty());
  for (auto const& attribute : std::exchange(pending_, {})) attach(attribute, place, attributes);
}

// Reports the pending attributes at the end of a block: they may be meant for the block.
void Builder::drop_pending() {
  auto const place = place_of(true);
  for (auto const& attribute : std::exchange(pending_, {})) {
    auto const row = find_extension(attribute.name.text);
    bool const for_block = place && row && row->admits(*place);
    warn_misplaced(attribute, for_block
                                  ? fmt::format("write `@@{}` for `{}`", attribute.name.text, block_title())
                                  : std::string());
  }
}

// Remembers an attribute of the block that, with one @ sign, could belong to the member on or below this
// line.
void Builder::note_block_extension(std::vector<ast::Attribute> const& attributes) {
  auto const place = place_of(false);
  for (auto const& attribute : attributes) {
    auto const row = find_extension(attribute.name.text);
    if (place && row && row->admits(*place)) block_extension_ = {attribute.name.text, attribute.span};
  }
}

void Builder::warn_block_extension() {
  if (!block_extension_) return;
  auto const& name = block_extension_->text;
  report(Code::block_extension, block_extension_->span,
         fmt::format("`@@{}` belongs to `{}`, not to `{}`", name, block_title(), member_.name.text),
         fmt::format("write `@{}` for `{}`, or put the line above the block", name, member_.name.text),
         {{.span = member_.name.span, .text = "it looks like a part of this"}});
}

void Builder::warn_misspelled(std::string_view word, ExtensionAttribute const& row) {
  bool const two = word.starts_with("@@") ? row.has_spelling(true) : !row.has_spelling(false);
  report(Code::misspelled_extension, span(word), fmt::format("`{}` is treated as prose", word),
         fmt::format("did you mean `{}{}`?", two ? "@@" : "@", row.name));
}

}  // namespace lockstep
