// One pipeline sends all questions. A question that fails aborts the whole transaction, so a failed batch is
// halved until the failing questions are alone: one round trip without failures, a few for each failure.
#include "introspect/spelling.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "compiler/model/defaults.hpp"
#include "compiler/model/expressions.hpp"
#include "compiler/model/old_names.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/type_names.hpp"
#include "compiler/model/types.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {
namespace {

using namespace model;

enum class Subject { default_value, generated, predicate };

// The names in the catalog and in the text.
struct Renames {
  ColumnRenames columns;
  std::vector<std::pair<Name, Name>> enums;
};

struct Question {
  Subject subject = Subject::default_value;
  ObjectRef object;  // in the text
  Name table;        // in the catalog
  std::string expression;
  Renames renames;
  Column* column = nullptr;  // of the text, for a default or a generated expression
  Index* index = nullptr;    // of the text, for a predicate
};

std::string in_text(std::string sql, Renames const& renames) {
  for (auto const& [old, now] : renames.columns) sql = with_identifier(sql, old, now);
  for (auto const& [old, now] : renames.enums) sql = with_type_name(sql, old, now);
  return sql;
}

Default in_text(Default value, Renames const& renames) {
  if (value.kind == DefaultKind::expression) value.text = in_text(value.text, {{}, renames.enums});
  return value;
}

std::string in_catalog(std::string sql, Renames const& renames) {
  for (auto const& [old, now] : renames.columns) sql = with_identifier(sql, now, old);
  for (auto const& [old, now] : renames.enums) sql = with_type_name(sql, now, old);
  return sql;
}

bool is_sayable(Default const& value) {
  return value.kind == DefaultKind::literal || value.kind == DefaultKind::list ||
         value.kind == DefaultKind::expression;
}

// An enum value has only one spelling, and the server may not have the value yet.
bool is_enum_value(std::set<Name> const& enums, Column const& column) {
  return column.value.kind != DefaultKind::expression && enums.contains(column.type.name);
}

void ask_about_columns(Table& text, Table const& catalog, std::set<Name> const& enums,
                       OldNames const& old_names, Renames const& renames, std::vector<Question>& questions) {
  std::map<std::string, Column const*> known;
  for (Column const& column : catalog.columns) known.emplace(column.name, &column);
  for (Column& column : text.columns) {
    Column const* const found = old_names.find_column(known, text.name, column.name);
    if (found == nullptr) continue;
    Column const& other = *found;
    ObjectRef const object{ObjectKind::column, text.name, column.name};
    bool const differs =
        is_sayable(column.value) && is_sayable(other.value) && column.value != in_text(other.value, renames);
    if (differs && !is_enum_value(enums, column)) {
      questions.push_back({Subject::default_value,
                           object,
                           catalog.name,
                           in_catalog(default_sql(column.value, column.type), {{}, renames.enums}),
                           {{}, renames.enums},
                           &column});
    }
    bool const both = !column.generated.empty() && !other.generated.empty();
    if (both && column.generated != in_text(other.generated, renames)) {
      questions.push_back({Subject::generated, object, catalog.name, in_catalog(column.generated, renames),
                           renames, &column});
    }
  }
}

void ask_about_indexes(Table& text, Table const& catalog, Renames const& renames,
                       std::vector<Question>& questions) {
  std::multimap<std::string_view, Index const*> names;
  for (Index const& index : catalog.indexes) names.emplace(index.name, &index);
  // The predicates of the indexes that the index may be paired with if its name is not found.
  std::set<std::string> predicates;
  for (Index const& index : catalog.indexes) predicates.insert(in_text(index.predicate, renames));
  for (Index& index : text.indexes) {
    if (index.predicate.empty()) continue;
    auto const named = names.find(index.name);
    bool const same = named != names.end() ? in_text(named->second->predicate, renames) == index.predicate
                                           : predicates.contains(index.predicate);
    bool const has_other = named != names.end() ? !named->second->predicate.empty() : predicates.size() > 1;
    if (same || !has_other) continue;
    questions.push_back({Subject::predicate,
                         {ObjectKind::index, text.name, index.name},
                         catalog.name,
                         in_catalog(index.predicate, renames),
                         renames,
                         nullptr,
                         &index});
  }
}

// The renames of enums that are not yet in the catalog.
std::vector<std::pair<Name, Name>> renamed_enums(Schema const& catalog, Hints const& hints) {
  std::vector<std::pair<Name, Name>> result;
  for (RenameHint const& hint : hints.renames) {
    Name const &now = hint.object.owner, old{now.schema, hint.old_name};
    bool const pending = hint.object.kind == ObjectKind::enum_type && find(catalog.enums, now) == nullptr &&
                         find(catalog.enums, old) != nullptr;
    if (pending) result.emplace_back(old, now);
  }
  return result;
}

std::vector<Question> questions_of(Schema& text, Schema const& catalog, Hints const& hints) {
  OldNames const old_names(hints);
  std::vector<std::pair<Name, Name>> const renamed = renamed_enums(catalog, hints);
  std::map<Name, Table const*> known;
  for (Table const& table : catalog.tables) known.emplace(table.name, &table);
  std::set<Name> enums;
  for (Enum const& type : text.enums) enums.insert(type.name);
  std::vector<Question> questions;
  for (Table& table : text.tables) {
    Table const* const found = old_names.find_table(known, table.name);
    if (found == nullptr) continue;
    Renames const renames{old_names.renamed_columns(*found, table), renamed};
    ask_about_columns(table, *found, enums, old_names, renames, questions);
    ask_about_indexes(table, *found, renames, questions);
  }
  return questions;
}

// Statements that store the expression, so that the server can print it. table: the name of the temporary
// table.
std::vector<std::string> preparations(Question const& question, std::string const& table) {
  std::string const like = "CREATE TEMPORARY TABLE " + table + " (LIKE " + qualified(question.table) + ")";
  std::string const path = "SELECT set_config('search_path', concat_ws(', ', 'public', " +
                           quote_literal(quote_identifier(question.table.schema)) +
                           ", nullif(current_setting('lockstep.search_path'), '')), true)";
  if (question.subject == Subject::predicate) {
    return {path, like, "CREATE INDEX ON " + table + " ((1)) WHERE " + question.expression};
  }
  std::string const column = quote_identifier(question.object.member) + ' ' + sql(question.column->type);
  if (question.subject == Subject::default_value) {
    return {path,
            "CREATE TEMPORARY TABLE " + table + " (" + column + " DEFAULT (" + question.expression + "))"};
  }
  return {path, like,
          "ALTER TABLE " + table + " DROP COLUMN IF EXISTS " + quote_identifier(question.object.member) +
              ", ADD COLUMN " + column + " GENERATED ALWAYS AS (" + question.expression + ") STORED"};
}

std::string reading(Question const& question, std::string const& table) {
  std::string const relation = " = 'pg_temp." + table + "'::regclass";
  if (question.subject == Subject::predicate) {
    return "SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indrelid" + relation;
  }
  return "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid" + relation;
}

void adopt(Question const& question, std::string const& printed) {
  std::string const answer = canonical_expression(printed);
  switch (question.subject) {
    case Subject::default_value:
      question.column->value = in_text(parse_default(answer, question.column->type), question.renames);
      break;
    case Subject::generated:
      question.column->generated = in_text(answer, question.renames);
      break;
    case Subject::predicate:
      question.index->predicate = in_text(answer, question.renames);
      break;
  }
}

// Asks all questions in one round trip. Returns false if the server refused one; then nothing was adopted.
bool ask(std::span<Question const> questions, Connection& connection) {
  std::vector<std::string> statements{
      "BEGIN", "SELECT set_config('lockstep.search_path', current_setting('search_path'), true)",
      "SET LOCAL lock_timeout = '5s'"};
  auto const table = [](std::size_t i) { return "lockstep_spelling_" + std::to_string(i); };
  for (std::size_t i = 0; i < questions.size(); ++i) {
    for (std::string& statement : preparations(questions[i], table(i)))
      statements.push_back(std::move(statement));
  }
  statements.push_back(spelling_settings);
  std::size_t const first = statements.size();
  for (std::size_t i = 0; i < questions.size(); ++i) statements.push_back(reading(questions[i], table(i)));
  statements.push_back("ROLLBACK");
  try {
    std::vector<Result> const results = connection.pipeline(statements);
    for (std::size_t i = 0; i < questions.size(); ++i) {
      Result const& result = results[first + i];
      adopt(questions[i], result.rows() == 0 ? "NULL" : std::string(result.text(0, 0)));
    }
    return true;
  } catch (DbError const&) {
    if (connection.is_lost()) throw;
    connection.execute("ROLLBACK");
    return false;
  }
}

void ask_halving(std::span<Question const> questions, Connection& connection,
                 std::vector<ObjectRef>& refused) {
  if (questions.empty() || ask(questions, connection)) return;
  if (questions.size() == 1) {
    refused.push_back(questions.front().object);
    return;
  }
  std::size_t const half = questions.size() / 2;
  ask_halving(questions.first(half), connection, refused);
  ask_halving(questions.subspan(half), connection, refused);
}

}  // namespace

