// Reads rows from the server: all queries in one pipeline, in one read-only snapshot, with an empty
// search_path so that what the server prints does not depend on the session. For a large catalog two sessions
// read one part each, in the same snapshot. Each query is a file of queries/; this file converts its columns
// to row structs.
#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "compiler/model/array.hpp"
#include "compiler/model/canonical.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "introspect/for_version.hpp"
#include "introspect/introspect.hpp"
#include "introspect/rows.hpp"
#include "introspect/spelling.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/client/retry_read.hpp"

namespace lockstep {
namespace queries {
#include "introspect/queries.inc"
}

namespace {

using rows::Oid;

template <class Number>
Number to_number(std::string_view text) {
  Number result{};
  std::from_chars(text.data(), text.data() + text.size(), result);
  return result;
}

// The text with each occurrence of `what` replaced.
std::string replaced(std::string_view text, std::string_view what, std::string const& by) {
  std::string result;
  for (;;) {
    std::size_t const at = text.find(what);
    result += text.substr(0, at);
    if (at == std::string_view::npos) return result;
    result += by;
    text.remove_prefix(at + what.size());
  }
}

// The query to send: the condition of scope.sql replaces $scope, and the names replace $1.
std::string prepared(std::string_view query, Scope const& scope, int server_version) {
  std::string names = "NULL";
  if (!scope.schemas.empty()) {
    names = "ARRAY[";
    for (std::string const& name : scope.schemas) {
      names += (names.size() > 6 ? ", " : "") + model::quote_literal(name);
    }
    names += ']';
  }
  int const major = server_version / 10000;
  std::string const condition = for_version(queries::scope, major);
  return replaced(replaced(for_version(query, major), "$scope", condition), "$1", names);
}

// Runs queries in one read-only snapshot, with settings that make the server's spelling of expressions
// independent of the session, and restores the session. Inside a transaction of the caller it uses the
// snapshot of that transaction.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : connection_(connection), nested_(connection.in_transaction()) {}
  Snapshot(Snapshot const&) = delete;
  Snapshot& operator=(Snapshot const&) = delete;
  ~Snapshot() {
    if (!done_) roll_back(connection_, nested_ ? std::string(undo) + "; " + forget : "ROLLBACK");
  }

  // Calls receive(number of the query, its result) while the server runs the next query.
  template <class Receive>
  void run(std::vector<std::string> const& queries, Receive receive) {
    std::vector<std::string> statements{nested_ ? "SAVEPOINT lockstep_read" : ReadTransaction::begin,
                                        spelling_settings};
    std::size_t const first = statements.size();
    statements.insert(statements.end(), queries.begin(), queries.end());
    if (nested_) {
      statements.insert(statements.end(), {undo, forget});
    } else {
      statements.push_back("COMMIT");
    }
    connection_.pipeline_again(statements, [&](std::size_t i, Result const& result) {
      if (i >= first && i < first + queries.size()) receive(i - first, result);
    });
    done_ = true;
  }

 private:
  static constexpr char const* undo = "ROLLBACK TO SAVEPOINT lockstep_read";
  static constexpr char const* forget = "RELEASE SAVEPOINT lockstep_read";

  Connection& connection_;
  bool nested_;
  bool done_ = false;
};

// One row of a result; each call reads the next field.
class Row {
 public:
  Row(Result const& result, std::size_t row) : result_(result), row_(row) {}
  std::string text() { return std::string(view()); }
  Oid oid() { return to_number<Oid>(view()); }
  int number() { return to_number<int>(view()); }
  bool flag() { return view() == "t"; }
  char letter() {
    std::string_view const value = view();
    return value.empty() ? '\0' : value.front();
  }
  std::optional<std::string> optional() {
    bool const null = result_.is_null(row_, column_);
    std::string value = text();
    return null ? std::nullopt : std::optional(std::move(value));
  }
  model::Name name() {
    std::string schema = text();
    return {.schema = std::move(schema), .name = text()};
  }
  // Reads "{1,2}" and "1 2".
  template <class Number>
  std::vector<Number> numbers() {
    std::vector<Number> result;
    std::string_view rest = view();
    for (;;) {
      std::size_t const begin = rest.find_first_of("-0123456789");
      if (begin == std::string_view::npos) return result;
      rest.remove_prefix(begin);
      result.push_back(to_number<Number>(rest));
      rest.remove_prefix(std::min(rest.find_first_of(" ,}"), rest.size()));
    }
  }
  std::vector<std::string> texts() {
    std::vector<std::string> result;
    auto const items = model::parse_array(view());
    if (!items) return result;
    for (auto const& item : *items) result.push_back(item.value_or(""));
    return result;
  }

