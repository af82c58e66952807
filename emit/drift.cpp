// Findings as text: one sentence each, and the tree for a terminal.
#include "emit/drift.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/print.hpp"
#include "emit/abbreviate.hpp"
#include "emit/emit.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

std::string shown(std::string const& value, std::size_t most) { return printable(single_line(value, most)); }

// The attributes of an object that is on one side only: "type text, nullable no".
std::string listed(Finding const& finding) {
  std::string text;
  for (AttributeValues const& attribute : finding.attributes) {
    std::string const& value =
        finding.difference == Difference::missing ? attribute.values.to : attribute.values.from;
    text += (text.empty() ? "" : ", ") + attribute.name + " " + shown(value, 60);
  }
  return text;
}

// Without quotes, for readability: the name of a function contains its arguments.
std::string plain(model::Name const& name) {
  return printable(name.schema.empty() ? name.name : name.schema + "." + name.name);
}

std::string name_in_owner(ObjectRef const& object) {
  return object.member.empty() ? plain(object.owner) : printable(object.member);
}

// The width in characters: bytes that begin one are counted.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(std::string text, std::size_t cells) {
  std::size_t const now = width(text);
  return now < cells ? text + std::string(cells - now, ' ') : text;
}

// The attributes of one finding as rows: name, schema, database.
std::string side_by_side(Finding const& finding, std::string const& indent) {
  constexpr std::size_t most = 48;
  std::size_t names = 0, left = std::string_view("in the schema").size();
  for (AttributeValues const& attribute : finding.attributes) {
    names = std::max(names, width(attribute.name));
    left = std::max(left, width(shown(attribute.values.to, most)));
  }
  std::string text =
      indent + padded("", names) + "  " + padded("in the schema", left) + "  in the database\n";
  for (AttributeValues const& attribute : finding.attributes) {
    text += indent + padded(attribute.name, names) + "  " + padded(shown(attribute.values.to, most), left) +
            "  " + shown(attribute.values.from, most) + "\n";
  }
  return text;
}

char sign(Difference difference) {
  static constexpr char signs[] = {'-', '+', '~', '>'};
  return signs[static_cast<std::size_t>(difference)];
}

std::string line_of(Finding const& finding, std::string const& indent) {
  ObjectRef const& object = finding.object;
  std::string text = fmt::format("{}{} {} {}", indent, sign(finding.difference), enum_name(object.kind),
                                 name_in_owner(object));
  switch (finding.difference) {
    case Difference::missing:
      text += ": not in the database";
      break;
    case Difference::unexpected:
      text += ": only in the database";
      break;
    case Difference::renamed:
      text += ": called " + name_in_owner(finding.present) + " in the database";
      break;
    case Difference::different:
      break;
  }
  bool const one_side =
      finding.difference == Difference::missing || finding.difference == Difference::unexpected;
  std::string const all = one_side ? listed(finding) : "";
  if (!all.empty()) text += " (" + all + ")";
  if (finding.place && finding.place->line > 0)
    text += fmt::format("  [{}:{}]", printable(finding.place->file), finding.place->line);
  if (!finding.why.empty()) text += "  ignored: " + printable(finding.why);
  text += "\n";
  if (!one_side && !finding.attributes.empty()) text += side_by_side(finding, indent + "    ");
  return text;
}

// "table public.books"; for members that can also belong to a view or a function, the name alone.
std::string heading_of(ObjectRef const& member) {
  std::string const name = plain(member.owner);
  if (is_object(member.kind)) return name;
  return (member.kind == ObjectKind::enum_value ? "enum " : "table ") + name;
}

// Members are below their table or enum, which has its own line even when it is the same on both sides.
std::string tree(std::vector<Finding> const& findings) {
  std::string text;
  ObjectRef const* head = nullptr;
  for (Finding const& finding : findings) {
    bool const member = !finding.object.member.empty();
    bool const new_owner = head == nullptr || head->owner != finding.object.owner;
    if (member && new_owner) text += "  " + heading_of(finding.object) + "\n";
    text += line_of(finding, member ? "    " : "  ");
    head = &finding.object;
  }
  return text;
}

void append_section(std::string& text, std::string const& title, std::vector<Finding> const& findings) {
  if (!findings.empty()) text += fmt::format("\n{}: {}\n", title, findings.size()) + tree(findings);
}

}  // namespace

std::string fingerprint(Finding const& finding) {
  std::vector<std::string> names;
  for (AttributeValues const& attribute : finding.attributes) names.push_back(attribute.name);
  std::ranges::sort(names);
  ObjectRef const& object = finding.object;
  std::string key =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}", enum_name(finding.difference), enum_name(object.kind),
                  object.owner.schema, object.owner.name, object.member,
                  finding.present.member.empty() ? finding.present.owner.name : finding.present.member);
  // The attributes of an object on one side only do not identify the finding.
  if (finding.difference == Difference::different) {
    for (std::string const& name : names) key += "\n" + name;
  }
  return sha256(key).substr(0, 32);
}

std::string sentence(Finding const& finding) {
  std::string const object = model::to_string(finding.object);
  switch (finding.difference) {
    case Difference::missing:
      return object + " is not in the database";
    case Difference::unexpected:
      return object + " is only in the database";
    case Difference::renamed:
      return object + " is called " + name_in_owner(finding.present) + " in the database";
    case Difference::different:
      break;
  }
  std::string text;
  for (AttributeValues const& attribute : finding.attributes) {
    text += fmt::format("{}{} is {}, not {}", text.empty() ? "" : "; ", attribute.name,
                        shown(attribute.values.from, 60), shown(attribute.values.to, 60));
  }
  return object + ": in the database " + text;
}

std::string drift_text(DriftReport const& report) {
  std::string text =
      fmt::format("schema    {}\ndatabase  {}\n", printable(report.schema), printable(report.database));
  append_section(text, "Drift", report.drift);
  if (!report.pending_migrations.empty()) {
    text += fmt::format("\nPending migrations: {}\n", report.pending_migrations.size());
    for (std::string const& name : report.pending_migrations) text += "  " + printable(name) + "\n";
  }
  append_section(text, "Explained by pending migrations", report.pending);
  append_section(text, "Unmanaged (the schema language cannot express it)", report.unmanaged);
  append_section(text, "Ignored", report.ignored);
  if (!report.cannot_compare.empty()) {
    text += fmt::format("\nCannot be compared: {}\n", report.cannot_compare.size());
    for (std::string const& object : report.cannot_compare) text += "  " + printable(object) + "\n";
  }
  text += "\n";
  for (std::string const& note : report.notes) text += "note: " + printable(note) + "\n";
  if (!report.drift.empty()) return text + "The database differs from the schema.\n";
  if (report.drifted()) return text + "The database has unmanaged objects, and --strict is set.\n";
  return text +
         (report.pending.empty() ? "No drift.\n" : "No drift: pending migrations explain all differences.\n");
}

}  // namespace lockstep
