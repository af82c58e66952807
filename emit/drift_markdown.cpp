// The report as a comment at a pull request. Findings are added while there is room; the summary above them
// counts all.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/print.hpp"
#include "emit/drift.hpp"

namespace lockstep {
namespace {

// The beginning of a text, cut between characters.
std::string cut(std::string const& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

struct Escape {
  char byte;
  std::string_view text;
};
constexpr Escape escapes[] = {{'|', "&#124;"}, {'&', "&amp;"}, {'<', "&lt;"},
                              {'>', "&gt;"},   {'\n', " "},    {'\r', " "}};

// A value in a cell of a table: as code, without what would end the cell, and not longer than a cell should
// be.
std::string cell(std::string const& value) {
  if (value.empty()) return " ";
  std::string text;
  for (char const c : cut(value, 120)) {
    auto const special = std::ranges::find(escapes, c, &Escape::byte);
    text += special == std::end(escapes) ? std::string(1, c) : std::string(special->text);
  }
  return "<code>" + text + "</code>";
}

std::string rows_of(Finding const& finding) {
  std::string const object =
      fmt::format("{} {}", enum_name(finding.object.kind),
                  cell(model::to_string(finding.object).substr(enum_name(finding.object.kind).size() + 1)));
  std::string const place = finding.place && finding.place->line > 0
                                ? fmt::format(" ({}:{})", finding.place->file, finding.place->line)
                                : "";
  switch (finding.difference) {
    case Difference::missing:
      return fmt::format("| {}{} | | there | **not there** |\n", object, place);
    case Difference::unexpected:
      return fmt::format("| {}{} | | not there | **there** |\n", object, place);
    case Difference::renamed:
      return fmt::format(
          "| {}{} | name | | {} |\n", object, place,
          cell(finding.present.member.empty() ? finding.present.owner.name : finding.present.member));
    case Difference::different:
      break;
  }
  std::string text;
  for (AttributeValues const& attribute : finding.attributes) {
    text += fmt::format("| {}{} | {} | {} | {} |\n", object, place, attribute.name, cell(attribute.values.to),
                        cell(attribute.values.from));
  }
  return text;
}

constexpr std::string_view table_head =
    "| object | attribute | in the schema | in the database |\n|---|---|---|---|\n";

// Writes while there is room for what must still come at the end.
class Comment {
 public:
  explicit Comment(std::size_t largest) : room_(largest - reserve) {}
  void always(std::string const& text) { text_ += text; }
  void section(std::string const& title, std::vector<Finding> const& findings) {
    if (findings.empty()) return;
    std::string const head = fmt::format("\n### {}: {}\n\n{}", title, findings.size(), table_head);
    bool open = add(head);
    for (Finding const& finding : findings) {
      open = open && add(rows_of(finding));
      if (!open) ++left_out_;
    }
  }
  std::string take() {
    if (left_out_ > 0) {
      text_ += fmt::format(
          "\n_{} more finding{} left out: this comment would be too long. "
          "`lockstep drift` shows all._\n",
          left_out_, left_out_ == 1 ? " is" : "s are");
    }
    return std::move(text_);
  }

 private:
  static constexpr std::size_t reserve = 200;
  bool add(std::string const& text) {
    if (text_.size() + text.size() > room_) return false;
    text_ += text;
    return true;
  }
  std::size_t room_;
  std::size_t left_out_ = 0;
  std::string text_;
};

}  // namespace

std::string drift_markdown(DriftReport const& report, std::size_t largest) {
  Comment comment(largest);
  std::string head(drift_marker);
  head += report.drifted() ? "\n## The database has drifted\n\n" : "\n## No drift\n\n";
  head += fmt::format("{} against {}: {} drift, {} pending, {} unmanaged, {} ignored.\n", cell(report.schema),
                      cell(report.database), report.drift.size(), report.pending.size(),
                      report.unmanaged.size(), report.ignored.size());
  comment.always(head);
  constexpr std::size_t most_notes = 20;
  for (std::size_t i = 0; i < report.notes.size() && i < most_notes; ++i)
    comment.always((i == 0 ? "\n- " : "- ") + cut(report.notes[i], 300) + "\n");
  comment.section("Drift", report.drift);
  comment.section("Explained by pending migrations", report.pending);
  comment.section("Unmanaged: the schema language cannot say it", report.unmanaged);
  comment.section("Ignored", report.ignored);
  return comment.take();
}

}  // namespace lockstep
