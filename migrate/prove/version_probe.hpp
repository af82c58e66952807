// Whether the old and the new version of an application can work at every point between the files of a
// migration at which they may run.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "emit/rollout.hpp"
#include "migrate/prove/client_statements.hpp"

namespace lockstep {

struct ProvedProbes {
  std::size_t statements = 0;                     // that were tried, at all points together
  std::size_t left_out = 0;                       // of them, those that say nothing
  bool old_version = false, new_version = false;  // whose statements had to succeed at one point at least
  bool phased = false;
  std::vector<std::string> failures;  // point, version, statement and what the server said, a sentence each
  std::vector<std::string> notes;     // where a version was not probed although one might think so, and why
};

// One way forward, looked at from its start to its end. A statement that fails before the migration, or, of
// the new version, after it, says nothing about what is between: it is left out, and so is one that a
// constraint refuses which the other side has and its own has not like that. Where the plan says of a step of
// the contract that it breaks old code, the new version cannot do before it what it can do after it; that is
// noted, and no failure. That a row meets another one by chance says nothing either, nor does a DELETE that a
// key of the other side, or one that the plan fills, hands on to rows which are needed, or for which two keys
// of its own meet in one row, nor what a trigger or a table of the other side alone refuses. Where an INSERT
// whose row stays has done otherwise than there, the rows are others, and what refuses a row of theirs says
// nothing.
class Probing {
 public:
  Probing(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames, Plan const& plan,
          Samples const& samples = {});
  // Calls in this order; the sessions must be outside of a transaction. Each throws DbError when the session
  // is lost.
  void before(Connection& connection);
  void after(std::size_t entry, std::string const& file, Connection& connection);
  // What was tried before the migration says nothing any more; no point after this one is looked at.
  void rows_are_gone();
  ProvedProbes const& result() const { return result_; }

 private:
  struct Point {
    std::string where;
    std::vector<ProbeAnswer> answers;
  };
  // What one side has and the other has not like that.
  struct Own {
    std::set<std::string> constraints{};
    std::set<model::Name> tables{};
    // Tables with keys to them that do more to rows than to need them when one is deleted, or updated, and
    // those whose rows take along rows of theirs.
    std::set<model::Name> deleted{}, updated{};
    bool triggers = false;
  };
  // renamed: names of tables of the schema that the other side has under another one.
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
  std::set<model::Name> at_once_;       // where the new version has to wait for the contract
  std::set<std::string> kept_by_rows_;  // foreign keys that refuse more where others act no more
  std::vector<ProbeAnswer> old_before_;
  std::vector<Point> new_points_;
  bool over_ = false;
  ProvedProbes result_;
};

}  // namespace lockstep
