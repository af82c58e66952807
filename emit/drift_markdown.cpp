// The report as a comment on a pull request. Findings are added while there is room; the summary above them
// counts all.
#include <fmt/format.h>

#include "compiler/model/print.hpp"
#include "emit/abbreviate.hpp"
#include "emit/drift.hpp"
#include "emit/markdown.hpp"

namespace lockstep {
namespace {

std::string rows_of(Finding const& finding) {
  std::string const object = fmt::format(
      "{} {}", enum_name(finding.object.kind),
      markdown_cell(model::to_string(finding.object).substr(enum_name(finding.object.kind).size() + 1)));
  std::string const place = finding.place && finding.place->line > 0
                                ? fmt::format(" ({}:{})", finding.place->file, finding.place->line)
                                : "";
  switch (finding.difference) {
    case Difference::missing:
      return fmt::format("| {}{} | | there | **not there** |\n", object, place);
    case Difference::unexpected:
      return fmt::format("| {}{} | | not there | **there** |\n", object, place);
    case Difference::renamed:
      return fmt::format("| {}{} | name | | {} |\n", object, place,
                         markdown_cell(finding.present.member.empty() ? finding.present.owner.name
                                                                      : finding.present.member));
    case Difference::different:
      break;
  }
  std::string text;
  for (AttributeValues const& attribute : finding.attributes) {
    text += fmt::format("| {}{} | {} | {} | {} |\n", object, place, attribute.name,
                        markdown_cell(attribute.values.to), markdown_cell(attribute.values.from));
  }
  return text;
}

constexpr std::string_view table_head =
    "| object | attribute | in the schema | in the database |\n|---|---|---|---|\n";

std::vector<std::string> all_rows(std::vector<Finding> const& findings) {
  std::vector<std::string> result;
  for (Finding const& finding : findings) result.push_back(rows_of(finding));
  return result;
}

}  // namespace

std::string drift_markdown(DriftReport const& report, std::size_t largest) {
  MarkdownComment comment(largest, "lockstep drift");
  std::string head(drift_marker);
  head += report.drifted() ? "\n## The database has drifted\n\n" : "\n## No drift\n\n";
  head += fmt::format("{} against {}: {} drift, {} pending, {} unmanaged, {} ignored.\n",
                      markdown_cell(report.schema), markdown_cell(report.database), report.drift.size(),
                      report.pending.size(), report.unmanaged.size(), report.ignored.size());
  comment.always(head);
  constexpr std::size_t most_notes = 20;
  for (std::size_t i = 0; i < report.notes.size() && i < most_notes; ++i)
    comment.always((i == 0 ? "\n- " : "- ") + cut(report.notes[i], 300) + "\n");
  comment.section("Drift", table_head, all_rows(report.drift));
  comment.section("Explained by pending migrations", table_head, all_rows(report.pending));
  comment.section("Unmanaged: the schema language cannot express it", table_head, all_rows(report.unmanaged));
  comment.section("Ignored", table_head, all_rows(report.ignored));
  return comment.take();
}

}  // namespace lockstep
