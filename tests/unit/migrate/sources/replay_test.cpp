// What migrations may query in the database in which they are replayed.
#include "migrate/sources/replay.hpp"

#include "postgres/client/connection.hpp"
#include "support/catch.hpp"

using namespace lockstep;

TEST_CASE("migrations are replayed in a database with the name of Prisma's shadow database",
          "[replay][server]") {
  ScratchServer server = ScratchServer::start({});
  std::vector<Migration> const migrations{
      {.name = "20240101000000_one",
       .path = {},
       .sql = "DO $$ BEGIN IF current_database() NOT LIKE 'prisma_migrate_shadow_db%' THEN "
              "CREATE EXTENSION there_is_none; END IF; END $$;",
       .checksum = {},
       .phase = {}},
      {.name = "20240101000001_two", .path = {}, .sql = "CREATE TABLE t ();", .checksum = {}, .phase = {}}};
  std::string const url = replay(migrations, "public", server);
  CHECK(Connection::open(url).execute("SELECT FROM public.t").rows() == 0);
}
