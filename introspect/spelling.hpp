// Expressions in the server's own spelling. A server reprints every expression that it is given (`a in (1,2)`
// becomes
// `(a = ANY (ARRAY[1, 2]))`), so a text and a catalog that mean the same differ in text. The only judge is
// the server: it is given the text's expression on a temporary table in a transaction that is rolled back,
// and its print is compared.
#pragma once

#include <vector>

#include "compiler/model/hints.hpp"
#include "compiler/model/schema.hpp"

namespace lockstep {

class Connection;

// Settings under which the server's spelling of expressions and constants depends on nothing but the
// expression: one SELECT, local to the transaction. The search path is empty, so that every name is
// qualified.
inline constexpr char const* spelling_settings =
    "SELECT set_config('search_path', '', true), set_config('TimeZone', 'UTC', true), "
    "set_config('extra_float_digits', '1', true), set_config('DateStyle', 'ISO, YMD', true), "
    "set_config('IntervalStyle', 'postgres', true), set_config('quote_all_identifiers', 'off', true), "
    "set_config('standard_conforming_strings', 'on', true), set_config('bytea_output', 'hex', true), "
    "set_config('jit', 'off', true)";

// For each default, generated expression and index predicate that both sides have and spell differently, puts
// the server's spelling into text, so that equal ones become equal. Names in an expression are looked up in
// `public`, the table's schema and the session's search path, in this order. Nothing of the database changes;
// each table that is asked about is locked as a reading query would, and not waited for longer than five
// seconds. hints: which tables and columns had another name. connection: to the database of catalog, in no
// transaction. Result: the columns and indexes about which the server could not be asked, whose text is
// unchanged and which nobody can tell to be different. Throws DbError when the session is lost.
std::vector<model::ObjectRef> adopt_server_spelling(model::Schema& text, model::Schema const& catalog,
                                                    Connection& connection, Hints const& hints = {});

// The columns and indexes about which adopt_server_spelling() would have to ask, sorted; nothing is asked.
// text is unchanged.
std::vector<model::ObjectRef> open_questions(model::Schema& text, model::Schema const& catalog,
                                             Hints const& hints = {});

// Whether the server can be asked: it is no standby, the session may write, and the role may make temporary
// tables. Throws DbError.
bool takes_temporary_tables(Connection& connection);

}  // namespace lockstep
