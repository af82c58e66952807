// Action to statement. Every name is quoted and schema-qualified, so that the statement means the same with
// any search_path.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compiler/model/defaults.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "compiler/plan/facts/names.hpp"
#include "emit/fragments.hpp"
#include "emit/ownership.hpp"
#include "emit/sequences.hpp"

namespace lockstep {
namespace {

using namespace action;  // NOLINT(google-build-using-namespace): this file is one visitor over all of them
using model::qualified;
using model::quote_identifier;
using model::quote_literal;

// A name in the schema of the table.
std::string beside(Name const& table, std::string const& name) { return qualified({table.schema, name}); }

// The sequence of a serial column that `serial` would not create: one with another name (for example after a
// rename of the table), or one of a column that may be NULL. Empty when `serial` creates it.
std::string named_sequence(Name const& table, Column const& column) {
  if (column.value.kind != model::DefaultKind::sequence) return {};
  std::string const usual = default_name(table.name, column.name, "seq");
  bool const is_usual = column.value.text == model::qualified_if_needed({table.schema, usual});
  return is_usual && !column.nullable ? "" : column.value.text;
}

std::string create_sequence(std::string const& name, Column const& column) {
  return fmt::format("CREATE SEQUENCE {} AS {};\n", name, sequence_type(column.type));
}

std::string own_sequence(std::string const& name, Name const& table, Column const& column) {
  return fmt::format("ALTER SEQUENCE {} OWNED BY {}.{};\n", name, qualified(table),
                     quote_identifier(column.name));
}

// The serial columns that cannot be part of CREATE TABLE: PostgreSQL shortens the names of their sequences to
// that of an earlier column's, and notices only when the sequence is there already, which it then numbers.
std::set<std::string> added_later(model::Table const& table) {
  std::set<std::string> names, result;
  for (model::Column const& column : table.columns) {
    bool const serial = !column.inherited && column.value.kind == model::DefaultKind::sequence &&
                        named_sequence(table.name, column).empty();
    if (serial && !names.insert(default_name(table.name.name, column.name, "seq")).second)
      result.insert(column.name);
  }
  return result;
}

std::string create_table(model::Table const& table) {
  std::vector<std::string> lines;
  std::string before, after;
  std::set<std::string> const later = added_later(table);
  for (model::Column const& column : table.columns) {
    if (column.inherited) continue;
    std::string const sequence = named_sequence(table.name, column);
    std::string const definition = column_definition(column, !sequence.empty());
    if (later.contains(column.name)) {
      after += alter_table(table.name, "ADD COLUMN " + definition);
      continue;
    }
    lines.push_back("  " + definition);
    if (sequence.empty()) continue;
    before += create_sequence(sequence, column);
    after += own_sequence(sequence, table.name, column);
  }
  if (table.primary_key) {
    std::string const key =
        fmt::format("CONSTRAINT {} PRIMARY KEY {}", quote_identifier(table.primary_key->name),
                    key_definition(*table.primary_key));
    auto const is_later = [&](std::string const& column) { return later.contains(column); };
    if (std::ranges::any_of(table.primary_key->columns, is_later)) {
      after += alter_table(table.name, "ADD " + key);
    } else {
      lines.push_back("  " + key);
    }
  }
  std::vector<std::string> parents;
  for (Name const& parent : table.inherits) parents.push_back(qualified(parent));
  std::string const inherits = parents.empty() ? "" : " INHERITS (" + joined(parents, ", ") + ")";
  std::string const partitioned = table.partition_by.empty() ? "" : " PARTITION BY " + table.partition_by;
  std::string const columns = lines.empty() ? "" : "\n" + joined(lines, ",\n") + "\n";
  return before +
         fmt::format("CREATE TABLE {} ({}){}{};\n", qualified(table.name), columns, inherits, partitioned) +
         after;
}

std::string add_column(AddColumn const& a) {
  std::string const sequence = named_sequence(a.table, a.column);
  std::string const statement =
      alter_table(a.table, "ADD COLUMN " + column_definition(a.column, !sequence.empty()));
  if (sequence.empty()) return statement;
  return create_sequence(sequence, a.column) + give_to_owner_of(a.table, sequence) + statement +
         own_sequence(sequence, a.table, a.column);
}

std::string old_name_view(CreateOldNameView const& a, int pg_version) {
  std::vector<std::string> columns;
  for (auto const& [now, before] : a.columns) {
    columns.push_back(now == before ? quote_identifier(now)
                                    : quote_identifier(now) + " AS " + quote_identifier(before));
  }
  // The view checks the privileges of the caller, as the table did.
  std::string const invoker = pg_version >= 15 ? " WITH (security_invoker = true)" : "";
  return fmt::format("CREATE VIEW {}{} AS SELECT {} FROM {};\n", qualified(a.view), invoker,
                     joined(columns, ", "), qualified(a.table)) +
         copy_ownership(a);
}

// The sequence continues after the greatest value; when no value is positive, it begins at 1.
std::string behind_rows(std::string const& sequence, Name const& table, std::string const& column) {
  return fmt::format(
      "SELECT pg_catalog.setval({0}, greatest(pg_catalog.max({1}), 1), "
      "coalesce(pg_catalog.max({1}) OPERATOR(pg_catalog.>) 0, false)) FROM {2};\n",
      sequence, quote_identifier(column), qualified(table));
}

std::string add_sequence(AddSequence const& a) {
  std::string const name = a.column.value.text.empty() ? beside(a.table, a.name) : a.column.value.text;
  return create_sequence(name, a.column) + give_to_owner_of(a.table, name) +
         own_sequence(name, a.table, a.column) +
         (a.empty ? "" : behind_rows(quote_literal(name), a.table, a.column.name)) +
         alter_column(a.table, a.column.name,
                      fmt::format("SET DEFAULT nextval({}::regclass)", quote_literal(name)));
}

std::string on_owned_sequence(Name const& table, std::string const& column, std::string const& before,
                              std::string const& command) {
  return do_block("  owned text := " + owned_sequence(table, column) + ";\n",
                  before + "  IF owned IS NOT NULL THEN\n    EXECUTE pg_catalog.format(" +
                      quote_literal(command) + ", owned);\n  END IF;\n");
}

std::string alter_extension(AlterExtension const& a) {
  std::string const alter = "ALTER EXTENSION " + quote_identifier(a.to.name);
  std::string text;
  if (a.from.schema != a.to.schema) text += alter + " SET SCHEMA " + quote_identifier(a.to.schema) + ";\n";
  if (a.from.version != a.to.version) text += alter + " UPDATE TO " + quote_literal(a.to.version) + ";\n";
  return text;
}

// The statements of an object bear no semicolon after the last one.
std::string closed(std::string const& statements) { return statements.empty() ? "" : statements + ";\n"; }

// An index of a partition that has come under the name that PostgreSQL chose.
std::string renamed_index(CreateObject const& a) {
  return "ALTER INDEX " + qualified({a.object.address.owner.schema, a.named}) + " RENAME TO " +
         quote_identifier(a.object.address.member) + ";\n";
}

struct Spell {
  EmitOptions const& options;

