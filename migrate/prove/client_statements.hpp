// The statements that the clients of a schema send, to be tried at each point of a migration: inserts,
// updates and deletes of a client that names all columns of its schema.
#pragma once

#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/model/schema.hpp"
#include "compiler/plan/actions/step.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "migrate/prove/value_sources.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

struct Probe {
  model::Name table;
  std::string what;  // "INSERT", "UPDATE of email"
  std::string sql;
  bool kept = false;  // its rows stay for the statements that follow
};

// The statements of the application whose schema is `side` of the models, for the tables that the plan
// affects. For each table: SELECT of all columns; INSERT of a row with all values and of one with the
// required values; UPDATE of each column; DELETE. Each returns all columns of the row. Values are valid for
// the types of both sides, and refer to existing rows. Referenced tables come first. samples: for types
// without known values. Deterministic. n log n in tables and columns.
std::vector<Probe> make_probes(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames,
                               End side, Plan const& plan, Samples const& samples = {});

struct ProbeAnswer {
  std::string message;       // the server's message; empty: it succeeded
  std::string constraint;    // the constraint that the row violates, if that is the error
  model::Name table{};       // the table of that constraint, which need not be the statement's
  bool refuses_row = false;  // a value was wrong for the existing rows, not the statement
  bool raised = false;       // by a trigger or function of the schema
  bool collides = false;     // with another existing row, which the statement did not choose
};

// Tries the statements one after the other in one transaction, which is rolled back together with the values
// taken from sequences, so that every call writes the same rows. A failed statement has no effect on the next
// one. The session must be outside of a transaction and own the sequences. Throws DbError when the session is
// lost.
std::vector<ProbeAnswer> try_probes(std::vector<Probe> const& probes, Connection& connection);

}  // namespace lockstep
