// One overload for each action. The action holds all that its undo needs, filled from the old model: the
// statement DROP COLUMN does not show the definition of the column. The reason for its length: one visitor
// lists the undo of every action.

#include "compiler/plan/effects/reverse.hpp"
#include "compiler/plan/effects/follow.hpp"
#include "compiler/plan/facts/attributes.hpp"

#include <algorithm>

#include "compiler/model/defaults.hpp"
#include "compiler/model/partitions.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

using namespace action;  // NOLINT(google-build-using-namespace): this file is one visitor over all of them
using Undo = std::vector<Action>;

Reversal lossless(Undo undo) { return {Grade::lossless, std::move(undo), {}}; }
Reversal nothing(std::string why) { return {Grade::lossless, {}, std::move(why)}; }
Reversal lossless_if(Undo undo, std::string why) {
  return {Grade::lossless_if, std::move(undo), std::move(why)};
}
Reversal structure_only(Undo undo, std::string why) {
  return {Grade::structure_only, std::move(undo), std::move(why)};
}

Guard asking(GuardKind kind, Name const& table, model::Column const& column) {
  return {.kind = kind,
          .table = table,
          .column = column.name,
          .value = {},
          .composite = may_be_composite(column.type)};
}

void append(Undo& list, Undo const& more) { list.insert(list.end(), more.begin(), more.end()); }

// Whether ADD COLUMN gave every existing row the same value.
bool is_constant(model::Default const& value) {
  return value.kind == model::DefaultKind::literal || value.kind == model::DefaultKind::list;
}

class Reverse {
 public:
  explicit Reverse(ReverseContext const& context) : context_(context) {}

  Reversal operator()(CreateNamespace const& a) const {
    if (a.name == "public") return nothing("every database has a schema public; it is left in place");
    if (context_.kept_schemas.contains(a.name))
      return nothing("the schema is left in place, because a new extension is in it");
    return lossless({DropNamespace{a.name}});
  }
  Reversal operator()(DropNamespace const& a) const { return lossless({CreateNamespace{a.name}}); }
  Reversal operator()(CreateExtension const&) const { return nothing("the extension is left in place"); }
  Reversal operator()(AlterExtension const& a) const {
    bool const moved = a.from.schema != a.to.schema, updated = a.from.version != a.to.version;
    std::string const kept = updated ? "the extension keeps version " + a.to.version : "";
    if (!moved) return structure_only({}, kept);
    AlterExtension back{a.to, a.from};
    back.to.version = a.to.version;
    return updated ? structure_only({back}, kept) : lossless({back});
  }
  Reversal operator()(CreateEnum const& a) const { return lossless({DropEnum{a.type}}); }
  Reversal operator()(DropEnum const& a) const {
    if (!a.archive.empty()) return lossless({RestoreEnum{a.type, a.archive}});
    return lossless({CreateEnum{a.type}});
  }
  Reversal operator()(RenameEnum const& a) const { return lossless({RenameEnum{a.to, a.from}}); }
  // The planner replaces this for the first value of an enum by a rebuild without all of the new values.
  Reversal operator()(AddEnumValue const&) const {
    return nothing("removed together with the other new values");
  }
  Reversal operator()(RenameEnumValue const& a) const {
    return lossless({RenameEnumValue{a.type, a.to, a.from}});
  }
  Reversal operator()(ReplaceEnum const& a) const {
    return lossless({ReplaceEnum{a.to, a.from, reversed(a.mapping), a.uses, a.outgoing}});
  }

  Reversal operator()(CreateTable const& a) const {
    return lossless_if({Guard{GuardKind::table_has_rows, a.table.name, {}, {}}, DropTable{a.table}},
                       "rows written to the new table are lost");
  }
  Reversal operator()(DropTable const& a) const {
    if (!a.archive.empty()) return from_archive(a);
    Undo undo{CreateTable{a.table}};
    for (model::Index const& index : a.table.indexes) undo.push_back(CreateIndex{a.table.name, index, false});
    for (model::ForeignKey const& key : a.table.foreign_keys) {
      if (key.referenced == a.table.name)
        undo.push_back(AddForeignKey{a.table.name, key});  // others have separate steps
    }
    return structure_only(undo, "the table is restored empty");
  }
  Reversal operator()(RenameTable const& a) const { return lossless({RenameTable{a.to, a.from}}); }
  Reversal operator()(CreateOldNameView const& a) const {
    return lossless({DropOldNameView{a.view, a.table, a.columns}});
  }
  Reversal operator()(DropOldNameView const& a) const {
    return lossless({CreateOldNameView{a.view, a.table, a.columns}});
  }

