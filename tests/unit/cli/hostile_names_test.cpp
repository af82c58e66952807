// Names that break code without quotes: of the database, the role, the schema, tables, columns and enums, in
// every command that uses them.
#include "compiler/model/quote.hpp"
#include "postgres/client/connection_url.hpp"
#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;
namespace fs = std::filesystem;

namespace {

// As a string of the schema language.
std::string text_of(std::string const& name) {
  std::string result = "\"";
  for (char const c : name) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return result + "\"";
}

// A role that owns a database with a schema, all with one name.
class Hostile {
 public:
  explicit Hostile(std::string name) : name_(std::move(name)), url_(parse_connection_url(first_.url())) {
    Connection admin = first_.connect();
    admin.execute("CREATE ROLE " + model::quote_identifier(name_) + " LOGIN SUPERUSER");
    admin.execute("CREATE DATABASE " + model::quote_identifier(name_) + " TEMPLATE " +
                      model::quote_identifier(url_.value("dbname")) + " OWNER " +
                      model::quote_identifier(name_),
                  {});
    url_.parameters["user"] = name_;
    url_.parameters["dbname"] = name_;
    connect().execute("CREATE SCHEMA " + model::quote_identifier(name_));
  }
  ~Hostile() {
    Connection admin = first_.connect();
    admin.execute("DROP DATABASE " + model::quote_identifier(name_) + " WITH (FORCE)");
    admin.execute("DROP ROLE " + model::quote_identifier(name_));
  }
  Connection connect() const { return Connection::open(url_); }
  std::string url() const {
    ConnectionUrl url = url_;
    url.schema = name_;
    return to_string(url);
  }
  std::string ask(std::string const& sql) const { return std::string(connect().execute(sql).text(0, 0)); }

 private:
  std::string name_;
  testing::Database first_ = testing::fresh_database("hostile");
  ConnectionUrl url_;
};

std::string schema_of(std::string const& name, std::string const& fields) {
  std::string const map = text_of(name);
  return "datasource db {\n  provider = \"postgresql\"\n  url = env(\"U\")\n}\n\nmodel Thing {\n  id Int @id "
         "@map(" +
         map + ")\n  kind Kind\n" + fields + "\n  @@map(" + map + ")\n}\n\nenum Kind {\n  A @map(" + map +
         ")\n  B\n\n  @@map(" + text_of(name + "e") + ")\n}\n";
}

struct Step {
  char const* arguments;
  int code = 0;
};

}  // namespace

TEST_CASE("hostile names go through every command") {
  std::string const name =
      GENERATE("It's \"q\"\nDROP TABLE x; $1 $$ %s {} \\ größe-日本", "a/b?c=d&e#f@g:h%41");
  CAPTURE(name);
  Hostile const hostile(name);
  Place const place;
  auto const run = [&](std::string const& arguments, int code = 0) {
    Ran const ran = place.run(arguments, "U=\"$(cat url)\"");
    INFO("lockstep " << arguments << "\n" << ran.out << ran.err);
    CHECK(ran.code == code);
    return ran;
  };
  place.write("url", hostile.url());
  place.write("schema.prisma", schema_of(name, ""));
  run("migrate dev --name init");
  std::string const table = model::quote_identifier(name) + "." + model::quote_identifier(name);
  hostile.connect().execute("INSERT INTO " + table + " SELECT i, " + model::quote_literal(name) +
                            " FROM generate_series(1, 2500) AS i");
  place.write("schema.prisma",
              schema_of(name, "  value String @map(" + text_of(name + "v") + ") @backfill(\"'x'\")\n"));
  run("migrate dev --name value --create-only");
  run("migrate status", 2);
  run("drift");
  run("migrate deploy --through $(basename migrations/*_value_1_expand)");
  run("backfill run");
  run("backfill status");
  run("migrate deploy --contract");
  CHECK(hostile.ask("SELECT count(*) FROM " + table + " WHERE " + model::quote_identifier(name + "v") +
                    " = 'x'") == "2500");
  run("migrate status");
  run("drift");
  run("drift --migrations migrations --url \"$(cat url)\"");
  Ran const pulled = run("db pull --print");
  CHECK(pulled.out.find("@@map(" + text_of(name) + ")") != std::string::npos);
  run("migrate diff --from schema.prisma --to \"$(cat url)\" --exit-code");
  run("migrate verify --from empty --to schema.prisma");
  run("migrate rollback --steps 3 --allow-data-loss");
  run("drift", 0);
  run("migrate deploy --contract");
  run("migrate reset --force");
  run("db push");
}
