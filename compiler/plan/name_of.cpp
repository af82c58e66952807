// The names of the actions, in the order of the variant.

#include <array>

#include "compiler/plan/action.hpp"

namespace lockstep {

std::string_view name_of(Action const& action) {
  static constexpr auto names = std::to_array<std::string_view>({
      "CreateNamespace",   "DropNamespace",    "CreateExtension", "CreateEnum",
      "DropEnum",          "RenameEnum",       "AddEnumValue",    "RenameEnumValue",
      "ReplaceEnum",       "CreateTable",      "DropTable",       "RenameTable",
      "CreateOldNameView", "DropOldNameView",  "AddColumn",       "DropColumn",
      "RenameColumn",      "AlterColumnType",  "SetDefault",      "DropDefault",
      "AddSequence",       "DropSequence",     "ResizeSequence",  "DropIdentity",
      "AddIdentity",       "DropExpression",   "SetNotNull",      "DropNotNull",
      "AddNotNullCheck",   "DropNotNullCheck", "ValidateCheck",   "AddPrimaryKey",
      "DropPrimaryKey",    "RenameConstraint", "CreateIndex",     "DropIndex",
      "RenameIndex",       "AddForeignKey",    "DropForeignKey",  "ValidateForeignKey",
      "CreateSync",        "DropSync",         "Backfill",        "Guard",
  });
  static_assert(names.size() == std::variant_size_v<Action>);
  return names[action.index()];
}

}  // namespace lockstep
