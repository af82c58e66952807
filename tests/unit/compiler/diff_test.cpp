// The differ: which objects count as the same, which as renamed, and how it describes changes.

#include "compiler/diff/diff.hpp"

#include "compiler/diff/joins.hpp"
#include "support/schema_text.hpp"

namespace lockstep {
namespace {

using testing::read_schema;

// The description of each change on a line.
std::string changes(std::string const& from, std::string const& to) {
  auto const old = read_schema(from), now = read_schema(to);
  Diagnostics diagnostics;
  auto const renames = applicable({old.schema, now.schema}, now.hints, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  std::string text;
  for (Change const& change : diff({old.schema, now.schema}, renames)) text += phrase(change) + "\n";
  return text;
}

std::string const user = "model User {\n  id Int @id\n  name String?\n  @@index([name])\n}\n";

TEST_CASE("a schema does not differ from itself, nor from itself in another order") {
  std::string const post = "model Post {\n  id Int @id\n  kind Kind\n}\nenum Kind {\n  A\n  B\n}\n";
  CHECK(changes(user + post, user + post).empty());
  CHECK(changes(user + post, post + user).empty());
}

TEST_CASE("columns are paired by name and their order does not count") {
  CHECK(changes(user, "model User {\n  name String?\n  id Int @id\n  @@index([name])\n}\n").empty());
  CHECK(changes(user, "model User {\n  id BigInt @id\n  name String\n  @@index([name])\n}\n") ==
        "alter column public.User.id: type\nalter column public.User.name: nullable\n");
}

TEST_CASE("an index or key that is equal except for its name is renamed") {
  CHECK(
      changes(user,
              "model User {\n  id Int @id(map: \"pk\")\n  name String?\n  @@index([name], map: "
              "\"by_name\")\n}\n") ==
      "rename primary key public.User.User_pkey to pk\nrename index public.User.User_name_idx to by_name\n");
}

TEST_CASE("a rename without a hint is a drop and a create, and a warning") {
  std::string const renamed = "model User {\n  id Int @id\n  title String?\n  @@index([title])\n}\n";
  auto const old = read_schema(user), now = read_schema(renamed);
  auto const found = diff({old.schema, now.schema}, {});
  Diagnostics diagnostics;
  suggest_renames({old.schema, now.schema}, found, now.hints, now.origins, diagnostics);
  REQUIRE(diagnostics.sorted().size() == 1);
  CHECK_FALSE(diagnostics.has_errors());
  CHECK_THAT(diagnostics.sorted().front().message, ContainsSubstring("did you mean a rename"));
  CHECK_THAT(diagnostics.sorted().front().help, ContainsSubstring("@renamedFrom(\"name\")"));
}

TEST_CASE("two candidates of one shape give no suggestion") {
  std::string const two = "model User {\n  id Int @id\n  a String?\n  b String?\n}\n";
  auto const old = read_schema(user), now = read_schema(two);
  Diagnostics diagnostics;
  suggest_renames({old.schema, now.schema}, diff({old.schema, now.schema}, {}), now.hints, now.origins,
                  diagnostics);
  CHECK(diagnostics.empty());
}

TEST_CASE("a hinted rename also applies to indexes, keys and references") {
  std::string const from = user +
                           "model Post {\n  id Int @id\n  userId Int\n  user User @relation(fields: "
                           "[userId], references: [id])\n}\n";
  std::string const old =
      "model User {\n  id Int @id\n  name String?\n  posts Post[]\n  @@index([name])\n}\n" +
      from.substr(user.size());
  std::string const now =
      "model Person {\n  uid Int @id @renamedFrom(\"id\")\n  name String?\n  posts Post[]\n  "
      "@@index([name])\n  "
      "@@renamedFrom(\"User\")\n}\nmodel Post {\n  id Int @id\n  userId Int\n  user Person @relation(fields: "
      "[userId], references: [uid])\n}\n";
  CHECK(changes(old, now) ==
        "rename table public.User to public.Person\nrename column public.User.id to uid\n"
        "rename primary key public.User.User_pkey to Person_pkey\nrename index public.User.User_name_idx to "
        "Person_name_idx\n");
}

TEST_CASE("a hint has no effect when the old name is gone, and is an error when both names exist") {
  std::string const hinted = "model User {\n  id Int @id\n  title String? @renamedFrom(\"name\")\n}\n";
  CHECK(changes("model User {\n  id Int @id\n  title String?\n}\n", hinted).empty());
  auto const old = read_schema("model User {\n  id Int @id\n  name String?\n  title String?\n}\n");
  auto const now = read_schema(hinted);
  Diagnostics diagnostics;
  CHECK(applicable({old.schema, now.schema}, now.hints, diagnostics).empty());
  REQUIRE(diagnostics.has_errors());
  CHECK(diagnostics.sorted().front().code == Code::rename_conflict);
}

// Whether the hints of the text apply, and whether they apply after those of the join tables are derived.
void check_joins(std::string const& from, std::string const& to, bool bare_applies) {
  auto const old = read_schema(from), now = read_schema(to);
  Diagnostics bare, derived;
  applicable({old.schema, now.schema}, now.hints, bare);
  CHECK(bare.has_errors() != bare_applies);
  Hints const hints = with_join_tables({old.schema, now.schema}, {old.hints, now.hints}, derived);
  CHECK_FALSE(applicable({old.schema, now.schema}, hints, derived).empty());
  CHECK_FALSE(derived.has_errors());
}

std::string fruit(std::string const& model, std::string const& relation, std::string const& more = {}) {
  return "model " + model + " {\n  id Int @id\n  pears Pear[]" + relation + "\n" + more +
         "}\nmodel Pear {\n  id BigInt @id\n  fruits " + model + "[]" + relation + "\n}\n";
}

TEST_CASE(
    "hints without the renames that follow for a join table are refused where its links depend on them") {
  std::string const mix = " @relation(\"mix\")", renamed = "  @@renamedFrom(\"Apple\")\n";
  check_joins(fruit("Apple", mix), fruit("Quince", mix, renamed), false);  // exchanges sides, keeps its name
  check_joins(fruit("Apple", ""), fruit("Quince", "", renamed), false);   // exchanges sides, changes its name
  check_joins(fruit("Apple", ""), fruit("Banana", "", renamed), false);   // only changes its name
  check_joins(fruit("Apple", mix), fruit("Banana", mix, renamed), true);  // does not change
}

TEST_CASE("an enum value that is renamed is renamed in defaults too") {
  std::string const from =
      "model T {\n  id Int @id\n  e E @default(OLD)\n  l E[] @default([OLD, KEPT])\n}\nenum E {\n  OLD\n  "
      "KEPT\n}\n";
  std::string const to =
      "model T {\n  id Int @id\n  e E @default(NEW)\n  l E[] @default([NEW, KEPT])\n}\nenum E {\n  NEW "
      "@renamedFrom(\"OLD\")\n  KEPT\n}\n";
  CHECK(changes(from, to) == "rename enum value public.E.OLD to NEW\n");
}

TEST_CASE("the summary groups what belongs to a table and shows old and new values") {
  auto const old = read_schema(user);
  auto const now = read_schema(
      "model User {\n  id Int @id\n  name String @default(\"x\")\n  age Int?\n}\nenum E {\n  A\n}\n");
  CHECK(summary(diff({old.schema, now.schema}, {}), {old.schema, now.schema}) ==
        "~ table public.User\n    - index User_name_idx\n    + column age integer\n"
        "    ~ column name: nullable yes -> no, default none -> 'x'\n+ enum public.E\n");
  CHECK(summary({}, {old.schema, old.schema}) == "No difference.\n");
}

}  // namespace
}  // namespace lockstep
