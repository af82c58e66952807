// A statement is known by its first words; its names go to the server as they are written.
#include "migrate/leftover.hpp"

#include <algorithm>

#include "migrate/segments.hpp"

namespace lockstep {
namespace {

// The words of a statement from left to right.
class Words {
 public:
  explicit Words(std::string_view statement) : words_(first_words(statement, 40)) {}
  bool at_end() const { return at_ == words_.size(); }
  bool take(std::string_view word) {
    bool const is = !at_end() && words_[at_] == word;
    at_ += is ? 1 : 0;
    return is;
  }
  bool take_all(std::initializer_list<std::string_view> words) {
    return std::ranges::all_of(words, [&](std::string_view word) { return take(word); });
  }
  std::size_t taken() const { return at_; }
  // name or schema.name, as it is written
  std::string take_name() {
    std::string name;
    while (!at_end() && (name.empty() || name.back() == '.' || words_[at_] == ".")) name += words_[at_++];
    return name;
  }

 private:
  std::vector<std::string> words_;
  std::size_t at_ = 0;
};

std::string unquoted(std::string const& name) {
  if (name.size() < 2 || name.front() != '"') return name;
  std::string result;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    result += name[i];
    if (name[i] == '"') ++i;
  }
  return result;
}

// What stands behind the first words of the statement.
std::string_view behind(std::string_view statement, std::size_t words) {
  for (std::size_t end = 0; end <= statement.size(); ++end) {
    if (first_words(statement.substr(0, end), words) == first_words(statement, words))
      return statement.substr(end);
  }
  return {};
}

// Whether the index has the definition that a build would give it: the same one is made on an empty table of
// the same columns, in a transaction that is rolled back. definition: what stands behind the name of the
// table. Where the server refuses that, nobody can say, and the statement itself meets the index.
bool is_alike(std::string const& index, std::string const& table, bool unique, std::string_view definition,
              Connection& connection) {
  static std::string const same =
      "SELECT a.indisunique = b.indisunique AND substring(pg_catalog.pg_get_indexdef(a.indexrelid) FROM ' "
      "USING "
      ".*') = substring(pg_catalog.pg_get_indexdef(b.indexrelid) FROM ' USING .*') FROM pg_catalog.pg_index "
      "a, "
      "pg_catalog.pg_index b WHERE a.indexrelid = pg_catalog.to_regclass($1) AND b.indexrelid = "
      "pg_catalog.to_regclass('pg_temp.lockstep_twin_index')";
  bool alike = false;
  connection.execute("BEGIN");
  try {
    connection.execute("CREATE TEMP TABLE lockstep_twin (LIKE " + table + ")");
    connection.execute(std::string("CREATE ") + (unique ? "UNIQUE " : "") +
                       "INDEX lockstep_twin_index ON pg_temp.lockstep_twin " + std::string(definition));
    Result const answer = connection.execute(same, {index});
    alike = answer.rows() == 1 && answer.text(0, 0) == "t";
  } catch (DbError const&) {
    if (connection.is_lost()) throw;
  }
  connection.execute("ROLLBACK");
  return alike;
}

// CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] name ON [ONLY] table. One without a name gets another
// one each time, so nothing can be said of it. What an earlier run of this statement left is known by its
// name; anything else has to be alike.
Leftover of_index_build(std::string_view statement, Words words, bool begun, Connection& connection) {
  bool const unique = words.take("unique");
  if (!words.take_all({"index", "concurrently"})) return {};
  if (words.take("if")) words.take_all({"not", "exists"});
  if (words.take("on")) return {};
  std::string const index = unquoted(words.take_name());
  if (!words.take("on")) return {};
  words.take("only");
  std::string const table = words.take_name();
  Result const found = connection.execute(
      "SELECT i.indisvalid, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) "
      "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN "
      "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE i.indrelid = pg_catalog.to_regclass($1) AND "
      "c.relname = $2",
      {table, index});
  if (found.rows() == 0) return {};
  std::string const name(found.text(0, 1));
  bool const ours = begun || is_alike(name, table, unique, behind(statement, words.taken()), connection);
  if (!ours) return {};
  if (found.text(0, 0) == "t") return {.done = true, .cleanup = {}, .instead = {}};
  return {.done = false, .cleanup = {"DROP INDEX CONCURRENTLY IF EXISTS " + name}, .instead = {}};
}

// DROP INDEX CONCURRENTLY name. One with IF EXISTS can be said again.
Leftover of_index_drop(Words words, bool begun, Connection& connection) {
  if (!begun || !words.take_all({"index", "concurrently"}) || words.take("if")) return {};
  bool const gone =
      connection.execute("SELECT pg_catalog.to_regclass($1)", {words.take_name()}).is_null(0, 0);
  return {.done = gone, .cleanup = {}, .instead = {}};
}

// ALTER TABLE [IF EXISTS] parent DETACH PARTITION child CONCURRENTLY works in two transactions; behind the
// first one the server wants FINALIZE.
Leftover of_detachment(Words words, bool begun, Connection& connection) {
  if (!words.take("table")) return {};
  if (words.take("if")) words.take("exists");
  std::string const parent = words.take_name();
  if (!words.take_all({"detach", "partition"})) return {};
  std::string const child = words.take_name();
  if (!words.take("concurrently") || connection.server_version() < 140000) return {};
  Result const found = connection.execute(
      "SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhparent = pg_catalog.to_regclass($1) AND "
      "inhrelid = pg_catalog.to_regclass($2)",
      {parent, child});
  bool const pending = found.rows() > 0 && found.text(0, 0) == "t";
  if (pending)
    return {.done = false,
            .cleanup = {},
            .instead = "ALTER TABLE " + parent + " DETACH PARTITION " + child + " FINALIZE"};
  return {.done = begun && found.rows() == 0, .cleanup = {}, .instead = {}};
}

}  // namespace

Leftover leftover_of(std::string_view statement, bool begun, Connection& connection) {
  Words words(statement);
  if (words.take("create")) return of_index_build(statement, std::move(words), begun, connection);
  if (words.take("drop")) return of_index_drop(std::move(words), begun, connection);
  if (words.take("alter")) return of_detachment(std::move(words), begun, connection);
  return {};
}

}  // namespace lockstep