  Reversal operator()(AddColumn const& a) const {
    if (on_new(a.table)) return nothing("dropped with the table");
    if (a.kept_as) {
      CreateSyncTrigger const kept{.table = a.table, .from = *a.kept_as, .to = a.column, .name = {}};
      return lossless({DropColumn{a.table, a.column, kept, {}}});
    }
    DropColumn const drop{a.table, a.column, {}, {}, {}, a.heirs};
    if (!a.column.generated.empty()) return lossless({drop});
    Guard guard = asking(GuardKind::column_has_values, a.table, a.column);
    if (is_constant(a.column.value)) {
      guard.value =
          "(" + model::default_sql(a.column.value, a.column.type) + ")::" + model::sql(a.column.type);
    }
    return lossless_if({guard, drop}, "values written to the new column are lost");
  }

  Reversal operator()(DropColumn const& a) const {
    if (!a.archive.empty()) return from_archive(a);
    if (!a.kept) return restored_column(a);
    // The other column has the values: the undo adds the old column again, keeps it equal by the trigger, and
    // fills it in batches.
    Column const& other = a.kept->from.name == a.column.name ? a.kept->to : a.kept->from;
    Column bare = a.column;
    bare.nullable = true;
    if (!a.kept->shared_default) bare.value = {};
    Undo undo{AddColumn{a.table, bare, other}, *a.kept};
    if (a.kept->both_ways) {
      undo.push_back(Backfill{
          .table = a.table,
          .column = a.column.name,
          .expression = model::quote_identifier(other.name),
          .predicate = differ(model::quote_identifier(a.column.name), model::quote_identifier(other.name)),
          .key = a.key,
          .copy = true});
    } else {
      undo.push_back(backfill_follower(*a.kept, a.key));
    }
    if (!a.column.nullable) append(undo, not_null(a.table, a.column));
    bool const has_default = a.column.value.kind != model::DefaultKind::none;
    if (has_default && !a.kept->shared_default) undo.push_back(SetDefault{a.table, a.column, {}});
    if (a.kept->both_ways || a.kept->rebuilt_enum) return lossless(undo);
    if (a.kept->expression)
      return structure_only(undo,
                            "the @backfill conversion cannot be reversed: its values have to be written");
    return graded(a.column.type, other.type, undo);
  }

  Reversal operator()(ExchangeColumns const& a) const {
    ExchangeColumns back = a;
    back.old_name_kept = false;
    return lossless({back});
  }
  Reversal operator()(RenameColumn const& a) const { return lossless({RenameColumn{a.table, a.to, a.from}}); }

  Reversal operator()(AlterColumnType const& a) const {
    if (a.by_author) {
      AlterColumnType const empty{a.table, a.to, a.from, "NULL::" + model::sql(a.from.type), true};
      return structure_only({asking(GuardKind::column_has_values, a.table, a.to), empty},
                            "the @backfill conversion cannot be reversed: the values are not restored");
    }
    AlterColumnType back{a.table, a.to, a.from, conversion(a.to.name, a.to.type, a.from.type)};
    back.reindexes = a.reindexes;
    back.may_repeat = a.may_repeat_back;
    back.may_repeat_back = a.may_repeat;
    back.heirs = a.heirs;
    if (a.may_repeat_back && a.from.type == a.to.type)
      return lossless_if({back},
                         "fails when values that are equal under the old collation were written since");
    if (a.to.type.array && !a.from.type.array)
      return structure_only({back}, "a list of several elements is restored as NULL");
    return graded(a.from.type, a.to.type, {back});
  }

