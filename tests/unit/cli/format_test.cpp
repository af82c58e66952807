// `format`, run in a shell: its effect on files, and when it does not change them.
#include <sys/stat.h>
#include <unistd.h>

#include "support/place.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;
namespace fs = std::filesystem;

namespace {

std::string const untidy = "model User {\n id Int @id\n     name   String?\n}";
std::string const tidy = "model User {\n  id   Int     @id\n  name String?\n}\n";

std::string text(Place const& place, std::string const& name) { return golden::read(place.path() / name); }

// A rewritten file has another inode.
ino_t inode(Place const& place, std::string const& name) {
  struct stat status {};
  REQUIRE(::stat((place.path() / name).c_str(), &status) == 0);
  return status.st_ino;
}

std::size_t entries(fs::path const& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("format: the default place, and a second run changes nothing") {
  Place const place;
  place.write("prisma/schema.prisma", untidy);
  Ran const first = place.run("format");
  CHECK(first.code == 0);
  CHECK(first.out == "formatted prisma/schema.prisma\n");
  CHECK(first.err.empty());
  CHECK(text(place, "prisma/schema.prisma") == tidy);
  auto const before = inode(place, "prisma/schema.prisma");
  Ran const second = place.run("format");
  CHECK(second.code == 0);
  CHECK(second.out.empty());
  CHECK(inode(place, "prisma/schema.prisma") == before);
  CHECK(entries(place.path() / "prisma") == 1);  // no temporary file is left
}

TEST_CASE("format: --schema, several paths, a folder as one schema") {
  Place const place;
  place.write("a.prisma", untidy);
  CHECK(place.run("format --schema a.prisma").code == 0);
  CHECK(text(place, "a.prisma") == tidy);
  place.write("b.prisma", untidy);
  place.write("s/user.prisma", "model User {\n id Int @id\n posts Post[]\n}\n");
  place.write("s/deep/post.prisma", "model Post {\n  id Int @id\n}\n");
  place.write("s/note.txt", "left   alone");
  Ran const both = place.run("format b.prisma s");
  CHECK(both.code == 0);
  CHECK(both.out == "formatted b.prisma\nformatted s/deep/post.prisma\nformatted s/user.prisma\n");
  CHECK(text(place, "b.prisma") == tidy);
  CHECK(text(place, "s/user.prisma") == "model User {\n  id    Int    @id\n  posts Post[]\n}\n");
  CHECK(text(place, "s/deep/post.prisma") ==
        "model Post {\n  id     Int   @id\n  user   User? @relation(fields: [userId], references: [id])\n"
        "  userId Int?\n}\n");
  CHECK(text(place, "s/note.txt") == "left   alone");
  CHECK(place.run("format --schema a.prisma b.prisma").code == 1);
}

TEST_CASE("format --check: names the files that would change and writes nothing") {
  Place const place;
  place.write("a.prisma", untidy);
  place.write("b.prisma", tidy);
  Ran const found = place.run("format --check a.prisma b.prisma");
  CHECK(found.code == 2);
  CHECK(found.out.empty());
  CHECK(found.err == "would change a.prisma\n");
  CHECK(text(place, "a.prisma") == untidy);
  CHECK(place.run("format --check b.prisma").code == 0);
}

TEST_CASE("format -: from stdin to stdout") {
  Place const place;
  place.write("a.prisma", untidy);
  Ran const piped = place.run("format -", {}, "a.prisma");
  CHECK(piped.code == 0);
  CHECK(piped.out == tidy);
  CHECK(text(place, "a.prisma") == untidy);
  Ran const checked = place.run("format --check -", {}, "a.prisma");
  CHECK(checked.code == 2);
  CHECK(checked.out.empty());
  CHECK(checked.err == "would change <stdin>\n");
  place.write("bad.prisma", "model User\n");
  Ran const bad = place.run("format -", {}, "bad.prisma");
  CHECK(bad.code == 1);
  CHECK(bad.out.empty());
  CHECK_THAT(bad.err, ContainsSubstring("<stdin>:1"));
  CHECK(place.run("format - a.prisma").code == 1);
}

TEST_CASE("format: one syntax error stops the run before anything is written") {
  Place const place;
  place.write("s/a.prisma", untidy);
  place.write("s/b.prisma", "model Post {\n  id Int @id(\n}\n");
  place.write("c.prisma", untidy);
  Ran const refused = place.run("format c.prisma s");
  CHECK(refused.code == 1);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, ContainsSubstring("s/b.prisma:2"));
  CHECK(text(place, "s/a.prisma") == untidy);
  CHECK(text(place, "c.prisma") == untidy);
  CHECK(place.run("format --check s").code == 1);
  place.write("next.prisma", "// use prisma-next\nmodel  A {\n}\n");
  CHECK(place.run("format next.prisma").code == 1);
  CHECK(place.run("format none.prisma").code == 1);
  CHECK(place.run("format postgresql://host/base").code == 1);
}

TEST_CASE("format: a schema with semantic errors is still laid out") {
  Place const place;
  place.write("a.prisma", "model User {\n id Nothing @id\n}\n");
  CHECK(place.run("format a.prisma").code == 0);
  CHECK(text(place, "a.prisma") == "model User {\n  id Nothing @id\n}\n");
}

TEST_CASE("format: line ends and byte order mark") {
  Place const place;
  place.write("a.prisma", "model A {\r\n id Int @id\r\n}\r\n");
  CHECK(place.run("format a.prisma").code == 0);
  CHECK(text(place, "a.prisma") == "model A {\r\n  id Int @id\r\n}\r\n");
  place.write("b.prisma", "\xEF\xBB\xBFmodel A {\n id Int @id\n bs B[]\n}\nmodel B {\n id Int @id\n}\n");
  CHECK(place.run("format b.prisma").code == 0);
  CHECK(text(place, "b.prisma") ==
        "\xEF\xBB\xBFmodel A {\n  id Int @id\n  bs B[]\n}\n\nmodel B {\n  id  Int  @id\n"
        "  a   A?   @relation(fields: [aId], references: [id])\n  aId Int?\n}\n");
}

TEST_CASE("format: permissions are kept and links followed") {
  Place const place;
  place.write("real/a.prisma", untidy);
  fs::permissions(place.path() / "real/a.prisma", fs::perms(0640));
  fs::create_symlink("real/a.prisma", place.path() / "link.prisma");
  CHECK(place.run("format link.prisma").code == 0);
  CHECK(fs::is_symlink(place.path() / "link.prisma"));
  CHECK(text(place, "real/a.prisma") == tidy);
  CHECK(fs::status(place.path() / "real/a.prisma").permissions() == fs::perms(0640));
}

TEST_CASE("format: a read-only file stops the run before anything is written") {
  Place const place;
  place.write("a.prisma", untidy);
  place.write("b.prisma", untidy);
  fs::permissions(place.path() / "b.prisma", fs::perms(0444));
  Ran const refused = place.run("format a.prisma b.prisma");
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err, ContainsSubstring("b.prisma"));
  CHECK(text(place, "a.prisma") == untidy);
  CHECK(text(place, "b.prisma") == untidy);
  CHECK(entries(place.path()) == 4);  // the two, and the output files of the shell
  CHECK(place.run("format --check b.prisma").code == 2);
}
