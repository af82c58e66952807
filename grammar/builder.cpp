// The parts of a line and the blocks around them; comments are in comments.cpp, diagnostics in
// diagnostics.cpp.
#include "grammar/builder.hpp"

#include <fmt/format.h>

#include <cassert>
#include <utility>

#include "grammar/keywords.hpp"
#include "grammar/strings.hpp"

namespace lockstep {

namespace {

// The limit of parse(): deeper nesting is an error, so that no text can exhaust the stack.
constexpr std::size_t max_depth = 128;

}  // namespace

Builder::Builder(std::string_view text, std::uint32_t file, std::shared_ptr<Arena> storage,
                 Diagnostics& diagnostics)
    : text_(text), file_(file), storage_(std::move(storage)), diagnostics_(diagnostics) {
  result_.file = file;
  result_.storage = storage_;
}

Span Builder::span(std::string_view text) const {
  auto const begin = static_cast<std::uint32_t>(text.data() - text_.data());
  return {.file = file_, .begin = begin, .end = begin + static_cast<std::uint32_t>(text.size())};
}

std::string_view Builder::decode(std::string_view quoted) {
  auto const literal = quoted.substr(1, quoted.size() - 2);
  if (literal.find('\\') == std::string_view::npos) return literal;
  auto decoded = decode_string(literal);
  auto const begin = span(literal).begin;
  for (auto& error : decoded.errors)
    report(Code::invalid_escape,
           {.file = file_,
            .begin = begin + static_cast<std::uint32_t>(error.begin),
            .end = begin + static_cast<std::uint32_t>(error.end)},
           std::move(error.message));
  return storage_->copy(std::string_view(decoded.text));
}

// --- expressions
// --------------------------------------------------------------------------------------------------

void Builder::add_argument(ast::Argument const& argument) {
  if (open_.empty())
    value_ = argument.value;
  else
    arguments_.push_back(argument);
}

void Builder::add_value(ast::ExpressionKind kind, std::string_view text, Span where) {
  if (open_.empty()) {
    argument_name_.reset();
    value_ = ast::Expression{.kind = kind, .text = text, .span = where};
    return;
  }
  // Constructed in place for speed: most parts of a schema are arguments.
  auto& argument = arguments_.emplace_back();
  argument.value.kind = kind;
  argument.value.text = text;
  argument.value.span = argument.span = where;
  if (!argument_name_) return;
  argument.name = std::exchange(argument_name_, std::nullopt);
  argument.span.begin = argument.name->span.begin;
}

void Builder::value(ast::ExpressionKind kind, std::string_view text) { add_value(kind, text, span(text)); }

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
    call = {.value = *value_, .span = value_->span};
  } else {
    call = arguments_.back();
    arguments_.pop_back();
  }
  call.value.kind = ast::ExpressionKind::call;
  open_.push_back({.argument = call, .first = arguments_.size()});
}

void Builder::open(ast::ExpressionKind kind, std::string_view bracket) {
  check_depth(bracket);
  auto& opened = open_.emplace_back();
  opened.first = arguments_.size();
  auto& argument = opened.argument;
  argument.value.kind = kind;
  argument.value.span = argument.span = span(bracket);
  if (!argument_name_) return;
  argument.name = std::exchange(argument_name_, std::nullopt);
  argument.span.begin = argument.name->span.begin;
}

List<ast::Argument> Builder::take_arguments(std::size_t first) {
  auto const taken = storage_->copy(arguments_.data() + first, arguments_.size() - first);
  arguments_.resize(first);
  return taken;
}

void Builder::close(std::string_view bracket) {
  auto closed = open_.back().argument;
  closed.value.arguments = take_arguments(open_.back().first);
  open_.pop_back();
  closed.span.end = closed.value.span.end = span(bracket).end;
  add_argument(closed);
}

void Builder::trailing_comma(std::string_view closing_bracket) {
  auto const comma = text_.rfind(',', span(closing_bracket).begin);
  report(Code::trailing_comma, span(text_.substr(comma, 1)), "comma after the last item");
}

// --- attributes
// ---------------------------------------------------------------------------------------------------

void Builder::attribute_name(std::string_view text) { attribute_ = {.name = identifier(text)}; }

void Builder::open_attribute(std::string_view bracket) { open(ast::ExpressionKind::call, bracket); }

void Builder::close_attribute() {
  attribute_.arguments = take_arguments(open_.back().first);
  attribute_.has_parentheses = true;
  open_.pop_back();
}

void Builder::finish_attribute(std::string_view text, std::vector<ast::Attribute>& attributes) {
  attribute_.span = span(text);
  attribute_.from_comment = in_extension_;
  attributes.push_back(attribute_);
}

void Builder::field_attribute(std::string_view text) {
  finish_attribute(text, in_extension_ ? extension_ : attributes_);
  if (!in_extension_) member_.end = span(text).end;
}

void Builder::block_attribute(std::string_view text) {
  finish_attribute(text, in_extension_ ? extension_ : line_attributes_);
}

// --- lines
// --------------------------------------------------------------------------------------------------------

void Builder::member_name(std::string_view text) {
  member_ = {.name = identifier(text), .end = span(text).end};
}

