// A valid text, damaged at random from fixed seeds: parsing must end, and every span must lie inside the
// text.
#include <random>

#include "grammar/parse.hpp"
#include "support/catch.hpp"

using namespace lockstep;

namespace {

constexpr std::string_view valid = R"(/// @@renamedFrom("people")
model User {
  id    Int      @id @default(autoincrement()) /// @renamedFrom("pk")
  email String?  @db.VarChar(255) // comment
  tags  String[] @default(["a", "b\u00e9"])
  other Unsupported("circle")?
  /* several
     lines */
  post  Post     @relation(fields: [postId], references: [id], onDelete: Cascade)
  @@index([email(sort: Desc), id], where: { email: { not: null } })
}

enum Role {
  ADMIN @map("admin")
  名前
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
)";

constexpr std::string_view bits = "{}[]()@\"\\/*:,.=?!\n\r\t #-_0aZ\xC3\xA9\x01";

std::string mutate(std::string text, std::mt19937& random) {
  auto const below = [&](std::size_t limit) { return random() % limit; };
  for (std::size_t left = 1 + below(6); left > 0; --left) {
    auto const at = below(text.size() + 1);
    auto const size = below(12);
    switch (below(4)) {
      case 0:
        text.insert(at, 1, bits[below(bits.size())]);
        break;
      case 1:
        text.erase(at, size);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size() + 1), 4 * size));
        break;
      default:
        text.resize(std::max<std::size_t>(at, 1));
    }
  }
  return text;
}

bool inside(Span span, std::string const& text) { return span.begin <= span.end && span.end <= text.size(); }

bool inside(ast::Expression const& value, std::string const& text) {
  for (auto const& argument : value.arguments)
    if (!inside(argument.span, text) || !inside(argument.value, text)) return false;
  return inside(value.span, text);
}

bool inside(ast::Model const& model, std::string const& text) {
  for (auto const& field : model.fields) {
    if (!inside(field.span, text) || (field.type && !inside(field.type->span, text))) return false;
    for (auto const& attribute : field.attributes) {
      if (!inside(attribute.span, text)) return false;
      for (auto const& argument : attribute.arguments)
        if (!inside(argument.value, text)) return false;
    }
  }
  return inside(model.span, text);
}

void check(std::string const& text) {
  Sources const sources{{.name = "mutant", .text = text}};
  Diagnostics diagnostics;
  auto const file = parse(sources, 0, diagnostics);
  bool good = true;
  for (auto const& each : diagnostics.sorted()) {
    good = good && each.span && inside(*each.span, text);
    for (auto const& label : each.labels) good = good && inside(label.span, text);
  }
  for (auto const& block : file.blocks)
    if (auto const* const model = std::get_if<ast::Model>(&block)) good = good && inside(*model, text);
  auto const shown = render(diagnostics, sources);
  if (good && (diagnostics.empty() || !shown.empty())) return;
  FAIL_CHECK("a span is outside of this text:\n" + text);
}

}  // namespace

TEST_CASE("damaged texts are parsed to their end") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    std::mt19937 random(seed);
    check(mutate(std::string(valid), random));
  }
  SUCCEED();
}

TEST_CASE("every prefix of a text is parsed") {
  for (std::size_t size = 0; size <= valid.size(); ++size) check(std::string(valid.substr(0, size)));
  SUCCEED();
}