  std::string operator()(CreateNamespace const& a) const {
    return "CREATE SCHEMA IF NOT EXISTS " + quote_identifier(a.name) + ";\n";
  }
  std::string operator()(DropNamespace const& a) const {
    return "DROP SCHEMA " + quote_identifier(a.name) + ";\n";
  }
  std::string operator()(CreateExtension const& a) const {
    std::string text = "CREATE EXTENSION IF NOT EXISTS " + quote_identifier(a.extension.name);
    if (!a.extension.schema.empty()) text += " WITH SCHEMA " + quote_identifier(a.extension.schema);
    if (!a.extension.version.empty()) text += " VERSION " + quote_literal(a.extension.version);
    return text + ";\n";
  }
  std::string operator()(AlterExtension const& a) const { return alter_extension(a); }
  std::string operator()(CreateEnum const& a) const {
    std::vector<std::string> values;
    for (std::string const& value : a.type.values) values.push_back(quote_literal(value));
    return (a.replaces ? refuse_users(a.replaces->type, a.replaces->uses) : "") +
           fmt::format("CREATE TYPE {} AS ENUM ({});\n", qualified(a.type.name), joined(values, ", "));
  }
  std::string operator()(DropEnum const& a) const { return sql_of(a); }
  std::string operator()(RenameEnum const& a) const {
    return fmt::format("ALTER TYPE {} RENAME TO {};\n", qualified(a.from), quote_identifier(a.to.name));
  }
  std::string operator()(AddEnumValue const& a) const {
    std::string place;
    if (!a.before.empty()) place = " BEFORE " + quote_literal(a.before);
    if (!a.after.empty()) place = " AFTER " + quote_literal(a.after);
    return fmt::format("ALTER TYPE {} ADD VALUE IF NOT EXISTS {}{};\n", qualified(a.type),
                       quote_literal(a.value), place);
  }
  std::string operator()(RenameEnumValue const& a) const {
    return fmt::format("ALTER TYPE {} RENAME VALUE {} TO {};\n", qualified(a.type), quote_literal(a.from),
                       quote_literal(a.to));
  }
  std::string operator()(ReplaceEnum const& a) const { return sql_of(a); }
  std::string operator()(AlterComposite const& a) const { return sql_of(a); }

