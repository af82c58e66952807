// Introspection of a live server: each tests/catalog/<name>/setup.sql runs on a separate database, and the
// model that is read must equal the model.txt next to it.
#include <map>
#include "compiler/model/canonical.hpp"
#include "compiler/model/defaults.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"

#include "introspect/introspect.hpp"
#include "postgres/client/connection.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/server.hpp"
#include "support/setup.hpp"

using namespace lockstep;

namespace {

std::filesystem::path catalog(std::string const& name) {
  return golden::source_dir() / "tests/catalog" / name;
}

// `object: what it needs`, for all objects that need more than their schema.
std::string needs_of(model::Schema const& schema) {
  std::string text;
  for (model::DefinedObject const& object : schema.objects) {
    std::string needs;
    for (model::ObjectRef const& need : object.needs) {
      if (need.kind != model::ObjectKind::schema_object) needs += "\n  " + to_string(need);
    }
    if (!needs.empty()) text += to_string(object.address) + needs + '\n';
  }
  for (model::Dependency const& dependency : schema.dependencies) {
    text += to_string(dependency.object) + "\n  " + to_string(dependency.needs) + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("the catalog is read as expected", "[read][server]") {
  for (auto const& setup : golden::files(golden::source_dir() / "tests/catalog", ".sql")) {
    INFO(setup.string());
    testing::Database const database = testing::fresh_database();
    Connection connection = database.connect();
    testing::set_up(setup, connection);
    bool const ownership = setup.parent_path().filename() == "ownership";
    model::Schema schema = introspect(connection, {.schemas = {}, .ownership = ownership});
    for (model::Extension& extension : schema.extensions) {
      CHECK_FALSE(extension.version.empty());
      extension.version = "";  // it depends on the server
    }
    std::string text = model::print(schema);
    text += "\nnot in the model:\n";
    for (model::ObjectRef const& object : unmanaged_objects(connection)) text += to_string(object) + '\n';
    text += "\nneeded:\n" + needs_of(schema);
    testing::check_golden_for(setup.parent_path(), testing::major_version(connection), text);
  }
}

TEST_CASE("only the schemas in scope are read", "[read][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  testing::set_up(catalog("everything") / "setup.sql", connection);
  model::Schema const shop = introspect(connection, {.schemas = {"shop", "no such schema"}});
  REQUIRE(shop.namespaces.size() == 1);
  REQUIRE(shop.tables.size() == 1);
  CHECK(shop.enums.size() == 1);
  CHECK(shop.objects.size() == 4);
  model::ForeignKey const* const key = model::find(shop.tables[0].foreign_keys, std::string("UserOfOrder"));
  REQUIRE(key != nullptr);
  CHECK(key->referenced == model::Name{"public", "User"});
  CHECK(key->referenced_columns == std::vector<std::string>{"id"});
}

TEST_CASE("reading does not change the session", "[read][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  connection.execute(
      "CREATE TABLE t (a integer); SET search_path = pg_catalog, public; SET TimeZone = 'Asia/Tokyo'");
  auto const settings = [&] {
    Result const r =
        connection.execute("SELECT current_setting('search_path') || current_setting('TimeZone')");
    return std::string(r.text(0, 0));
  };
  std::string const before = settings();
  introspect(connection);
  CHECK(settings() == before);
  CHECK_FALSE(connection.in_transaction());

  SECTION("inside a transaction of the caller") {
    connection.execute("BEGIN");
    connection.execute("CREATE TABLE public.u (a integer)");
    CHECK(introspect(connection).tables.size() == 2);
    CHECK(connection.in_transaction());
    CHECK(settings() == before);
    connection.execute("ROLLBACK");
    CHECK(introspect(connection).tables.size() == 1);
  }
}

TEST_CASE("the defaults of the model match the server", "[read][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  testing::set_up(catalog("defaults") / "setup.sql", connection);
  model::Schema const before = introspect(connection);
  for (model::Table const& table : before.tables) {
    for (model::Column const& column : table.columns) {
      if (column.value.kind == model::DefaultKind::none) continue;
      connection.execute("ALTER TABLE " + model::qualified(table.name) + " ALTER COLUMN " +
                         model::quote_identifier(column.name) + " SET DEFAULT " +
                         model::default_sql(column.value, column.type));
    }
  }
  CHECK(model::print(introspect(connection)) == model::print(before));
}

TEST_CASE("the types of the model match the server", "[read][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  testing::set_up(catalog("types") / "setup.sql", connection);
  connection.execute("DROP TABLE rows_of");
  model::Schema before = introspect(connection);
  std::string columns;
  for (model::Column const& column : before.tables.at(0).columns) {
    columns +=
        (columns.empty() ? "" : ", ") + model::quote_identifier(column.name) + ' ' + model::sql(column.type);
    CHECK(model::parse_type(model::sql(column.type)) == column.type);
  }
  connection.execute("DROP TABLE types; CREATE TABLE types (" + columns + ")");
  CHECK(model::print(introspect(connection)) == model::print(before));
}

TEST_CASE("the table of types matches the server", "[read][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  for (model::TypeRow const& row : model::type_rows()) {
    INFO(row.name);
    Result const r = connection.execute("SELECT typname FROM pg_type WHERE oid = to_regtype($1::text)",
                                        {std::string(row.sql)});
    if (r.rows() == 0) {
      CHECK(connection.server_version() <
            140000);  // multiranges are missing; xid8 and pg_snapshot exist since 13
      continue;
    }
    CHECK(r.text(0, 0) == row.name);
  }
}

TEST_CASE("the default operator classes match the server", "[read][server]") {
  testing::Database const database = testing::fresh_database();
  Connection connection = database.connect();
  // For a type without its own operator class, the server uses that of a binary-coercible type.
  Result const r = connection.execute(
      "SELECT m.amname, t.typname, o.opcname FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod "
      "JOIN pg_type t ON t.oid = o.opcintype WHERE o.opcdefault");
  std::map<std::pair<std::string, std::string>, std::string> known;
  for (std::size_t i = 0; i < r.rows(); ++i) {
    known[{std::string(r.text(i, 0)), std::string(r.text(i, 1))}] = r.text(i, 2);
  }
  for (model::TypeRow const& row : model::type_rows()) {
    bool const exists =
        !connection.execute("SELECT to_regtype($1::text)", {std::string(row.sql)}).is_null(0, 0);
    if (!exists) continue;
    for (std::string const method : {"btree", "hash", "gin", "gist", "spgist", "brin"}) {
      INFO(method << ' ' << row.name);
      std::string base(row.name);
      if (base == "varchar") base = "text";
      if (base == "cidr") base = "inet";
      if (base.ends_with("multirange")) base = "anymultirange";
      if (base.ends_with("range") && !base.starts_with("any")) base = "anyrange";
      auto const found = known.find({method, base});
      model::Type const type{.name = {"", std::string(row.name)}, .modifiers = ""};
      std::string const ours = model::default_operator_class(method, type);
      if (found == known.end()) {
        CHECK(ours.empty());
      } else if (ours.empty()) {
        // Types that are never indexed may be missing in our table, but its rows must be correct.
        bool const rare = base == "aclitem" || base == "cid" || base == "xid" || base == "tid";
        CHECK(rare);
      } else {
        CHECK(ours == found->second);
      }
    }
  }
  CHECK(model::default_operator_class("gin", model::parse_type("text[]")) == "array_ops");
}
