// The first tokens identify a statement. Its names are sent to the server as written.
#include "migrate/run/interrupted_statement.hpp"

#include <algorithm>

#include "migrate/sql/pattern.hpp"
#include "postgres/client/internal.hpp"

namespace lockstep {
namespace {

// Takes the tokens of a statement from left to right.
class Words {
 public:
  explicit Words(std::string_view statement)
      : statement_(statement), tokens_(tokens_of(statement, 0, 40).all) {}
  bool take(std::string_view word) {
    bool const is = at_ < tokens_.size() && is_word(tokens_[at_], word);
    at_ += is ? 1 : 0;
    return is;
  }
  bool take_all(std::initializer_list<std::string_view> words) {
    return std::ranges::all_of(words, [&](std::string_view word) { return take(word); });
  }
  // The text after the tokens that were taken.
  std::string_view rest() const { return at_ == 0 ? statement_ : statement_.substr(tokens_[at_ - 1].end); }
  // name or schema.name, as written
  std::string take_name() {
    auto const taken = lockstep::take_name(TokenSpan(tokens_).subspan(at_));
    if (!taken) return {};
    std::string name;
    for (std::size_t const end = at_ + taken->tokens; at_ < end; ++at_)
      name += statement_.substr(tokens_[at_].begin, tokens_[at_].end - tokens_[at_].begin);
    return name;
  }
  // The last part of a name, in the form of the catalog.
  std::string take_last_name() {
    auto const taken = lockstep::take_name(TokenSpan(tokens_).subspan(at_));
    at_ += taken ? taken->tokens : 0;
    return taken ? taken->name.name : "";
  }

 private:
  std::string_view statement_;
  std::vector<SqlToken> tokens_;
  std::size_t at_ = 0;
};

// The OID of the relation that the name means with the search_path of the session; 0 for none.
std::string relation_of(std::string const& name, Connection& connection) {
  return std::string(
      connection.execute("SELECT coalesce(pg_catalog.to_regclass($1)::pg_catalog.oid, 0)", {name})
          .text(0, 0));
}

// Whether the index has the definition that a build would give it. The same index is built on an empty table
// with the same columns, in a transaction that is rolled back, and both are compared. definition: the text
// after the name of the table. When the server refuses that, the result is false, and the statement itself
// reports the index.
bool is_alike(std::string const& index, std::string const& table, bool unique, std::string_view definition,
              Connection& connection) {
  static std::string const same =
      "SELECT a.indisunique = b.indisunique AND substring(pg_catalog.pg_get_indexdef(a.indexrelid) FROM ' "
      "USING .*') = substring(pg_catalog.pg_get_indexdef(b.indexrelid) FROM ' USING .*') FROM "
      "pg_catalog.pg_index a, "
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

// CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] name ON [ONLY] table. Without a name the server chooses
// a new one each time, so nothing is known. An index left by an earlier run of this statement is identified
// by its name; any other index must also have the same definition.
InterruptedState of_index_build(Words words, bool begun, Connection& connection) {
  bool const unique = words.take("unique");
  if (!words.take_all({"index", "concurrently"})) return {};
  if (words.take("if")) words.take_all({"not", "exists"});
  if (words.take("on")) return {};
  std::string const index = words.take_last_name();
  if (!words.take("on")) return {};
  words.take("only");
  std::string const table = words.take_name();
  Result const found = execute_internal(
      connection,
      "SELECT i.indisvalid, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) "
      "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN "
      "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE i.indrelid = $1 AND c.relname = $2",
      {relation_of(table, connection), index});
  if (found.rows() == 0) return {};
  std::string const name(found.text(0, 1));
  bool const ours = begun || is_alike(name, table, unique, words.rest(), connection);
  if (!ours) return {};
  if (found.text(0, 0) == "t") return {.done = true, .cleanup = {}, .instead = {}};
  return {.done = false, .cleanup = {"DROP INDEX CONCURRENTLY IF EXISTS " + name}, .instead = {}};
}

// DROP INDEX CONCURRENTLY name. A statement with IF EXISTS can be repeated.
InterruptedState of_index_drop(Words words, bool begun, Connection& connection) {
  if (!begun || !words.take_all({"index", "concurrently"}) || words.take("if")) return {};
  bool const gone =
      connection.execute("SELECT pg_catalog.to_regclass($1)", {words.take_name()}).is_null(0, 0);
  return {.done = gone, .cleanup = {}, .instead = {}};
}

// ALTER TABLE [IF EXISTS] parent DETACH PARTITION child CONCURRENTLY uses two transactions. After the first
// one the server requires FINALIZE.
InterruptedState of_detachment(Words words, bool begun, Connection& connection) {
  if (!words.take("table")) return {};
  if (words.take("if")) words.take("exists");
  std::string const parent = words.take_name();
  if (!words.take_all({"detach", "partition"})) return {};
  std::string const child = words.take_name();
  if (!words.take("concurrently") || connection.server_version() < 140000) return {};
  Result const found = execute_internal(
      connection,
      "SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhparent = $1 AND inhrelid = $2",
      {relation_of(parent, connection), relation_of(child, connection)});
  bool const pending = found.rows() > 0 && found.text(0, 0) == "t";
  if (pending)
    return {.done = false,
            .cleanup = {},
            .instead = "ALTER TABLE " + parent + " DETACH PARTITION " + child + " FINALIZE"};
  return {.done = begun && found.rows() == 0, .cleanup = {}, .instead = {}};
}

}  // namespace

InterruptedState interrupted_state_of(std::string_view statement, bool begun, Connection& connection) {
  Words words(statement);
  if (words.take("create")) return of_index_build(std::move(words), begun, connection);
  if (words.take("drop")) return of_index_drop(std::move(words), begun, connection);
  if (words.take("alter")) return of_detachment(std::move(words), begun, connection);
  return {};
}

}  // namespace lockstep