  std::string operator()(CreateTable const& a) const { return create_table(a.table); }
  std::string operator()(DropTable const& a) const { return sql_of(a, options); }
  std::string operator()(RenameTable const& a) const {
    return alter_table(a.from, "RENAME TO " + quote_identifier(a.to.name));
  }
  std::string operator()(CreateOldNameView const& a) const { return old_name_view(a, options.pg_version); }
  std::string operator()(DropOldNameView const& a) const { return "DROP VIEW " + qualified(a.view) + ";\n"; }

  std::string operator()(AddColumn const& a) const {
    std::string const copied = a.kept_as ? copy_privileges(a.table, a.kept_as->name, a.column.name) : "";
    return add_column(a) + copied;
  }
  std::string operator()(DropColumn const& a) const { return sql_of(a); }
  std::string operator()(RenameColumn const& a) const {
    return alter_table(a.table,
                       "RENAME COLUMN " + quote_identifier(a.from) + " TO " + quote_identifier(a.to));
  }
  std::string operator()(AlterColumnType const& a) const {
    std::string const conversion = a.using_expression.empty() ? "" : " USING (" + a.using_expression + ")";
    // Without COLLATE the column would get the collation of its new type.
    std::string const collation = a.to.collation.empty() ? "" : " COLLATE " + a.to.collation;
    return alter_column(a.table, a.to.name, "TYPE " + model::sql(a.to.type) + collation + conversion);
  }
  std::string operator()(SetDefault const& a) const {
    if (a.column.value.kind == model::DefaultKind::database) return {};  // the current default stays
    return alter_column(a.table, a.column.name,
                        "SET DEFAULT " + model::default_sql(a.column.value, a.column.type), a.only);
  }
  std::string operator()(DropDefault const& a) const {
    return alter_column(a.table, a.column.name, "DROP DEFAULT", a.only);
  }
  std::string operator()(AddSequence const& a) const { return add_sequence(a); }
  std::string operator()(DropSequence const& a) const {
    return on_owned_sequence(a.table, a.column.name,
                             "  " + alter_column(a.table, a.column.name, "DROP DEFAULT"), "DROP SEQUENCE %s");
  }
  std::string operator()(ResizeSequence const& a) const {
    std::string text;
    if (a.from.type != a.to.type)
      text = on_owned_sequence(a.table, a.to.name, "", "ALTER SEQUENCE %s AS " + sequence_type(a.to.type));
    std::string const renaming = sequence_renaming(a.from, a.to);
    return renaming.empty() ? text : text + on_owned_sequence(a.table, a.to.name, "", renaming);
  }
  std::string operator()(DropIdentity const& a) const {
    return alter_column(a.table, a.column.name, "DROP IDENTITY");
  }
  std::string operator()(AlterIdentity const& a) const {
    return alter_column(a.table, a.to.name, "SET " + generated(a.to.identity));
  }
  std::string operator()(AddIdentity const& a) const {
    return alter_column(a.table, a.column.name, "ADD " + generated(a.column.identity) + " AS IDENTITY") +
           behind_rows(owned_sequence(a.table, a.column.name), a.table, a.column.name);
  }
  std::string operator()(DropExpression const& a) const {
    return alter_column(a.table, a.column.name, "DROP EXPRESSION");
  }
  std::string operator()(SetNotNull const& a) const {
    return alter_column(a.table, a.column, "SET NOT NULL");
  }
  std::string operator()(DropNotNull const& a) const {
    return alter_column(a.table, a.column, "DROP NOT NULL", a.only);
  }

  std::string operator()(AddNotNullCheck const& a) const {
    std::string const condition =
        a.bounds.empty() ? is_not_null(quote_identifier(a.column), a.composite) : a.bounds;
    return alter_table(
        a.table, fmt::format("ADD CONSTRAINT {} CHECK ({}) NOT VALID", quote_identifier(a.name), condition));
  }
  std::string operator()(DropNotNullCheck const& a) const {
    return alter_table(a.table, "DROP CONSTRAINT " + quote_identifier(a.name));
  }
  std::string operator()(ValidateCheck const& a) const {
    return alter_table(a.table, "VALIDATE CONSTRAINT " + quote_identifier(a.name));
  }

