// One pass over the lines. Text outside of blocks is written directly. The members of a block are collected
// in a Table, one for each group of lines without a blank line, and its block attributes, with the comments
// above them, are written at the end of the block. A line that cannot be read is kept unchanged. A block
// without a closing brace is not a block: its lines are then read again as single lines.
//
// Where the output of Prisma's formatter changes in a second run, this gives the output of the second run: a
// blank line below `{` if block attributes were there, no blank line between `}` and a comment on its line,
// and a setting without a value loses its `=` and is not aligned.
#include "grammar/format.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "grammar/cursor.hpp"
#include "grammar/extensions.hpp"
#include "grammar/keywords.hpp"
#include "grammar/respace.hpp"
#include "grammar/table.hpp"

namespace lockstep {
namespace {

constexpr std::string_view indent = "  ";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Attributes are written in this order; all others follow in their own order.
constexpr auto attribute_order = std::to_array<std::string_view>(
    {"id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore"});

std::size_t rank(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(attribute_order, name) - attribute_order.begin());
}

// Most lists are sorted already, and std::stable_sort would allocate for them too.
template <class Items, class Key>
void sort_in_place(Items& items, Key key) {
  if (!std::ranges::is_sorted(items, {}, key)) std::ranges::stable_sort(items, {}, key);
}

std::string_view trimmed_text(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

enum class Members { fields, values, settings };
// Whether a blank line follows at the top level.
enum class Gap { as_written, always, never };

class Formatter {
 public:
  explicit Formatter(std::string_view text) : in_(text), last_brace_(text.data() + (text.rfind('}') + 1)) {
    out_.reserve(text.size() + text.size() / 4);
  }
  std::string run();

 private:
  struct Header {
    std::string_view keyword, name;
  };
  struct Piece {  // of scratch_: an attribute of a field
    std::size_t rank = 0, begin = 0, end = 0;
  };
  struct BlockAttribute {
    std::size_t rank = 0, begin = 0, end = 0;  // of block_scratch_
    std::string_view comments;                 // directly above it
    std::string_view trail;
  };

  bool skip_blank_lines();
  std::string_view take_comments();
  void add_comments(std::string_view comments);
  bool ends_line(std::string_view& trail);

  bool type();
  bool field_attributes();
  bool setting_value();
  bool rest_of_member(Members members);
  bool member(Members members);

  bool block_attribute(std::string_view comments);
  void write_block_attributes();
  void body_line(Members members, std::string_view comments);
  bool body(Members members);
  std::optional<Header> header();
  bool block();

  bool foreign();
  void line();

  Cursor in_;
  std::string out_;
  Table table_;
  bool blank_ = false;  // blank lines precede this line of the body
  std::vector<Piece> pieces_;
  std::string scratch_;
  std::vector<BlockAttribute> block_attributes_;
  std::string block_scratch_;
  bool all_open_ = false;             // from here on no block is closed
  char const* last_brace_ = nullptr;  // after the last `}` of the text
};

// --- comments and blank lines

// Skips blanks and line ends. Returns whether it passed a line end.
bool Formatter::skip_blank_lines() {
  bool passed = false;
  for (in_.skip_blanks(); in_.take('\n'); in_.skip_blanks()) passed = true;
  return passed;
}

// Comments on consecutive lines, with the line end of the last one; empty if there is none here.
std::string_view Formatter::take_comments() {
  Cursor const begin = in_;
  Cursor end = in_;
  while (!in_.comment().empty()) {
    end = in_;
    in_.skip_blanks();
    if (!in_.take('\n')) in_.back_to(end);
    end = in_;
    in_.skip_blanks();
  }
  in_.back_to(end);
  return in_.since(begin);
}

// A /* … */ on separate lines becomes a block with a star on each line, without its blank lines.
void add_block_comment(std::string_view comment, Table& table) {
  table.add_line("/**");
  for (Cursor lines(comment.substr(2, comment.size() - 4)); !lines.at_end(); lines.take('\n')) {
    std::string_view line = trimmed_text(lines.line());
    if (line.starts_with('*')) line = trimmed_text(line.substr(1));
    if (!line.empty()) table.add_line(line, " * ");
  }
  table.add_line(" */");
}

void Formatter::add_comments(std::string_view comments) {
  Cursor cursor(comments);
  for (cursor.skip_blanks(); !cursor.at_end(); cursor.skip_blanks()) {
    if (cursor.take('\n')) continue;
    std::string_view const comment = cursor.comment();
    if (comment.starts_with("/*")) {
      add_block_comment(comment, table_);
    } else if (comment.empty()) {  // it was a comment only together with the text after it
      table_.add_line(cursor.line());
    } else {
      table_.add_line(comment);
    }
  }
}

// Whether a /// line has an extension attribute of the member below, which must stay above the member. Prisma
// reads the line as prose and would move it together with a block attribute between the two.
bool concerns_member(std::string_view comments) {
  for (Cursor cursor(comments); !cursor.at_end(); cursor.take('\n')) {
    std::string_view const text = trimmed_text(cursor.line());
    if (!text.starts_with("///") || !names_extension(text.substr(3))) continue;
    if (!trimmed_text(text.substr(3)).starts_with("@@")) return true;
  }
  return false;
}

// Takes a comment after a member, if there is one, and the line end.
bool Formatter::ends_line(std::string_view& trail) {
  in_.skip_blanks();
  trail = in_.comment();
  in_.skip_blanks();
  return in_.take('\n');
}

// --- members

// A type, in its current spelling.
bool Formatter::type() {
  bool const bracketed = in_.take('[');
  if (bracketed) in_.skip_blanks();
  Cursor const begin = in_;
  if (in_.take("Unsupported(")) {
    in_.skip_blanks();
    bool const quoted = !in_.quoted().empty();
    in_.skip_blanks();
    if (!quoted || !in_.take(')')) return false;
  } else if (in_.word().empty()) {
    return false;
  }
  table_.text() += in_.since(begin);
  Cursor ahead = in_;
  ahead.skip_blanks();
  if (bracketed && !ahead.take(']')) return false;
  if (bracketed || ahead.take("[]")) {
    table_.text() += "[]";
    in_.back_to(ahead);
    ahead.skip_blanks();
    if (bracketed || !ahead.take('?')) return true;
    table_.text() += '?';
  } else if (ahead.take('?')) {
    table_.text() += '?';
  } else if (!ahead.take('!')) {
    return true;
  }
  in_.back_to(ahead);
  return true;
}

// The attributes of a member in their order, separated by one blank.
bool Formatter::field_attributes() {
  pieces_.clear();
  scratch_.clear();
  for (in_.skip_blanks(); in_.peek() == '@'; in_.skip_blanks()) {
    std::size_t const begin = scratch_.size();
    std::string_view name;
    if (!respace_attribute(in_, "@", name, scratch_)) return false;
    pieces_.push_back({.rank = rank(name), .begin = begin, .end = scratch_.size()});
  }
  sort_in_place(pieces_, &Piece::rank);
  bool first = true;
  for (Piece const& piece : pieces_) {
    if (!std::exchange(first, false)) table_.text() += ' ';
    table_.text().append(scratch_, piece.begin, piece.end - piece.begin);
  }
  return true;
}

// `= value`; without a value the sign is removed.
bool Formatter::setting_value() {
  if (!in_.take('=')) return false;
  in_.skip_blanks();
  if (in_.at_line_end() || in_.peek() == '/') return true;
  table_.text() += "= ";
  return respace_expression(in_, table_.text());
}

// The cells after the name.
bool Formatter::rest_of_member(Members members) {
  in_.skip_blanks();
  if (members == Members::settings) return setting_value();
  if (members == Members::fields) {
    if (in_.take(':')) in_.skip_blanks();
    bool const typeless = in_.at_line_end() || in_.peek() == '@' || in_.peek() == '/';
    if (!typeless && !type()) return false;
    table_.end_cell();
  }
  return field_attributes();
}

// A field, an enum value or a setting as a row of the table; a failure does not change the table or the
// cursor.
bool Formatter::member(Members members) {
  Cursor const begin = in_;
  std::string_view const name = in_.word();
  if (name.empty()) return false;
  table_.begin_row();
  table_.text() += name;
  table_.end_cell();
  std::string_view trail;
  std::size_t const size = table_.text().size();
  if (rest_of_member(members) && ends_line(trail)) {
    bool const without_value = members == Members::settings && table_.text().size() == size;
    table_.end_cell();
    without_value ? table_.end_lone_row(trail) : table_.end_row(trail);
    return true;
  }
  table_.drop_row();
  in_.back_to(begin);
  return false;
}

// --- block attributes

bool Formatter::block_attribute(std::string_view comments) {
  Cursor const begin = in_;
  BlockAttribute attribute;
  attribute.comments = comments;
  attribute.begin = block_scratch_.size();
  std::string_view name;
  if (!respace_attribute(in_, "@@", name, block_scratch_) || !ends_line(attribute.trail)) {
    block_scratch_.resize(attribute.begin);
    in_.back_to(begin);
    return false;
  }
  attribute.rank = rank(name);
  attribute.end = block_scratch_.size();
  block_attributes_.push_back(attribute);
  return true;
}

void Formatter::write_block_attributes() {
  if (block_attributes_.empty()) return;
  out_ += '\n';
  sort_in_place(block_attributes_, &BlockAttribute::rank);
  for (BlockAttribute const& attribute : block_attributes_) {
    add_comments(attribute.comments);
    table_.begin_row();
    table_.text().append(block_scratch_, attribute.begin, attribute.end - attribute.begin);
    table_.end_cell();
    table_.end_row(attribute.trail);
  }
  table_.write(indent, out_);
  block_attributes_.clear();
  block_scratch_.clear();
}

// --- blocks

// Comments or a member, which keep their place. A blank line before them ends the group of lines above.
void Formatter::body_line(Members members, std::string_view comments) {
  if (std::exchange(blank_, false) && !table_.empty()) {
    table_.write(indent, out_);
    out_ += '\n';
  }
  add_comments(comments);
  if (!comments.empty() || member(members)) return;
  table_.add_line(in_.line());
  in_.take('\n');
}

// Reads up to and including the closing brace; false if there is none.
bool Formatter::body(Members members) {
  while (true) {
    if (skip_blank_lines()) blank_ = true;
    if (in_.take('}')) return true;
    if (in_.at_end()) return false;
    std::string_view const comments = take_comments();
    in_.skip_blanks();
    bool const travels = members != Members::settings && in_.at("@@") && !concerns_member(comments);
    if (travels && block_attribute(comments)) {
      blank_ = false;
    } else {
      body_line(members, comments);
    }
  }
}

// `keyword Name {` and the rest of that line, which has no meaning.
std::optional<Formatter::Header> Formatter::header() {
  for (std::string const& keyword : block_keywords()) {
    if (!in_.at(keyword)) continue;
    Cursor ahead = in_;
    ahead.skip(keyword.size());
    ahead.skip_blanks();
    std::string_view const name = ahead.word();
    ahead.skip_blanks();
    if (name.empty() || !ahead.take('{')) return std::nullopt;
    ahead.line();
    if (!ahead.take('\n')) return std::nullopt;
    in_.back_to(ahead);
    return Header{.keyword = keyword, .name = name};
  }
  return std::nullopt;
}

bool Formatter::block() {
  if (all_open_) return false;
  Cursor const begin = in_;
  std::size_t const size = out_.size();
  auto const head = header();
  if (!head) return false;
  out_.append(head->keyword).append(1, ' ').append(head->name).append(" {\n");
  blank_ = false;
  bool const of_settings = config_kind(head->keyword).has_value();
  bool const of_values = head->keyword == "enum";
  if (body(of_settings ? Members::settings : of_values ? Members::values : Members::fields)) {
    table_.write(indent, out_);
    write_block_attributes();
    out_ += "}\n";
    return true;
  }
  table_ = {};
  block_attributes_.clear();
  block_scratch_.clear();
  out_.resize(size);
  in_.back_to(begin);
  all_open_ = true;
  return false;
}

// --- the top level

// The length of `type X = …` up to the end of its line, which no version accepts; 0 if it is not here.
std::size_t alias_size(Cursor in) {
  Cursor const begin = in;
  if (!in.take("type")) return 0;
  in.skip_blanks();
  if (in.word().empty()) return 0;
  in.skip_blanks();
  if (!in.take('=')) return 0;
  in.line();
  return in.since(begin).size();
}

// The length of `word { … }` up to the first closing brace; 0 if it is not here.
std::size_t unknown_block_size(Cursor in) {
  Cursor const begin = in;
  if (in.word().empty()) return 0;
  in.skip_blanks();
  if (!in.take('{')) return 0;
  in.line();
  auto const close = in.rest().find('}');
  if (close == std::string_view::npos) return 0;
  in.skip(close + 1);
  return in.since(begin).size();
}

// Copies a block of an unknown kind, or a type alias. The blank lines below it are removed, as in Prisma's
// formatter.
bool Formatter::foreign() {
  std::size_t size = alias_size(in_);
  if (size == 0 && in_.rest().data() < last_brace_) size = unknown_block_size(in_);
  if (size == 0) return false;
  out_.append(in_.rest().substr(0, size)).append(1, '\n');
  in_.skip(size);
  return true;
}

// Copies a line that has no other form.
void Formatter::line() {
  out_.append(in_.line()).append(1, '\n');
  in_.take('\n');
}

std::string Formatter::run() {
  skip_blank_lines();
  while (!in_.at_end()) {
    Gap gap = Gap::as_written;
    if (std::string_view const comments = take_comments(); !comments.empty()) {
      add_comments(comments);
      table_.write({}, out_);
    } else if (block()) {
      gap = Gap::always;
    } else if (foreign()) {
      gap = Gap::never;
    } else {
      line();
    }
    bool const written = skip_blank_lines();
    if (!in_.at_end() && (gap == Gap::always || (gap == Gap::as_written && written))) out_ += '\n';
  }
  if (out_.empty()) out_ += '\n';
  return std::move(out_);
}

// --- line ends

// The text with LF as its line ends, and whether all of them were CR LF.
struct Unified {
  std::string text;
  bool all_cr_lf = true;
};

Unified unify_line_ends(std::string_view text) {
  Unified result;
  result.text.reserve(text.size());
  while (!text.empty()) {
    auto const end = text.find_first_of("\r\n");
    result.text += text.substr(0, end);
    if (end == std::string_view::npos) break;
    bool const cr_lf = text.substr(end).starts_with("\r\n");
    result.all_cr_lf = result.all_cr_lf && cr_lf;
    result.text += '\n';
    text.remove_prefix(end + (cr_lf ? 2 : 1));
  }
  return result;
}

std::string with_cr_lf(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 16);
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    result.append(text.substr(0, end)).append("\r\n");
    text.remove_prefix(end + 1);
  }
  return result;
}

}  // namespace

std::string format(std::string_view text) {
  if (text.starts_with(byte_order_mark)) {
    return std::string(byte_order_mark) + format(text.substr(byte_order_mark.size()));
  }
  if (text.find('\r') == std::string_view::npos) return Formatter(text).run();
  Unified const unified = unify_line_ends(text);
  std::string result = Formatter(unified.text).run();
  return unified.all_cr_lf ? with_cr_lf(result) : result;
}

}  // namespace lockstep
