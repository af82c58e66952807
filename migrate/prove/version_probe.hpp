// Checks whether the old and the new version of an application can work at every point between the files of a
// migration at which they may run.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "emit/rollout.hpp"
#include "migrate/prove/client_statements.hpp"

namespace lockstep {

struct ProvedProbes {
  std::size_t statements = 0;                     // tried at all points together
  std::size_t left_out = 0;                       // of them, those without a meaning for the migration
  bool old_version = false, new_version = false;  // whose statements had to succeed at one point at least
  bool phased = false;
  std::vector<std::string> failures;  // point, version, statement and the server's message, a sentence each
  std::vector<std::string> notes;     // where a version was not probed although it might be expected, and why
};

// Observes one forward run from its start to its end. Some failures have no meaning for the migration, and
// are counted in left_out:
//
// - The statement also fails before the migration, or, of the new version, after it.
// - The constraint that refuses it, or its table, is only in the other side's schema, or is different there.
// - A trigger or function that only the other side has raises the error.
// - The row collides with another row by chance.
// - A foreign key of the other side, or one that the plan fills, passes a DELETE or UPDATE on to needed rows.
// - Two foreign keys of the statement's own side change the same row in a DELETE.
// - An INSERT whose row stays has succeeded at one point and failed at the other. Then the rows differ, and
//   later errors about rows do not count.
//
// Where the plan announces that a step of the contract phase breaks old code, the new version need not work
// before it. That is a note and not a failure.
class Probing {
 public:
  Probing(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames, Plan const& plan,
          Samples const& samples = {});
  // To be called in this order. The sessions must be outside of a transaction. Each throws DbError when the
  // session is lost.
  void before(Connection& connection);
  void after(std::size_t entry, std::string const& file, Connection& connection);
  // The results from before the migration no longer apply. No later point is probed.
  void rows_are_gone();
  ProvedProbes const& result() const { return result_; }

 private:
  struct Point {
    std::string where;
    std::vector<ProbeAnswer> answers;
  };
  // What only one side has, or has in another form.
  struct Own {
    std::set<std::string> constraints{};
    std::set<model::Name> tables{};
    // Tables that are referenced by keys which change referencing rows when a row is deleted, or updated, and
    // tables whose deletes or updates reach these tables by other keys.
    std::set<model::Name> deleted{}, updated{};
    bool triggers = false;
  };
  // renamed: names of tables of the schema that have another name on the other side.
  static Own own(model::Schema const& schema, model::Schema const& other,
                 std::set<model::Name> const& renamed);
  static bool says_nothing(Probe const& probe, ProbeAnswer const& answer, Own const& foreign);
  void judge(std::vector<Probe> const& probes, std::vector<ProbeAnswer> const& pure, End side,
             Point const& point);

  Plan const& plan_;
  Rollout rollout_;
  std::vector<Probe> old_, new_;
  Own old_only_, new_only_;
  Pair<std::set<std::string>> crossed_;
  std::set<model::Name> at_once_;  // tables for which the new version must wait for the contract
  std::set<std::string>
      kept_by_rows_;  // foreign keys that block more deletes where another key's action no longer runs
  std::vector<ProbeAnswer> old_before_;
  std::vector<Point> new_points_;
  bool over_ = false;
  ProvedProbes result_;
};

}  // namespace lockstep