void Builder::colon(std::string_view text) {
  member_.colon = true;
  report(Code::field_colon, span(text), "`:` between field and type",
         fmt::format("write `{} Type`", member_.name.text));
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
  auto const name = type.name.text;
  if (legacy == ast::Legacy::bang)
    report(Code::required_mark, span(mark), "`!` after a type", "fields are required unless marked with `?`");
  if (legacy == ast::Legacy::optional_list)
    report(Code::optional_list, span(mark), "a list cannot be optional", fmt::format("write `{}[]`", name));
  if (legacy == ast::Legacy::bracketed_list)
    report(Code::bracketed_list, span(mark), "old spelling of a list", fmt::format("write `{}[]`", name));
}

void Builder::field_type(std::string_view text) {
  member_.type->span = span(text);
  if (member_.colon && member_.type->legacy == ast::Legacy::none) member_.type->legacy = ast::Legacy::colon;
  member_.end = span(text).end;
}

void Builder::missing_type() {
  report(Code::missing_type, member_.name.span, fmt::format("field `{}` has no type", member_.name.text));
}

void Builder::field_line() {
  warn_block_extension();
  attach_pending(attributes_);
  auto& field = fields_.emplace_back();
  field.name = member_.name;
  field.type = member_.type;
  field.attributes = storage_->copy(attributes_);
  field.documentation = take_documentation();
  field.span = {.file = file_, .begin = field.name.span.begin, .end = member_.end};
  reset_line();
}

void Builder::value_line() {
  warn_block_extension();
  attach_pending(attributes_);
  values_.push_back({.name = member_.name,
                     .attributes = storage_->copy(attributes_),
                     .documentation = take_documentation(),
                     .span = {.file = file_, .begin = member_.name.span.begin, .end = member_.end}});
  reset_line();
}

void Builder::setting_line() {
  ast::Setting setting{.name = member_.name, .value = value_, .span = member_.name.span};
  if (setting.value) setting.span.end = setting.value->span.end;
  settings_.push_back(setting);
  reset_line();
}

void Builder::block_attribute_line() {
  block_attributes_.insert(block_attributes_.end(), line_attributes_.begin(), line_attributes_.end());
  reset_line();
}

void Builder::brace_after_member(std::string_view text) {
  report(Code::brace_after_member, span(text.substr(0, 1)), "`}` after other text",
         "put `}` on a separate line");
}

void Builder::reset_line() {
  open_.clear();
  arguments_.clear();
  argument_name_.reset();
  value_.reset();
  member_ = {};
  attributes_.clear();
  trailing_documentation_.clear();
  line_attributes_.clear();
  block_extension_.reset();
  in_comment_ = false;
  complained_ = false;
}

// --- blocks
// -------------------------------------------------------------------------------------------------------

void Builder::block_name(std::string_view text) { block_name_ = identifier(text); }

void Builder::begin_block(std::string_view head) {
  Block block{.keyword = block_keyword(head), .name = block_name_, .span = span(head)};
  block.span.end = block.name.span.end;
  block.documentation = take_documentation();
  block_ = block;
  attach_pending(block_attributes_);
  reset_line();
}

void Builder::brace_below(std::string_view text) {
  auto const brace = text_.substr(span(text).end, 1);
  report(Code::brace_below, span(brace), "`{` on a separate line",
         fmt::format("put `{{` after `{}`", block_name_.text));
}

void Builder::text_after_brace(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return;
  text = text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
  if (text.starts_with("//") || text.starts_with("/*")) return;
  report(Code::text_after_brace, span(text), "text after `{` is ignored", "put it on a separate line");
}

void Builder::one_line_block(std::string_view text) {
  report(Code::one_line_block, span(text), "`" + block_title() + "` is written on one line",
         "put `}` on a separate line");
  finish_block(span(text).end);
}

void Builder::end_block(std::string_view brace) { finish_block(span(brace).end); }

void Builder::finish_block(std::uint32_t end) {
  drop_pending();
  auto& block = *block_;
  block.span.end = end;
  if (auto const kind = config_kind(block.keyword)) {
    result_.blocks.push_back(ast::Config{.kind = *kind,
                                         .name = block.name,
                                         .settings = storage_->copy(settings_),
                                         .documentation = take_documentation(),
                                         .span = block.span});
  } else if (block.keyword == "enum") {
    result_.blocks.push_back(ast::Enum{.name = block.name,
                                       .values = storage_->copy(values_),
                                       .attributes = storage_->copy(block_attributes_),
                                       .documentation = block.documentation,
                                       .span = block.span});
  } else {
    result_.blocks.push_back(ast::Model{.kind = model_kind(block.keyword),
                                        .name = block.name,
                                        .fields = storage_->copy(fields_),
                                        .attributes = storage_->copy(block_attributes_),
                                        .documentation = block.documentation,
                                        .span = block.span});
  }
  block_.reset();
  fields_.clear();
  values_.clear();
  settings_.clear();
  block_attributes_.clear();
  documentation_.clear();
  reset_line();
}

ast::File Builder::finish() {
  drop_pending();
  return std::move(result_);
}

}  // namespace lockstep