std::vector<ObjectRef> adopt_server_spelling(Schema& text, Schema const& catalog, Connection& connection,
                                             Hints const& hints) {
  assert(!connection.in_transaction());
  constexpr std::size_t batch = 200;  // temporary tables in one transaction; each takes a few locks
  std::vector<Question> const questions = questions_of(text, catalog, hints);
  std::vector<ObjectRef> refused;
  for (std::size_t i = 0; i < questions.size(); i += batch) {
    std::size_t const size = std::min(batch, questions.size() - i);
    ask_halving(std::span(questions).subspan(i, size), connection, refused);
  }
  std::ranges::sort(refused);
  return refused;
}

std::vector<ObjectRef> open_questions(Schema& text, Schema const& catalog, Hints const& hints) {
  std::vector<ObjectRef> result;
  for (Question const& question : questions_of(text, catalog, hints)) {
    result.push_back(question.object);
  }
  std::ranges::sort(result);
  return result;
}

bool takes_temporary_tables(Connection& connection) {
  Result const result = connection.execute(
      "SELECT NOT pg_catalog.pg_is_in_recovery() AND pg_catalog.current_setting('transaction_read_only') = "
      "'off' "
      "AND pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY')");
  return result.text(0, 0) == "t";
}

}  // namespace lockstep
