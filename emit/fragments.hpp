// Pieces of SQL that several statements share. Internal to emit/.
#pragma once

#include <string>
#include <vector>

#include "compiler/plan/action.hpp"
#include "emit/emit.hpp"

namespace lockstep {

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
// DO $lockstep$ … $lockstep$; with a tag that does not occur in body.
std::string do_block(std::string const& declarations, std::string const& body);
// body between $tag$ and $tag$, where the tag does not occur in it.
std::string dollar_quoted(std::string const& body);

// The statements that fill a column in batches (backfill.cpp) and those that keep two columns equal
// (sync.cpp).
std::string sql_of(action::Backfill const& action, EmitOptions const& options);
std::string sql_of(action::CreateSync const& action);
std::string sql_of(action::DropSync const& action);
std::string sql_of(action::Guard const& action);
std::string sql_of(action::ReplaceEnum const& action);

}  // namespace lockstep