 private:
  std::string_view view() { return result_.text(row_, column_++); }

  Result const& result_;
  std::size_t row_;
  std::size_t column_ = 0;
};

// Initializers in braces are evaluated in order, so each struct below lists its fields in the order of its
// query.
rows::Namespace namespace_row(Row r) { return {.id = r.oid(), .name = r.text()}; }
model::Extension extension_row(Row r) {
  return {.name = r.text(), .schema = r.text(), .version = r.text(), .relocatable = r.flag()};
}
rows::Enum enum_row(Row r) { return {.id = r.oid(), .name = r.name(), .value = r.optional()}; }
rows::Table table_row(Row r) { return {.id = r.oid(), .name = r.name(), .partition_by = r.text()}; }
rows::Type type_row(Row r) {
  rows::Type result{.id = r.oid(), .name = {}};
  result.name.name = r.text();
  result.name.schema = r.text();
  result.array = r.flag();
  result.extension_schema = r.text();
  return result;
}
rows::Sequence sequence_row(Row r) {
  return {.id = r.oid(),
          .name = r.name(),
          .owner = r.oid(),
          .owner_column = r.number(),
          .dependency = r.letter()};
}
rows::Column column_row(Row r) {
  return {.table = r.oid(),
          .number = r.number(),
          .name = r.text(),
          .type = r.oid(),
          .modifier = r.number(),
          .spelled_type = r.text(),
          .not_null = r.flag(),
          .identity = r.letter(),
          .generated = r.letter(),
          .expression = r.text(),
          .collation = r.oid(),
          .own_collation = r.flag(),
          .inherited = r.flag()};
}
rows::Constraint constraint_row(Row r) {
  return {.id = r.oid(),
          .table = r.oid(),
          .name = r.text(),
          .kind = r.letter(),
          .index = r.oid(),
          .columns = r.numbers<int>(),
          .referenced_id = r.oid(),
          .referenced = r.name(),
          .referenced_columns = r.numbers<int>(),
          .on_delete = r.letter(),
          .on_update = r.letter(),
          .deferrable = r.flag(),
          .initially_deferred = r.flag(),
          .validated = r.flag(),
          .match = r.letter(),
          .set_columns = r.numbers<int>(),
          .enforced = r.flag(),
          .index_columns = r.numbers<int>()};
}
rows::OutsideColumn outside_row(Row r) { return {.table = r.oid(), .number = r.number(), .name = r.text()}; }
rows::Index index_row(Row r) {
  return {.id = r.oid(),
          .table = r.oid(),
          .name = r.text(),
          .method = r.text(),
          .unique = r.flag(),
          .valid = r.flag(),
          .key_columns = r.number(),
          .columns = r.numbers<int>(),
          .operator_classes = r.numbers<Oid>(),
          .options = r.numbers<int>(),
          .collations = r.numbers<Oid>(),
          .expressions = r.texts(),
          .predicate = r.text(),
          .nulls_not_distinct = r.flag(),
          .configured = r.numbers<int>(),
          .configured_classes = r.texts(),
          .parameters = r.texts()};
}
rows::OperatorClass operator_class_row(Row r) {
  return {.id = r.oid(), .name = r.text(), .schema = r.text(), .usual = r.flag()};
}
rows::Collation collation_row(Row r) { return {.id = r.oid(), .name = r.name()}; }
rows::Id id_of(Row& r) { return {.catalog = r.oid(), .object = r.oid(), .sub = r.number()}; }
rows::Object object_row(Row r) {
  return {.id = id_of(r),
          .relation = r.oid(),
          .kind = r.text(),
          .name = r.name(),
          .member = r.text(),
          .definition = r.text(),
          .signature = r.text(),
          .replacement = r.text(),
          .removal = r.text()};
}
rows::Dependency dependency_row(Row r) { return {.object = id_of(r), .needs = id_of(r)}; }
rows::Member member_row(Row r) {
  return {.extension = r.text(),
          .id = {.catalog = r.oid(), .object = r.oid()},
          .kind = r.text(),
          .name = r.name(),
          .member = r.text()};
}
Unmanaged other_row(Row r) {
  return {.object = {.kind = model::ObjectKind::other, .owner = r.name(), .member = r.text()},
          .digest = r.text()};
}

template <class T>
std::vector<T> all(Result const& result, T (*read)(Row)) {
  std::vector<T> list;
  list.reserve(result.rows());
  for (std::size_t i = 0; i < result.rows(); ++i) list.push_back(read(Row(result, i)));
  return list;
}

enum class Asked { always, for_ownership, for_unmanaged };

// A query, the function that stores its rows, and when it is needed.
struct Query {
  char const* text;
  void (*take)(Result const&, CatalogRows&);
  Asked asked = Asked::always;
};

struct Wish {
  Scope const& scope;
  bool unmanaged = false;
  bool has(Asked asked) const {
    return asked == Asked::always || (asked == Asked::for_ownership ? scope.ownership : unmanaged);
  }
};

template <auto list, auto read>
void take(Result const& result, CatalogRows& catalog) {
  auto rows = all(result, read);
  std::ranges::move(rows, std::back_inserter(catalog.*list));
}
constexpr auto objects = take<&CatalogRows::objects, object_row>;

// The queries with the most rows come first: their rows are read while the server runs the others.
constexpr auto catalog_queries = std::to_array<Query>({
    {queries::columns, take<&CatalogRows::columns, column_row>},
    {queries::indexes, take<&CatalogRows::indexes, index_row>},
    {queries::constraints, take<&CatalogRows::constraints, constraint_row>},
    {queries::tables, take<&CatalogRows::tables, table_row>},
    {queries::sequences, take<&CatalogRows::sequences, sequence_row>},
    {queries::namespaces, take<&CatalogRows::namespaces, namespace_row>},
    {queries::extensions, take<&CatalogRows::extensions, extension_row>},
    {queries::enums, take<&CatalogRows::enums, enum_row>},
    {queries::types, take<&CatalogRows::types, type_row>},
    {queries::outside, take<&CatalogRows::outside, outside_row>},
    {queries::opclasses, take<&CatalogRows::operator_classes, operator_class_row>},
    {queries::collations, take<&CatalogRows::collations, collation_row>},
    {queries::dependencies, take<&CatalogRows::dependencies, dependency_row>},
    {queries::members, take<&CatalogRows::members, member_row>},
    {queries::relations, objects},
    {queries::checks, objects},
    {queries::functions, objects},
    {queries::triggers, objects},
    {queries::sequence_objects, objects},
    {queries::type_objects, objects},
    {queries::operators, objects},
    {queries::publications, objects},
    {queries::foreign, objects},
    {queries::text_search, objects},
    {queries::settings, objects},
    {queries::comments, objects},
    {queries::ownership, objects, Asked::for_ownership},
    {queries::other, take<&CatalogRows::unmanaged, other_row>, Asked::for_unmanaged},
});
// build_structured() needs the first ones.
constexpr std::size_t structured_queries = 12;
static_assert(catalog_queries[structured_queries].text == queries::dependencies);

constexpr std::span<Query const> all_queries = catalog_queries;

// Runs the requested queries, and calls receive(query, its result) for each.
template <class Receive>
void run_queries(Connection& connection, Wish const& wish, std::span<Query const> queries, Receive receive) {
  std::vector<Query const*> asked;
  std::vector<std::string> texts;
  for (Query const& query : queries) {
    if (!wish.has(query.asked)) continue;
    asked.push_back(&query);
    texts.push_back(prepared(query.text, wish.scope, connection.server_version()));
  }
  Snapshot(connection).run(texts, [&](std::size_t i, Result const& result) { receive(*asked[i], result); });
}

// A second session with the snapshot of the first one; nullopt if that fails, for example because the server
// has no free connection, or the address now leads to another server.
std::optional<Connection> session_beside(Connection& connection) {
  std::string const snapshot(connection.execute("SELECT pg_export_snapshot()").text(0, 0));
  try {
    Connection second = Connection::open(connection.url());
    second.execute(ReadTransaction::begin);
    second.execute("SET TRANSACTION SNAPSHOT " + model::quote_literal(snapshot));
    return second;
  } catch (DbError const&) {
    return std::nullopt;
  } catch (ConnectError const&) {
    return std::nullopt;
  }
}

// Whether the catalog is so large that a second session pays off. A page of pg_class holds some forty
// relations.
bool is_large(Connection& connection) {
  static constexpr int bytes = 4'000'000;
  return !connection.in_transaction() &&
         connection.execute("SELECT pg_relation_size('pg_catalog.pg_class') > " + std::to_string(bytes))
                 .text(0, 0) == "t";
}

// The second session reads the objects while the first one reads the structured parts.
Catalog read_with_two(Connection& connection, Connection& second, Wish const& wish) {
  CatalogRows more;
  std::exception_ptr failure;
  std::thread beside([&] {
    try {
      run_queries(second, wish, all_queries.subspan(structured_queries),
                  [&](Query const& query, Result const& result) { query.take(result, more); });
    } catch (...) {
      failure = std::current_exception();
    }
  });
  CatalogRows catalog;
  model::Schema schema;
  try {
    run_queries(connection, wish, all_queries.first(structured_queries),
                [&](Query const& query, Result const& result) { query.take(result, catalog); });
    schema = build_structured(catalog);
  } catch (...) {
    beside.join();
    throw;
  }
  beside.join();
  if (failure) std::rethrow_exception(failure);
  catalog.objects = std::move(more.objects);
  catalog.dependencies = std::move(more.dependencies);
  catalog.members = std::move(more.members);
  add_objects(catalog, schema);
  return {std::move(schema), std::move(more.unmanaged)};
}

// Builds the structured parts while the server still reads the objects.
Catalog read_with_one(Connection& connection, Wish const& wish) {
  CatalogRows catalog;
  model::Schema schema;
  run_queries(connection, wish, all_queries, [&](Query const& query, Result const& result) {
    query.take(result, catalog);
    if (&query == &catalog_queries[structured_queries - 1]) schema = build_structured(catalog);
  });
  add_objects(catalog, schema);
  return {std::move(schema), std::move(catalog.unmanaged)};
}

Catalog read_once(Connection& connection, Wish const& wish) {
  if (!is_large(connection)) return read_with_one(connection, wish);
  ReadTransaction const shared(connection);
  std::optional<Connection> second = session_beside(connection);
  return second ? read_with_two(connection, *second, wish) : read_with_one(connection, wish);
}

Catalog read(Connection& connection, Wish const& wish) {
  Catalog catalog = retry_read(connection, [&] { return read_once(connection, wish); });
  catalog.schema = model::canonicalize(std::move(catalog.schema));
  std::ranges::sort(catalog.unmanaged);
  return catalog;
}

}  // namespace

