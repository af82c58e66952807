// Pieces of SQL that several statements share. Internal to emit/.
#pragma once

#include <string>
#include <vector>

#include "compiler/plan/action.hpp"
#include "emit/emit.hpp"

namespace lockstep {

// Raises when something else than these columns (in the form of an EnumUse) uses the enum.
std::string refuse_users(model::Name const& type, std::vector<action::EnumUse> const& known);

// "a", "b"
std::string quoted_list(std::vector<std::string> const& names);
// parts joined by separator
std::string joined(std::vector<std::string> const& parts, std::string_view separator);
// "id" SERIAL NOT NULL, "status" "public"."Status" NOT NULL DEFAULT 'NEW'; not SERIAL where the sequence that
// the default names exists.
std::string column_definition(model::Column const& column, bool sequence_exists = false);
// CREATE UNIQUE INDEX "name" ON … without the closing semicolon.
std::string index_definition(model::Name const& table, model::Index const& index, bool concurrently);
// FOREIGN KEY (…) REFERENCES … ON DELETE … ON UPDATE …
std::string foreign_key_definition(model::ForeignKey const& key);
// " DEFERRABLE INITIALLY DEFERRED", " DEFERRABLE", or nothing
std::string deferrability(bool deferrable, bool initially_deferred);
// (…) INCLUDE (…) DEFERRABLE: what stands behind PRIMARY KEY
std::string key_definition(model::PrimaryKey const& key);
// ALTER TABLE "public"."t" clause;
std::string alter_table(model::Name const& table, std::string const& clause);
// ALTER TABLE "public"."t" ALTER COLUMN "c" clause;
std::string alter_column(model::Name const& table, std::string const& column, std::string const& clause);
// smallint, integer or bigint: what a sequence behind a column of the type counts in.
std::string sequence_type(model::Type const& type);
// The expression for the name of the sequence that the column owns.
std::string owned_sequence(model::Name const& table, std::string const& column);
// A block that raises when anything but `known` indexes and constraints stands on the column; the new column
// would lose it. comment, not null, default and own sequence are the column's own.
std::string refuse_dependents(model::Name const& table, std::string const& column,
                              std::vector<std::string> const& known);
// A block that gives the column the privileges and the comment of another one.
std::string copy_privileges(model::Name const& table, std::string const& from, std::string const& to);
// index: a finished unique one that becomes the key's own; empty: one is built.
std::string add_primary_key(model::Name const& table, model::PrimaryKey const& key, std::string const& index);
std::string add_foreign_key(model::Name const& table, model::ForeignKey const& key, bool not_valid);
// As it stands in a string that format() reads.
std::string format_text(std::string const& text);
// DO $lockstep$ … $lockstep$; with a tag that does not occur in body.
std::string do_block(std::string const& declarations, std::string const& body);
// body between $tag$ and $tag$, where the tag does not occur in it.
std::string dollar_quoted(std::string const& body);

// The statements that fill a column in batches (backfill.cpp) and those that keep two columns equal
// (sync.cpp).
std::string sql_of(action::Backfill const& action, EmitOptions const& options);
std::string sql_of(action::CreateSync const& action);
std::string sql_of(action::AlterSync const& action);
std::string sql_of(action::DropSync const& action);
std::string sql_of(action::SwapColumns const& action);  // swap.cpp
std::string sql_of(action::Guard const& action);
// archive.cpp: also what is dropped without one.
std::string sql_of(action::DropTable const& action, EmitOptions const& options);
std::string sql_of(action::DropColumn const& action);
std::string sql_of(action::DropEnum const& action);
std::string sql_of(action::CreateArchive const& action, EmitOptions const& options);
std::string sql_of(action::FillArchive const& action, EmitOptions const& options);
std::string sql_of(action::RestoreColumn const& action, EmitOptions const& options);
std::string sql_of(action::DropArchive const& action);
std::string sql_of(action::RestoreTable const& action);
std::string sql_of(action::RestoreEnum const& action);
std::string sql_of(action::ReplaceEnum const& action);

}  // namespace lockstep
