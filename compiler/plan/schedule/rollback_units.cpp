#include "compiler/plan/schedule/rollback_units.hpp"

#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {

namespace {

// Whether the action fills a column that the rollback has just added.
bool fills(Action const& action) {
  return holds_alternative<action::RestoreColumn>(action) || holds_alternative<action::Backfill>(action);
}

// Whether no other session may write a row between the two actions.
bool belong_together(Action const& action, Action const& next) {
  if (auto const* guard = get_if<action::Guard>(action)) return is_before_loss(*guard);
  if (auto const* add = get_if<action::AddColumn>(action); add != nullptr && add->kept_as) {
    return holds_alternative<action::CreateSyncTrigger>(next);
  }
  if (auto const* set = get_if<action::SetNotNull>(action)) return set->proven;
  if (auto const* attach = get_if<action::AttachPartition>(action)) return attach->proven;
  return false;
}

// Whether the action may be part of a replacement, whose intermediate state no session may see.
bool is_swap(Action const& action) {
  return visit(overloaded{
                   [](action::DropOldNameView const&) { return true; },
                   [](action::RenameTable const&) { return true; },
                   [](action::RenameColumn const&) { return true; },
                   [](action::ExchangeColumns const&) { return true; },
                   [](action::AddColumn const& a) { return !a.kept_as; },
                   [](action::DropColumn const& a) { return !a.kept; },
                   [](action::AlterColumnType const&) { return true; },
                   [](action::CreateEnum const&) { return true; },
                   [](action::DropEnum const&) { return true; },
                   [](action::RenameEnum const&) { return true; },
                   [](action::ReplaceEnum const&) { return true; },
                   [](action::SetDefault const&) { return true; },
                   [](action::DropDefault const&) { return true; },
                   [](action::AddSequence const&) { return true; },
                   [](action::DropSequence const&) { return true; },
                   [](action::AddIdentity const&) { return true; },
                   [](action::DropIdentity const&) { return true; },
                   [](action::AlterIdentity const&) { return true; },
                   [](action::ResizeSequence const&) { return true; },
                   [](action::AddForeignKey const&) { return true; },
                   [](action::DropForeignKey const&) { return true; },
                   [](action::AddPrimaryKey const&) { return true; },
                   [](action::DropPrimaryKey const&) { return true; },
                   [](action::CreateObject const&) { return true; },
                   [](action::DropObject const&) { return true; },
                   [](action::ReplaceObject const&) { return true; },
                   [](action::AlterComposite const&) { return true; },
                   [](action::CreateIndex const& a) { return !a.concurrently; },
                   [](action::DropIndex const& a) { return !a.concurrently; },
                   [](auto const&) { return false; },
               },
               action);
}

}  // namespace

bool join_last(std::vector<Unit>& units, Unit const& alone, NewTables const& restored) {
  Action const& action = alone.actions.front();
  Action const& last = units.back().actions.back();
  bool const before = is_swap(last) && !facts_of(action, restored).transactional && !fills(action);
  bool const beside = belong_together(last, action) || (!before && is_swap(last) && is_swap(action));
  if (beside) {
    units.back().actions.push_back(action);
  } else if (before) {
    units.insert(units.end() - 1, alone);
  }
  return beside || before;
}

}  // namespace lockstep
