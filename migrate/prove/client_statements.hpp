// What the clients of a schema say to a server, as statements to be tried out while a migration is on its
// way: inserts, updates and deletes as a client writes them that names all columns which its schema has.
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
  bool kept = false;  // what it writes is there for the statements that follow
};

// The statements of the application that `side` of the models is the schema of, for the tables that the plan
// has to do with. For each: SELECT of all columns; INSERT of a row with all values and of one with what is
// required; UPDATE of each column; DELETE. Each asks for all columns of the row back. Values fit the types of
// both sides, and refer to rows that are there. Tables come in an order in which what a foreign key refers to
// is first. samples: for types without known values. Deterministic. n log n in tables and columns.
std::vector<Probe> make_probes(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames,
                               End side, Plan const& plan, Samples const& samples = {});

struct ProbeAnswer {
  std::string message;       // what the server said; empty: it did as it was told
  std::string constraint;    // that the row does not keep, if it is that
  model::Name table{};       // whose constraint that is, which need not be the statement's
  bool refuses_row = false;  // a value was wrong among the rows that there are, not the statement
  bool raised = false;       // by a trigger or function that somebody wrote
  bool collides = false;     // with another row that is there, which the statement did not choose
};

// Tries them one after the other in one transaction, which is rolled back with the numbers that were drawn
// from sequences, so that the same rows are written wherever it is done. Nothing of one that fails is left
// for the next. The session must be outside of a transaction and own the sequences. Throws DbError when it is
// lost.
std::vector<ProbeAnswer> try_probes(std::vector<Probe> const& probes, Connection& connection);

}  // namespace lockstep
