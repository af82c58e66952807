// Two models to a Plan: what differs, and the ordered steps in phases that make one of the other, each with
// its lock, its work, its hazards and its undo. Values in, values out; no SQL.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/diff/change.hpp"
#include "compiler/diff/diff.hpp"
#include "compiler/model/hints.hpp"
#include "compiler/plan/action.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep {

enum class Phase { expand, backfill, contract };
constexpr auto enum_names(Phase) {
  return std::to_array<std::string_view>({"expand", "backfill", "contract"});
}

// PostgreSQL's table lock modes, weakest first.
enum class Lock {
  none,
  access_share,
  row_share,
  row_exclusive,
  share_update_exclusive,
  share,
  share_row_exclusive,
  exclusive,
  access_exclusive,
};
constexpr auto enum_names(Lock) {
  return std::to_array<std::string_view>({"none", "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE",
                                          "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE",
                                          "EXCLUSIVE", "ACCESS EXCLUSIVE"});
}
// Writers wait behind it.
constexpr bool blocks_writes(Lock lock) { return lock >= Lock::share; }

// meta: the catalog only. scan: reads the table. index: builds an index. rewrite: writes the table anew.
// batches: row updates in short transactions.
enum class Work { meta, scan, index, rewrite, batches };
constexpr auto enum_names(Work) {
  return std::to_array<std::string_view>({"meta", "scan", "index", "rewrite", "batches"});
}

struct Facts {
  Lock lock = Lock::none;        // on the table of the action, when that existed before the plan
  Lock referenced = Lock::none;  // on the other table of a foreign key, on parents
  Work work = Work::meta;
  bool transactional = true;  // may run inside BEGIN … COMMIT
  bool alone = false;         // transactional, but must be committed before anything that follows
};

// How much comes back. lossless_if: unless a guard refuses.
enum class Grade { lossless, lossless_if, window, structure_only, none };
constexpr auto enum_names(Grade) {
  return std::to_array<std::string_view>({"lossless", "lossless if", "window", "structure only", "none"});
}

struct Reversal {
  Grade grade = Grade::lossless;
  std::vector<Action> undo;  // in the order of running; guards first
  std::string why;           // what is lost, or why there is no undo
};

enum class HazardCode {
#define HAZARD(name, number, severity, title, effect, safer) name,
#include "compiler/plan/hazards.def"
#undef HAZARD
};
struct HazardInfo {
  std::string_view number;
  Severity severity;
  std::string_view title, effect, safer;
};
HazardInfo const& info(HazardCode code);
std::vector<HazardInfo> const& all_hazards();

struct Hazard {
  HazardCode code;
  model::ObjectRef object;
};

struct Step {
  Action action;
  Phase phase = Phase::expand;
  std::size_t cause = 0;  // index into Plan::changes
  Facts facts;
  std::vector<model::Name> tables;  // existing tables that it locks, in the order of locking
  std::vector<Hazard> hazards;
  Reversal reversal;
};

// One transaction, or one lone statement that cannot run in one.
struct Batch {
  bool transactional = true;
  std::vector<Step> steps;
};

// The steps of all the batches, in their order.
std::vector<Step const*> steps_of(std::vector<Batch> const& batches);

struct PhasePlan {
  Phase phase = Phase::expand;
  std::vector<Batch> forward;
  std::vector<Batch> backward;    // the way back from the state in which this phase has just been applied
  Grade grade = Grade::lossless;  // the worst of its steps
  model::Schema after;            // the schema to which it leads, in no particular order of tables
};

struct Plan {
  model::Schema start;  // the schema before the first phase
  std::vector<Change> changes;
  std::vector<PhasePlan> phases;  // only those that have steps, in order
  bool phased = false;            // more than what one undivided migration can carry
  // For a runner that sends a file as one query: each entry of phases is one batch with its own way back, and
  // a phase has as many entries as it has batches.
  bool divided = false;
};

enum class PhasesMode { automatic, never, always };

// Who will carry the files out. prisma: `prisma migrate deploy` too, which sends a file as one query.
enum class Runner { lockstep, prisma };

struct PlanOptions {
  PhasesMode phases = PhasesMode::automatic;
  int pg_version = 15;  // major version that the SQL is for
  // What is dropped is kept in archives, which are named after it and, so that no two of them meet, by this
  // text (the name of the migration); nothing: it is lost.
  std::optional<std::string> archive{};
  Runner runner = Runner::lockstep;
};

// models.from is the exact source (a catalog with all that was read, or a text); models.to the wanted state,
// both canonical. What cannot be planned is an error in diagnostics; the plan returned then is empty.
Plan plan(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
          Diagnostics& diagnostics);

// The steps of that plan and what waits for what, as DOT text. Empty units when it cannot be planned.
std::string plan_graph(Pair<model::Schema> const& models, Hints const& hints, PlanOptions const& options,
                       Diagnostics& diagnostics);

// Restates the safety rules independently of the planner: no scan, index build or rewrite in a transaction
// that holds a lock that blocks writers on an existing table (unless the step bears the hazard that says so);
// NOT VALID and VALIDATE in different transactions; non-transactional steps alone; nothing destructive before
// contract in a phased plan; every step has an undo or a reason. A violation is an internal error and comes
// back as text, one a line; empty when all holds.
std::string check(Plan const& plan);

}  // namespace lockstep
