// Archives, one schema for each: how data is moved into them and restored. The comment of the schema
// describes the archive in JSON: what it contains, which migration made it, and when. `lockstep db purge`
// reads it.
//
// The values of a column are in a table of the archive, with the key of their rows. NULL there means that
// there is no value to restore. So a deleted row, or one whose key changed, leaves a NULL, and a copy that
// arrives later finds the key taken.

#include <fmt/format.h>

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "emit/fragments.hpp"
#include "emit/ownership.hpp"
#include "emit/ranges.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::qualified;
using model::quote_identifier;
using model::quote_literal;

Name inside(std::string const& archive, Name const& table) { return {archive, table.name}; }

// Allows a statement that the linter would report as a loss.
std::string allowed(std::string_view code, std::string_view why) {
  return fmt::format("-- lockstep:allow {} {}\n", code, why);
}

std::string raise(std::string const& condition, std::string const& message, std::string const& hint) {
  return fmt::format("  IF {} THEN\n    RAISE EXCEPTION USING MESSAGE = {},\n      HINT = {};\n  END IF;\n",
                     condition, quote_literal(message), quote_literal(hint));
}

std::string create_archive(std::string const& archive, std::string const& kind, std::string const& what,
                           EmitOptions const& options) {
  return do_block(
             "",
             raise("pg_catalog.to_regnamespace(" + quote_literal(quote_identifier(archive)) + ") IS NOT NULL",
                   "an archive " + archive + " already exists",
                   "it belongs to an earlier migration; drop it with lockstep db purge, or give this one "
                   "another name")) +
         "CREATE SCHEMA " + quote_identifier(archive) + ";\n" +
         catalog_block(
             "", fmt::format("  EXECUTE format('COMMENT ON SCHEMA %I IS %L', {}, json_build_object(\n"
                             "    'archive', {}, 'of', {}, 'migration', {}, 'since', clock_timestamp()));\n",
                             quote_literal(archive), quote_literal(kind), quote_literal(what),
                             quote_literal(options.name)));
}

// DROP TABLE would fail when a view depends on the table, and would drop foreign keys that refer to it. A
// moved table keeps all of them, so this block fails when there are any.
std::string refuse_strangers(Name const& table) {
  return "-- Fails when objects that are unknown to this migration depend on the table.\n" +
         catalog_block(
             "  others text;\n",
             fmt::format(
                 "  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') "
                 "INTO "
                 "others\n"
                 "    FROM pg_depend d\n"
                 "    LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = "
                 "d.objid\n"
                 "    LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid\n"
                 "    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid\n"
                 "    LEFT JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid\n"
                 "    LEFT JOIN pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid\n"
                 "    LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid\n"
                 "    LEFT JOIN pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = "
                 "d.objid\n"
                 "   WHERE d.deptype = 'n'\n"
                 "     AND (d.refclassid = 'pg_class'::regclass AND (d.refobjid = {0}::regclass OR "
                 "d.refobjid "
                 "IN\n"
                 "            (SELECT o.objid FROM pg_depend o WHERE o.classid = 'pg_class'::regclass AND "
                 "o.deptype IN ('a', 'i')\n"
                 "                AND o.refclassid = 'pg_class'::regclass AND o.refobjid = {0}::regclass))\n"
                 "          OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN\n"
                 "            (SELECT t.oid FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid\n"
                 "              WHERE t.typrelid = {0}::regclass OR e.typrelid = {0}::regclass))\n"
                 "     AND coalesce(c.conrelid, r.ev_class, f.adrelid, p.polrelid, g.tgrelid, i.indrelid, "
                 "s.stxrelid, 0) <> {0}::regclass\n"
                 "      OR c.contype = 'f' AND c.conrelid = {0}::regclass AND c.confrelid <> "
                 "{0}::regclass;\n"
                 "  IF others IS NOT NULL THEN\n"
                 "    RAISE EXCEPTION USING MESSAGE = {1} || others,\n"
                 "      HINT = 'drop it first, or plan from the database itself';\n"
                 "  END IF;\n",
                 quote_literal(qualified(table)),
                 quote_literal("objects unknown to this migration depend on " + qualified(table) + ": ")));
}

