// Reads a database with pg_dump, to compare two databases independently of introspection.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

// The entries of `pg_dump --schema-only`, each with its heading, sorted, because pg_dump's order depends on
// the order of creation. Comments on the dump itself and the settings of its session are omitted. owners:
// with the owner of each object. The programs are those of the scratch server (LOCKSTEP_PG_BINDIR); pg_dump
// must not be older than the server. Throws IoError with pg_dump's message.
std::vector<std::string> dump_entries(std::string const& url, bool owners = false);

// The entries of the text of a dump.
std::vector<std::string> entries_of(std::string_view dump);

// The same entries without what two databases of one schema may differ in when one of them has a past: the
// position of columns, and the names of the sequences that columns own.
std::vector<std::string> comparable_entries(std::vector<std::string> entries);

// The entries that only one of two dumps has, with `-` for the first and `+` for the second; empty when both
// are equal.
std::string dump_difference(std::vector<std::string> const& first, std::vector<std::string> const& second);

}  // namespace lockstep
