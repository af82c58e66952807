// What people read is plain technical English, in the terms of the field. The table has phrases that make a
// text hard to read, or that name a thing by another word than the field's, each with a replacement. A word
// with a correct use has no row; a phrase lists the longer phrases in which it is correct.
#include <optional>

#include "unit/house/cpp_text.hpp"
#include "unit/house/tree.hpp"

namespace lockstep::house {
namespace {

struct Phrase {
  std::string_view text, instead;
  std::vector<std::string_view> correct_in;
};

std::vector<Phrase> const phrases = {
    // clang-format off
    {"told", "reported", {}},
    {"tells", "shows, reports", {}},
    {"says", "states, shows, names", {}},
    {"said", "given, stated", {}},
    {"say so", "report it", {}},
    {"say it", "express it", {}},
    {"say with", "mark with, confirm with", {}},
    {"say whether", "show whether", {}},
    {"cannot say", "cannot express", {}},
    {"nobody", "no role, no session, not", {"`nobody`", "\"nobody", "`nobody"}},
    {"somebody", "another session, another role, by hand", {}},
    {"whoever", "every role that", {}},
    {"anew", "again", {}},
    {"besides", "also", {}},
    {"beside", "next to, with", {"beside-prisma"}},
    {"behind", "after", {"further behind", "fall behind", "wait behind", "leaves behind"}},
    {"at once", "immediately, directly, together", {}},
    {"as it is", "unchanged, current", {"as long as it is"}},
    {"in the way", "prevents", {}},
    {"in front of", "before", {}},
    {"way back", "rollback", {}},
    {"comes back", "is restored", {}},
    {"come back", "are restored", {}},
    {"came back", "was restored", {}},
    {"goes on", "continues", {}},
    {"go on", "continue", {}},
    {"goes along", "is copied, is dropped with it", {}},
    {"go along", "are copied, are dropped with it", {}},
    {"went along", "was copied, was dropped with it", {}},
    {"goes with", "is dropped with", {}},
    {"taken along", "deleted too", {}},
    {"took along", "deleted too", {}},
    {"let go of", "releases", {}},
    {"let go", "set to NULL, released", {}},
    {"stands", "is, is written", {"stands for"}},
    {"stand aside", "are dropped and recreated", {}},
    {"stand on", "are on", {}},
    {"may stand", "is allowed", {}},
    {"cannot stand", "is not allowed", {}},
    {"of its own", "separate, its own ...", {}},
    {"of their own", "separate, their own ...", {}},
    {"an own", "a separate", {}},
    {"handed over", "passed", {}},
    {"handed on", "passed", {}},
    {"hangs on", "depends on", {}},
    {"held against", "checked with", {}},
    {"turned round", "exchanged", {}},
    {"but for", "except", {}},
    {"is none", "is not one", {"there is none", "is none of these"}},
    {"complaint", "diagnostic", {}},
    {"complaints", "diagnostics", {}},
    {"throw-away", "disposable", {}},
    {"made-up", "random, generated", {}},
    {"mend", "repair", {}},
    {"mends", "repairs", {}},
    // clang-format on
};

// A literal that is not prose.
struct Exemption {
  std::string_view file, phrase, reason;
};

std::vector<Exemption> const exemptions = {
    {"emit/fragments.cpp", "said", "an alias of a column in SQL"},
    {"postgres/server/scratch_process.cpp", "nobody", "a user of the operating system"},
    {"emit/read_backfill.cpp", "goes on", "the wording of files that exist"},
    {"emit/read_backfill.cpp", "said", "the wording of files that exist"},
    {"emit/read_backfill.cpp", "say it", "the wording of files that exist"},
};

// In lower case, with one blank for each run of white space.
std::string normalized(std::string_view text) {
  std::string result;
  for (char const byte : text) {
    auto const c = static_cast<unsigned char>(byte);
    if (std::isspace(c) == 0)
      result += static_cast<char>(std::tolower(c));
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  return result;
}

// Whether the phrase at a place of text is part of a longer one in which it is correct.
bool is_correct(std::string_view text, std::size_t at, Phrase const& phrase) {
  return std::any_of(phrase.correct_in.begin(), phrase.correct_in.end(), [&](std::string_view longer) {
    std::size_t const before = longer.find(phrase.text);
    return before <= at && text.substr(at - before, longer.size()) == longer;
  });
}

// The phrases that a text uses, once for each place.
std::vector<Phrase const*> found_in(std::string_view text) {
  std::string const plain = normalized(text);
  std::vector<Phrase const*> result;
  for (Phrase const& phrase : phrases) {
    for (auto at = plain.find(phrase.text); at != std::string::npos; at = plain.find(phrase.text, at + 1)) {
      std::size_t const end = at + phrase.text.size();
      bool const whole =
          (at == 0 || !is_word_byte(plain[at - 1])) && (end == plain.size() || !is_word_byte(plain[end]));
      if (whole && !is_correct(plain, at, phrase)) result.push_back(&phrase);
    }
  }
  return result;
}

bool is_exempt(std::string_view file, Phrase const& phrase) {
  return std::any_of(exemptions.begin(), exemptions.end(),
                     [&](Exemption const& one) { return one.file == file && one.phrase == phrase.text; });
}

std::vector<std::string> problems_of(std::string const& file, std::vector<TextPiece> const& pieces) {
  std::vector<std::string> result;
  for (TextPiece const& piece : pieces) {
    for (Phrase const* const phrase : found_in(piece.text)) {
      if (is_exempt(file, *phrase)) continue;
      result.push_back(file + ":" + std::to_string(piece.line) + ": `" + std::string(phrase->text) +
                       "`; write: " + std::string(phrase->instead));
    }
  }
  return result;
}

// The paragraphs of a document.
std::vector<TextPiece> paragraphs_of(std::string_view text) {
  std::vector<TextPiece> result;
  std::size_t number = 0;
  bool open = false;
  for (auto const& line : golden::lines(text)) {
    ++number;
    bool const blank = line.find_first_not_of(" \t\r") == std::string::npos;
    if (!blank && !open) result.push_back({number, {}});
    if (!blank) result.back().text += line + '\n';
    open = !blank;
  }
  return result;
}

void check_none(std::vector<std::string> const& problems) {
  for (auto const& problem : problems) FAIL_CHECK(problem);
}

// The sources of the program, without tests.
std::vector<TreeFile> program_sources() {
  std::vector<TreeFile> result;
  for (char const* const folder :
       {"grammar", "compiler", "postgres", "introspect", "emit", "migrate", "cli"}) {
    auto found = files_below(folder, {".cpp", ".hpp", ".def"});
    std::move(found.begin(), found.end(), std::back_inserter(result));
  }
  return result;
}

TEST_CASE("documents, scripts and build files are in plain English") {
  auto documents = files_below("docs", {".md"});
  for (char const* const name : {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "examples/README.md",
                                 "scripts/dev", ".ci/run", "CMakeLists.txt", "tests/CMakeLists.txt"})
    documents.push_back({name, golden::read(golden::source_dir() / name)});
  REQUIRE(documents.size() > 10);
  for (auto const& file : documents) check_none(problems_of(file.path, paragraphs_of(file.text)));
}

TEST_CASE("help texts, messages and tables of codes are in plain English") {
  std::size_t literals = 0;
  for (auto const& file : program_sources()) {
    auto const texts = texts_of(file.text);
    literals += texts.literals.size();
    check_none(problems_of(file.path, texts.literals));
  }
  CHECK(literals > 5000);
}

TEST_CASE("tables of codes have comments in plain English") {
  for (char const* const name :
       {"grammar/diagnostics.def", "grammar/examples.def", "compiler/plan/actions/hazards.def"})
    check_none(problems_of(name, texts_of(golden::read(golden::source_dir() / name)).comments));
}

TEST_CASE("comments are in plain English") {
  std::size_t comments = 0;
  for (auto const& file : sources()) {
    auto const texts = texts_of(file.text);
    comments += texts.comments.size();
    check_none(problems_of(file.path, texts.comments));
  }
  CHECK(comments > 4000);
}

TEST_CASE("an exemption is needed") {
  for (Exemption const& one : exemptions) {
    INFO(one.file << " " << one.phrase);
    CHECK_FALSE(one.reason.empty());
    auto const literals = texts_of(golden::read(golden::source_dir() / one.file)).literals;
    CHECK(std::any_of(literals.begin(), literals.end(), [&](TextPiece const& piece) {
      auto const found = found_in(piece.text);
      return std::any_of(found.begin(), found.end(),
                         [&](Phrase const* phrase) { return phrase->text == one.phrase; });
    }));
  }
}

TEST_CASE("a planted phrase is found") {
  auto const source =
      "// Nobody reads it.\n"
      "#include \"nobody.hpp\"\n"
      "auto a = f(\"done at \"\n"
      "           \"once\", 'x', R\"x(what the schema says)x\");\n"
      "// The table is written\n"
      "// anew.\n"
      "auto b = \"it is \\\"told\\\"\\nhere\", c = \"at\", d = \"once\";\n";
  auto const texts = texts_of(source);
  using Problems = std::vector<std::string>;
  CHECK(problems_of("x.cpp", texts.literals) ==
        Problems{"x.cpp:3: `at once`; write: immediately, directly, together",
                 "x.cpp:4: `says`; write: states, shows, names", "x.cpp:7: `told`; write: reported"});
  CHECK(problems_of("x.cpp", texts.comments) ==
        Problems{"x.cpp:1: `nobody`; write: no role, no session, not", "x.cpp:5: `anew`; write: again"});
  CHECK(problems_of("x.md", paragraphs_of("one\n\nIt comes\n  back.\n")) ==
        Problems{"x.md:3: `comes back`; write: is restored"});
}

TEST_CASE("a phrase is found as whole words, and not where a longer one is correct") {
  CHECK(found_in("a mendacious bystander foretold it").empty());
  CHECK(found_in("the digit stands for one column").empty());
  CHECK(found_in("put it on a line of its own").size() == 1);
  CHECK(found_in("in a schema of its own").size() == 1);
  CHECK(found_in("later queries wait behind it, and the files behind it").size() == 1);
}

}  // namespace
}  // namespace lockstep::house
