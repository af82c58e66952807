// Text in, dump of the syntax tree out. The expectations of diagnostics are in tests/diagnostics/parse.
#include "grammar/parse.hpp"

#include "support/catch.hpp"

using namespace lockstep;

namespace {

struct Parsed {
  ast::File file;
  std::string codes;  // of the diagnostics, separated by blanks
};

Parsed read(std::string const& text) {
  Sources const sources{{.name = "test", .text = text}};
  Diagnostics diagnostics;
  Parsed result{.file = parse(sources, 0, diagnostics)};
  for (auto const& each : diagnostics.sorted()) result.codes += std::string(info(each.code).number) + " ";
  return result;
}

// The dump without the spans.
std::string dump(std::string const& text) {
  std::string result;
  std::string const printed = print(read(text).file);
  for (std::size_t at = 0; at < printed.size();) {
    auto const end = printed.find('\n', at);
    auto line = printed.substr(at, end - at);
    auto const span = line.rfind(' ');
    if (line.find("..", span) != std::string::npos) line.resize(span);
    result += line + "\n";
    at = end + 1;
  }
  return result;
}

ast::Model const& model(ast::File const& file, std::size_t index = 0) {
  return std::get<ast::Model>(file.blocks.at(index));
}

std::string field(std::string const& line) { return dump("model M {\n" + line + "\n}\n").substr(8); }

}  // namespace

TEST_CASE("all kinds of blocks are read, with spans") {
  std::string const text =
      "datasource db {\n  url = env(\"U\")\n}\nmodel A {\n  id Int @id\n  @@map(\"a\")\n}\nenum E {\n  X "
      "@map(\"x\")\n}\n";
  CHECK(print(read(text).file) ==
        "datasource db 0..34\n  setting url 18..32\n    call env 24..32\n      string \"U\" 28..31\n"
        "model A 35..72\n  field id 47..57\n    type Int 50..53\n    @id 54..57\n  @@map() 60..70\n    "
        "string \"a\" 66..69\n"
        "enum E 73..97\n  value X 84..95\n    @map() 86..95\n      string \"x\" 91..94\n");
}

TEST_CASE("types") {
  CHECK(field("a Int") == "  field a\n    type Int\n");
  CHECK(field("a Int ?") == "  field a\n    type Int?\n");
  CHECK(field("a Int []") == "  field a\n    type Int[]\n");
  CHECK(field("a Unsupported( \"x(1)\" )?") == "  field a\n    type unsupported \"x(1)\"?\n");
  CHECK(field("a Int!") == "  field a\n    type Int legacy-bang\n");
  CHECK(field("a: Int") == "  field a\n    type Int legacy-colon\n");
  CHECK(field("a [Int]") == "  field a\n    type Int[] legacy-bracketed-list\n");
  CHECK(field("a Int[]?") == "  field a\n    type Int[] legacy-optional-list\n");
  CHECK(field("a") == "  field a\n");
}

TEST_CASE("expressions nest and keep their names") {
  CHECK(
      field("a Int @x([b(sort: Desc), -1.5], k: {p: {q: true}, r: \"s\"}, f())") ==
      "  field a\n    type Int\n    @x()\n      array\n        call b\n          sort: path Desc\n        "
      "number -1.5\n"
      "      k: object\n        p: object\n          q: path true\n        r: string \"s\"\n      call f\n");
  CHECK(field("a Int @db.VarChar (1) @y()") ==
        "  field a\n    type Int\n    @db.VarChar()\n      number 1\n    @y()\n");
}

TEST_CASE("strings are decoded") {
  auto const parsed =
      read("model M {\n  a Int @x(\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é\")\n}\n");
  CHECK(parsed.codes.empty());
  CHECK(model(parsed.file).fields.at(0).attributes.at(0).arguments.at(0).value.text ==
        "\"\\/\b\f\n\r\t\xC3\xA9\xF0\x9F\x98\x80\xC3\xA9");
}

TEST_CASE("unusual valid texts are accepted") {
  for (std::string const text : {
           "",
           "\xEF\xBB\xBFmodel A {\n}",
           "modelA {\n  model Int @id\n  type model[]\n}\n",
           "model A {\n} model B {\n}\n",
           "model A { // comment }\n  id Int\n}\n",
           "model \xE5\x90\x8D {\n  \xC3\xA9t\xC3\xA9 Int\n}\n",
           "model 9-a {\n  1st Int\n}\n",
           "model A {\r\n  id Int\r\n}\r\n",
           "model A {\r  id Int\r}\r",
           "/* a\n b */ model A {\n  /* c */ id Int /* d */\n}\n",
           "model\xC2\xA0"
           "A\xE3\x80\x80{\n\tid\tInt\n}\n",
           "enum A {\n  enum\n  B @map(\"b\") // c\n  @@map(\"x\")\n}\n",
           "generator g {\n  a = [\"x\", {b: 1}]\n  c =\n  d\n}\n",
           "model A {\n  id Int @ id@unique\n  @@ index ( [ id ( sort : Desc ) ] , map : \"x\" ) /// "
           "why\n}\n",
       }) {
    INFO(text);
    CHECK(read(text).codes.empty());
  }
  CHECK(model(read("modelA {\n}\n").file).name.text == "A");
}

