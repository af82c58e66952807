// What pg_dump says of a database: a second reader, which shares nothing with introspection, to hold two
// databases against each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// The entries of `pg_dump --schema-only`, each with its heading, sorted: the order in which pg_dump writes
// them depends on when they were made. Without comments on the dump itself and the settings of its session.
// owners: with who owns each thing. The programs are those of the scratch server (LOCKSTEP_PG_BINDIR);
// pg_dump must not be older than the server. Throws IoError with what it said.
std::vector<std::string> dump_entries(std::string const& url, bool owners = false);

// The entries of the text of a dump.
std::vector<std::string> entries_of(std::string_view dump);

// The same entries without what two databases of one schema may differ in when one of them has a past: the
// position of columns, and the names of the sequences that columns own.
std::vector<std::string> comparable_entries(std::vector<std::string> entries);

// The entries that only one of two dumps has, a `-` before those of the first, a `+` before those of the
// second; empty when both say the same.
std::string dump_difference(std::vector<std::string> const& first, std::vector<std::string> const& second);

}  // namespace lockstep
