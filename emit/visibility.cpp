// Actions that are missing here: rewrites of tables, index builds, NOT NULL and check constraints read the
// table without row level security. The query that validates a foreign key applies it, and with FORCE the
// owner would validate a key despite orphans that are hidden.
#include "emit/visibility.hpp"

namespace lockstep {

bool looks_at_rows(Action const& action) {
  if (auto const* guard = get_if<action::Guard>(action))
    return guard->kind != action::GuardKind::archive_gone;
  if (auto const* key = get_if<action::AddForeignKey>(action)) return !key->not_valid && key->key.validated;
  if (auto const* sequence = get_if<action::AddSequence>(action)) return !sequence->empty;
  if (auto const* created = get_if<action::CreateObject>(action))
    return created->object.address.kind == model::ObjectKind::foreign_key && !created->not_valid;
  if (auto const* validated = get_if<action::ValidateObject>(action))
    return validated->object.address.kind == model::ObjectKind::foreign_key;
  return get_if<action::ValidateForeignKey>(action) != nullptr ||
         get_if<action::AddIdentity>(action) != nullptr || get_if<action::ReplaceEnum>(action) != nullptr;
}

}  // namespace lockstep
