// Builds the syntax tree while the grammar matches: actions.hpp calls it for each match, in the order of the
// text. It holds what is not complete yet: the open brackets, the member of this line, the block around it,
// the comments above. bad_line() discards the parts of a line with an error.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"
#include "grammar/extensions.hpp"
#include "grammar/signals.hpp"
#include "grammar/source.hpp"

namespace lockstep {

// The message of a failed must<>: "expected <expected>, found …". after_open replaces expected directly after
// the opening bracket.
struct Complaint {
  Code code = Code::unexpected_text;
  char const* expected = nullptr;
  char const* help = "";
  char const* after_open = nullptr;
};

class Builder {
 public:
  // text: the text to parse. The tree refers to it, so it is in the storage.
  Builder(std::string_view text, std::uint32_t file, std::shared_ptr<Arena> storage,
          Diagnostics& diagnostics);

  // All string_views below are parts of that text.

  // Expressions: each value is added to the innermost open bracket.
  void value(ast::ExpressionKind kind, std::string_view text);
  void string_value(std::string_view quoted);
  void argument_name(std::string_view text);
  void open_call(std::string_view bracket);  // the path before it becomes the call's name
  void open(ast::ExpressionKind kind, std::string_view bracket);
  void close(std::string_view bracket);
  void trailing_comma(std::string_view closing_bracket);

  // Attributes.
  void attribute_name(std::string_view text);
  void open_attribute(std::string_view bracket);
  void close_attribute();
  void field_attribute(std::string_view text);
  void block_attribute(std::string_view text);

  // The parts of a line, then the whole line.
  void member_name(std::string_view text);
  void colon(std::string_view text);
  void type_name(std::string_view text);
  void unsupported_type(std::string_view quoted);
  void type_mark(ast::Arity arity, ast::Legacy legacy, std::string_view mark);
  void field_type(std::string_view text);
  void missing_type();
  void field_line();
  void value_line();
  void setting_line();
  void block_attribute_line();
  void brace_after_member(std::string_view text);
  void bad_line(std::string_view line);

  // Comments. own: on separate lines; trailing: after a member.
  void blank_line();
  void own_comment(std::string_view text, bool documents);
  void trailing_comment(std::string_view text);
  // A /// line with the name of an extension attribute is parsed as one, between begin_extension and
  // end_extension, without own_comment or trailing_comment.
  void begin_extension();
  void end_extension(std::string_view text, bool trailing, bool well_formed);

  // word: the first word of a /// line, which is similar to the name of the extension attribute of row.
  void warn_misspelled(std::string_view word, ExtensionAttribute const& row);

  // Blocks.
  void block_name(std::string_view text);
  void begin_block(std::string_view head);
  void brace_below(std::string_view text);
  void text_after_brace(std::string_view text);
  void one_line_block(std::string_view text);
  void end_block(std::string_view brace);
  void missing_brace(std::string_view next);
  void type_alias(std::string_view line);
  void unknown_block(std::string_view line);

  // Reports what was expected at this place. The caller then throws RecoverSignal.
  void report(Complaint const& complaint, char const* place);

  // At the end of the text.
  ast::File finish();

 private:
  struct Block {
    std::string_view keyword;
    ast::Identifier name;
    std::string_view documentation{};
    Span span{};
  };
  struct Member {
    ast::Identifier name{};
    std::optional<ast::FieldType> type{};
    bool colon = false;
    std::uint32_t end = 0;
  };
  // An open bracket of a call, an array, an object or an attribute. Its arguments begin at index first of
  // arguments_.
  struct Opened {
    ast::Argument argument;
    std::size_t first = 0;
  };
  Span span(std::string_view text) const;
  ast::Identifier identifier(std::string_view text) const { return {text, span(text)}; }
  void report(Code code, Span where, std::string message, std::string help = {},
              std::vector<Label> labels = {});
  std::string_view decode(std::string_view quoted);
  void add_value(ast::ExpressionKind kind, std::string_view text, Span where);
  void add_argument(ast::Argument const& argument);
  List<ast::Argument> take_arguments(std::size_t first);
  void check_depth(std::string_view bracket);
  void finish_attribute(std::string_view text, std::vector<ast::Attribute>& attributes);
  void start_comment();
  std::string_view take_documentation();
  std::optional<Place> place_of(bool of_block) const;
  void warn_misplaced(ast::Attribute const& attribute, std::string help);
  void attach(ast::Attribute const& attribute, std::optional<Place> place,
              std::vector<ast::Attribute>& attributes);
  void note_block_extension(std::vector<ast::Attribute> const& attributes);
  void warn_block_extension();
  void attach_pending(std::vector<ast::Attribute>& attributes);
  void drop_pending();
  void reset_line();
  void finish_block(std::uint32_t end);
  std::string block_title() const;

  std::string_view text_;
  std::uint32_t file_;
  std::shared_ptr<Arena> storage_;
  Diagnostics& diagnostics_;
  std::size_t reported_ = 0;
  ast::File result_;

  // Reused buffers collect the parts of a bracket, a line or a block, and are copied to the storage when it
  // is complete.
  std::vector<Opened> open_;
  std::vector<ast::Argument> arguments_;  // of all open brackets
  std::optional<ast::Identifier> argument_name_;
  std::optional<ast::Expression> value_;  // of a setting: the value outside of all brackets
  ast::Attribute attribute_;
  Member member_;
  std::vector<ast::Attribute> attributes_;  // of the member
  std::vector<std::string_view> trailing_documentation_;
  std::vector<ast::Attribute> line_attributes_;  // @@ attributes of this line
  std::optional<Block> block_;
  std::vector<ast::Field> fields_;
  std::vector<ast::EnumValue> values_;
  std::vector<ast::Setting> settings_;
  std::vector<ast::Attribute> block_attributes_;
  ast::Identifier block_name_;
  std::vector<std::string_view> documentation_;
  bool in_comment_ = false;  // the line before was a comment
  bool in_extension_ = false;
  std::vector<ast::Attribute> extension_;  // the attributes of the /// line that is being read
  std::vector<ast::Attribute> pending_;    // attributes from /// lines, for the member or block below
  std::optional<ast::Identifier>
      block_extension_;      // one with @@ on the line of a member or directly above it
  bool complained_ = false;  // this line already has a diagnostic
};

}  // namespace lockstep
