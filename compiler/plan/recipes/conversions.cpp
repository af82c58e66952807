// The conversions that @backfill gives for the values of a column, and the default conversions.

#include <algorithm>

#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/recipes/context.hpp"

namespace lockstep {
namespace {

using model::Column;
using model::ObjectKind;
using model::ObjectRef;

void not_carried_out(PlanningContext& recipe, BackfillHint const& hint, std::string const& why) {
  recipe.carried_hints.insert(hint.column);
  recipe.diagnostics.add({.code = Code::backfill_not_done,
                          .span = hint.span,
                          .message = why + ": " + to_string(hint.column),
                          .help = "remove @backfill; to change the values, write an UPDATE by hand"});
}

bool is_enum(PlanningContext const& recipe, model::Type const& type) {
  return model::find(recipe.from.enums, type.name) != nullptr ||
         model::find(recipe.to.enums, type.name) != nullptr;
}

// An enum label is text. It is a valid value of another built-in type only by chance.
bool is_converted(PlanningContext const& recipe, model::Type const& from, model::Type const& to) {
  auto const foreign = [&](model::Type const& label, model::Type const& other) {
    return is_enum(recipe, label) && model::find_type(other.name.name) != nullptr &&
           other.name.schema.empty() && !reads_text(other);
  };
  return has_conversion(from, to) && !foreign(from, to) && !foreign(to, from);
}

}  // namespace

BackfillHint const* backfill_hint(PlanningContext const& recipe, model::Name const& table,
                                  std::string const& column) {
  ObjectRef const ref{ObjectKind::column, table, column};
  auto const hint = std::ranges::find(recipe.hints.backfills, ref, &BackfillHint::column);
  if (hint == recipe.hints.backfills.end()) return nullptr;
  recipe.carried_hints.insert(ref);
  return &*hint;
}

BackfillHint const* conversion_hint(PlanningContext const& recipe, Change const& change) {
  BackfillHint const* const hint = backfill_hint(recipe, change.to.owner, change.to.member);
  if (hint == nullptr || hint->implied || stays_by_cast(recipe, change, *hint)) return nullptr;
  return hint;
}

// An expression that does not read the column was written for rows without a value.
bool stays_by_cast(PlanningContext const& recipe, Change const& change, BackfillHint const& hint) {
  auto const [from, to] = altered_columns(recipe, change);
  return type_change(from.type, to.type).widening && !model::has_identifier(hint.expression, to.name);
}

bool refuses_conversion(PlanningContext& recipe, Change const& change) {
  auto const [from, to] = altered_columns(recipe, change);
  BackfillHint const* const said = backfill_hint(recipe, change.to.owner, change.to.member);
  bool const is_said = said != nullptr && !said->implied;
  if (is_said && stays_by_cast(recipe, change, *said)) {
    bool const fills = from.nullable && !to.nullable && !recipe.single_phase();
    if (!fills) {
      not_carried_out(
          recipe, *said,
          "the values are kept, because the new type holds them and @backfill does not read them");
    }
    return false;
  }
  if (is_said || is_converted(recipe, from.type, to.type)) return false;
  recipe.diagnostics.add(
      {.code = Code::no_conversion,
       .span = std::nullopt,
       .message = "no conversion from " + model::sql(from.type) + " to " + model::sql(to.type) + ": " +
                  to_string(change.to),
       .help = "define the conversion with @backfill(\"expression\") on the field, over the columns "
               "of the old row; or add a new column and drop the old one",
       .object = to_string(change.to)});
  return true;
}

void report_backfills_not_done(PlanningContext& recipe) {
  for (BackfillHint const& hint : recipe.hints.backfills) {
    if (hint.implied || recipe.carried_hints.contains(hint.column)) continue;
    auto const [from, to] = on_both_sides(recipe, hint.column.owner, hint.column.member);
    bool const renamed = recipe.renamed_columns.contains(hint.column) ||
                         std::ranges::any_of(recipe.phased, [&](PhasedRename const& rename) {
                           return rename.table == hint.column.owner && rename.to == hint.column.member;
                         });
    bool const changes = from != nullptr && to != nullptr && *from != *to;
    if (to != nullptr && (renamed || changes))
      not_carried_out(recipe, hint, "nothing is filled, because every row keeps its value");
  }
}

}  // namespace lockstep
