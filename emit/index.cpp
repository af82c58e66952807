// Indexes that are built and dropped while others write. Neither statement can run in a transaction, so what
// is there is looked at in blocks of their own around them.
//
// Before the build: an index of that very definition on that table is kept when it is valid, and dropped when
// it is not, because a build that was interrupted left it. Anything else of that name stops the file before
// anything has changed. Dropping an invalid index takes ACCESS EXCLUSIVE on the table for a moment; no plan
// uses such an index, and lock_timeout bounds the wait.
//
// The definition is compared in the server's own words: pg_get_indexdef() behind the name of the table.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/quote.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::qualified;
using model::quote_literal;

// A template for format() and its arguments, which the server quotes where it quotes them itself.
struct FormatCall {
  std::string text;
  std::string arguments;

  void add_name(std::string const& name) {
    text += "%I";
    arguments += ", " + quote_literal(name);
  }
  std::string sql() const { return "pg_catalog.format(" + quote_literal(text) + arguments + ")"; }
};

void add_part(FormatCall& call, model::IndexPart const& part) {
  if (part.column.empty()) {
    call.text += format_text(part.expression);
  } else {
    call.add_name(part.column);
  }
  if (!part.collation.empty()) call.text += format_text(" COLLATE " + part.collation);
  if (!part.operator_class.empty()) call.text += format_text(" " + part.operator_class);
  if (!part.parameters.empty()) call.text += format_text(" (" + part.parameters + ")");
  if (part.descending) call.text += " DESC";
  if (part.nulls_first != part.descending) call.text += part.nulls_first ? " NULLS FIRST" : " NULLS LAST";
}

// What pg_get_indexdef() says of the index from USING on, as SQL.
std::string expected_definition(model::Index const& index) {
  FormatCall call{format_text(" USING " + index.method + " ("), {}};
  std::string separator;
  for (model::IndexPart const& part : index.parts) {
    call.text += std::exchange(separator, ", ");
    add_part(call, part);
  }
  call.text += ")";
  separator = " INCLUDE (";
  for (std::string const& column : index.include) {
    call.text += std::exchange(separator, ", ");
    call.add_name(column);
  }
  if (!index.include.empty()) call.text += ")";
  if (index.nulls_not_distinct) call.text += " NULLS NOT DISTINCT";
  if (!index.predicate.empty()) call.text += format_text(" WHERE " + index.predicate);
  return call.sql();
}

// Whether the row i of pg_index is the index, as SQL.
std::string is_the_index(Name const& table, model::Index const& index) {
  return fmt::format(
      "i.indrelid = {}::pg_catalog.regclass AND {}i.indisunique\n"
      "       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = {}\n"
      "       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND "
      "k.contype IN ('p', 'u', 'x'))",
      quote_literal(qualified(table)), index.unique ? "" : "NOT ", expected_definition(index));
}

std::string before_build(std::string const& name, action::CreateIndex const& a, EmitOptions const& options) {
  std::string const oid = "pg_catalog.to_regclass(" + quote_literal(name) + ")";
  return catalog_block(
      "", fmt::format(
              "  IF EXISTS (\n"
              "    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = "
              "c.oid\n"
              "     WHERE c.oid = {0} AND (\n"
              "       {1}) IS NOT TRUE) THEN\n"
              "    RAISE EXCEPTION '% is there and is not the index that is to be built', {2}\n"
              "      USING HINT = 'rename or drop it, then run this again';\n"
              "  END IF;\n"
              "  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = {0} AND NOT indisvalid) THEN\n"
              "    SET LOCAL lock_timeout = '{3}ms';\n"
              "    DROP INDEX {4};\n"
              "  END IF;\n",
              oid, is_the_index(a.table, a.index), quote_literal(name), options.lock_timeout_ms, name));
}

std::string after_build(std::string const& name, action::CreateIndex const& a) {
  return catalog_block("",
                       fmt::format("  IF NOT EXISTS (\n"
                                   "    SELECT FROM pg_catalog.pg_index i\n"
                                   "     WHERE i.indexrelid = pg_catalog.to_regclass({0}) AND i.indisvalid\n"
                                   "       AND {1}) THEN\n"
                                   "    RAISE EXCEPTION 'index % is not valid', {0};\n"
                                   "  END IF;\n",
                                   quote_literal(name), is_the_index(a.table, a.index)));
}

// At once, because partitioned tables take no finished index for a constraint.
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
  if (!a.concurrently) {
    return a.index.constraint ? add_unique(a) : index_definition(a.table, a.index) + ";\n";
  }
  if (options.one_query) return index_definition(a.table, a.index, IndexBuild::concurrently) + ";\n";
  return before_build(name, a, options) +
         index_definition(a.table, a.index, IndexBuild::concurrently_if_missing) + ";\n" +
         after_build(name, a);
}

std::string sql_of(action::DropIndex const& a, EmitOptions const& options) {
  if (a.index.constraint)
    return alter_table(a.table, "DROP CONSTRAINT " + model::quote_identifier(a.index.name));
  std::string const name = qualified({a.table.schema, a.index.name});
  if (!a.concurrently) return "DROP INDEX " + name + ";\n";
  std::string const drop = "DROP INDEX CONCURRENTLY IF EXISTS " + name + ";\n";
  if (options.one_query) return drop;
  return catalog_block(
             "", fmt::format(
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