  Reversal operator()(SetDefault const& a) const {
    Column old = a.column;
    old.value = a.old;
    if (a.old.kind == model::DefaultKind::none) return lossless({DropDefault{a.table, a.column, a.only}});
    return lossless({SetDefault{a.table, old, a.column.value, false, a.only}});
  }
  Reversal operator()(DropDefault const& a) const {
    return lossless({SetDefault{a.table, a.column, {}, false, a.only}});
  }
  Reversal operator()(AddSequence const& a) const {
    return lossless({DropSequence{a.table, a.column, a.indexed}});
  }
  Reversal operator()(DropSequence const& a) const {
    return lossless({added_sequence(a.table, a.column, a.indexed)});
  }
  Reversal operator()(ResizeSequence const& a) const {
    return lossless({ResizeSequence{a.table, a.to, a.from}});
  }
  Reversal operator()(DropIdentity const& a) const {
    return lossless({AddIdentity{a.table, a.column, a.indexed}});
  }
  Reversal operator()(AddIdentity const& a) const {
    return lossless({DropIdentity{a.table, a.column, a.indexed}});
  }
  Reversal operator()(AlterIdentity const& a) const {
    return lossless({AlterIdentity{a.table, a.to, a.from}});
  }
  Reversal operator()(DropExpression const& a) const {
    Column plain = a.column;
    plain.generated.clear();
    return structure_only({asking(GuardKind::column_has_values, a.table, a.column),
                           DropColumn{a.table, plain, {}, {}}, AddColumn{a.table, a.column, {}}},
                          "values written since are replaced by generated ones");
  }

  Reversal operator()(SetNotNull const& a) const {
    return lossless({DropNotNull{a.table, a.column, false, context_.parents.contains(a.table)}});
  }
  Reversal operator()(DropNotNull const& a) const {
    Guard const guard{.kind = GuardKind::column_has_nulls,
                      .table = a.table,
                      .column = a.column,
                      .value = {},
                      .composite = a.composite};
    Undo undo{guard};
    append(undo, not_null_actions(context_.names, a.table, a.column, a.composite, context_.single_phase));
    return lossless_if(undo, "refused while rows without a value exist");
  }
  Reversal operator()(AddNotNullCheck const& a) const {
    if (context_.one_batch_per_migration)
      return lossless({DropNotNullCheck{a.table, a.column, a.name, a.composite, a.bounds}});
    return nothing("a helper that this phase itself drops");
  }
  Reversal operator()(DropNotNullCheck const& a) const {
    if (context_.one_batch_per_migration)
      return lossless({AddNotNullCheck{a.table, a.column, a.name, a.composite, a.bounds},
                       ValidateCheck{a.table, a.column, a.name}});
    return nothing("a helper that this phase itself drops");
  }
  Reversal operator()(ValidateCheck const&) const { return nothing("changes nothing that needs undoing"); }

  Reversal operator()(AddPrimaryKey const& a) const { return lossless({DropPrimaryKey{a.table, a.key}}); }
  Reversal operator()(DropPrimaryKey const& a) const {
    if (a.at_once || context_.single_phase || context_.partitioned.contains(a.table))
      return lossless_if({AddPrimaryKey{a.table, a.key, {}}}, "fails when duplicates were written since");
    model::Index const index = key_index(a.key, key_index_name(context_.names, a.table, a.key));
    return lossless_if({CreateIndex{a.table, index, true}, AddPrimaryKey{a.table, a.key, index.name}},
                       "fails when duplicates were written since");
  }
  Reversal operator()(RenameConstraint const& a) const {
    return lossless({RenameConstraint{a.table, a.to, a.from}});
  }

  Reversal operator()(CreateIndex const& a) const {
    if (on_new(a.table)) return nothing("dropped with the table");
    return lossless({DropIndex{a.table, a.index, a.concurrently}});
  }
  Reversal operator()(DropIndex const& a) const {
    CreateIndex const create{a.table, a.index, a.concurrently};
    if (!a.index.unique) return lossless({create});
    return lossless_if({create}, "fails when duplicates were written since");
  }
  Reversal operator()(RenameIndex const& a) const { return lossless({RenameIndex{a.table, a.to, a.from}}); }

  Reversal operator()(AddForeignKey const& a) const { return lossless({DropForeignKey{a.table, a.key}}); }
  Reversal operator()(DropForeignKey const& a) const {
    bool const not_valid = !context_.single_phase && !context_.partitioned.contains(a.table);
    Undo undo{AddForeignKey{a.table, a.key, not_valid}};
    if (not_valid && a.key.validated) undo.push_back(ValidateForeignKey{a.table, a.key});
    return lossless_if(undo, "fails when rows without a parent were written since");
  }
  Reversal operator()(ValidateForeignKey const&) const {
    return nothing("changes nothing that needs undoing");
  }

