// No output of the program contains a password, wherever the user has put the connection string, and other
// users cannot read a file with rows of the database.
#include <sys/stat.h>

#include "postgres/client/connection_url.hpp"
#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

constexpr char const* schema = "model A {\n  id Int @id\n}\n";

void shows_nothing(Place const& place, std::string const& arguments, std::string const& environment = {}) {
  Ran const ran = place.run(arguments, environment);
  INFO(environment << " " << arguments << "\n" << ran.out << ran.err);
  CHECK(ran.code == 1);
  CHECK((ran.out + ran.err).find("s3cret") == std::string::npos);
  CHECK_FALSE(ran.err.empty());
}

}  // namespace

TEST_CASE("secrets: a connection string in any place of the command line is shown without its password") {
  Place const place;
  place.write("a.prisma", schema);
  for (std::string const url :
       {"host=127.0.0.1 port=1 password=s3cret dbname=d",
        "host=127.0.0.1 password = '\\'s3cret s3cret' dbname=d", "postgres:/u:s3cret@127.0.0.1/d",
        "postgres:u:s3cret@127.0.0.1/d://", "postgresql://u:s3cret@127.0.0.1:1/d", "postgresql://u:s3cret",
        "postgresql://u:s3cret/s3cret@h/d", "postgresql://h/d?password=s3cret", "POSTGRESQL://u:s3cret@h/d",
        "mysql://u:s3cret@h/d", "prisma+postgres://h/?api_key=s3cret"}) {
    std::string const word = "\"" + url + "\"";
    for (std::string const arguments :
         {"migrate diff --to empty --from ", "migrate diff --from empty --to ",
          "migrate verify --from empty --to ", "drift --schema a.prisma --url ", "drift --migrations ",
          "drift --schema ", "drift ", "validate ", "validate --schema ", "format ", "db pull --url ",
          "db push --schema a.prisma --url ", "migrate deploy --migrations ", "migrate status --url ",
          "migrate lint ", "frobnicate ", "migrate dev --schema ",
          "migrate diff --from empty --to a.prisma --format "})
      shows_nothing(place, arguments + word, "DATABASE_URL=");
  }
}

TEST_CASE("secrets: a variable or a .env file is shown without its password") {
  for (std::string const value : {"s3cret", "u:s3cret@h/d", "postgres:/u:s3cret@h/d", "mysql://u:s3cret@h/d",
                                  "host=h password=s3cret"}) {
    Place const place;
    place.write("a.prisma", schema);
    shows_nothing(place, "drift --schema a.prisma", "DATABASE_URL='" + value + "'");
    place.write(".env", "DATABASE_URL=\"" + value + "\"\n");
    shows_nothing(place, "drift --schema a.prisma");
    shows_nothing(place, "migrate status");
  }
}

TEST_CASE("secrets: a URL in the schema is shown without its password") {
  Place const place;
  place.write("a.prisma",
              "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://u:s3cret@127.0.0.1:1/d\" "
              "url = 1\n}\n"
              "model A {\n  id Int @id\n  b Nothing\n}\n");
  for (std::string const arguments :
       {"validate a.prisma", "validate a.prisma --format json", "validate a.prisma --format github",
        "validate a.prisma --print ast", "migrate diff --from empty --to a.prisma --print ast",
        "migrate diff --from empty --to a.prisma", "db push --schema a.prisma"}) {
    Ran const ran = place.run(arguments);
    INFO(arguments << "\n" << ran.out << ran.err);
    CHECK(ran.code == 1);
    CHECK((ran.out + ran.err).find("s3cret") == std::string::npos);
  }
  CHECK_THAT(place.run("validate a.prisma").err, ContainsSubstring("postgresql://u:******@127.0.0.1:1/d"));
  // `format` still writes the connection string unchanged.
  place.write("b.prisma",
              "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://u:s3cret@h/d\"\n}\n");
  CHECK(place.run("validate b.prisma --print ast").out.find("s3cret") == std::string::npos);
  CHECK(place.run("format b.prisma").code == 0);
  CHECK_THAT(golden::read(place.path() / "b.prisma"), ContainsSubstring("s3cret"));
}

TEST_CASE("secrets: only its owner can read a backup, and a failed one reports why and leaves nothing") {
  testing::Database const database = testing::fresh_database("backup");
  database.connect().execute(
      "CREATE TABLE t AS SELECT md5(i::text) AS a FROM generate_series(1, 20000) AS i");
  Place const place;
  place.write("m/1_a/migration.sql", "CREATE TABLE a (id int);\n");
  auto const deploy = [&](std::string const& url) {
    return " migrate deploy --migrations m --url '" + url + "' --backup b.dump";
  };
  std::filesystem::path const file = place.path() / "b.dump";
  auto const part = file.string() + ".part";

  Ran const full = place.shell("ulimit -f 8; lockstep" + deploy(database.url()));
  INFO(full.err);
  CHECK(full.code == 1);
  CHECK_THAT(full.err, ContainsSubstring("no backup was made, and nothing else was done: pg_dump failed: "));
  CHECK_FALSE(std::filesystem::exists(part));

  ConnectionUrl nowhere = parse_connection_url(database.url());
  nowhere.parameters["user"] = "nobody_at_all";
  nowhere.parameters["password"] = "s3cret";
  Ran const refused = place.run(deploy(to_string(nowhere)));
  INFO(refused.err);
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err, ContainsSubstring("role \"nobody_at_all\" does not exist"));
  CHECK(refused.err.find("s3cret") == std::string::npos);
  CHECK_FALSE(std::filesystem::exists(part));

  Ran const done = place.shell("umask 000; lockstep" + deploy(database.url()));
  INFO(done.err);
  CHECK_THAT(done.err, ContainsSubstring("which pg_restore can read"));
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK_FALSE(std::filesystem::exists(part));

  std::filesystem::remove(file);
  place.write("b.dump.part", "of another backup");
  Ran const other = place.run(deploy(database.url()));
  CHECK(other.code == 1);
  CHECK_THAT(other.err, ContainsSubstring("b.dump.part"));
  CHECK(golden::read(part) == "of another backup");
}
