// Runs parse, resolve and render twice on one text. Then checks everything with a position against the text:
// diagnostics with their labels, all nodes of the tree, the origins of the model's objects. Finally rewrites
// the text without a change of meaning (see rewritings) and reads it again.
#include "fuzz/front_end.hpp"

#include <fmt/format.h>

#include <array>

#include "compiler/model/canonical.hpp"
#include "compiler/model/print.hpp"
#include "compiler/resolve/complete.hpp"
#include "compiler/resolve/resolve.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"

namespace lockstep::fuzz {
namespace {

// The results of the front end for a text.
struct Reading {
  Sources sources;
  ast::File file;
  Diagnostics diagnostics;
  Resolved resolved;
  bool well_formed = false;  // the parser reported no error
  bool valid = false;        // neither did the resolver

  std::string_view text() const { return sources.front().text; }
};

Reading read(std::string_view text) {
  Reading result{.sources = {{.name = "fuzz.prisma", .text = std::string(text)}}};
  if (refuse_next_dialect(result.sources.front(), 0, result.diagnostics)) return result;
  result.file = parse(result.sources, 0, result.diagnostics);
  result.well_formed = !result.diagnostics.has_errors();
  // The resolver must also accept the tree of a text with errors, although its result is not used then.
  result.resolved = resolve({result.file}, {}, result.diagnostics);
  result.valid = !result.diagnostics.has_errors();
  return result;
}

// --- positions

bool is_inside(Span span, std::string_view text) {
  return span.file == 0 && span.begin <= span.end && span.end <= text.size();
}

// Checks the nodes of a tree; keeps only the first problem.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  void visit(ast::Model const& model) {
    span(model.span, "a model");
    name(model.name);
    for (auto const& field : model.fields) visit(field);
    visit(model.attributes);
  }
  void visit(ast::Enum const& enumeration) {
    span(enumeration.span, "an enum");
    name(enumeration.name);
    for (auto const& value : enumeration.values) {
      span(value.span, "an enum value");
      name(value.name);
      visit(value.attributes);
    }
    visit(enumeration.attributes);
  }
  void visit(ast::Config const& config) {
    span(config.span, "a datasource or generator");
    name(config.name);
    for (auto const& setting : config.settings) {
      span(setting.span, "a setting");
      name(setting.name);
      if (setting.value) visit(*setting.value);
    }
  }

  std::string problem;

 private:
  void span(Span where, std::string_view what) {
    if (problem.empty() && !is_inside(where, text_))
      problem = fmt::format("{} lies at {}..{}, outside of the text", what, where.begin, where.end);
  }
  // The text at the span of a name must be the name.
  void name(ast::Identifier const& identifier) {
    span(identifier.span, "a name");
    if (!problem.empty()) return;
    auto const there = text_.substr(identifier.span.begin, identifier.span.end - identifier.span.begin);
    if (there != identifier.text)
      problem = fmt::format("the name `{}` is said to stand at `{}`", identifier.text, there);
  }
  void visit(ast::Field const& field) {
    span(field.span, "a field");
    name(field.name);
    if (field.type) {
      span(field.type->span, "a type");
      span(field.type->name.span, "the name of a type");
      if (!field.type->unsupported) name(field.type->name);
    }
    visit(field.attributes);
  }
  void visit(List<ast::Attribute> const& attributes) {
    for (auto const& attribute : attributes) {
      span(attribute.span, "an attribute");
      name(attribute.name);
      visit(attribute.arguments);
    }
  }
  void visit(List<ast::Argument> const& arguments) {
    for (auto const& argument : arguments) {
      span(argument.span, "an argument");
      if (argument.name) name(*argument.name);
      visit(argument.value);
    }
  }
  void visit(ast::Expression const& value) {
    span(value.span, "a value");
    visit(value.arguments);
  }

  std::string_view text_;
};

std::string check_tree(Reading const& reading) {
  Walk walk(reading.text());
  for (auto const& block : reading.file.blocks)
    std::visit([&](auto const& each) { walk.visit(each); }, block);
  return walk.problem;
}

// Checks a displayed span: it is inside the text, and has a line and a column.
std::string check_shown(Span span, Reading const& reading, LineTable const& lines) {
  if (!is_inside(span, reading.text()))
    return fmt::format("a diagnostic points at {}..{}, outside of the text", span.begin, span.end);
  auto const position = lines.position(span.begin);
  bool const exists = position.line >= 1 && position.line <= lines.size() && position.column >= 1;
  if (!exists || lines.position(span.end).line < position.line)
    return fmt::format("offset {} has no line and column", span.begin);
  return {};
}

