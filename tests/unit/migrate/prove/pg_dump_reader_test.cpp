// The model is complete: each database of tests/catalog is read and created again from the model alone, and
// pg_dump, which shares no code with introspection, must give the same text for both. A difference is in a
// dump.diff next to the setup; without that file, there is none.
#include "migrate/prove/pg_dump_reader.hpp"

#include "introspect/introspect.hpp"
#include "support/catch.hpp"
#include "support/create.hpp"
#include "support/golden.hpp"
#include "support/server.hpp"
#include "support/setup.hpp"
#include "support/spell_defaults.hpp"
#include "support/temporary_folder.hpp"

using namespace lockstep;

namespace {

// Without what the model omits on purpose: the history of Prisma, and passwords.
std::vector<std::string> entries(std::string const& url, bool owners) {
  std::vector<std::string> result = dump_entries(url, owners);
  std::erase_if(result, [](std::string const& entry) {
    return entry.starts_with("-- Name: _prisma_migrations") || entry.starts_with("-- Name: USER MAPPING");
  });
  // A pg_dump before 17 writes default privileges with two blanks before TO.
  for (std::string& entry : result) {
    std::size_t const at = entry.find("  TO ");
    if (entry.starts_with("-- Name: DEFAULT PRIVILEGES") && at != std::string::npos) entry.erase(at, 1);
  }
  return result;
}

}  // namespace

TEST_CASE("what a function has in its body is not read as a part of the dump", "[dump]") {
  std::string const heading = "--\n-- Name: f(); Type: FUNCTION; Schema: public; Owner: -\n--\n\n";
  std::string const body =
      "BEGIN\n\n--\n-- Name: g(); it's no entry\nSET default_a = 1;\n  WITH (b, a)\nEND;\n";
  std::string const dump = "SET x = 1;\n\n" + heading + "CREATE FUNCTION f() AS $$" + body +
                           "$$;\n\n\n--\n-- PostgreSQL database dump complete\n--\n";
  CHECK(entries_of(dump) ==
        std::vector<std::string>{"-- Name: f(); Type: FUNCTION; Schema: public; Owner: -\n"
                                 "CREATE FUNCTION f() AS $$" +
                                 body + "$$;\n"});
}

TEST_CASE("pg_dump reaches the server that the environment names for our own sessions", "[dump][server]") {
  testing::Database const database = testing::fresh_database("service");
  database.connect().execute("CREATE TABLE t (id int)");
  std::string service = "[dumped]\n";
  for (auto const& [keyword, value] : parse_connection_url(database.url()).parameters)
    service += keyword + "=" + value + "\n";
  testing::TemporaryFolder const folder;
  golden::write(folder.path() / "services", service);
  ::setenv("PGSERVICEFILE", (folder.path() / "services").c_str(), 1);
  ::setenv("PGSERVICE", "dumped", 1);
  std::string const name(Connection::open("postgresql://").execute("SELECT current_database()").text(0, 0));
  std::vector<std::string> const entries = dump_entries("postgresql://");
  ::unsetenv("PGSERVICE");
  ::unsetenv("PGSERVICEFILE");
  CHECK(name == parse_connection_url(database.url()).value("dbname"));
  CHECK(entries == dump_entries(database.url()));
}

TEST_CASE("pg_dump of a database made from the model alone equals that of its original", "[dump][server]") {
  for (auto const& setup : golden::files(golden::source_dir() / "tests/catalog", ".sql")) {
    INFO(setup.parent_path().filename().string());
    bool const ownership = setup.parent_path().filename() == "ownership";
    testing::Database const original = testing::fresh_database("original");
    Connection there = original.connect();
    testing::set_up(setup, there);
    testing::Database const copy = testing::fresh_database("copy");
    Connection here = copy.connect();
    model::Schema const schema = introspect(there, {.schemas = {}, .ownership = ownership});
    auto const known = setup.parent_path() / "dump.diff";
    try {
      testing::create(schema, here);
    } catch (std::runtime_error const& refused) {
      REQUIRE(std::filesystem::exists(known));
      golden::check_golden(known, std::string("not made: ") + refused.what() + '\n');
      continue;
    }
    testing::spell_defaults(schema, there);
    std::string const difference =
        dump_difference(entries(original.url(), ownership), entries(copy.url(), ownership));
    if (std::filesystem::exists(known)) {
      golden::check_golden(known, difference);
      CHECK(difference != "");
    } else {
      CHECK(difference == "");
    }
  }
}
