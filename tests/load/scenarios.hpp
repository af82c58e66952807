// The migrations under load: one for each family of recipes, and the applications that run during it.
#pragma once

#include <string>
#include <vector>

namespace lockstep::testing {

// How far a migration is rolled back. Not to where a new row does not fit into the old table.
enum class Back { nothing, contract, all };

struct Scenario {
  std::string name, before, after;  // schema texts
  std::string rows;                 // SQL that fills the tables; $ROWS is the number of rows
  // Statements of the application, each run by a separate writer. The old version runs from before the first
  // phase until contract, the new one from the end of backfill on. $ROWS as above, $ANY is the id of any of
  // them.
  std::vector<std::string> old_version, new_version;
  bool archive = false;  // what is dropped is archived
  Back back = Back::all;
  std::string lost;         // a query for defects: each row is a write that is lost or wrong
  std::string lost_back{};  // the same after the whole rollback
};

std::vector<Scenario> const& scenarios();

}  // namespace lockstep::testing
