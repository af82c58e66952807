// What all actions have in common: their names in the order of the variant, and which of them are about an
// object.

#include <array>

#include "compiler/plan/actions/action.hpp"

namespace lockstep {

namespace {

constexpr auto names = std::to_array<std::string_view>({
    "CreateNamespace",
    "DropNamespace",
    "CreateExtension",
    "CreateEnum",
    "DropEnum",
    "RenameEnum",
    "AddEnumValue",
    "RenameEnumValue",
    "ReplaceEnum",
    "CreateTable",
    "DropTable",
    "RenameTable",
    "CreateOldNameView",
    "DropOldNameView",
    "AddColumn",
    "DropColumn",
    "RenameColumn",
    "ExchangeColumns",
    "AlterColumnType",
    "SetDefault",
    "DropDefault",
    "AddSequence",
    "DropSequence",
    "ResizeSequence",
    "DropIdentity",
    "AddIdentity",
    "AlterIdentity",
    "DropExpression",
    "SetNotNull",
    "DropNotNull",
    "AddNotNullCheck",
    "DropNotNullCheck",
    "ValidateCheck",
    "AddPrimaryKey",
    "DropPrimaryKey",
    "RenameConstraint",
    "CreateIndex",
    "DropIndex",
    "RenameIndex",
    "AddForeignKey",
    "DropForeignKey",
    "ValidateForeignKey",
    "CreateSyncTrigger",
    "AlterSyncTrigger",
    "DropSyncTrigger",
    "SwapColumns",
    "Backfill",
    "Analyze",
    "CreateObject",
    "DropObject",
    "ReplaceObject",
    "ValidateObject",
    "BuildPartitionIndex",
    "AttachPartition",
    "DetachPartition",
    "AlterComposite",
    "CreateArchive",
    "FillArchive",
    "RestoreColumn",
    "DropArchive",
    "RestoreTable",
    "RestoreEnum",
    "Guard",
    "AlterExtension",
});
static_assert(names.size() == std::variant_size_v<AnyAction>);

}  // namespace

std::string_view name_of(Action const& action) { return names[action.index()]; }

model::DefinedObject const* object_of(Action const& action) {
  return visit(overloaded{
                   [](action::CreateObject const& a) { return &a.object; },
                   [](action::DropObject const& a) { return &a.object; },
                   [](action::ReplaceObject const& a) { return &a.to; },
                   [](action::ValidateObject const& a) { return &a.object; },
                   [](action::AlterComposite const& a) { return &a.to; },
                   [](auto const&) -> model::DefinedObject const* { return nullptr; },
               },
               action);
}

}  // namespace lockstep
