// What a rollback would lose is named before its first step.
#include "support/phased.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::failure_of;
using testing::files_between;
using testing::must_run;

TEST_CASE("a rollback names everything that it would lose in one error", "[server]") {
  std::string const item = "model Item {\n  id Int @id\n", tail = "  @@map(\"items\")\n}\n";
  std::string const log = "model Log {\n  id Int @id\n  @@map(\"logs\")\n}\n";
  testing::Phased const files =
      files_between(item + tail, item + "  size Int?\n  name String?\n" + tail + log);
  REQUIRE(files.up.size() == 1);
  auto const database = testing::fresh_database("guards");
  Connection connection = database.connect();
  must_run(files_between("", item + tail).up.front(), connection);
  must_run(files.up.front(), connection);
  connection.execute("INSERT INTO items VALUES (1, 2, 'n'); INSERT INTO logs VALUES (1)");
  std::string const all = failure_of(files.down.front(), connection);
  for (char const* const loss : {"\"items\".\"size\" has values", "\"items\".\"name\" has values",
                                 "\"logs\" has rows", ", which would be lost"})
    CHECK_THAT(all, ContainsSubstring(loss));
  connection.execute("UPDATE items SET size = NULL");
  std::string const rest = failure_of(files.down.front(), connection);
  CHECK(rest.find("size") == std::string::npos);
  CHECK_THAT(rest, ContainsSubstring("\"items\".\"name\" has values"));
  connection.execute("SET lockstep.allow_data_loss = 'on'");
  must_run(files.down.front(), connection);
}