// A user's type may change or be dropped while the archive exists, so the archive stores text.
bool as_text(model::Column const& column) { return !column.type.name.schema.empty(); }
std::string kept_type(model::Column const& column) {
  return as_text(column) ? "text" : model::sql(column.type);
}
std::string into(model::Column const& column, std::string const& value) {
  return as_text(column) ? value + "::text" : value;
}
std::string out_of(model::Column const& column, std::string const& value) {
  return as_text(column) ? value + "::" + model::sql(column.type) : value;
}

std::vector<std::string> names_of(std::vector<model::Column> const& columns) {
  std::vector<std::string> names;
  for (model::Column const& column : columns) names.push_back(column.name);
  return names;
}

// prefix."a", prefix."b"
std::string of_row(std::string const& prefix, std::vector<std::string> const& names) {
  std::vector<std::string> list;
  for (std::string const& name : names) list.push_back(prefix + "." + quote_identifier(name));
  return joined(list, ", ");
}

std::string any_changed(std::vector<std::string> const& names) {
  std::vector<std::string> list;
  for (std::string const& name : names)
    list.push_back(differ("NEW." + quote_identifier(name), "OLD." + quote_identifier(name)));
  return joined(list, " OR ");
}

// The function runs with the rights of its owner, because roles that write the table need no privilege on the
// archive, and with a fixed search_path, so that it uses no operator of theirs.
std::string follower(action::CreateArchive const& a) {
  std::vector<std::string> const key = names_of(a.key);
  std::string const column = quote_identifier(a.column.name);
  std::string const put = "INSERT INTO " + qualified(inside(a.archive, a.table)) + " VALUES (";
  std::string const instead = fmt::format(") ON CONFLICT ({}) DO UPDATE SET {} = ", quoted_list(key), column);
  return fmt::format(
      "BEGIN\n"
      "  IF TG_OP = 'UPDATE' THEN\n"
      "    IF NOT ({0} OR {1}) THEN RETURN NULL; END IF;\n"
      "  END IF;\n"
      "  IF TG_OP <> 'INSERT' THEN\n"
      "    {2}{3}, NULL{4}NULL;\n"
      "  END IF;\n"
      "  IF TG_OP <> 'DELETE' THEN\n"
      "    {2}{5}, {6}{4}EXCLUDED.{7};\n"
      "  END IF;\n"
      "  RETURN NULL;\n"
      "END\n",
      any_changed({a.column.name}), any_changed(key), put, of_row("OLD", key), instead, of_row("NEW", key),
      into(a.column, "NEW." + column), column);
}

Name trigger_of(std::string const& archive) { return {archive, "lockstep_follow"}; }

// Runs the statement in ranges of the walk.
std::string block_over(RangeWalk const& walk, std::string const& statement, std::string const& last_check) {
  std::string const work = "        " + statement + ";\n";
  return column_block(range_variables(walk), range_ends(walk, "  ") + "  IF FOUND THEN\n" +
                                                 range_loop(walk, work) + "  END IF;\n" + last_check);
}

std::string same_key(RangeWalk const& walk) {
  std::vector<std::string> list;
  for (std::string const& name : walk.key)
    list.push_back(
        fmt::format("target.{0} {1} kept.{0}", quote_identifier(name), key_operator(walk.operators, "=")));
  return joined(list, " AND ");
}

}  // namespace

std::string sql_of(action::DropTable const& a, EmitOptions const& options) {
  if (a.archive.empty()) return "DROP TABLE " + qualified(a.table.name) + ";\n";
  return refuse_strangers(a.table.name) +
         create_archive(a.archive, "table", qualified(a.table.name), options) +
         close_archive(a.archive, a.table.name, {}, {}) +
         alter_table(a.table.name, "SET SCHEMA " + quote_identifier(a.archive));
}

std::string sql_of(action::RestoreTable const& a) {
  return allowed("H401", "no application uses the archive") +
         alter_table(inside(a.archive, a.table.name), "SET SCHEMA " + quote_identifier(a.table.name.schema)) +
         "DROP SCHEMA " + quote_identifier(a.archive) + ";\n";
}

std::string sql_of(action::DropEnum const& a) {
  if (a.archive.empty()) return "DROP TYPE " + qualified(a.type.name) + ";\n";
  return "ALTER TYPE " + qualified(a.type.name) + " SET SCHEMA " + quote_identifier(a.archive) + ";\n";
}

std::string sql_of(action::RestoreEnum const& a) {
  return "ALTER TYPE " + qualified({a.archive, a.type.name.name}) + " SET SCHEMA " +
         quote_identifier(a.type.name.schema) + ";\n";
}

