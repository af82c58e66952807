// Which databases are on this machine.
#include "migrate/reset.hpp"

#include "support/catch.hpp"

using namespace lockstep;

TEST_CASE("a database is local when all of its hosts are", "[reset]") {
  auto const local = [](std::string const& url) { return is_local(parse_connection_url(url)); };
  CHECK(local("postgresql:///app"));
  CHECK(local("postgresql://u@localhost:5433/app"));
  CHECK(local("postgresql://u@127.0.0.1/app"));
  CHECK(local("postgresql://u@[::1]/app"));
  CHECK(local("postgresql://u@localhost/app?host=/run/postgresql"));
  CHECK_FALSE(local("postgresql://u@db.example.org/app"));
  CHECK_FALSE(local("postgresql://u@localhost,db.example.org/app"));
  CHECK_FALSE(local("postgresql://u@localhost/app?hostaddr=10.0.0.7"));
}