TEST_CASE("combining marks and non-ASCII digits are not letters") {
  CHECK(read("model a\xCC\x81 {\n}\n").codes == "E0004 ");
  CHECK(read("model A {\n  \xD9\xA1 Int\n}\n").codes == "E0003 ");
}

TEST_CASE("text after an opening brace is ignored when the block continues") {
  auto const parsed = read("model A { id Int }\n  b Int\n}\n");
  CHECK(parsed.codes == "W0024 ");
  CHECK(model(parsed.file).fields.size() == 1);
  CHECK(read("model A { id Int }\nmodel B {\n}\n").codes == "E0006 ");
}

TEST_CASE("an error in one line does not affect other lines") {
  auto const parsed =
      read("model A {\n  a Int @x(\n  b Int\n  c ?\n}\nfoo X {\n  a\n}\nmodel B {\n  d Int\n");
  CHECK(parsed.codes == "E0004 E0004 E0002 E0005 ");
  REQUIRE(parsed.file.blocks.size() == 2);
  CHECK(model(parsed.file).fields.at(0).name.text == "b");
  CHECK(model(parsed.file, 1).fields.at(0).name.text == "d");
}

TEST_CASE("documentation") {
  auto const parsed = read(
      "/// cut off\n\n/// one\n// plain\n///two\nmodel A {\n  /// lost\n\n  /* kept */\n\n  @@map(\"a\")\n  "
      "a Int /// more\n"
      "  /// lost too\n  \n  // last\n  b Int // no\n  c Int\n}\n/// above\ngenerator g {\n  /// inside\n  a "
      "= 1\n}\n");
  CHECK(parsed.codes.empty());
  auto const& a = model(parsed.file);
  CHECK(a.documentation == "one\ntwo");
  CHECK(a.fields.at(0).documentation == "kept\nmore");
  CHECK(a.fields.at(1).documentation.empty());
  CHECK(a.fields.at(2).documentation.empty());
  CHECK(std::get<ast::Config>(parsed.file.blocks.at(1)).documentation == "inside");
}

TEST_CASE("extension attributes in comments") {
  CHECK(dump("/// prose\n/// @@renamedFrom(\"old\")\nmodel A {\n  /// @renamedFrom(\"x\")\n  /// @see "
             "elsewhere\n"
             "  a Int @id /// @backfill(\"1\")\n  /// @@renamedFrom(\"older\")\n}\nenum E {\n  /// "
             "@renamedFrom(\"Y\")\n  X\n}\n") ==
        "model A\n  documentation \"prose\"\n  field a\n    documentation \"@see elsewhere\"\n    type Int\n "
        "   @id\n"
        "    @backfill() from-comment\n      string \"1\"\n    @renamedFrom() from-comment\n      string "
        "\"x\"\n"
        "  @@renamedFrom() from-comment\n    string \"old\"\n  @@renamedFrom() from-comment\n    string "
        "\"older\"\n"
        "enum E\n  value X\n    @renamedFrom() from-comment\n      string \"Y\"\n");
  CHECK(read("/// @@renamedFrom(\"x\")\n\nmodel A {\n}\n").codes == "W0025 ");
  CHECK(read("model A {\n  /// @renamedFrom(\n  a Int\n}\n").codes == "E0004 ");
}

TEST_CASE("deep nesting and repeated errors stop early") {
  CHECK(read("model A {\n  a Int @x(" + std::string(40'000, '[') + "\n}\n").codes == "E0018 ");
  std::string calls;
  for (int i = 0; i < 40'000; ++i) calls += "f(";
  CHECK(read("model A {\n  a Int @x(" + calls + "\n}\n").codes == "E0018 ");
  std::string deep = std::string(127, '[') + std::string(127, ']');
  CHECK(read("model A {\n  a Int @x(" + deep + ")\n}\n").codes.empty());
  std::string junk;
  for (int i = 0; i < 10'000; ++i) junk += "?\n";
  auto const codes = read(junk).codes;
  CHECK(codes.size() == 101 * 6);
  CHECK(codes.substr(codes.size() - 6) == "N0026 ");
}

TEST_CASE("input that is not text gives one diagnostic") {
  CHECK(read(std::string("\xFF\xFEm\0o\0", 6)).codes == "E0019 ");
  CHECK(read(std::string("\0\0\0", 3)).codes == "E0001 ");
}
