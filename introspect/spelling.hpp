// Expressions in the server's spelling. A server prints every expression in its own form (`a in (1,2)`
// becomes `(a = ANY (ARRAY[1, 2]))`), so a text and a catalog with the same meaning have different texts.
// Only the server can decide: the expression of the text is stored on a temporary table in a transaction that
// is rolled back, and what the server prints is compared.
#pragma once

#include <vector>

#include "compiler/model/hints.hpp"
#include "compiler/model/schema.hpp"

namespace lockstep {

class Connection;

// Settings with which the server's spelling of expressions and constants depends only on the expression: one
// SELECT, local to the transaction. The search path is empty, so that every name is qualified.
inline constexpr char const* spelling_settings =
    "SELECT set_config('search_path', '', true), set_config('TimeZone', 'UTC', true), "
    "set_config('extra_float_digits', '1', true), set_config('DateStyle', 'ISO, YMD', true), "
    "set_config('IntervalStyle', 'postgres', true), set_config('quote_all_identifiers', 'off', true), "
    "set_config('standard_conforming_strings', 'on', true), set_config('bytea_output', 'hex', true), "
    "set_config('jit', 'off', true)";

// For each default, generated expression and index predicate that both sides have in different spellings,
// puts the server's spelling into text, so that equal ones become equal. Names in an expression are looked up
// in `public`, the schema of the table and the search path of the session, in this order. The database is not
// changed; each table in question gets the lock of a SELECT, with a lock timeout of five seconds. hints: the
// renamed tables and columns. connection: to the database of catalog, in no transaction. Returns the columns
// and indexes for which this was not possible: their text is unchanged, and it is not known whether they
// differ. Throws DbError if the session is lost.
std::vector<model::ObjectRef> adopt_server_spelling(model::Schema& text, model::Schema const& catalog,
                                                    Connection& connection, Hints const& hints = {});

// The columns and indexes for which adopt_server_spelling() would ask the server, sorted. Does not ask it;
// text is unchanged.
std::vector<model::ObjectRef> open_questions(model::Schema& text, model::Schema const& catalog,
                                             Hints const& hints = {});

// Whether the server can be asked: it is not a standby, the session may write, and the role may create
// temporary tables. Throws DbError.
bool takes_temporary_tables(Connection& connection);

}  // namespace lockstep