  Reversal operator()(CreateSyncTrigger const& a) const {
    return lossless({DropSyncTrigger{a.table, a.from, a.to, a.name}});
  }
  Reversal operator()(AlterSyncTrigger const& a) const {
    AlterSyncTrigger back = a;
    back.sync.null_on_error = !a.sync.null_on_error;
    return lossless({back});
  }
  Reversal operator()(DropSyncTrigger const&) const { return nothing("restored with the old column"); }
  Reversal operator()(SwapColumns const& a) const {
    Undo undo;
    SwapColumns back = a;
    for (ColumnSwap& swap : back.columns) {
      swap = reversed(swap);
      if (swap.null_on_error) append(undo, make_strict(following_sync(swap, true)));
      swap.null_on_error = false;
    }
    for (IndexSwap& swap : back.indexes) std::swap(swap.incoming, swap.outgoing);
    if (back.type) {
      std::swap(back.type->from, back.type->to);
      std::swap(back.type->incoming, back.type->outgoing);
    }
    for (KeySwap const& swap : back.keys)
      undo.push_back(CreateIndex{swap.table, index_of_incoming(swap, back.columns), true});
    undo.push_back(back);
    for (ReferenceSwap const& swap : back.references) {
      if (swap.key.validated) undo.push_back(ValidateForeignKey{swap.table, swap.key});
    }
    for (model::DefinedObject const& check : back.checks) {
      if (!is_unvalidated(check)) undo.push_back(ValidateObject{check});
    }
    bool const narrower =
        std::ranges::any_of(a.columns, [](ColumnSwap const& swap) { return swap.null_on_error; });
    bool const said = std::ranges::any_of(
        a.columns, [](ColumnSwap const& swap) { return swap.incoming.expression.has_value(); });
    if (said)
      return lossless_if(undo,
                         "fails when a value was written since, because the conversion cannot be reversed");
    if (!narrower) return lossless(undo);
    return lossless_if(undo, "fails when a value written since does not fit the old type");
  }
  Reversal operator()(Backfill const& a) const {
    if (a.copy) return nothing("the column was empty before, or another one keeps the values");
    return structure_only({}, "which rows were filled is not remembered; the filled values stay");
  }
  Reversal operator()(Analyze const&) const { return nothing("changes nothing that needs undoing"); }

