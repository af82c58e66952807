// Connection strings: tables of spellings and their meaning, and that no password is ever shown.
#include "postgres/client/connection_url.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "postgres/client/libpq_options.hpp"
#include "postgres/client/redact.hpp"
#include "support/catch.hpp"

namespace lockstep {
namespace {

std::string dump(std::string const& text) {
  auto const url = parse_connection_url(text);
  std::string out;
  for (auto const& [keyword, value] : url.parameters) out += keyword + "=" + value + " ";
  if (!url.schema.empty()) out += "schema: " + url.schema + " ";
  if (!out.empty()) out.pop_back();
  return out;
}

struct Row {
  std::string text;
  std::string expected;
};

TEST_CASE("a connection string is parsed") {
  // clang-format off
  std::vector<Row> const rows = {
      {"postgresql://", ""},
      {"postgres://localhost", "host=localhost"},
      {"postgresql://u@h:5433/db", "dbname=db host=h port=5433 user=u"},
      {"postgresql://u:p@h/db", "dbname=db host=h password=p user=u"},
      {"postgresql://u:p%40%2F%3a%25@h/d%20b", "dbname=d b host=h password=p@/:% user=u"},
      {"postgresql://u:p@ss@h/db", "dbname=db host=h password=p@ss user=u"},
      {"postgresql://u:a:b@h/db", "dbname=db host=h password=a:b user=u"},
      {"postgresql://[::1]:5433/db", "dbname=db host=::1 port=5433"},
      {"postgresql://a,b:5433/db", "dbname=db host=a,b port=,5433"},
      {"postgresql://u@/db?host=/run/postgresql", "dbname=db host=/run/postgresql user=u"},
      {"postgresql://%2Frun%2Fpostgresql/db", "dbname=db host=/run/postgresql"},
      {"postgresql://h/db?schema=app", "dbname=db host=h schema: app"},
      {"postgresql://h/db?schema=a%20b&sslmode=require#x", "dbname=db host=h sslmode=require schema: a b"},
      {"postgresql://h/db?pgbouncer=true&connection_limit=1&pool_timeout=0&socket_timeout=3"
       "&statement_cache_size=0&sslaccept=strict&single_use_connections=true&sslidentity=x&sslpassword=y",
       "dbname=db host=h"},
      {"postgresql://h/db?sslcert=ca.pem", "dbname=db host=h"},
      {"postgresql://h/db?sslcert=me.crt&sslkey=me.key", "dbname=db host=h sslcert=me.crt sslkey=me.key"},
      {"postgresql://h/db?ssl=true", "dbname=db host=h sslmode=require"},
      {"postgresql://h/db?sslmode=verify-full&ssl=true", "dbname=db host=h sslmode=verify-full"},
      {"postgresql://h/db?connect_timeout=3&options=-c%20jit%3Doff&user=u&password=p",
       "connect_timeout=3 dbname=db host=h options=-c jit=off password=p user=u"},
      {"host=h dbname = db", "dbname=db host=h"},
      {R"( user='o\'neil' password='a b' schema=app )", "password=a b user=o'neil schema: app"},
  };
  // clang-format on
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(dump(row.text) == row.expected);
    CHECK(dump(to_string(parse_connection_url(row.text))) == row.expected);
  }
}

TEST_CASE("an invalid connection string is refused without showing it") {
  for (std::string const text :
       {"postgresql://u:geheim", "postgresql://u:geheim/db", "postgresql://u:ge%zzheim@h/db",
        "postgresql://u:12/geheim@h/db", "postgresql://u:12?geheim@h/db", "mysql://u:geheim@h/db",
        "u:geheim@h/db", "geheim", "host=h password='geheim", "postgresql://[::1/db?x=geheim"}) {
    INFO(text);
    try {
      parse_connection_url(text);
      FAIL("read");
    } catch (ConnectError const& error) {
      CHECK_THAT(error.what(), ContainsSubstring("cannot be read"));
      CHECK_THAT(error.what() + error.hint, !ContainsSubstring("geheim"));
      CHECK_FALSE(error.hint.empty());
    }
  }
}

TEST_CASE("a redacted connection string shows no password") {
  // clang-format off
  std::vector<Row> const rows = {
      {"postgresql://u:geheim@h:5432/db", "postgresql://u:***@h:5432/db"},
      {"postgresql://u@h:5432/db", "postgresql://u@h:5432/db"},
      {"postgresql://h:5432,[::1]:5433/db?sslmode=require", "postgresql://h:5432,[::1]:5433/db?sslmode=require"},
      {"postgresql://u:geheim@geheim@h/db", "postgresql://u:***@h/db"},
      {"postgresql://u:geheim/geheim@h/db", "postgresql://u:***@h/db"},
      {"postgresql://u:geheim?geheim#@h/db", "postgresql://u:***@h/db"},
      {"postgresql://u:geheim", "postgresql://u:***"},
      {"postgresql://u:geheim/db", "postgresql://u:***"},
      {"mysql://u:geheim@h/db", "mysql://u:***@h/db"},
      {"u:geheim@h/db", "u:***@h/db"},
      {"postgresql://h/db?password=geheim&sslmode=require", "postgresql://h/db?password=***&sslmode=require"},
      {"postgresql://h/db?x=1&PASSWORD=geheim", "postgresql://h/db?x=1&PASSWORD=***"},
      {"postgresql://h/db?p%61ssword=geheim", "postgresql://h/db?p%61ssword=***"},
      {"postgresql://h/db?sslpassword=geheim#password=", "postgresql://h/db?sslpassword=***"},
      {"host=h password=geheim dbname=db", "host=h password=*** dbname=db"},
      {"host=h password = 'ge\\'heim geheim' dbname=db", "host=h password = *** dbname=db"},
      {"password='geheim geheim", "password=***"},
      {"host=h dbname=db", "host=h dbname=db"},
  };
  // clang-format on
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(redacted(row.text) == row.expected);
  }
}

