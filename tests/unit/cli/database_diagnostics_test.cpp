// Every file below tests/diagnostics/database is a schema and, after a line "// ---", the expected output of
// comparing it with a database that has a table `Item` with a column `code`. LOCKSTEP_UPDATE=1 rewrites them.
#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;

TEST_CASE("the diagnostics of a schema compared with a database are the expected ones") {
  constexpr std::string_view separator = "// ---\n";
  auto const database = testing::fresh_database("diagnostics");
  database.connect().execute(
      "CREATE TABLE \"Item\" (id int CONSTRAINT \"Item_pkey\" PRIMARY KEY, code text NOT NULL DEFAULT "
      "upper('a'))");
  // A role to which the policies of the table apply.
  database.connect().execute(
      "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lockstep_other') THEN "
      "CREATE ROLE lockstep_other; END IF; END $$; ALTER TABLE \"Item\" ENABLE ROW LEVEL SECURITY");
  std::string const as_other = database.url() + (database.url().find('?') == std::string::npos ? "?" : "&") +
                               "options=-c%20role%3Dlockstep_other";
  testing::Place const place;
  for (auto const& path : golden::files(golden::source_dir() / "tests/diagnostics/database", ".prisma")) {
    std::string const content = golden::read(path);
    std::string const text = content.substr(0, content.find(separator));
    place.write(path.filename().string(), text);
    auto const ran =
        place.run("migrate diff --from '" + (path.stem() == "hidden_rows" ? as_other : database.url()) +
                  "' --to " + path.filename().string());
    std::string expected = text + std::string(separator);
    for (std::string const& line : golden::lines(ran.err))
      expected += line.empty() ? "//\n" : "// " + line + "\n";
    golden::check_golden(path, expected);
  }
}
