// The file contains the plan's statements in their order and in emit/'s spelling, so each is found by its
// text. What is between them (BEGIN, timeouts) belongs to no step. A lock is held until the end of the
// transaction, so the locks of a statement are the difference to those held before it.
#include "migrate/prove/lock_observer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/model/print.hpp"
#include "compiler/plan/facts/action_facts.hpp"
#include "migrate/sql/split.hpp"
#include "postgres/client/lent_session.hpp"

namespace lockstep {
namespace {

using model::Name;

// Tables and views of users. Their indexes, sequences and TOAST tables are locked with them. The queries run
// with the search_path of the migration, so they qualify their operators as well.
constexpr char const* relations_query =
    "SELECT c.oid, n.nspname, c.relname, coalesce((SELECT h.inhparent FROM pg_catalog.pg_inherits h"
    " WHERE h.inhrelid OPERATOR(pg_catalog.=) c.oid LIMIT 1), 0), c.relkind OPERATOR(pg_catalog.=) 'v'"
    " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
    " ON n.oid OPERATOR(pg_catalog.=) c.relnamespace"
    " WHERE c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,m,f}')"
    " AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema'"
    " AND NOT pg_catalog.starts_with(n.nspname, 'pg_')";
constexpr char const* locks_query =
    "SELECT relation, mode FROM pg_catalog.pg_locks WHERE pid OPERATOR(pg_catalog.=)"
    " pg_catalog.pg_backend_pid() AND locktype OPERATOR(pg_catalog.=) 'relation' AND granted";

Lock lock_of(std::string_view mode) {
  static constexpr auto modes = std::to_array<std::string_view>(
      {"", "AccessShareLock", "RowShareLock", "RowExclusiveLock", "ShareUpdateExclusiveLock", "ShareLock",
       "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock"});
  auto const found = std::ranges::find(modes, mode);
  return found == modes.end() ? Lock::none : static_cast<Lock>(found - modes.begin());
}

bool begins_transaction(std::string_view statement) { return statement.starts_with("BEGIN"); }

}  // namespace

void LockWatch::look() {
  auto const found = LentSession(*connection_).execute(relations_query);
  for (auto const& row : found) {
    Known& known = relations_[row[0].as<std::uint32_t>()];
    known.names.insert({row[1].as<std::string>(), row[2].as<std::string>()});
    known.parent = row[3].as<std::uint32_t>();
    known.view = row[4].as<bool>();
  }
}

LockWatch::LockWatch(Connection& connection) : connection_(&connection) {
  look();
  for (auto& [oid, known] : relations_) known.old = true;
}

void LockWatch::begin() {
  for (auto& [oid, known] : relations_) {
    known.held = Lock::none;
    known.names.clear();
  }
  look();
}

std::vector<TakenLock> LockWatch::taken() {
  auto const locks = LentSession(*connection_).execute(locks_query);
  look();
  std::map<std::uint32_t, Lock> now;
  for (auto const& row : locks) {
    Lock& lock = now[row[0].as<std::uint32_t>()];
    lock = std::max(lock, lock_of(row[1].as<std::string>()));
  }
  std::vector<TakenLock> result;
  for (auto const& [oid, lock] : now) {
    auto const relation = relations_.find(oid);
    if (relation == relations_.end() || !relation->second.old || lock <= relation->second.held) continue;
    relation->second.held = lock;
    TakenLock taken{relation->second.names, lock, relation->second.view};
    for (auto at = relations_.find(relation->second.parent); at != relations_.end();
         at = relations_.find(at->second.parent)) {
      taken.names.insert(at->second.names.begin(), at->second.names.end());
    }
    result.push_back(std::move(taken));
  }
  return result;
}

std::map<Name, Lock> predicted_locks(Step const& step) {
  Name const own = table_of(step.action);
  bool const many = holds_alternative<action::ReplaceEnum>(step.action) ||
                    holds_alternative<action::AlterComposite>(step.action) ||
                    holds_alternative<action::SwapColumns>(step.action);
  std::map<Name, Lock> result;
  for (Name const& name : step.tables) {
    Lock& lock = result[name];
    lock = std::max(lock, many || name == own ? step.facts.lock : step.facts.referenced);
    if (name == own) lock = std::max(lock, step.facts.lock);
  }
  if (auto const* rename = get_if<action::RenameTable>(step.action)) {
    auto const found = result.find(rename->to);
    if (found != result.end()) result[rename->from] = found->second;
  }
  return result;
}

LockProof::LockProof(Connection& connection, std::vector<Batch> const& batches, EmitOptions const& options,
                     std::set<Name> young)
    : connection_(&connection), watch_(connection), young_(std::move(young)) {
  for (Step const* const step : steps_of(batches)) {
    std::string const text = sql(step->action, options);
    for (Statement const& statement : split(text))
      expected_.push_back({std::string(text_of(text, statement)), step});
    if (!expected_.empty() && expected_.back().step == step) expected_.back().last = true;
  }
}

void LockProof::before(std::string_view statement) {
  if (!begins_transaction(statement) || connection_->in_transaction()) return;
  watch_.begin();
  held_.clear();
}

Step const* LockProof::step_of(std::string_view statement) {
  for (std::size_t i = next_; i < expected_.size(); ++i) {
    if (expected_[i].statement != statement) continue;
    next_ = i + 1;
    return expected_[i].step;
  }
  return nullptr;
}

void LockProof::after(std::string_view statement, std::size_t line) {
  Step const* const step = step_of(statement);
  if (step == nullptr || !connection_->in_transaction()) return;
  ++measured_;
  compare(*step, watch_.taken(), line);
}

void LockProof::compare(Step const& step, std::vector<TakenLock> const& locks, std::size_t line) {
  std::map<Name, Lock> const predicted = predicted_locks(step);
  for (TakenLock const& taken : locks) {
    Lock most = Lock::access_share;  // an ACCESS SHARE lock blocks only what the plan predicts anyway
    for (Name const& name : taken.names) {
      held_[name] = std::max(held_[name], taken.lock);
      auto const found = predicted.find(name);
      if (found != predicted.end()) most = std::max(most, found->second);
    }
    // COMMENT ON VIEW takes up to this lock, which does not block queries.
    bool const harmless = taken.view && taken.lock <= Lock::share_update_exclusive;
    bool const is_young =
        std::ranges::any_of(taken.names, [&](Name const& name) { return young_.contains(name); });
    if (taken.lock <= most || harmless || is_young) continue;
    unplanned_locks_.push_back(fmt::format(
        "line {}: {} takes {} on {}, the plan predicts {}", line, name_of(step.action), enum_name(taken.lock),
        model::print(*taken.names.begin()), enum_name(most == Lock::access_share ? Lock::none : most)));
  }
  if (next_ == 0 || !expected_[next_ - 1].last) return;
  for (auto const& [name, lock] : predicted) {
    auto const held = held_.find(name);
    bool const known = held != held_.end();
    if (!known || held->second >= lock) continue;
    weaker_than_planned_.push_back(fmt::format("line {}: {} holds {} on {}, the plan predicts {}", line,
                                               name_of(step.action), enum_name(held->second),
                                               model::print(name), enum_name(lock)));
  }
}

}  // namespace lockstep