  Reversal operator()(CreateObject const& a) const {
    if (a.with != ComesWith::none)
      return lossless({DropObject{.object = a.object, .with = a.with, .named = a.named}});
    if (model::is_attached_index(a.object))
      return {Grade::none, {}, "an index of a partition is not detached from that of the partitioned table"};
    // A publication stays without the table; a separate step drops an owned sequence.
    bool const stays =
        a.object.address.kind == model::ObjectKind::publication || is_owner_of_sequence(a.object);
    if (!stays && on_new(locked_relation(a.object))) return nothing("dropped with the table");
    DropObject const drop{.object = a.object,
                          .reason = a.recreated ? DropReason::recreate : DropReason::permanent,
                          .implicit = a.implicit,
                          .scanned_tables = a.scanned_tables,
                          .concurrently = a.concurrently};
    bool const holds_rows = a.object.address.kind == model::ObjectKind::partition;
    if (is_owner_of_sequence(a.object))
      return {Grade::lossless, {drop}, "the sequence keeps the owner of the table"};
    if (!holds_rows) return lossless({drop});
    return lossless_if({Guard{GuardKind::table_has_rows, a.object.address.owner, {}, {}}, drop},
                       "rows written to the new partition are lost");
  }
  Reversal operator()(DropObject const& a) const {
    if (a.archived) return nothing("restored with the table");
    if (a.with != ComesWith::none)
      return lossless({CreateObject{.object = a.object, .with = a.with, .named = a.named}});
    model::ObjectKind const kind = a.object.address.kind;
    bool const checked = is_table_check(a.object) && !context_.single_phase && !is_unvalidated(a.object) &&
                         !on_new(locked_relation(a.object));
    Undo undo{CreateObject{.object = a.object,
                           .not_valid = checked,
                           .implicit = a.implicit,
                           .recreated = a.reason == DropReason::recreate,
                           .scanned_tables = a.scanned_tables,
                           .concurrently = a.concurrently}};
    if (checked) undo.push_back(ValidateObject{a.object});
    if (kind == model::ObjectKind::check || kind == model::ObjectKind::exclusion) {
      return a.reason == DropReason::recreate
                 ? lossless(undo)
                 : lossless_if(undo, "fails when rows that violate it were written since");
    }
    if (kind == model::ObjectKind::sequence)
      return structure_only(undo, "the sequence restarts; its position is not restored");
    if (kind == model::ObjectKind::partition) return structure_only(undo, "the partition is restored empty");
    return lossless(undo);
  }
  Reversal operator()(BuildPartitionIndex const& a) const {
    if (context_.one_batch_per_migration) return lossless({DropIndex{a.table, a.index, true}});
    return nothing("dropped with the index of the partitioned table");
  }
  Reversal operator()(AttachPartition const& a) const { return lossless({DetachPartition{a.link}}); }
  Reversal operator()(DetachPartition const& a) const {
    return lossless_if(attach_actions(context_.names, a.link, context_.single_phase),
                       "fails when rows that are not of the partition were written since");
  }
  // An index of a partition is never detached: it is dropped with that of the partitioned table.
  Reversal operator()(ReplaceObject const& a) const {
    if (a.with == ComesWith::parent_index)
      return lossless(
          {CreateObject{.object = a.from,
                        .concurrently = !context_.single_phase && a.from.definition.starts_with("CREATE ")}});
    return lossless({ReplaceObject{a.to, a.from}});
  }
  Reversal operator()(AlterComposite const& a) const { return undone(a); }
  Reversal operator()(ValidateObject const&) const { return nothing("changes nothing that needs undoing"); }
  Reversal operator()(CreateArchive const&) const { return nothing("dropped after the values are restored"); }
  Reversal operator()(FillArchive const&) const { return nothing("dropped after the values are restored"); }
  Reversal operator()(RestoreColumn const&) const { return nothing("used in rollbacks only"); }
  Reversal operator()(DropArchive const&) const { return nothing("used in rollbacks only"); }
  Reversal operator()(RestoreTable const&) const { return nothing("used in rollbacks only"); }
  Reversal operator()(RestoreEnum const&) const { return nothing("used in rollbacks only"); }
  Reversal operator()(Guard const&) const { return nothing("reads only"); }

 private:
  AddSequence added_sequence(Name const& table, Column const& column, bool indexed) const {
    return {table, column, false, indexed, context_.names.sequence_name(table, column.name)};
  }

  bool on_new(Name const& table) const { return context_.new_tables.contains(table); }

  Undo not_null(Name const& table, Column const& column) const {
    return not_null_actions(context_.names, table, column.name, may_be_composite(column.type),
                            context_.single_phase);
  }

  // The grade of the undo of a change of type depends on how much of the old values the new type holds.
  static Reversal graded(model::Type const& from, model::Type const& to, Undo undo) {
    Grade const grade = type_change(from, to).reverse;
    if (grade == Grade::lossless) return lossless(std::move(undo));
    std::string const why = grade == Grade::lossless_if
                                ? "fails when a value written since does not fit the old type"
                                : "what the new type cannot hold is not restored";
    return {grade, std::move(undo), why};
  }

  static Reversal from_archive(DropTable const& a) {
    Guard const guard{
        .kind = GuardKind::archive_gone, .table = a.table.name, .column = {}, .value = a.archive};
    return {Grade::window,
            {guard, RestoreTable{a.table, a.archive}},
            "the rows are restored from the archive until it is purged"};
  }

