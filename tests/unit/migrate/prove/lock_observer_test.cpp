// A session reads its locks correctly with any search_path.
#include "migrate/prove/lock_observer.hpp"

#include "support/catch.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

TEST_CASE("locks are observed with any search_path") {
  auto const database = testing::fresh_database("locks");
  Connection connection = database.connect();
  connection.execute(
      "CREATE TABLE parent (id int) PARTITION BY LIST (id);"
      "CREATE TABLE part PARTITION OF parent FOR VALUES IN (1);"
      "CREATE SCHEMA other;"
      "CREATE VIEW other.pg_locks AS SELECT * FROM pg_catalog.pg_locks WHERE false;"
      "CREATE FUNCTION other.never(name, name) RETURNS boolean LANGUAGE sql AS 'SELECT false';"
      "CREATE OPERATOR other.<> (LEFTARG = name, RIGHTARG = name, FUNCTION = other.never);"
      "SET search_path = other, pg_catalog, public");
  LockWatch watch(connection);
  connection.execute("BEGIN");
  watch.begin();
  connection.execute("LOCK TABLE public.part IN SHARE MODE");
  auto const taken = watch.taken();
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].lock == Lock::share);
  CHECK_FALSE(taken[0].view);
  CHECK(taken[0].names == std::set<model::Name>{{"public", "parent"}, {"public", "part"}});
  CHECK(watch.taken().empty());
  connection.execute("ROLLBACK");
}

}  // namespace
}  // namespace lockstep
