// Indexes that are built and dropped concurrently with writes. Neither statement can run in a transaction, so
// separate blocks around them examine what exists.
//
// Before the build: an index with the same definition on the same table is kept when it is valid, and dropped
// when it is not, because an interrupted build left it. Any other relation with that name stops the file
// before anything has changed. Dropping an invalid index takes ACCESS EXCLUSIVE on the table for a moment; no
// plan uses such an index, and lock_timeout limits the wait.
//
// The definition is compared in the server's spelling: pg_get_indexdef() after the name of the table. For an
// index over columns alone this spelling is known. An expression, a predicate or the name of an operator
// class can be written in many ways, so the server builds the same index on an empty table and prints that.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/dependents.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::qualified;
using model::quote_literal;

// For the rest of the block, which is one transaction.
constexpr auto catalog_path = "  SET LOCAL search_path = pg_catalog, pg_temp;\n";

// A template for format() and its arguments. The server quotes a name only where it would do so itself.
struct FormatCall {
  std::string text;
  std::string arguments;

  void add_name(std::string const& name) {
    text += "%I";
    arguments += ", " + quote_literal(name);
  }
  std::string sql() const { return "pg_catalog.format(" + quote_literal(text) + arguments + ")"; }
};

// The output of pg_get_indexdef() for the index, from USING on, as SQL.
std::string expected_definition(model::Index const& index) {
  FormatCall call{format_text(" USING " + index.method + " ("), {}};
  std::string separator;
  for (model::IndexPart const& part : index.parts) {
    call.text += std::exchange(separator, ", ");
    call.add_name(part.column);
    if (part.descending) call.text += " DESC";
    if (part.nulls_first != part.descending) call.text += part.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  }
  call.text += ")";
  separator = " INCLUDE (";
  for (std::string const& column : index.include) {
    call.text += std::exchange(separator, ", ");
    call.add_name(column);
  }
  if (!index.include.empty()) call.text += ")";
  if (index.nulls_not_distinct) call.text += " NULLS NOT DISTINCT";
  return call.sql();
}

bool has_many_spellings(model::Index const& index) {
  return is_textual(index) || std::ranges::any_of(index.parts, [](model::IndexPart const& part) {
           return !part.operator_class.empty() || !part.collation.empty();
         });
}

std::string definition_of(std::string const& oid) {
  return "substring(pg_catalog.pg_get_indexdef(" + oid + ") FROM ' USING .*')";
}

// A condition in SQL: the row i of pg_index is the index. definition: of the expected index; empty: not
// compared.
std::string is_the_index(Name const& table, model::Index const& index, std::string const& definition) {
  std::string const compared =
      definition.empty() ? "" : "       AND " + definition_of("i.indexrelid") + " = " + definition + "\n";
  return fmt::format(
      "i.indrelid = {}::pg_catalog.regclass AND {}i.indisunique\n"
      "{}"
      "       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND "
      "k.contype IN ('p', 'u', 'x'))",
      quote_literal(qualified(table)), index.unique ? "" : "NOT ", compared);
}

// The same index on an empty table, when there is an index to compare with. It is built with the search_path
// of the real build; everything else is found in pg_catalog alone.
std::string make_twin(std::string const& oid, Name const& table, model::Index index) {
  Name const twin{"pg_temp", "lockstep_twin"};
  index.name = "lockstep_twin_index";
  return fmt::format(
      "  IF {} IS NOT NULL THEN\n"
      "    CREATE TABLE {} (LIKE {}) ON COMMIT DROP;\n"
      "    {};\n"
      "  END IF;\n",
      oid, qualified(twin), qualified(table), index_definition(twin, index));
}

// Raises an error if the relation is there and the condition on its row i of pg_index does not hold. Drops an
// index that an interrupted build has left.
std::string remove_leftover(std::string const& relation, std::string const& condition,
                            std::string const& name, EmitOptions const& options) {
  return fmt::format(
      "  IF EXISTS (\n"
      "    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid\n"
      "     WHERE c.oid = {0} AND (\n"
      "       {1}) IS NOT TRUE) THEN\n"
      "    RAISE EXCEPTION '% is there and is not the index that is to be built', {2}\n"
      "      USING HINT = 'rename or drop it, then run this again';\n"
      "  END IF;\n"
      "  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = {0} AND NOT indisvalid) THEN\n"
      "    SET LOCAL lock_timeout = '{3}ms';\n"
      "    DROP INDEX {4};\n"
      "  END IF;\n",
      relation, condition, quote_literal(name), options.lock_timeout_ms, name);
}

// Raises an error unless the index is valid and the condition on its row i of pg_index holds.
std::string require_valid(std::string const& condition, std::string const& name) {
  return do_block(
      "",
      catalog_path + fmt::format("  IF NOT EXISTS (\n"
                                 "    SELECT FROM pg_catalog.pg_index i\n"
                                 "     WHERE i.indexrelid = pg_catalog.to_regclass({0}) AND i.indisvalid\n"
                                 "       AND {1}) THEN\n"
                                 "    RAISE EXCEPTION 'index % is not valid', {0};\n"
                                 "  END IF;\n",
                                 quote_literal(name), condition));
}

std::string before_build(std::string const& name, action::CreateIndex const& a, EmitOptions const& options) {
  std::string const oid = "pg_catalog.to_regclass(" + quote_literal(name) + ")";
  bool const twin = has_many_spellings(a.index);
  std::string const condition =
      is_the_index(a.table, a.index, twin ? "wanted" : expected_definition(a.index));
  std::string const wanted =
      "  wanted := " + definition_of("pg_catalog.to_regclass('pg_temp.lockstep_twin_index')") + ";\n";
  return do_block(twin ? "  wanted text;\n" : "", (twin ? make_twin(oid, a.table, a.index) : "") +
                                                      catalog_path + (twin ? wanted : "") +
                                                      remove_leftover(oid, condition, name, options));
}