  // The column is added without its default, so that it is NULL in the rows whose values are restored. The
  // default is set next, for rows that are written from now on. Rows that are still NULL are filled last.
  Reversal from_archive(DropColumn const& a) const {
    Column bare = a.column;
    bare.nullable = true;
    bare.value = {};
    bare.identity = model::Identity::none;
    Undo undo{
        Guard{.kind = GuardKind::archive_gone, .table = a.table, .column = a.column.name, .value = a.archive},
        AddColumn{a.table, bare, {}}};
    using enum model::DefaultKind;
    bool const counted = a.column.value.kind == sequence;
    bool const valued = a.column.value.kind != none && !counted;
    if (valued) undo.push_back(SetDefault{a.table, a.column, {}});
    undo.push_back(RestoreColumn{a.table, a.column, a.key, a.archive});
    if (counted) undo.push_back(added_sequence(a.table, a.column, false));
    if (!a.column.nullable) {
      bool const composite = may_be_composite(a.column.type);
      Backfill fill{.table = a.table,
                    .column = a.column.name,
                    .predicate = is_null(model::quote_identifier(a.column.name), composite),
                    .key = a.key,
                    .copy = true,
                    .composite = composite};
      if (counted) fill.expression = next_of_sequence(a.table, a.column.name);
      if (valued && a.column.value.kind != database)
        fill.expression = model::default_sql(a.column.value, a.column.type);
      if (fill.expression.empty()) {
        undo.push_back(asking(GuardKind::column_has_nulls, a.table, a.column));
      } else {
        undo.push_back(std::move(fill));
      }
      append(undo, not_null(a.table, a.column));
    }
    if (a.column.identity != model::Identity::none) undo.push_back(AddIdentity{a.table, a.column, false});
    undo.push_back(DropArchive{{a.archive, a.table.name}});
    return {Grade::window, undo,
            "the values are restored from the archive until it is purged; rows written since have none"};
  }

  Reversal restored_column(DropColumn const& a) const {
    Column column = a.column;
    bool const bare = column.value.kind == model::DefaultKind::none &&
                      column.identity == model::Identity::none && column.generated.empty();
    if (column.nullable || !bare) {
      Grade const grade = column.generated.empty() ? Grade::structure_only : Grade::lossless;
      return {grade,
              {AddColumn{a.table, column, {}, a.heirs}},
              grade == Grade::lossless ? "" : "the values are not restored"};
    }
    column.nullable = true;
    Undo undo{AddColumn{a.table, column, {}, a.heirs}, asking(GuardKind::column_has_nulls, a.table, column)};
    append(undo, not_null_actions(context_.names, a.table, column.name, may_be_composite(column.type), true));
    return structure_only(undo, "the values are not restored, and the NOT NULL fails on a table with rows");
  }

  // What would be lost of the columns' values with the attribute.
  static Guard guarding(EnumUse const& use, Attribute const& attribute) {
    std::string const column = model::quote_identifier(use.column.name),
                      name = model::quote_identifier(attribute.name);
    Guard guard{.kind = GuardKind::column_has_values,
                .table = use.table,
                .column = use.column.name,
                .value = {},
                .composite = true,
                .expression = "(" + column + ")." + name};
    if (use.column.type.array) {
      guard.expression = "(SELECT (element)." + name + " FROM pg_catalog.unnest(" + column +
                         ") AS element WHERE (element)." + name + " IS DISTINCT FROM NULL LIMIT 1)";
    }
    return guard;
  }

  Reversal undone(AlterComposite const& a) const {
    AlterComposite back{a.to, a.from, a.added, a.dropped, a.uses};
    back.rebuilt = !follows_in_place(back);
    bool const lists = std::ranges::any_of(a.uses, [](EnumUse const& use) { return use.column.type.array; });
    if (back.rebuilt && lists)
      return {Grade::none,
              {},
              "PostgreSQL adds attributes only at the end, and lists of the type are not converted"};
    if (back.rebuilt)
      back.outgoing = context_.names.generated_name(Helper::outgoing_type, {a.to.address.owner.schema, {}},
                                                    a.to.address.owner.name);
    Undo undo;
    for (Attribute const& attribute : a.added) {
      bool const kept = std::ranges::find(a.dropped, attribute.name, &Attribute::name) != a.dropped.end();
      if (kept) continue;
      for (EnumUse const& use : a.uses) undo.push_back(guarding(use, attribute));
    }
    undo.push_back(back);
    if (a.dropped.empty()) return lossless_if(undo, "values written to the new attribute are lost");
    return structure_only(undo, "the values of the attribute are not restored");
  }

  ReverseContext const& context_;
};

}  // namespace

Reversal reverse(Action const& action, ReverseContext const& context) {
  return visit(Reverse(context), action);
}

}  // namespace lockstep