TEST_CASE("passwords are masked within other text, byte by byte") {
  // clang-format off
  std::vector<Row> const rows = {
      {"see `postgresql://u:geheim@h:5432/db`, line 1", "see `postgresql://u:******@h:5432/db`, line 1"},
      {"url = \"postgresql://u:geheim@h/db\" // a:b@c", "url = \"postgresql://u:******@h/db\" // a:b@c"},
      {"not expected: postgres:/u:ge@im@h/db x", "not expected: postgres:/u:*****@h/db x"},
      {"`postgresql://u:geh eim@h/db` x", "`postgresql://u:*******@h/db` x"},
      {"postgresql://u:geheim", "postgresql://u:******"},
      {"postgresql://u:ge/im@h/db", "postgresql://u:*****@h/db"},
      {"postgresql://h:5432/db postgresql://u@h/db", "postgresql://h:5432/db postgresql://u@h/db"},
      {"postgresql://h/db?p%61ssword=geheim&a=b", "postgresql://h/db?p%61ssword=******&a=b"},
      {"prisma+postgres://h/?api_key=geheim", "prisma+postgres://h/?api_key=******"},
      {"mysql://u:geheim@h/db", "mysql://u:******@h/db"},
      {"`host=h password=geheim dbname=db`", "`host=h password=****** dbname=db`"},
      {"host=h Password = 'ge\\'im' dbname=db", "host=h Password = ******** dbname=db"},
      {"https://example.com/a:b/c@d: a password is wanted", "https://example.com/a:b/c@d: a password is wanted"},
      {"password", "password"},
      {"postgres:u:geheim@h/db", "postgres:u:******@h/db"},
      {"image postgres:15", "image postgres:15"},
      {"it looks like postgresql://user:password@host/db", "it looks like postgresql://user:password@host/db"},
      {"", ""},
  };
  // clang-format on
  for (auto const& row : rows) {
    INFO(row.text);
    CHECK(masked(row.text) == row.expected);
  }
}

TEST_CASE("texts that may be connection strings") {
  for (std::string const text :
       {"postgres:/u:p@h", "postgresql://h", "mysql://h", "host=h dbname=d", "user = u"})
    CHECK(may_be_connection_string(text));
  for (std::string const text : {"schema.prisma", "./a:b/c", "C:/x.prisma", "postgres/schema.prisma", "a=b"})
    CHECK_FALSE(may_be_connection_string(text));
}