std::string check_diagnostics(Reading const& reading) {
  LineTable const lines(reading.text());
  for (auto const& each : reading.diagnostics.sorted()) {
    if (!each.span) return fmt::format("`{}` has no place", each.message);
    if (each.message.empty() || each.message.find_first_of("\r\n") != std::string::npos)
      return fmt::format("the message `{}` is not one line", each.message);
    if (auto problem = check_shown(*each.span, reading, lines); !problem.empty()) return problem;
    for (auto const& label : each.labels)
      if (auto problem = check_shown(label.span, reading, lines); !problem.empty()) return problem;
  }
  return {};
}

// The output must not contain control sequences for a terminal.
std::string check_rendered(Reading const& reading) {
  auto const shown = render(reading.diagnostics, reading.sources);
  if (shown.empty() != reading.diagnostics.empty()) return "what is rendered is not what was found";
  for (char const c : shown) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n')
      return fmt::format("a control character {:#x} is rendered", static_cast<unsigned>(c));
  }
  return {};
}

// --- meaning

std::string check_same(Reading const& one, Reading const& other) {
  if (print(one.file) != print(other.file)) return "the same text gives another tree";
  if (render(one.diagnostics, one.sources) != render(other.diagnostics, other.sources))
    return "the same text gives other diagnostics";
  if (model::print(one.resolved.schema) != model::print(other.resolved.schema))
    return "the same text gives another model";
  return {};
}

std::string check_model(Reading const& reading) {
  auto const canonical = model::canonicalize(reading.resolved.schema);
  if (!(model::canonicalize(canonical) == canonical))
    return "the canonical form is not its own canonical form";
  for (auto const& table : canonical.tables) {
    auto const origin = reading.resolved.origins.find({model::ObjectKind::table, table.name, {}});
    if (!origin || !is_inside(*origin, reading.text()))
      return fmt::format("nobody knows where the table `{}` comes from", table.name.name);
    for (auto const& column : table.columns) {
      if (!reading.resolved.origins.find({model::ObjectKind::column, table.name, column.name}))
        return fmt::format("nobody knows where the column `{}` comes from", column.name);
    }
  }
  return {};
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

std::string with_comment_behind(std::string_view text) { return fmt::format("{}\n// the end\n", text); }

// Rewritings of a valid text that do not change its meaning. To add one, add a row.
struct Rewriting {
  std::string_view name;
  std::string (*rewrite)(std::string_view text);
};
constexpr auto rewritings = std::to_array<Rewriting>({
    {"with CR LF", with_crlf},
    {"with a comment at the end", with_comment_behind},
    {"formatted", format},
});

std::string check_rewritings(Reading const& reading) {
  for (auto const& row : rewritings) {
    auto const other = read(row.rewrite(reading.text()));
    if (!other.valid)
      return fmt::format("the text {} is not valid:\n{}", row.name, render(other.diagnostics, other.sources));
    if (model::print(reading.resolved.schema) != model::print(other.resolved.schema))
      return fmt::format("the text {} means something else", row.name);
  }
  return {};
}

}  // namespace

// The formatter terminates for every text, and formatting the result for a text without syntax errors changes
// nothing. `lockstep format` does not change other texts.
std::string check_layout(Reading const& reading) {
  auto const formatted = format(reading.text());
  if (!formatted.ends_with('\n')) return "the formatted text does not end in a line end";
  if (!reading.well_formed) return {};
  if (format(formatted) != formatted) return "formatting a formatted text changes it";
  auto const completed = format_files({reading.file}, reading.sources);
  if (reading.valid && completed.front() != formatted) return "something is added to a valid text";
  return {};
}

std::string broken_promise_once(std::string_view text) {
  auto const reading = read(text);
  for (auto* const check : {check_tree, check_diagnostics, check_rendered, check_layout}) {
    if (auto problem = check(reading); !problem.empty()) return problem;
  }
  return reading.valid ? check_model(reading) : std::string();
}

std::string broken_promise(std::string_view text) {
  if (auto problem = broken_promise_once(text); !problem.empty()) return problem;
  auto const reading = read(text);
  if (auto problem = check_same(reading, read(text)); !problem.empty()) return problem;
  return reading.valid ? check_rewritings(reading) : std::string();
}

}  // namespace lockstep::fuzz
