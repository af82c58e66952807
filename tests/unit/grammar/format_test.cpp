// The layout. Each folder below tests/format/layout shows one rule: input.prisma, and what it becomes in
// expected.prisma (LOCKSTEP_UPDATE=1 rewrites it). Then what must hold for all schemas of this repository,
// and line ends, which files under version control are a bad place for.
#include "grammar/format.hpp"

#include <algorithm>

#include "grammar/parse.hpp"
#include "support/golden.hpp"

using namespace lockstep;

namespace {

std::vector<std::filesystem::path> all_schemas() {
  auto files = golden::files(golden::source_dir() / "tests", ".prisma");
  for (auto const& path : golden::files(golden::source_dir() / "examples", ".prisma")) files.push_back(path);
  return files;
}

// --- a syntax tree without what formatting may change: places, prose, the order of attributes

void strip(ast::Expression& value);

void strip(std::vector<ast::Argument>& arguments) {
  for (auto& argument : arguments) {
    argument.span = {};
    if (argument.name) argument.name->span = {};
    strip(argument.value);
  }
}

void strip(ast::Expression& value) {
  value.span = {};
  strip(value.arguments);
}

void strip(std::vector<ast::Attribute>& attributes) {
  for (auto& attribute : attributes) {
    attribute.span = attribute.name.span = {};
    strip(attribute.arguments);
  }
  std::ranges::stable_sort(attributes, {}, [](ast::Attribute const& each) { return each.name.text; });
}

template <class Named>
void strip_named(Named& named) {
  named.span = named.name.span = {};
  if constexpr (requires { named.documentation; }) named.documentation.clear();
  if constexpr (requires { named.attributes; }) strip(named.attributes);
}

void strip(ast::Model& model) {
  strip_named(model);
  for (auto& field : model.fields) {
    strip_named(field);
    if (field.type) field.type->span = field.type->name.span = {};
  }
}

void strip(ast::Enum& enumeration) {
  strip_named(enumeration);
  for (auto& value : enumeration.values) strip_named(value);
}

void strip(ast::Config& config) {
  strip_named(config);
  for (auto& setting : config.settings) {
    strip_named(setting);
    if (setting.value) strip(*setting.value);
  }
}

struct Tree {
  std::string text;
  bool valid = false;
};

Tree tree_of(std::string const& text) {
  Sources const sources{{.name = "schema.prisma", .text = text}};
  Diagnostics diagnostics;
  auto file = parse(sources, 0, diagnostics);
  for (auto& block : file.blocks) std::visit([](auto& each) { strip(each); }, block);
  return {.text = print(file), .valid = !diagnostics.has_errors()};
}

}  // namespace

TEST_CASE("schemas are laid out as expected") {
  auto const folder = golden::source_dir() / "tests/format/layout";
  std::size_t cases = 0;
  for (auto const& path : golden::files(folder, ".prisma")) {
    if (path.filename() != "input.prisma") continue;
    ++cases;
    INFO(path.parent_path().filename().string());
    golden::check_golden(path.parent_path() / "expected.prisma", format(golden::read(path)));
  }
  CHECK(cases >= 15);
}

TEST_CASE("formatting twice changes nothing") {
  for (auto const& path : all_schemas()) {
    INFO(path.string());
    auto const once = format(golden::read(path));
    CHECK(format(once) == once);
  }
}

TEST_CASE("a formatted schema says what it said before") {
  std::size_t valid = 0;
  for (auto const& path : all_schemas()) {
    auto const text = golden::read(path);
    auto const before = tree_of(text);
    if (!before.valid) continue;
    ++valid;
    INFO(path.string());
    auto const after = tree_of(format(text));
    CHECK(after.valid);
    CHECK(after.text == before.text);
  }
  CHECK(valid > 100);
}

TEST_CASE("a text ends in one line end") {
  CHECK(format("") == "\n");
  CHECK(format(" \n\t\n") == "\n");
  CHECK(format("// x") == "// x\n");
  CHECK(format("// x\n\n\n") == "// x\n");
  CHECK(format("model A {\n  id Int @id\n}") == "model A {\n  id Int @id\n}\n");
}

TEST_CASE("line ends become LF unless all of them are CR LF") {
  CHECK(format("model A {\r\n  id Int @id\r\n}\r\n") == "model A {\r\n  id Int @id\r\n}\r\n");
  CHECK(format("model A {\r\n  id   Int @id // x\r\n}") == "model A {\r\n  id Int @id // x\r\n}\r\n");
  CHECK(format("model A {\r\n  id Int @id\n}\n") == "model A {\n  id Int @id\n}\n");
  CHECK(format("model A {\r  id Int @id\r}\r") == "model A {\n  id Int @id\n}\n");
  CHECK(format("/* a\r\n b */\r\n") == "/**\r\n * a\r\n * b\r\n */\r\n");
}

TEST_CASE("a byte order mark stays") {
  CHECK(format("\xEF\xBB\xBFmodel A {\n}") == "\xEF\xBB\xBFmodel A {\n}\n");
}

TEST_CASE("blanks beyond ASCII separate, letters beyond it make names") {
  CHECK(format("model\u00A0Größe {\n\u3000id\u2003Int\u00A0@id\n}\n") == "model Größe {\n  id Int @id\n}\n");
}

TEST_CASE("whatever the bytes are, the result is at rest") {
  std::string text = "model A {\n \xFF\xFE id Int\n? @@id(\n}\nenum \x80 {\n}\n/* \"*/ word { \r\n }";
  std::ranges::replace(text, '?', '\0');
  for (std::size_t size = 0; size <= text.size(); ++size) {
    auto const once = format(text.substr(0, size));
    CHECK(format(once) == once);
  }
}

TEST_CASE("texts that are nowhere closed take no longer than others") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "model A {\nword {\na Int /* x\n/* y\n";
  CHECK(format(text).size() > 100'000);
  CHECK(format(text + "*/ }").size() > 100'000);
  std::string const deep = "model A {\n  a Int @default(" + std::string(100'000, '[') + ")\n}\n";
  CHECK(format(deep) == deep);
}