TEST_CASE("a connection is described without its user") {
  // clang-format off
  std::vector<Row> const rows = {
      {"postgresql://u:p@h:5433/db", "`db` on `h:5433`"},
      {"postgresql://u:p@h/db", "`db` on `h`"},
      {"postgresql:///db?host=/run/postgresql", "`db` on the socket in `/run/postgresql`"},
      {"postgresql://", "the default database on this machine"},
      {"service=production", "the default database of the service `production`"},
  };
  // clang-format on
  for (auto const& row : rows) CHECK(describe(parse_connection_url(row.text)) == row.expected);
  ::setenv("PGHOST", "db.example.org", 1);
  ::setenv("PGDATABASE", "shop", 1);
  CHECK(describe(parse_connection_url("postgresql://")) == "`shop` on `db.example.org`");
  CHECK(describe(parse_connection_url("postgresql://h/db")) == "`db` on `h`");
  ::unsetenv("PGHOST");
  ::unsetenv("PGDATABASE");
}

TEST_CASE("only addresses of this machine are loopback") {
  for (char const* const variable : {"PGHOST", "PGHOSTADDR", "PGSERVICE"}) ::unsetenv(variable);
  for (std::string const text :
       {"postgresql://localhost/db", "postgresql://127.0.0.1:5433/db", "postgresql://[::1]/db",
        "postgresql:///db?host=/run/postgresql", "postgresql://localhost,127.0.0.2/db", "postgresql:///db",
        "postgresql://u@localhost/db?host=/run/postgresql"}) {
    INFO(text);
    CHECK(is_loopback(parse_connection_url(text)));
  }
  for (std::string const text :
       {"postgresql://db.example.org/db", "postgresql://127.example.org/db",
        "postgresql://localhost,db.example.org/db", "postgresql://localhost/db?hostaddr=10.0.0.1",
        "postgresql://10.0.0.1/db", "service=production"}) {
    INFO(text);
    CHECK_FALSE(is_loopback(parse_connection_url(text)));
  }
  // What libpq takes from the environment; an address also where the URL has a host.
  for (auto const& [variable, value] : std::map<std::string, std::string>{
           {"PGHOST", "db.example.org"}, {"PGHOSTADDR", "10.0.0.1"}, {"PGSERVICE", "production"}}) {
    CAPTURE(variable);
    ::setenv(variable.c_str(), value.c_str(), 1);
    CHECK_FALSE(is_loopback(parse_connection_url("postgresql:///db")));
    CHECK(is_loopback(parse_connection_url("postgresql://localhost/db")) == (variable == "PGHOST"));
    ::unsetenv(variable.c_str());
  }
}

TEST_CASE("keywords are those of the installed libpq, and newer ones that must not be dropped") {
  auto const keeps = [](std::string const& keyword) {
    return parse_connection_url("postgresql://h/db?" + keyword + "=1").parameters.contains(keyword);
  };
  for (char const* const keyword :
       {"sslmode", "keepalives_idle", "gssencmode", "requirepeer", "sslnegotiation", "require_auth"}) {
    CAPTURE(keyword);
    CHECK(keeps(keyword));
  }
  for (char const* const keyword :
       {"pgbouncer", "connection_limit", "sslpassword", "replication", "sslaccept"}) {
    CAPTURE(keyword);
    CHECK_FALSE(keeps(keyword));
  }
}

TEST_CASE("a client program gets the variables that libpq reads") {
  for (char const* const variable : {"PGSSLMODE", "PGSERVICE", "PGCLIENTENCODING", "PGOPTIONS"})
    ::unsetenv(variable);
  ::setenv("PGSSLMODE", "verify-full", 1);
  ::setenv("PGCLIENTENCODING", "LATIN1", 1);
  auto const environment = connection_environment();
  CHECK(std::ranges::count(environment, "PGSSLMODE=verify-full") == 1);
  CHECK(
      std::ranges::none_of(environment, [](auto const& one) { return one.starts_with("PGCLIENTENCODING"); }));
  CHECK(connection_default("sslmode") == "verify-full");
  ::unsetenv("PGSSLMODE");
  ::unsetenv("PGCLIENTENCODING");
}

}  // namespace
}  // namespace lockstep