  std::string operator()(AddPrimaryKey const& a) const {
    return add_primary_key(a.table, a.key, a.using_index);
  }
  std::string operator()(DropPrimaryKey const& a) const {
    return alter_table(a.table, "DROP CONSTRAINT " + quote_identifier(a.key.name));
  }
  std::string operator()(RenameConstraint const& a) const {
    return alter_table(a.table,
                       "RENAME CONSTRAINT " + quote_identifier(a.from) + " TO " + quote_identifier(a.to));
  }

  std::string operator()(CreateIndex const& a) const { return sql_of(a, options); }
  std::string operator()(DropIndex const& a) const { return sql_of(a, options); }
  std::string operator()(RenameIndex const& a) const {
    return "ALTER INDEX " + beside(a.table, a.from) + " RENAME TO " + quote_identifier(a.to) + ";\n";
  }

  std::string operator()(AddForeignKey const& a) const {
    return add_foreign_key(a.table, a.key, a.not_valid);
  }
  std::string operator()(DropForeignKey const& a) const {
    return alter_table(a.table, "DROP CONSTRAINT " + quote_identifier(a.key.name));
  }
  std::string operator()(ValidateForeignKey const& a) const {
    return alter_table(a.table, "VALIDATE CONSTRAINT " + quote_identifier(a.key.name));
  }

  std::string operator()(CreateSyncTrigger const& a) const { return sql_of(a); }
  std::string operator()(AlterSyncTrigger const& a) const { return sql_of(a); }
  std::string operator()(DropSyncTrigger const& a) const { return sql_of(a); }
  std::string operator()(SwapColumns const& a) const { return sql_of(a); }
  std::string operator()(ExchangeColumns const& a) const { return sql_of(a); }
  std::string operator()(Backfill const& a) const { return sql_of(a, options); }
  std::string operator()(Analyze const& a) const {
    return "ANALYZE " + qualified(a.table) + " (" + quoted_list(a.columns) + ");\n";
  }
  std::string operator()(CreateObject const& a) const {
    bool const by_its_table =
        a.implicit && a.object.address.kind == model::ObjectKind::inheritance && !a.object.signature.empty();
    if (by_its_table) return {};
    if (a.with != ComesWith::none) return a.named.empty() ? "" : renamed_index(a);
    if (a.object.address.kind == model::ObjectKind::setting)
      return create_setting(a.object, a.unused_sequence);
    std::string const text = a.object.definition + (a.not_valid ? " NOT VALID" : "");
    return a.concurrently ? build_concurrently(a.object, options) : closed(text);
  }
  std::string operator()(DropObject const& a) const {
    if (a.implicit || a.with != ComesWith::none) return {};
    if (a.object.address.kind == model::ObjectKind::setting) return remove_setting(a.object);
    return a.concurrently ? drop_concurrently(a.object) : closed(a.object.removal);
  }
  std::string operator()(ReplaceObject const& a) const {
    return a.with == ComesWith::none ? replace_object(a.from, a.to) : "";
  }
  std::string operator()(BuildPartitionIndex const& a) const {
    return sql_of(CreateIndex{a.table, a.index, true}, options);
  }
  std::string operator()(AttachPartition const& a) const {
    return alter_table(a.link.parent, "ATTACH PARTITION " + qualified(a.link.table) + " " + a.link.bounds);
  }
  std::string operator()(DetachPartition const& a) const {
    return alter_table(a.link.parent, "DETACH PARTITION " + qualified(a.link.table));
  }
  std::string operator()(ValidateObject const& a) const {
    return alter_table(a.object.address.owner,
                       "VALIDATE CONSTRAINT " + quote_identifier(a.object.address.member));
  }
  std::string operator()(CreateArchive const& a) const { return sql_of(a, options); }
  std::string operator()(FillArchive const& a) const { return sql_of(a, options); }
  std::string operator()(RestoreColumn const& a) const { return sql_of(a, options); }
  std::string operator()(DropArchive const& a) const { return sql_of(a); }
  std::string operator()(RestoreTable const& a) const { return sql_of(a); }
  std::string operator()(RestoreEnum const& a) const { return sql_of(a); }
  std::string operator()(Guard const& a) const { return sql_of(a); }
};

}  // namespace

std::string sql(Action const& action, EmitOptions const& options) { return visit(Spell{options}, action); }

}  // namespace lockstep
