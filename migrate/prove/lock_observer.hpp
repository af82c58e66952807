// Compares the locks that a migration takes with those that its plan predicts for each statement.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/actions/step.hpp"
#include "emit/emit.hpp"
#include "postgres/client/connection.hpp"

namespace lockstep {

// A lock on a table or view that existed when the watch began. names: all its names since then, and those of
// the tables whose partition it is.
struct TakenLock {
  std::set<model::Name> names;
  Lock lock = Lock::none;
  bool view = false;
};

// Reads the locks of a session in that session. Each call throws DbError.
class LockWatch {
 public:
  explicit LockWatch(Connection& connection);
  // To be called before each transaction.
  void begin();
  // The locks that the transaction has taken since the last call, the strongest of each relation.
  std::vector<TakenLock> taken();

 private:
  struct Known {
    std::set<model::Name> names;
    std::uint32_t parent = 0;  // oid; 0: none
    bool view = false;
    Lock held = Lock::none;
    bool old = false;  // it existed when the watch began
  };
  void look();

  Connection* connection_;
  std::map<std::uint32_t, Known> relations_;  // by oid
};

// The locks that the plan predicts for a step, the strongest of each relation.
std::map<model::Name, Lock> predicted_locks(Step const& step);

// Follows the statements of a phase's migration file as they run in one session.
class LockProof {
 public:
  // Both must outlive this. young: tables that the same phase has created in another file; the plan predicts
  // no locks on them, because no session uses them yet.
  LockProof(Connection& connection, std::vector<Batch> const& batches, EmitOptions const& options,
            std::set<model::Name> young = {});
  // To be called before and after each statement of the file.
  void before(std::string_view statement);
  void after(std::string_view statement, std::size_t line);

  std::size_t measured() const { return measured_; }  // statements of steps, in transactions
  // Locks that no prediction covers, a sentence each.
  std::vector<std::string> const& unplanned_locks() const { return unplanned_locks_; }
  // Steps with a weaker lock than predicted, a sentence each.
  std::vector<std::string> const& weaker_than_planned() const { return weaker_than_planned_; }

 private:
  struct Expected {
    std::string statement;
    Step const* step = nullptr;
    bool last = false;  // of its step
  };
  Step const* step_of(std::string_view statement);
  void compare(Step const& step, std::vector<TakenLock> const& locks, std::size_t line);

  Connection* connection_;
  LockWatch watch_;
  std::vector<Expected> expected_;
  std::size_t next_ = 0;
  std::size_t measured_ = 0;
  std::set<model::Name> young_;
  std::map<model::Name, Lock> held_;  // in this transaction
  std::vector<std::string> unplanned_locks_, weaker_than_planned_;
};

}  // namespace lockstep