std::vector<model::ObjectRef> objects_of(std::vector<Unmanaged> const& unmanaged) {
  std::vector<model::ObjectRef> objects;
  for (Unmanaged const& one : unmanaged) objects.push_back(one.object);
  return objects;
}

std::size_t count_catalog_rows(Connection& connection, Scope const& scope) {
  std::size_t rows = 0;
  run_queries(connection, {scope}, all_queries,
              [&](Query const&, Result const& result) { rows += result.rows(); });
  return rows;
}

model::Schema introspect(Connection& connection, Scope const& scope) {
  return read(connection, {scope}).schema;
}

Catalog read_catalog(Connection& connection, Scope const& scope) { return read(connection, {scope, true}); }

std::vector<model::ObjectRef> unmanaged_objects(Connection& connection, Scope const& scope) {
  CatalogRows catalog;
  run_queries(connection, {scope, true}, all_queries.last(1),
              [&](Query const& query, Result const& result) { query.take(result, catalog); });
  std::ranges::sort(catalog.unmanaged);
  return objects_of(catalog.unmanaged);
}

std::vector<model::Table> view_columns(Connection& connection, Scope const& scope) {
  std::vector<model::Table> views;
  auto const take_columns = [&](std::size_t, Result const& result) {
    for (std::size_t i = 0; i < result.rows(); ++i) {
      Row row(result, i);
      model::Name const name = row.name();
      if (views.empty() || views.back().name != name) views.emplace_back().name = name;
      model::Column& column = views.back().columns.emplace_back();
      column.name = row.text();
      column.type = model::parse_type(row.text());
      if (row.flag()) column.type.name.schema.clear();
    }
  };
  Snapshot(connection)
      .run({prepared(queries::view_columns, scope, connection.server_version())}, take_columns);
  return views;
}

}  // namespace lockstep
