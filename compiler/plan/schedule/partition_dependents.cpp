#include "compiler/plan/schedule/partition_dependents.hpp"

#include <algorithm>

#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"

namespace lockstep {
namespace {

void refuse(RebuildContext const& context, model::ObjectRef const& object, std::string const& what,
            std::string const& help) {
  context.diagnostics.add({.code = Code::unsupported_change,
                           .span = std::nullopt,
                           .message = what + " is not supported yet: " + to_string(object),
                           .help = help});
}

}  // namespace

void refuse_partition_key(RebuildContext const& context, Pair<Dependents const&> sides,
                          Invalidation const& taken) {
  model::Table const* const table = sides.from.table(taken.ref.owner);
  bool const stays = table != nullptr && sides.to.column(taken.ref) != nullptr;
  if (!stays || !model::has_identifier(table->partition_by, taken.ref.member)) return;
  refuse(context, taken.ref, "a change of type of a column in the key by which a table is partitioned",
         "PostgreSQL does not support it: make a new table by hand and move the rows");
}

void refuse_to_recreate(RebuildContext const& context, Invalidation const& taken,
                        model::DefinedObject const& after) {
  if (std::ranges::find(after.needs, taken.ref) == after.needs.end()) return;
  refuse(context, after.address, "recreating something that a partition needs",
         "write it by hand: the partition would be dropped with its rows");
}

std::vector<Action> with_what_it_belongs_to(model::DefinedObject const& before,
                                            model::DefinedObject const* after) {
  using action::ComesWith;
  if (after == nullptr) return {action::DropObject{.object = before, .with = ComesWith::partition}};
  return {action::DropObject{
              .object = before, .reason = action::DropReason::recreate, .with = ComesWith::parent_index},
          action::CreateObject{.object = *after, .recreated = true, .with = ComesWith::parent_index}};
}

}  // namespace lockstep
