// The dump of a syntax tree: a line for each construct with its span, indented by two blanks for each level.
// Strings are quoted and escaped, so that each stays on its line.
#include <fmt/format.h>

#include "grammar/parse.hpp"

namespace lockstep {

namespace {

constexpr std::string_view name_of(ast::ExpressionKind kind) {
  switch (kind) {
    case ast::ExpressionKind::string:
      return "string";
    case ast::ExpressionKind::number:
      return "number";
    case ast::ExpressionKind::path:
      return "path";
    case ast::ExpressionKind::call:
      return "call";
    case ast::ExpressionKind::array:
      return "array";
    case ast::ExpressionKind::object:
      return "object";
  }
  return {};
}

constexpr std::string_view name_of(ast::Legacy legacy) {
  switch (legacy) {
    case ast::Legacy::none:
      return "";
    case ast::Legacy::bang:
      return " legacy-bang";
    case ast::Legacy::bracketed_list:
      return " legacy-bracketed-list";
    case ast::Legacy::optional_list:
      return " legacy-optional-list";
    case ast::Legacy::colon:
      return " legacy-colon";
  }
  return {};
}

std::string quote(std::string_view text) {
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result + '"';
}

class Printer {
 public:
  std::string take() { return std::move(out_); }

  void print(ast::Model const& model) {
    constexpr std::string_view words[] = {"model", "view", "type"};
    head(words[static_cast<std::size_t>(model.kind)], model.name, model.span, model.documentation);
    for (auto const& field : model.fields) print(field);
    for (auto const& attribute : model.attributes) print(attribute, 1, "@@");
  }

  void print(ast::Enum const& enumeration) {
    head("enum", enumeration.name, enumeration.span, enumeration.documentation);
    for (auto const& value : enumeration.values) {
      line(1, value.span, fmt::format("value {}", value.name.text));
      documentation(2, value.documentation);
      for (auto const& attribute : value.attributes) print(attribute, 2, "@");
    }
    for (auto const& attribute : enumeration.attributes) print(attribute, 1, "@@");
  }

  void print(ast::Config const& config) {
    head(config.kind == ast::ConfigKind::datasource ? "datasource" : "generator", config.name, config.span,
         config.documentation);
    for (auto const& setting : config.settings) {
      line(1, setting.span, fmt::format("setting {}", setting.name.text));
      if (setting.value) print(*setting.value, 2, "");
    }
  }

 private:
  void line(std::size_t level, Span span, std::string_view text) {
    out_ += fmt::format("{:{}}{} {}..{}\n", "", 2 * level, text, span.begin, span.end);
  }

  void documentation(std::size_t level, std::string_view text) {
    if (!text.empty()) out_ += fmt::format("{:{}}documentation {}\n", "", 2 * level, quote(text));
  }

  void head(std::string_view word, ast::Identifier const& name, Span span, std::string_view text) {
    line(0, span, fmt::format("{} {}", word, name.text));
    documentation(1, text);
  }

  void print(ast::Field const& field) {
    line(1, field.span, fmt::format("field {}", field.name.text));
    documentation(2, field.documentation);
    if (field.type) {
      auto const& type = *field.type;
      constexpr std::string_view marks[] = {"", "?", "[]"};
      auto const name =
          type.unsupported ? "unsupported " + quote(type.name.text) : std::string(type.name.text);
      line(2, type.span,
           fmt::format("type {}{}{}", name, marks[static_cast<std::size_t>(type.arity)],
                       name_of(type.legacy)));
    }
    for (auto const& attribute : field.attributes) print(attribute, 2, "@");
  }

  void print(ast::Attribute const& attribute, std::size_t level, std::string_view sign) {
    line(level, attribute.span,
         fmt::format("{}{}{}{}", sign, attribute.name.text, attribute.has_parentheses ? "()" : "",
                     attribute.from_comment ? " from-comment" : ""));
    for (auto const& argument : attribute.arguments) print(argument, level + 1);
  }

  void print(ast::Argument const& argument, std::size_t level) {
    print(argument.value, level, argument.name ? fmt::format("{}: ", argument.name->text) : std::string());
  }

  // The depth of the tree is limited by the parser.
  void print(ast::Expression const& value, std::size_t level, std::string const& name) {
    bool const quoted = value.kind == ast::ExpressionKind::string;
    auto const text = quoted ? quote(value.text) : std::string(value.text);
    line(level, value.span,
         fmt::format("{}{}{}{}", name, name_of(value.kind), text.empty() ? "" : " ", text));
    for (auto const& argument : value.arguments) print(argument, level + 1);
  }

  std::string out_;
};

}  // namespace

std::string print(ast::File const& file) {
  Printer printer;
  for (auto const& block : file.blocks) std::visit([&](auto const& each) { printer.print(each); }, block);
  return printer.take();
}

}  // namespace lockstep