std::string after_build(std::string const& name, action::CreateIndex const& a) {
  std::string const definition = has_many_spellings(a.index) ? "" : expected_definition(a.index);
  return require_valid(is_the_index(a.table, a.index, definition), name);
}

// The index of a partitioned table, without its partitions, and then those that they have. One that came
// after the plan was made gets its index here. The server makes the index valid with the last one.
std::string adopting_index(std::string const& name, action::CreateIndex const& a) {
  std::string text = index_definition(a.table, a.index);
  text.insert(text.find(" ON ") + 4, "ONLY ");
  std::string const parent = quote_literal(name) + "::pg_catalog.regclass";
  std::string const found = fmt::format(
      "SELECT i.indexrelid FROM pg_catalog.pg_index i WHERE i.indrelid = partition\n"
      "        AND i.indisvalid AND i.indisunique = {}\n"
      "        AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)\n"
      "        AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND "
      "k.contype IN ('p', 'u', 'x'))\n"
      "        AND {} = definition ORDER BY 1 LIMIT 1",
      a.index.unique ? "true" : "false", definition_of("i.indexrelid"));
  return text + ";\n" +
         do_block(
             "  partition pg_catalog.oid;\n  own pg_catalog.oid;\n  definition text;\n",
             catalog_path +
                 fmt::format(
                     "  definition := {0};\n"
                     "  FOR partition IN SELECT h.inhrelid FROM pg_catalog.pg_inherits h WHERE h.inhparent = "
                     "{1}::pg_catalog.regclass LOOP\n"
                     "    own := ({2});\n"
                     "    IF own IS NULL THEN\n"
                     "      EXECUTE pg_catalog.format('CREATE {3}INDEX ON %s%s', "
                     "partition::pg_catalog.regclass, "
                     "definition);\n"
                     "      own := ({2});\n"
                     "    END IF;\n"
                     "    EXECUTE pg_catalog.format('ALTER INDEX %s ATTACH PARTITION %s', {4}, "
                     "own::pg_catalog.regclass);\n"
                     "  END LOOP;\n",
                     definition_of(parent), quote_literal(qualified(a.table)), found,
                     a.index.unique ? "UNIQUE " : "", parent));
}

// In one statement, because a partitioned table cannot take an existing index for a constraint.
std::string add_unique(action::CreateIndex const& a) {
  std::vector<std::string> columns;
  for (model::IndexPart const& part : a.index.parts) columns.push_back(part.column);
  std::string const include =
      a.index.include.empty() ? "" : " INCLUDE (" + quoted_list(a.index.include) + ")";
  return alter_table(
      a.table, fmt::format("ADD CONSTRAINT {} UNIQUE {}({}){}{}", model::quote_identifier(a.index.name),
                           a.index.nulls_not_distinct ? "NULLS NOT DISTINCT " : "", quoted_list(columns),
                           include, deferrability(a.index.deferrable, a.index.initially_deferred)));
}

}  // namespace

std::string sql_of(action::CreateIndex const& a, EmitOptions const& options) {
  std::string const name = qualified({a.table.schema, a.index.name});
  if (a.adopts) return adopting_index(name, a);
  if (!a.concurrently) {
    return a.index.constraint ? add_unique(a) : index_definition(a.table, a.index) + ";\n";
  }
  if (options.one_query) return index_definition(a.table, a.index, IndexBuild::concurrently) + ";\n";
  return before_build(name, a, options) +
         index_definition(a.table, a.index, IndexBuild::concurrently_if_missing) + ";\n" +
         after_build(name, a);
}

std::string build_concurrently(model::DefinedObject const& index, EmitOptions const& options) {
  std::string text = index.definition;
  std::string const name = qualified({index.address.owner.schema, index.address.member});
  std::size_t const place = text.find("INDEX ") + 6;
  text.insert(place, options.one_query ? "CONCURRENTLY " : "CONCURRENTLY IF NOT EXISTS ");
  text += ";\n";
  if (options.one_query) return text;
  std::string const relation = "pg_catalog.to_regclass(" + quote_literal(name) + ")";
  std::string const is_it = "pg_catalog.pg_get_indexdef(i.indexrelid) = " + quote_literal(index.definition);
  return do_block("", catalog_path + remove_leftover(relation, is_it, name, options)) + text +
         require_valid(is_it, name);
}

std::string drop_concurrently(model::DefinedObject const& index) {
  return "DROP INDEX CONCURRENTLY IF EXISTS " +
         qualified({index.address.owner.schema, index.address.member}) + ";\n";
}

std::string sql_of(action::DropIndex const& a, EmitOptions const& options) {
  if (a.index.constraint)
    return alter_table(a.table, "DROP CONSTRAINT " + model::quote_identifier(a.index.name));
  std::string const name = qualified({a.table.schema, a.index.name});
  if (!a.concurrently) return "DROP INDEX " + name + ";\n";
  std::string const drop = "DROP INDEX CONCURRENTLY IF EXISTS " + name + ";\n";
  if (options.one_query) return drop;
  return do_block(
             "",
             catalog_path +
                 fmt::format(
                     "  IF EXISTS (\n"
                     "    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid "
                     "= c.oid\n"
                     "     WHERE c.oid = pg_catalog.to_regclass({0})\n"
                     "       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass({1})) THEN\n"
                     "    RAISE EXCEPTION '% is not an index of %', {0}, {1};\n"
                     "  END IF;\n",
                     quote_literal(name), quote_literal(qualified(a.table)))) +
         drop;
}

}  // namespace lockstep
