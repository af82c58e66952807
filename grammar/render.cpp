// Shows a diagnostic with its source lines, in the layout of rustc:
//
//   error[E0010]: `!` after a type
//     --> schema.prisma:3:8
//      |
//    3 |   id Int! @id
//      |         ^
//      = help: fields are required unless marked with `?`
//
// Columns are counted in characters. A tab is shown as four blanks, an unprintable character as U+FFFD, and a
// long line only around the span.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "grammar/diagnostic.hpp"
#include "grammar/unicode.hpp"

namespace lockstep {

namespace {

constexpr std::string_view tab = "    ";
constexpr std::size_t max_columns = 120;     // of a line of the source
constexpr std::size_t context_columns = 40;  // shown before a span in a longer line
constexpr std::size_t max_context =
    512;  // bytes that are read on either side of a span; a line may have millions
constexpr std::string_view replacement = "\xEF\xBF\xBD";

enum class Tint { none, error, warning, note, gutter, strong };

struct Palette {
  bool color;

  std::string operator()(Tint tint, std::string_view text) const {
    if (!color || tint == Tint::none) return std::string(text);
    static constexpr std::string_view codes[] = {"0", "1;31", "1;33", "1;36", "1;34", "1"};
    return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(tint)], text);
  }
};

Tint tint_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Tint::error;
    case Severity::warning:
      return Tint::warning;
    case Severity::note:
      return Tint::note;
  }
  return Tint::none;
}

// A place to underline, as byte columns of one line.
struct ShownMark {
  std::size_t line;
  std::size_t begin;
  std::size_t end;
  bool primary;
  std::string text;
};

// A character of a line and its displayed form.
struct Cell {
  std::size_t offset;
  std::string_view shown;
  std::size_t width;
};

// offset: that of the text in its line.
std::vector<Cell> cells(std::string_view line, std::size_t offset) {
  std::vector<Cell> result;
  for (std::size_t at = 0; at < line.size();) {
    auto const point = decode_utf8(line.substr(at));
    std::size_t const size = std::max<std::size_t>(point.size, 1);
    Cell cell{offset + at, line.substr(at, size), display_width(point.value)};
    if (line[at] == '\t') {
      cell.shown = tab;
      cell.width = tab.size();
    } else if (point.size == 0 || is_unprintable(point.value)) {
      cell.shown = replacement;
      cell.width = 1;
    }
    result.push_back(std::move(cell));
    at += size;
  }
  return result;
}

// Messages quote the text, so they may contain characters that must not reach a terminal.
std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    auto const point = decode_utf8(text.substr(at));
    std::size_t const size = std::max<std::size_t>(point.size, 1);
    bool const shown = point.size > 0 && !is_unprintable(point.value);
    result += shown ? text.substr(at, size) : replacement;
    at += size;
  }
  return result;
}

// The displayed part of a line: all of it, or a window around the first mark with … at its cut ends.
class Excerpt {
 public:
  Excerpt(std::string_view line, std::size_t focus) {
    auto const is_inner_byte = [&](std::size_t i) {
      return (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U;
    };
    std::size_t begin = focus > max_context ? focus - max_context : 0;
    std::size_t end = std::min(line.size(), focus + max_context);
    while (begin < end && is_inner_byte(begin)) ++begin;
    while (end < line.size() && is_inner_byte(end)) ++end;
    starts_later_ = begin > 0;
    ends_earlier_ = end < line.size();
    cells_ = cells(line.substr(begin, end - begin), begin);
    last_ = cells_.size();
    std::size_t total = 0;
    for (auto const& cell : cells_) total += cell.width;
    if (total <= max_columns) return;
    std::size_t const at = index(focus);
    std::size_t left = context_columns;
    for (first_ = at; first_ > 0 && cells_[first_ - 1].width <= left; --first_)
      left -= cells_[first_ - 1].width;
    std::size_t right = max_columns;
    for (last_ = first_; last_ < cells_.size() && cells_[last_].width <= right; ++last_)
      right -= cells_[last_].width;
  }

  std::string text() const {
    std::string result = is_cut_before() ? "…" : "";
    for (std::size_t i = first_; i < last_; ++i) result += cells_[i].shown;
    if (last_ < cells_.size() || ends_earlier_) result += "…";
    result.erase(result.find_last_not_of(' ') + 1);
    return result;
  }

  // The displayed column of the character at a byte offset.
  std::size_t column(std::size_t offset) const {
    std::size_t const end = std::min(index(offset), last_);
    std::size_t result = is_cut_before() ? 1 : 0;
    for (std::size_t i = first_; i < end; ++i) result += cells_[i].width;
    return result;
  }

 private:
  std::size_t index(std::size_t offset) const {
    auto const cell = std::ranges::lower_bound(cells_, offset, {}, &Cell::offset);
    return static_cast<std::size_t>(cell - cells_.begin());
  }
  bool is_cut_before() const { return first_ > 0 || starts_later_; }

  std::vector<Cell> cells_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  bool starts_later_ = false;  // the line begins before the cells
  bool ends_earlier_ = false;
};

// Renders diagnostics of the same sources; the line table of each source is built once.
class Renderer {
 public:
  Renderer(Sources const& sources, bool color) : sources_(sources), paint_{color} {}

