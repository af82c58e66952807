// What is migrated under load: one migration of each family of recipes, and the applications next to it.
#pragma once

#include <string>
#include <vector>

namespace lockstep::testing {

// How far a migration is brought back: not where a new row has no place in the old table.
enum class Back { nothing, contract, all };

struct Scenario {
  std::string name, before, after;  // schema texts
  std::string rows;                 // SQL that fills the tables; $ROWS is how many
  // Statements of the application, each written by a writer of its own. The old version runs from before the
  // first phase until contract, the new one from the end of backfill on. $ROWS as above,
  // $ANY is the id of any of them.
  std::vector<std::string> old_version, new_version;
  bool archive = false;  // what is dropped is kept
  Back back = Back::all;
  std::string lost;         // a query for what must not be: each row is a write that is lost or wrong
  std::string lost_back{};  // the same when all is rolled back
};

std::vector<Scenario> const& scenarios();

}  // namespace lockstep::testing
