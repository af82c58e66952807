// The parts of a line and the blocks around them; comments are in comments.cpp, complaints in complaints.cpp.
#include "grammar/builder.hpp"

#include <cassert>
#include <iterator>
#include <utility>

#include "grammar/keywords.hpp"
#include "grammar/strings.hpp"

namespace lockstep {

namespace {

// The limit of parse(): deeper text is an error, so that no text can exhaust the stack.
constexpr std::size_t max_depth = 128;

}  // namespace

Builder::Builder(Source const& source, std::uint32_t file, Diagnostics& diagnostics)
    : source_(source), file_(file), diagnostics_(diagnostics) {
  result_.file = file;
}

Span Builder::span(std::string_view text) const {
  auto const begin = static_cast<std::uint32_t>(text.data() - source_.text.data());
  return {.file = file_, .begin = begin, .end = begin + static_cast<std::uint32_t>(text.size())};
}

std::string Builder::decode(std::string_view quoted) {
  auto decoded = decode_string(quoted.substr(1, quoted.size() - 2));
  auto const begin = span(quoted).begin + 1;
  for (auto& error : decoded.errors)
    report(Code::invalid_escape,
           {.file = file_,
            .begin = begin + static_cast<std::uint32_t>(error.begin),
            .end = begin + static_cast<std::uint32_t>(error.end)},
           std::move(error.message));
  return std::move(decoded.text);
}

// --- expressions
// --------------------------------------------------------------------------------------------------

void Builder::add_argument(ast::Argument&& argument) {
  if (open_.empty())
    value_ = std::move(argument.value);
  else
    open_.back().value.arguments.push_back(std::move(argument));
}

void Builder::add_value(ast::ExpressionKind kind, std::string&& text, Span where) {
  if (open_.empty()) {
    argument_name_.reset();
    value_ = ast::Expression{.kind = kind, .text = std::move(text), .span = where};
    return;
  }
  // Made in its place: most of what a schema consists of comes through here.
  auto& argument = open_.back().value.arguments.emplace_back();
  argument.value.kind = kind;
  argument.value.text = std::move(text);
  argument.value.span = argument.span = where;
  if (!argument_name_) return;
  argument.name = std::exchange(argument_name_, std::nullopt);
  argument.span.begin = argument.name->span.begin;
}

void Builder::value(ast::ExpressionKind kind, std::string_view text) {
  add_value(kind, std::string(text), span(text));
}

void Builder::string_value(std::string_view quoted) {
  add_value(ast::ExpressionKind::string, decode(quoted), span(quoted));
}

void Builder::argument_name(std::string_view text) { argument_name_ = identifier(text); }

void Builder::check_depth(std::string_view bracket) {
  if (open_.size() < max_depth) return;
  report(Code::nested_too_deep, span(bracket), "more than 128 levels of nesting");
  complained_ = true;
  throw RecoverSignal{};
}

void Builder::open_call(std::string_view bracket) {
  check_depth(bracket);
  ast::Argument call;
  if (open_.empty()) {
    call = {.value = std::move(*value_), .span = value_->span};
  } else {
    call = std::move(open_.back().value.arguments.back());
    open_.back().value.arguments.pop_back();
  }
  call.value.kind = ast::ExpressionKind::call;
  open_.push_back(std::move(call));
}

void Builder::open(ast::ExpressionKind kind, std::string_view bracket) {
  check_depth(bracket);
  ast::Argument opened{.name = std::exchange(argument_name_, std::nullopt),
                       .value = {.kind = kind, .span = span(bracket)},
                       .span = span(bracket)};
  if (opened.name) opened.span.begin = opened.name->span.begin;
  open_.push_back(std::move(opened));
}

void Builder::close(std::string_view bracket) {
  auto closed = std::move(open_.back());
  open_.pop_back();
  closed.span.end = closed.value.span.end = span(bracket).end;
  add_argument(std::move(closed));
}

void Builder::trailing_comma(std::string_view closing_bracket) {
  auto const comma = std::string_view(source_.text).rfind(',', span(closing_bracket).begin);
  report(Code::trailing_comma, span(std::string_view(source_.text).substr(comma, 1)),
         "comma after the last item");
}

// --- attributes
// ---------------------------------------------------------------------------------------------------

void Builder::attribute_name(std::string_view text) { attribute_ = {.name = identifier(text)}; }

void Builder::open_attribute(std::string_view bracket) { open(ast::ExpressionKind::call, bracket); }

void Builder::close_attribute() {
  attribute_.arguments = std::move(open_.back().value.arguments);
  attribute_.has_parentheses = true;
  open_.pop_back();
}

void Builder::finish_attribute(std::string_view text, std::vector<ast::Attribute>& attributes) {
  attribute_.span = span(text);
  attribute_.from_comment = in_extension_;
  attributes.push_back(std::move(attribute_));
}

void Builder::field_attribute(std::string_view text) {
  finish_attribute(text, in_extension_ ? extension_ : member_.attributes);
  if (!in_extension_) member_.end = span(text).end;
}

void Builder::block_attribute(std::string_view text) {
  finish_attribute(text, in_extension_ ? extension_ : block_attributes_);
}

// --- lines
// --------------------------------------------------------------------------------------------------------

void Builder::member_name(std::string_view text) {
  member_ = {.name = identifier(text), .end = span(text).end};
}

void Builder::colon(std::string_view text) {
  member_.colon = true;
  report(Code::field_colon, span(text), "`:` between field and type",
         "write `" + member_.name.text + " Type`");
}

void Builder::type_name(std::string_view text) { member_.type = {.name = identifier(text)}; }

void Builder::unsupported_type(std::string_view quoted) {
  member_.type = {.name = {.text = decode(quoted), .span = span(quoted)}, .unsupported = true};
}

void Builder::type_mark(ast::Arity arity, ast::Legacy legacy, std::string_view mark) {
  auto& type = *member_.type;
  if (arity != ast::Arity::required) type.arity = arity;
  if (legacy == ast::Legacy::none) return;
  type.legacy = legacy;
  auto const& name = type.name.text;
  if (legacy == ast::Legacy::bang)
    report(Code::required_mark, span(mark), "`!` behind a type",
           "fields are required unless marked with `?`");
  if (legacy == ast::Legacy::optional_list)
    report(Code::optional_list, span(mark), "a list cannot be optional", "write `" + name + "[]`");
  if (legacy == ast::Legacy::bracketed_list)
    report(Code::bracketed_list, span(mark), "old spelling of a list", "write `" + name + "[]`");
}

void Builder::field_type(std::string_view text) {
  member_.type->span = span(text);
  if (member_.colon && member_.type->legacy == ast::Legacy::none) member_.type->legacy = ast::Legacy::colon;
  member_.end = span(text).end;
}

void Builder::missing_type() {
  report(Code::missing_type, member_.name.span, "field `" + member_.name.text + "` has no type");
}

void Builder::field_line() {
  attach_pending(member_.attributes);
  auto& field = fields_.emplace_back();
  field.name = std::move(member_.name);
  field.type = std::move(member_.type);
  field.attributes = std::move(member_.attributes);
  field.documentation = take_documentation();
  field.span = {.file = file_, .begin = field.name.span.begin, .end = member_.end};
  reset_line();
}

void Builder::value_line() {
  attach_pending(member_.attributes);
  ast::EnumValue value{.name = std::move(member_.name),
                       .attributes = std::move(member_.attributes),
                       .documentation = take_documentation()};
  value.span = {.file = file_, .begin = value.name.span.begin, .end = member_.end};
  block_->values.push_back(std::move(value));
  reset_line();
}

void Builder::setting_line() {
  ast::Setting setting{.name = std::move(member_.name), .value = std::move(value_)};
  setting.span = setting.name.span;
  if (setting.value) setting.span.end = setting.value->span.end;
  block_->settings.push_back(std::move(setting));
  reset_line();
}

void Builder::block_attribute_line() {
  for (auto& attribute : block_attributes_) block_->attributes.push_back(std::move(attribute));
  reset_line();
}

void Builder::brace_after_member(std::string_view text) {
  report(Code::brace_after_member, span(text.substr(0, 1)), "`}` behind something else",
         "put `}` on a line of its own");
}

void Builder::reset_line() {
  open_.clear();
  argument_name_.reset();
  value_.reset();
  member_ = {};
  block_attributes_.clear();
  in_comment_ = false;
  complained_ = false;
}

// --- blocks
// -------------------------------------------------------------------------------------------------------

void Builder::block_name(std::string_view text) { block_name_ = identifier(text); }

void Builder::begin_block(std::string_view head) {
  Block block{.keyword = block_keyword(head), .name = std::move(block_name_), .span = span(head)};
  block.span.end = block.name.span.end;
  block.documentation = take_documentation();
  block_ = std::move(block);
  attach_pending(block_->attributes);
  reset_line();
}

void Builder::brace_below(std::string_view text) {
  auto const brace = std::string_view(source_.text).substr(span(text).end, 1);
  report(Code::brace_below, span(brace), "`{` on a line of its own",
         "put `{` behind `" + block_name_.text + "`");
}

void Builder::text_after_brace(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return;
  text = text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
  if (text.starts_with("//") || text.starts_with("/*")) return;
  report(Code::text_after_brace, span(text), "text behind `{` is ignored", "put it on a line of its own");
}

void Builder::one_line_block(std::string_view text) {
  report(Code::one_line_block, span(text), "`" + block_title() + "` is written on one line",
         "put `}` on a line of its own");
  finish_block(span(text).end);
}

void Builder::end_block(std::string_view brace) { finish_block(span(brace).end); }

void Builder::finish_block(std::uint32_t end) {
  drop_pending();
  auto& block = *block_;
  block.span.end = end;
  if (auto const kind = config_kind(block.keyword)) {
    result_.blocks.emplace_back(ast::Config{.kind = *kind,
                                            .name = std::move(block.name),
                                            .settings = std::move(block.settings),
                                            .documentation = take_documentation(),
                                            .span = block.span});
  } else if (block.keyword == "enum") {
    result_.blocks.emplace_back(ast::Enum{.name = std::move(block.name),
                                          .values = std::move(block.values),
                                          .attributes = std::move(block.attributes),
                                          .documentation = std::move(block.documentation),
                                          .span = block.span});
  } else {
    result_.blocks.emplace_back(ast::Model{
        .kind = model_kind(block.keyword),
        .name = std::move(block.name),
        .fields = {std::make_move_iterator(fields_.begin()), std::make_move_iterator(fields_.end())},
        .attributes = std::move(block.attributes),
        .documentation = std::move(block.documentation),
        .span = block.span});
  }
  block_.reset();
  fields_.clear();
  documentation_.clear();
  reset_line();
}

ast::File Builder::finish() {
  drop_pending();
  return std::move(result_);
}

}  // namespace lockstep
