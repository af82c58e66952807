// How a concurrent index build handles an existing index with its name, with every runner.
#include "emit/emit.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/run/deploy.hpp"
#include "support/catch.hpp"
#include "support/migration_folder.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

using action::CreateIndex;
using action::DropIndex;

std::string one(Connection& connection, std::string const& sql) {
  return std::string(connection.execute(sql).text(0, 0));
}

model::Name const table{"public", "City"};
std::string const find_index = "SELECT pg_catalog.to_regclass('\"City_name_idx\"')::oid";

struct Place {
  testing::Database database = testing::fresh_database("index");
  Connection connection = database.connect();
  testing::MigrationFolder folder;

  Place() {
    connection.execute(
        "CREATE TABLE \"City\" (id int, name text COLLATE \"C\", \"order\" int); CREATE TABLE other (id int, "
        "name text); INSERT INTO \"City\" VALUES (1, 'a', 1), (2, 'a', 2)");
    folder.add("1_there", "SELECT 1;");
    resolve_applied(folder.read(), "1_there", connection);
  }

  std::string build(std::string const& text, bool by_deploy) {
    folder.add("2_index", text);
    if (!by_deploy) {
      auto const failure = run_file(text, connection);
      return failure ? failure->message : "";
    }
    try {
      deploy(folder.read(), connection, {});
      return {};
    } catch (SegmentFailure const& failure) {
      return failure.what();
    }
  }
  bool is_valid() {
    return one(connection, "SELECT indisvalid FROM pg_index WHERE indexrelid = (" + find_index + ")") == "t";
  }
  void leave_invalid(std::string const& definition) {
    CHECK_THROWS(connection.execute("CREATE UNIQUE INDEX CONCURRENTLY \"City_name_idx\" ON " + definition));
    CHECK_FALSE(is_valid());
  }
};

std::string built(model::Index const& index) { return sql(CreateIndex{table, index, true}, {}); }

model::Index name_index() { return {.name = "City_name_idx", .parts = {{.column = "name"}}}; }
model::Index unique_index() {
  model::Index index = name_index();
  index.unique = true;
  return index;
}

}  // namespace

TEST_CASE("an index with the same definition is kept, and not built again") {
  struct Row {
    std::string there;
    model::Index wanted;
  };
  auto const i = [](std::vector<model::IndexPart> parts) {
    return model::Index{.name = "City_name_idx", .parts = std::move(parts)};
  };
  model::Index partial = i({{.column = "order", .descending = true, .nulls_first = true}, {.column = "id"}});
  partial.include = {"name"};
  partial.predicate = "\"order\">1";
  Row const rows[] = {
      {"CREATE INDEX \"City_name_idx\" ON \"City\" (name)", i({{.column = "name"}})},
      {"CREATE UNIQUE INDEX \"City_name_idx\" ON \"City\" (\"order\")",
       {.name = "City_name_idx", .unique = true, .parts = {{.column = "order"}}}},
      {"CREATE INDEX \"City_name_idx\" ON \"City\" (\"order\" DESC, id) INCLUDE (name) WHERE \"order\" > 1",
       partial},
      {"CREATE INDEX \"City_name_idx\" ON \"City\" (lower(name) text_pattern_ops)",
       i({{.expression = "lower(name)", .operator_class = "text_pattern_ops"}})},
      {"CREATE INDEX \"City_name_idx\" ON \"City\" USING hash (name)",
       {.name = "City_name_idx", .method = "hash", .parts = {{.column = "name"}}}},
  };
  for (Row const& row : rows) {
    for (bool const by_deploy : {true, false}) {
      CAPTURE(row.there, by_deploy);
      Place place;
      place.connection.execute(row.there);
      std::string const before = one(place.connection, find_index);
      CHECK(place.build(built(row.wanted), by_deploy).empty());
      CHECK(one(place.connection, find_index) == before);
    }
  }
}

TEST_CASE("another relation with the name of an index stops its build, and stays") {
  std::string const there[] = {
      "CREATE UNIQUE INDEX \"City_name_idx\" ON other (name)",
      "CREATE INDEX \"City_name_idx\" ON \"City\" (\"order\")",
      "CREATE INDEX \"City_name_idx\" ON \"City\" (name DESC)",
      "CREATE INDEX \"City_name_idx\" ON \"City\" (name) WHERE id > 1",
      "CREATE INDEX \"City_name_idx\" ON \"City\" (name) INCLUDE (id)",
      "CREATE UNIQUE INDEX \"City_name_idx\" ON \"City\" (id, name)",
      "CREATE TABLE \"City_name_idx\" ()",
      "CREATE VIEW \"City_name_idx\" AS SELECT 1",
  };
  for (std::string const& statement : there) {
    for (bool const by_deploy : {true, false}) {
      CAPTURE(statement, by_deploy);
      Place place;
      place.connection.execute(statement);
      std::string const before = one(place.connection, find_index);
      CHECK_THAT(place.build(built(name_index()), by_deploy),
                 ContainsSubstring("is there and is not the index that is to be built"));
      CHECK(one(place.connection, find_index) == before);
      std::string const back = sql(DropIndex{table, name_index(), true}, {});
      bool const on_table = statement.find("ON \"City\"") != std::string::npos;
      CHECK(run_file(back, place.connection).has_value() != on_table);
      if (!on_table) CHECK(one(place.connection, find_index) == before);
    }
  }
}

TEST_CASE("an index of an interrupted build is built again; an invalid index with another definition stays") {
  struct Row {
    std::string there;
    bool is_left;
  };
  for (Row const& row : {Row{"\"City\" (name)", true}, Row{"\"City\" (name DESC)", false}}) {
    for (bool const by_deploy : {true, false}) {
      CAPTURE(row.there, by_deploy);
      Place place;
      place.leave_invalid(row.there);
      place.connection.execute("DELETE FROM \"City\" WHERE id = 2");
      CHECK(place.build(built(unique_index()), by_deploy).empty() == row.is_left);
      CHECK(place.is_valid() == row.is_left);
    }
  }
}

TEST_CASE("a build sent as one query handles an existing index in a deployment") {
  std::string const text = sql(CreateIndex{table, unique_index(), true}, {.one_query = true});
  SECTION("an invalid one is built again") {
    Place place;
    place.leave_invalid("\"City\" (name)");
    place.connection.execute("DELETE FROM \"City\" WHERE id = 2");
    CHECK(place.build(text, true).empty());
    CHECK(place.is_valid());
  }
  SECTION("a valid one is kept") {
    Place place;
    place.connection.execute("DELETE FROM \"City\" WHERE id = 2");
    place.connection.execute("CREATE UNIQUE INDEX \"City_name_idx\" ON \"City\" (name)");
    std::string const before = one(place.connection, find_index);
    CHECK(place.build(text, true).empty());
    CHECK(one(place.connection, find_index) == before);
  }
  SECTION("another one stops it, and stays") {
    for (std::string const there : {"CREATE UNIQUE INDEX \"City_name_idx\" ON other (name)",
                                    "CREATE INDEX \"City_name_idx\" ON \"City\" (name)"}) {
      Place place;
      place.connection.execute(there);
      std::string const before = one(place.connection, find_index);
      CHECK_THAT(place.build(text, true), ContainsSubstring("already exists"));
      CHECK(one(place.connection, find_index) == before);
    }
  }
  SECTION("an invalid one with another definition stops it too") {
    Place place;
    place.leave_invalid("\"City\" (name DESC)");
    CHECK_THAT(place.build(text, true), ContainsSubstring("already exists"));
  }
}

}  // namespace lockstep
