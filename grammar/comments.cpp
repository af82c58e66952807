// Documentation, and the extension attributes that hide in it. Consecutive comment lines are one comment; the
// last comment above a member documents it. At the top level a blank line cuts a comment off from the block
// below.
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

// What a /// line (one leading blank stripped) or a /* */ comment says.
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
    return;  // there the last comment that documents counts, not the last comment
  start_comment();
  if (documents) documentation_.emplace_back(documentation_of(text));
}

void Builder::trailing_comment(std::string_view text) {
  member_.trailing_documentation.emplace_back(documentation_of(text));
}

void Builder::blank_line() {
  in_comment_ = false;
  if (block_) return;
  documentation_.clear();
  drop_pending();
}

std::string Builder::take_documentation() {
  std::string text;
  bool first = true;
  for (auto const* const part : {&documentation_, &member_.trailing_documentation}) {
    for (auto const& line : *part) {
      if (!std::exchange(first, false)) text += '\n';
      text += line;
    }
  }
  documentation_.clear();
  member_.trailing_documentation.clear();
  return text;
}

// --- extension attributes
// -----------------------------------------------------------------------------------------

void Builder::begin_extension() { in_extension_ = true; }

// Where an attribute with one or two @ signs applies, here: none outside of blocks and in settings.
std::optional<Place> Builder::place_of(bool of_block) const {
  if (!block_ || config_kind(block_->keyword)) return std::nullopt;
  bool const in_enum = block_->keyword == "enum";
  if (of_block) return in_enum ? Place::enumeration : Place::model;
  return in_enum ? Place::enum_value : Place::field;
}

void Builder::end_extension(std::string_view text, bool trailing, bool well_formed) {
  in_extension_ = false;
  if (!trailing) start_comment();
  auto attributes = std::exchange(extension_, {});
  if (!well_formed) {
    open_.clear();
    argument_name_.reset();
    complained_ = false;
    return;
  }
  bool const of_block = trim(text.substr(3)).starts_with("@@");
  for (auto& attribute : attributes) {
    if (of_block && block_) {
      attach(std::move(attribute), place_of(true), block_->attributes);
    } else if (of_block || (block_ && !trailing && place_of(false))) {
      pending_.push_back(std::move(attribute));
    } else if (trailing && !member_.name.text.empty()) {
      attach(std::move(attribute), place_of(false), member_.attributes);
    } else {
      warn_misplaced(attribute,
                     trailing || block_ ? "" : "write `@@" + attribute.name.text + "` above a block");
    }
  }
}

void Builder::attach(ast::Attribute attribute, std::optional<Place> place,
                     std::vector<ast::Attribute>& attributes) {
  auto const row = find_extension(attribute.name.text);
  // A second attribute on the line may be of any name; the resolver knows whether it exists.
  if (place && (!row || row->admits(*place))) {
    attributes.push_back(std::move(attribute));
    return;
  }
  warn_misplaced(attribute,
                 place ? "`" + attribute.name.text + "` does not apply to " + std::string(describe(*place))
                       : std::string());
}

void Builder::warn_misplaced(ast::Attribute const& attribute, std::string help) {
  auto const sign =
      source_.text.substr(attribute.span.begin, attribute.name.span.begin - attribute.span.begin);
  report(Code::misplaced_extension, attribute.span,
         "extension attribute `" + sign + attribute.name.text + "` belongs to nothing", std::move(help));
}

// The attributes that wait are those of the block that begins, or of the member that ends here.
void Builder::attach_pending(std::vector<ast::Attribute>& attributes) {
  if (pending_.empty()) return;
  auto const place = place_of(member_.name.text.empty());
  for (auto& attribute : std::exchange(pending_, {})) attach(std::move(attribute), place, attributes);
}

void Builder::drop_pending() {
  for (auto const& attribute : std::exchange(pending_, {})) warn_misplaced(attribute, "");
}

}  // namespace lockstep
