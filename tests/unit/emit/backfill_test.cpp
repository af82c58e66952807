// Reading a written backfill gives its parts, also when a person has written its value, and no other
// statement is read as a backfill.
#include "emit/backfill.hpp"

#include <string>

#include "emit/emit.hpp"
#include "support/catch.hpp"

namespace lockstep {
namespace {

action::Backfill over(std::vector<std::string> key) {
  return {.table = {"a\"b c", "t $1"},
          .column = "x'y",
          .expression = "lower(\"n\") || ' WHERE '",
          .predicate = "\"x'y\" IS NULL",
          .key = std::move(key)};
}

// Without its semicolon, as split() gives it.
std::string statement(WrittenBackfill const& backfill) {
  std::string const block = block_of(backfill);
  return block.substr(0, block.rfind(';'));
}

std::string written(action::Backfill const& fill) {
  std::string const text = sql(fill, {.batch_rows = 77});
  return text.substr(0, text.rfind(';'));
}

TEST_CASE("reading a backfill's block gives its parts", "[backfill]") {
  for (auto const& key : std::vector<std::vector<std::string>>{{"id"}, {"a", "B \"b\"", "c"}, {}}) {
    action::Backfill const fill = over(key);
    auto const read = read_backfill(written(fill));
    REQUIRE(read);
    CHECK(read->fill.table == fill.table);
    CHECK(read->fill.column == fill.column);
    CHECK(read->fill.key == key);
    CHECK(read->fill.predicate == fill.predicate);
    CHECK(read->value == fill.expression);
    CHECK(read->batch_rows == 77);
    CHECK_FALSE(read->fill.placeholder);
    CHECK(guard_sql(*read).empty());
  }
}

TEST_CASE("any value that a person wrote is read", "[backfill]") {
  action::Backfill fill = over({"id"});
  fill.placeholder = true;
  SECTION("for all rows") { fill.expression = ""; }
  SECTION("for those that an expression gives none") {}
  std::string text = written(fill);
  auto const open = read_backfill(text);
  REQUIRE(open);
  CHECK(open->fill.expression == fill.expression);
  CHECK(guard_sql(*open).find("none is given") != std::string::npos);
  std::string const value = "CASE WHEN (\"n\") > (1)\n  THEN 'a;b' -- why\n  ELSE f(id) END";
  text.replace(text.find(placeholder_marker), placeholder_marker.size(), value);
  auto const filled = read_backfill(text);
  REQUIRE(filled);
  CHECK(filled->value.find(value) != std::string::npos);
  CHECK(guard_sql(*filled).empty());
  CHECK(statement(*filled) == text);
}

TEST_CASE("a file with CR LF line ends gives the same backfill", "[backfill]") {
  std::string text = written(over({"id"}));
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
    text.insert(at, 1, '\r');
  auto const read = read_backfill(text);
  REQUIRE(read);
  CHECK(statement(*read) == written(over({"id"})));
}

TEST_CASE("a block with the messages of an earlier version is read", "[backfill]") {
  action::Backfill fill = over({"id"});
  fill.placeholder = GENERATE(false, true);
  fill.expression = "'a value, and none is given'";
  std::string const now = written(fill);
  std::string text = now;
  auto const reword = [&](std::string const& from, std::string const& to) {
    std::size_t const at = text.rfind(from);
    if (at != std::string::npos) text.replace(at, from.size(), to);
    return at != std::string::npos;
  };
  CHECK(reword("or set it in the schema", "or say it in the schema") == fill.placeholder);
  CHECK(
      reword("correct the expression, or stop an application version that does not write the column;",
             "the expression gave no value for them, or an application that does not know the column goes on "
             "writing;"));
  if (fill.placeholder) {
    std::size_t const end = text.find(", and none is given'", text.find("existing rows need"));
    text.replace(end, 20, ", and none was said'");
  }
  auto const read = read_backfill(text);
  REQUIRE(read);
  CHECK(statement(*read) == now);
  text.replace(text.rfind("goes on writing"), 15, "goes on reading");
  CHECK_FALSE(read_backfill(text));
}

TEST_CASE("a block edited outside of the value is not read as a backfill", "[backfill]") {
  std::string const text = written(over({"id"}));
  for (std::string const part : {"ROW_COUNT", "'200ms'", "lockstep_hi_0", "1..10", "\"id\"", "LIMIT 77",
                                 "are still to be filled", "$lockstep$"}) {
    std::string edited = text;
    edited.replace(edited.find(part), part.size(), "edited");
    CAPTURE(part);
    CHECK_FALSE(read_backfill(edited));
  }
  CHECK_FALSE(read_backfill(""));
  CHECK_FALSE(read_backfill("DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$"));
  CHECK_FALSE(read_backfill(text + " "));
}

TEST_CASE("a block of an older file is read and written in its form", "[backfill]") {
  auto const key = GENERATE(std::vector<std::string>{"a", "b"}, std::vector<std::string>{});
  WrittenBackfill older{.fill = over(key),
                        .value = "1",
                        .batch_rows = 5,
                        .operators = key.empty() ? KeyOperators::catalog : KeyOperators::path,
                        .all_rows = false};
  std::string const text = block_of(older);
  CHECK(text.find("row_security") == std::string::npos);
  CHECK(text.find("OPERATOR") == std::string::npos);
  auto const read = read_backfill(text.substr(0, text.size() - 2));
  REQUIRE(read);
  CHECK_FALSE(read->all_rows);
  older.all_rows = true;
  std::string const now = block_of(older);
  auto const again = read_backfill(now.substr(0, now.size() - 2));
  REQUIRE(again);
  CHECK(again->all_rows);
  CHECK(again->operators == older.operators);
}

TEST_CASE("a key of an extension's type is compared by its own operators", "[backfill]") {
  Plan plan;
  plan.start.tables = {{.name = {"public", "t"},
                        .columns = {{.name = "id", .type = {.name = {"", "int4"}}},
                                    {.name = "mail", .type = {.name = {"", "citext"}}},
                                    {.name = "mood", .type = {.name = {"public", "Mood"}}}}}};
  plan.start.enums = {{.name = {"public", "Mood"}, .values = {"A"}}};
  auto const operators = key_operators_in(plan);
  CHECK(operators({"public", "t"}, {"id", "mood"}) == KeyOperators::catalog);
  CHECK(operators({"public", "t"}, {"id", "mail"}) == KeyOperators::path);
  CHECK(operators({"public", "t"}, {"gone"}) == KeyOperators::path);
}

TEST_CASE("the statements of a walk quote names and keys", "[backfill]") {
  WrittenBackfill const backfill{.fill = over({"a", "b"}), .value = "1", .batch_rows = 5};
  CHECK(next_key_sql(backfill, KeyValue{"o'x", "2"}, {"z", "3"}, 9) ==
        "SELECT \"a\", \"b\" FROM \"a\"\"b c\".\"t $1\" WHERE (\"a\", \"b\") OPERATOR(pg_catalog.>) ('o''x', "
        "'2') AND (\"a\", "
        "\"b\") OPERATOR(pg_catalog.<=) "
        "('z', '3') ORDER BY \"a\", \"b\" OFFSET 8 LIMIT 1");
  CHECK(fill_sql(backfill, {}, {"z", "3"}) ==
        "UPDATE \"a\"\"b c\".\"t $1\" SET \"x'y\" = 1\nWHERE (\"a\", \"b\") OPERATOR(pg_catalog.<=) ('z', "
        "'3') AND (\"x'y\" IS "
        "NULL)");
}

}  // namespace
}  // namespace lockstep