  std::string operator()(Diagnostic const& diagnostic) {
    auto const& row = info(diagnostic.code);
    Tint const tint = tint_of(row.severity);
    std::string out = paint_(tint, fmt::format("{}[{}]", severity_word(row.severity), row.number)) +
                      paint_(Tint::strong, ": " + printable(diagnostic.message)) + "\n";
    width_ = gutter_width(diagnostic);
    for (auto const& [file, marks] : marks_by_file(diagnostic)) {
      bool const primary = diagnostic.span && diagnostic.span->file == file;
      out += location(file, primary ? *diagnostic.span : first_label(diagnostic, file), primary);
      out += excerpts(file, marks, tint);
    }
    if (!diagnostic.help.empty())
      out += std::string(width_, ' ') + paint_(Tint::gutter, " = ") + paint_(Tint::strong, "help: ") +
             printable(diagnostic.help) + "\n";
    return out;
  }

 private:
  LineTable const& table(std::uint32_t file) {
    return tables_.try_emplace(file, sources_.at(file).text).first->second;
  }

  std::size_t gutter_width(Diagnostic const& diagnostic) {
    std::size_t line = 1;
    if (diagnostic.span) line = table(diagnostic.span->file).position(diagnostic.span->begin).line;
    for (auto const& label : diagnostic.labels)
      line = std::max(line, table(label.span.file).position(label.span.begin).line);
    return fmt::format_int(line).size();
  }

  static Span first_label(Diagnostic const& diagnostic, std::uint32_t file) {
    return std::ranges::find_if(diagnostic.labels,
                                [&](Label const& label) { return label.span.file == file; })
        ->span;
  }

  ShownMark mark(Span span, bool primary, std::string text) {
    auto const& lines = table(span.file);
    auto const begin = lines.position(span.begin);
    auto const end =
        std::min<std::size_t>(begin.column + (span.end - span.begin), lines.line(begin.line).size() + 1);
    return {begin.line, begin.column - 1, std::max(end, begin.column) - 1, primary, std::move(text)};
  }

  // The file of the diagnostic first, then those of the labels; in each the marks by line, the primary one
  // first.
  std::vector<std::pair<std::uint32_t, std::vector<ShownMark>>> marks_by_file(Diagnostic const& diagnostic) {
    std::vector<std::pair<std::uint32_t, std::vector<ShownMark>>> result;
    auto const add = [&](Span span, bool primary, std::string text) {
      auto entry =
          std::ranges::find(result, span.file, &std::pair<std::uint32_t, std::vector<ShownMark>>::first);
      if (entry == result.end()) entry = result.insert(entry, {span.file, {}});
      entry->second.push_back(mark(span, primary, std::move(text)));
    };
    if (diagnostic.span) add(*diagnostic.span, true, {});
    for (auto const& label : diagnostic.labels) add(label.span, false, printable(label.text));
    for (auto& each : result) std::ranges::stable_sort(each.second, {}, &ShownMark::line);
    return result;
  }

  // The column in characters. Diagnostics are in the order of the text, so the count on a long line continues
  // from the last one.
  std::size_t column(std::uint32_t file, Position const& position) {
    auto const line = table(file).line(position.line);
    if (counted_.file != file || counted_.line != position.line || counted_.bytes >= position.column)
      counted_ = {.file = file, .line = position.line};
    auto const bytes = position.column - 1;
    counted_.characters += columns_behind(line.substr(counted_.bytes, bytes - counted_.bytes)).characters - 1;
    counted_.bytes = bytes;
    return counted_.characters + 1;
  }

  std::string location(std::uint32_t file, Span span, bool primary) {
    auto const position = table(file).position(span.begin);
    return fmt::format("{}{} {}:{}:{}\n{} {}\n", std::string(width_, ' '),
                       paint_(Tint::gutter, primary ? "-->" : ":::"), sources_.at(file).name, position.line,
                       column(file, position), std::string(width_, ' '), paint_(Tint::gutter, "|"));
  }

  std::string excerpts(std::uint32_t file, std::vector<ShownMark> const& marks, Tint tint) {
    std::string out;
    std::size_t shown = 0;
    std::string const empty_gutter = std::string(width_, ' ') + " " + paint_(Tint::gutter, "|");
    for (auto const& each : marks) {
      Excerpt const excerpt(table(file).line(each.line), each.begin);
      if (each.line != shown) {
        if (shown != 0 && each.line > shown + 1) out += paint_(Tint::gutter, "...") + "\n";
        auto const text = excerpt.text();
        out += paint_(Tint::gutter, fmt::format("{:>{}} |", each.line, width_)) + (text.empty() ? "" : " ") +
               text + "\n";
      }
      shown = each.line;
      auto const begin = excerpt.column(each.begin);
      auto const end = std::max(excerpt.column(each.end), begin + 1);
      std::string underline(end - begin, each.primary ? '^' : '-');
      if (!each.text.empty()) underline += " " + each.text;
      out += empty_gutter + " " + std::string(begin, ' ') +
             paint_(each.primary ? tint : Tint::gutter, underline) + "\n";
    }
    return out;
  }

  Sources const& sources_;
  Palette paint_;
  std::map<std::uint32_t, LineTable> tables_;
  std::size_t width_ = 1;
  struct {
    std::uint32_t file = 0;
    std::size_t line = 0;
    std::size_t bytes = 0;
    std::size_t characters = 0;
  } counted_;
};

}  // namespace

std::string render(Diagnostic const& diagnostic, Sources const& sources, bool color) {
  return Renderer(sources, color)(diagnostic);
}

std::string render(Diagnostics const& diagnostics, Sources const& sources, bool color) {
  Renderer renderer(sources, color);
  std::string out;
  for (auto const& diagnostic : diagnostics.sorted()) {
    if (!out.empty()) out += '\n';
    out += renderer(diagnostic);
  }
  return out;
}

}  // namespace lockstep
