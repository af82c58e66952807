// The git hook of examples/hooks in a temporary repository: it checks the staged files, and refuses a commit
// with errors.
#include "support/place.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

std::string const good = "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id Int @id\n}\n";
std::string const bad = "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id Itn @id\n}\n";

// git without a user's configuration, in the repository of the place.
Ran git(Place const& place, std::string const& arguments) {
  return place.shell(
      "unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE; export HOME=\"$PWD\" GIT_CONFIG_NOSYSTEM=1 "
      "LOCKSTEP='" LOCKSTEP_BINARY "'; git -c user.name=Test -c user.email=test@localhost " +
      arguments);
}

}  // namespace

TEST_CASE("the pre-commit hook refuses a bad schema and accepts a good one") {
  Place const place;
  REQUIRE(git(place, "init -q .").code == 0);
  std::filesystem::copy_file(golden::source_dir() / "examples/hooks/pre-commit",
                             place.path() / ".git/hooks/pre-commit",
                             std::filesystem::copy_options::overwrite_existing);
  std::string const schema = "prisma/schema.prisma";

  place.write(schema, bad);
  REQUIRE(git(place, "add prisma").code == 0);
  Ran const refused = git(place, "commit -q -m bad");
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err, ContainsSubstring("--> prisma/schema.prisma:6:6"));
  CHECK(git(place, "rev-parse -q --verify HEAD").code != 0);

  std::string crooked = good;
  crooked.insert(crooked.find("id Int"), "     ");
  place.write(schema, crooked);
  REQUIRE(git(place, "add prisma").code == 0);
  CHECK(git(place, "commit -q -m crooked").code == 1);

  // Changes that are not staged are ignored.
  place.write(schema, bad);
  REQUIRE(git(place, "add prisma").code == 0);
  place.write(schema, good);
  CHECK(git(place, "commit -q -m still-bad").code == 1);
  REQUIRE(git(place, "add prisma").code == 0);
  place.write(schema, bad);
  Ran const passed = git(place, "commit -q -m good");
  INFO(passed.err);
  CHECK(passed.code == 0);
  CHECK(git(place, "rev-parse -q --verify HEAD").code == 0);

  // A commit that does not change the schema, and one that removes it.
  place.write("other", "");
  CHECK(git(place, "add other").code == 0);
  CHECK(git(place, "commit -q -m other").code == 0);
  CHECK(git(place, "rm -q -f prisma/schema.prisma").code == 0);
  CHECK(git(place, "commit -q -m gone").code == 0);
}