std::string sql_of(action::CreateArchive const& a, EmitOptions const& options) {
  std::vector<std::string> lines;
  for (model::Column const& column : a.key)
    lines.push_back(fmt::format("  {} {} NOT NULL", quote_identifier(column.name), model::sql(column.type)));
  lines.push_back(fmt::format("  {} {}", quote_identifier(a.column.name), kept_type(a.column)));
  lines.push_back("  PRIMARY KEY (" + quoted_list(names_of(a.key)) + ")");
  Name const trigger = trigger_of(a.archive);
  return create_archive(a.archive, "column", qualified(a.table) + "." + quote_identifier(a.column.name),
                        options) +
         fmt::format("CREATE TABLE {} (\n{}\n);\n", qualified(inside(a.archive, a.table)),
                     joined(lines, ",\n")) +
         fmt::format(
             "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER\n"
             "  SET search_path = pg_catalog, pg_temp AS {};\n",
             qualified(trigger), dollar_quoted(follower(a))) +
         close_archive(a.archive, a.table, {qualified(inside(a.archive, a.table))},
                       {qualified(trigger) + "()"}) +
         fmt::format(
             "CREATE TRIGGER {} AFTER INSERT OR UPDATE OR DELETE ON {} FOR EACH ROW EXECUTE "
             "FUNCTION {}();\n",
             quote_identifier(a.archive), qualified(a.table), qualified(trigger)) +
         // Also for rows that logical replication writes here.
         alter_table(a.table, "ENABLE ALWAYS TRIGGER " + quote_identifier(a.archive));
}

std::string sql_of(action::FillArchive const& a, EmitOptions const& options) {
  RangeWalk const walk{qualified(a.table), a.key, options.batch_rows, key_operators(options, a.table, a.key)};
  std::string const column = quote_identifier(a.column.name), key = quoted_list(a.key);
  std::string const statement = fmt::format(
      "INSERT INTO {} ({}, {})\n"
      "          SELECT {}, {} FROM {} AS source\n"
      "           WHERE {} AND {}\n"
      "          ON CONFLICT ({}) DO NOTHING",
      qualified(inside(a.archive, a.table)), key, column, of_row("source", a.key),
      into(a.column, "source." + column), walk.table, in_range(walk, of_row("source", a.key)),
      is_not_null("source." + column, may_be_composite(a.column.type)), key);
  return block_over(walk, statement, {});
}

std::string sql_of(action::DropColumn const& a) {
  std::string const drop = alter_table(a.table, "DROP COLUMN " + quote_identifier(a.column.name), a.only);
  if (a.archive.empty()) return drop;
  return fmt::format("DROP TRIGGER {} ON {};\nDROP FUNCTION {}();\n", quote_identifier(a.archive),
                     qualified(a.table), qualified(trigger_of(a.archive))) +
         drop;
}

std::string sql_of(action::RestoreColumn const& a, EmitOptions const& options) {
  std::string const column = quote_identifier(a.column.name), archive = qualified(inside(a.archive, a.table));
  RangeWalk const walk{archive, a.key, options.batch_rows, key_operators(options, a.table, a.key)};
  bool const composite = may_be_composite(a.column.type);
  std::string const needs = is_not_null("kept." + column, composite && !as_text(a.column)) + " AND " +
                            is_null("target." + column, composite);
  // Both sides have the condition of the range, because otherwise the server may read a whole table for each
  // range.
  std::string const statement = fmt::format(
      "UPDATE {} AS target SET {} = {} FROM {} AS kept\n"
      "          WHERE {} AND {}\n"
      "            AND {} AND {}",
      qualified(a.table), column, out_of(a.column, "kept." + column), archive, same_key(walk),
      in_range(walk, of_row("kept", a.key)), in_range(walk, of_row("target", a.key)), needs);
  std::string const check =
      raise(fmt::format("EXISTS (SELECT FROM {} AS target, {} AS kept WHERE {} AND {})", qualified(a.table),
                        archive, same_key(walk), needs),
            "values of " + qualified(a.table) + "." + column + " are not restored",
            "something overwrites them, such as a trigger; correct that, then run this again");
  return block_over(walk, statement, check);
}

std::string sql_of(action::DropArchive const& a) {
  return "DROP TABLE " + qualified(a.table) + ";\nDROP SCHEMA " + quote_identifier(a.table.schema) + ";\n";
}

}  // namespace lockstep
