// The actions of a plan. Each alternative is one operation on the server and holds all that its SQL and its
// reverse need. emit/ writes its SQL, action_facts.cpp has its lock and work, uses.cpp has what it creates,
// needs and destroys, and reverse.cpp has its undo. The reason for the length of this file: it is one list
// that is read as a whole.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep::action {

using model::Column;
using model::Name;

struct CreateNamespace {
  std::string name;
};
struct DropNamespace {
  std::string name;
};
struct CreateExtension {
  model::Extension extension;
};
// Its objects move to the schema of `to`, and it gets the version of `to`.
struct AlterExtension {
  model::Extension from, to;
};

// A column that has the enum. follows: a parent of the table has the column too, and PostgreSQL changes both
// with one statement.
struct EnumUse {
  Name table;
  Column column;
  bool follows = false;
};
// Values that are renamed from one enum to another: (old, new).
using ValueMapping = std::vector<std::pair<std::string, std::string>>;
// The enum that a new one is to replace, and the columns that then change to the new one. The statement
// refuses the enum if anything else uses it, because that would keep the old type.
struct ReplacedEnum {
  Name type;
  std::vector<EnumUse> uses;
};
struct CreateEnum {
  model::Enum type;
  std::optional<ReplacedEnum> replaces{};
};
// archive: the schema of an archived table that still uses the enum, which then moves there too; else empty.
struct DropEnum {
  model::Enum type;
  std::string archive{};
};
struct RenameEnum {
  Name from, to;
};
// Placed before or after a value that exists; both empty: at the end.
struct AddEnumValue {
  Name type;
  std::string value, before, after;
};
struct RenameEnumValue {
  Name type;
  std::string from, to;
};
// The type is rebuilt under its own name: create the new type, cast every column to it, drop the old type.
// mapping: values that are renamed. Fails and changes nothing while a row holds a value that the new type
// lacks.
struct ReplaceEnum {
  model::Enum from, to;
  ValueMapping mapping;
  std::vector<EnumUse> uses;  // with the columns' defaults from before
  std::string outgoing{};     // the name of the old type while both are there
};

struct CreateTable {
  model::Table table;
};  // columns and primary key; separate steps create indexes and foreign keys
// archive: the schema to which the table moves with its rows and all that belongs to it; empty: it is
// dropped.
struct DropTable {
  model::Table table;
  std::string archive{};
};
// old_name_kept: a view with the old name is created in the same transaction.
struct RenameTable {
  Name from, to;
  bool old_name_kept = false;
};
// An updatable view under the old name of a renamed table, with the table's privileges. columns: (new name,
// old name).
using OldNames = std::vector<std::pair<std::string, std::string>>;
struct CreateOldNameView {
  Name view, table;
  OldNames columns;
};
struct DropOldNameView {
  Name view, table;
  OldNames columns;
};

// A trigger that keeps two columns equal while two application versions write. both_ways: for a rename; a
// write to either column also sets the other one. Else applications write only `from`, and `to` follows it.
// null_on_error: a value that cannot be converted leaves `to` NULL instead of failing the write. expression:
// the conversion that @backfill gives, over the columns of the row; an empty text: no conversion is known, so
// a written value leaves `to` NULL, or fails without null_on_error; nullopt: a cast converts. shared_default:
// both columns have the default of `to`, so that any other value, also NULL, is one that an application
// wrote. rebuilt_enum: both columns have the same enum, with other values in `to`; values: those that are
// renamed. dependents: the names of the dependents of `from` that the plan handles; the statement refuses any
// other one, because it would be dropped with the column; nullopt: it does not check.
struct CreateSyncTrigger {
  Name table;
  Column from, to;
  std::string name;
  bool both_ways = true;
  bool null_on_error = false;
  std::optional<std::vector<std::string>> dependents{};
  bool rebuilt_enum = false;
  ValueMapping values{};
  std::optional<std::string> expression{};
  bool shared_default = false;
};
// Replaces the function of an existing sync trigger.
struct AlterSyncTrigger {
  CreateSyncTrigger sync;
};
struct DropSyncTrigger {
  Name table;
  Column from, to;
  std::string name;
};

// kept_as: another column holds the same value (the other name of a rename, the other type of a change), so
// nothing is lost with this one.
// heirs, here and below: the tables that inherit from this one and get or lose the column with it.
struct AddColumn {
  Name table;
  Column column;
  std::optional<Column> kept_as;
  std::vector<Name> heirs{};
};
// kept: the trigger that kept the column and another one equal. The rollback creates it again and refills the
// column in the order of key.
struct DropColumn {
  Name table;
  Column column;
  std::optional<CreateSyncTrigger> kept;
  std::vector<std::string> key;
  std::string archive{};  // where its values are by now, with that key; empty: nowhere
  std::vector<Name> heirs{};
  bool only = false;  // tables that inherit it keep it as their own
};
// old_name_kept: the table is renamed in the same transaction, and the view with its old name also has the
// column's old name.
struct RenameColumn {
  Name table;
  std::string from, to;
  bool old_name_kept = false;
};
// Two columns, and pairs of foreign keys, exchange their names through `between`, a name that is not in use.
// old_name_kept: as above.
struct ExchangeColumns {
  Name table;
  std::string a, b, between;
  std::vector<std::pair<std::string, std::string>> keys{};
  bool old_name_kept = false;
};
// by_author: the expression comes from @backfill, so its reverse is not known.
struct AlterColumnType {
  Name table;
  Column from, to;
  std::string using_expression;
  bool by_author = false;
  bool reindexes = false, may_repeat = false, may_repeat_back = false;
  std::vector<Name> heirs{};
};
// column.value is the new default. early: runs before the type of the column changes.
struct SetDefault {
  Name table;
  Column column;
  model::Default old;
  bool early = false;
  bool only = false;
};
struct DropDefault {
  Name table;
  Column column;
  bool only = false;
};  // column.value is the one that goes
// A sequence owned by the column, positioned after the rows that are there, and its nextval as default.
// empty: the column has just been added, so there is no value to look at. indexed, here and below: an index
// begins with the column, so that the greatest value is found without reading the table.
struct AddSequence {
  Name table;
  Column column;
  bool empty = false;
  bool indexed = false;
  std::string name{};  // of the sequence, where the column's default does not state it
};
struct DropSequence {
  Name table;
  Column column;
  bool indexed = false;
};
struct ResizeSequence {
  Name table;
  Column from, to;
};  // of a serial column whose type changes, or whose sequence gets another name
struct DropIdentity {
  Name table;
  Column column;
  bool indexed = false;
};
struct AddIdentity {
  Name table;
  Column column;
  bool indexed = false;
};
struct AlterIdentity {
  Name table;
  Column from, to;
};  // GENERATED ALWAYS to BY DEFAULT or back
struct DropExpression {
  Name table;
  Column column;
};  // generated column to plain one
struct SetNotNull {
  Name table;
  std::string column;
  bool proven = false;
};  // proven: a valid check shows that there are no NULLs
// composite, here and below: the type may be a composite one (comparison.hpp).
struct DropNotNull {
  Name table;
  std::string column;
  bool composite = false;
  bool only = false;
};

// bounds, here and below: the condition instead, under which rows are in a partition; then there is no
// column.
struct AddNotNullCheck {
  Name table;
  std::string column, name;
  bool composite = false;
  std::string bounds{};
};  // NOT VALID
struct DropNotNullCheck {
  Name table;
  std::string column, name;
  bool composite = false;
  std::string bounds{};
};
struct ValidateCheck {
  Name table;
  std::string column, name;
};

// using_index: an existing unique index that becomes the index of the key; empty: the statement builds one.
struct AddPrimaryKey {
  Name table;
  model::PrimaryKey key;
  std::string using_index;
};
// at_once: the same transaction adds the key again, because it drops and adds one of its columns.
struct DropPrimaryKey {
  Name table;
  model::PrimaryKey key;
  bool at_once = false;
};
struct RenameConstraint {
  Name table;
  std::string from, to;
};

// adopts: of a partitioned table whose partitions all have such an index, which becomes a part of this one,
// so that nothing is built.
struct CreateIndex {
  Name table;
  model::Index index;
  bool concurrently = false;
  bool adopts = false;
};
// That index of a partition, which the index of the partitioned table adopts when it is created.
struct BuildPartitionIndex {
  Name table;
  model::Index index;
};
// unmanaged: the schema text cannot express the index, and it is dropped because a column is dropped.
struct DropIndex {
  Name table;
  model::Index index;
  bool concurrently = false;
  bool unmanaged = false;
};
// temporary: `from` is a name that this plan generated.
struct RenameIndex {
  Name table;
  std::string from, to;
  bool temporary = false;
};

// target_ready: a unique index over the referenced columns exists during the whole plan, so that the key does
// not wait for one. included: the INCLUDE columns of the unique indexes to which PostgreSQL may bind the key.
// A change of type of such a column rebuilds the index, so the key is added after that.
struct AddForeignKey {
  Name table;
  model::ForeignKey key;
  bool not_valid = false;
  bool target_ready = false;
  std::vector<std::string> included{};
};
// ends: its ON DELETE action (CASCADE, SET NULL, SET DEFAULT) does not run any more.
struct DropForeignKey {
  Name table;
  model::ForeignKey key;
  bool ends = false;
};
struct ValidateForeignKey {
  Name table;
  model::ForeignKey key;
};

// A column of a swap while it follows the other one: its name, its type, and how its values are computed.
// rebuilt_enum, values, expression: as in CreateSyncTrigger.
struct Follower {
  std::string name;
  model::Type type;  // another one than the column's where the enum is swapped too
  bool rebuilt_enum = false;
  ValueMapping values{};
  std::optional<std::string> expression{};
  std::string sync{};  // the name of the trigger that fills it
};
// A filled column takes the name of another one, which then follows it. `from` and `to` describe the columns
// while they have that name: before the swap the new column is named incoming.name, and after it the old one
// is named outgoing.name. The swap drops the trigger that fills the new column and creates one that fills the
// old one, with null_on_error as in CreateSyncTrigger.
struct ColumnSwap {
  Name table;
  Column from, to;
  Follower incoming, outgoing;
  bool null_on_error = false;
};
// The rebuilt enum of the columns. incoming: the name of the new type before the swap; outgoing: the name of
// the old type after it.
struct EnumSwap {
  model::Enum from, to;
  Name incoming, outgoing;
};
// An index over swapped columns, and the one that was built over the incoming columns. The names are as in
// EnumSwap.
struct IndexSwap {
  Name table;
  model::Index index;  // its definition, the same before and after
  std::string incoming, outgoing;
};
struct KeySwap {
  Name table;
  model::PrimaryKey key;
  std::string index;  // a unique index over the incoming columns, built before
};
struct ReferenceSwap {
  Name table;
  model::ForeignKey key;
};
// One transaction that changes only the catalog. A primary key takes over the unique index over the incoming
// columns; foreign keys are recreated NOT VALID.
struct SwapColumns {
  std::vector<ColumnSwap> columns;  // by table, referenced ones first
  std::vector<IndexSwap> indexes;
  std::vector<KeySwap> keys;
  std::vector<ReferenceSwap> references;
  std::optional<EnumSwap> type{};              // of all the columns
  std::vector<model::DefinedObject> checks{};  // recreated NOT VALID for the incoming columns
};

// Fills column in key ranges, with a commit after each. predicate selects the rows to fill. placeholder: the
// value is not known yet, or only for rows where expression is not NULL; the statement raises an error while
// other rows exist.
struct Backfill {
  Name table;
  std::string column, expression, predicate;
  bool placeholder = false;
  std::vector<std::string> key;  // a unique not-null key; empty: by physical position
  bool copy = false;             // needs no undo: the column is new, or another one keeps the value
  bool may_fail = false;         // a value may not be convertible
  bool refers = false;           // the column has a foreign key, or gets one
  bool repeats = false;    // the column is or becomes part of a unique index, and rows may get equal values
  bool open = false;       // rows without a value may remain, and the backfill does not fail because of them
  bool composite = false;  // the type may be a composite one
};

// New statistics of the columns, from a sample of the rows.
struct Analyze {
  Name table;
  std::vector<std::string> columns;
};

// What creates and drops an index of a partition that is attached to an index of the partitioned table,
// without a separate statement. none: another index, or one that has a statement.
enum class ComesWith { none, partition, parent_index };

// An object that the model holds as its definition. not_valid: a check that applies to new rows only until it
// is validated. implicit: the counterpart of an implicit DropObject. An inheritance that CREATE TABLE states
// needs no statement then; any other object is created again. recreated: this transaction has dropped the
// object. scanned_tables: the tables whose rows the check of a domain reads.
struct CreateObject {
  model::DefinedObject object;
  bool not_valid = false;
  bool implicit = false;
  bool recreated = false;
  std::vector<Name> scanned_tables{};
  bool unused_sequence = false;
  ComesWith with = ComesWith::none;
  std::string named{};
  bool concurrently = false;  // an index of a partition or of a materialized view
};
// permanent: it is not created again. recreate: this transaction creates the same object again. replace: this
// transaction creates another object with its name.
enum class DropReason { permanent, recreate, replace };
// implicit: PostgreSQL drops the object together with what it belongs to, so there is no statement. archived:
// the object moves to an archive together with its table, and is restored with it. scanned_tables: as above,
// for the rollback.
struct DropObject {
  model::DefinedObject object;
  DropReason reason = DropReason::permanent;
  bool implicit = false;
  bool archived = false;
  std::vector<Name> scanned_tables{};
  ComesWith with = ComesWith::none;
  std::string named{};
  bool concurrently = false;
};
// Changes the object in place by the statement in `to.replacement`.
struct ReplaceObject {
  model::DefinedObject from, to;
  ComesWith with = ComesWith::none;
};
struct ValidateObject {
  model::DefinedObject object;
};

// A table that is a partition of another one on one side. Its rows stay where they are.
struct PartitionLink {
  Name table, parent;
  std::string bounds;     // FOR VALUES … or DEFAULT
  std::string condition;  // the same over the columns; empty: not known
  model::Table apart;     // the table while it is not a partition
  std::vector<model::DefinedObject> apart_objects, attached_objects;  // those that only one side has
  std::vector<Name> referring{};  // tables whose foreign keys refer to the partitioned table
  bool next_to_default = false;   // a partition for all other rows is there
};
// proven: by a valid check.
struct AttachPartition {
  PartitionLink link;
  bool proven = false;
};
struct DetachPartition {
  PartitionLink link;
};

// A composite type that columns have. In place: attributes go, and others come at the end; the rows are not
// touched. rebuilt: by another type that takes its name, and the columns are converted, attribute by
// attribute. uses: the columns. outgoing: the name of the old type while both are there.
struct Attribute {
  std::string name, type;  // type: as a definition spells it, with its collation
  bool operator==(Attribute const&) const = default;
};
struct AlterComposite {
  model::DefinedObject from, to;
  std::vector<Attribute> dropped, added;
  std::vector<EnumUse> uses{};
  bool rebuilt = false;
  std::string outgoing{};
};

// An archive is a separate schema with that name. Its comment states what it holds and since when.
//
// Creates a table for the values of a column that will be dropped, with the key of their rows, and a trigger
// that from now on copies written values to it.
struct CreateArchive {
  Name table;
  Column column;
  std::vector<Column> key;
  std::string archive;
};
// Copies the values of the rows that existed before the trigger, in key ranges, with a commit after each.
struct FillArchive {
  Name table;
  Column column;
  std::vector<std::string> key;
  std::string archive;
};
// Copies the archived values back to the rows that still exist, into the column that the rollback has added,
// in key ranges, with a commit after each.
struct RestoreColumn {
  Name table;
  Column column;
  std::vector<std::string> key;
  std::string archive;
};
// Drops the archive of a column after its values are restored: the table in it, and the schema.
struct DropArchive {
  Name table;
};
// Moves the table with all that belongs to it out of the archive, and drops the archive.
struct RestoreTable {
  model::Table table;
  std::string archive;
};
struct RestoreEnum {
  model::Enum type;
  std::string archive;
};

// Raises an error before data is lost, unless lockstep.allow_data_loss is on. Three kinds always raise:
// column_has_nulls, because the NOT NULL that follows would fail; value_not_kept, for a row in which the
// column has a value and the other column, which is to hold the same value, is NULL; archive_gone, when the
// archive to restore from was purged. All kinds except value_not_kept are used only in rollbacks.
enum class GuardKind { table_has_rows, column_has_values, column_has_nulls, value_not_kept, archive_gone };
constexpr auto enum_names(GuardKind) {
  return std::to_array<std::string_view>(
      {"table has rows", "column has values", "column has nulls", "value not kept", "archive gone"});
}
struct Guard {
  GuardKind kind = GuardKind::table_has_rows;
  Name table;
  std::string column;
  std::string value;  // column_has_values: the default, which is no loss (SQL, may be empty); value_not_kept:
                      // the other column; archive_gone: the archive
  bool early = false;  // checks before the first step, without a lock
  bool composite = false;
  std::string expression{};  // value_not_kept: the @backfill conversion, whose NULL is no loss
};

}  // namespace lockstep::action

namespace lockstep {

using AnyAction = std::variant<
    action::CreateNamespace, action::DropNamespace, action::CreateExtension, action::CreateEnum,
    action::DropEnum, action::RenameEnum, action::AddEnumValue, action::RenameEnumValue, action::ReplaceEnum,
    action::CreateTable, action::DropTable, action::RenameTable, action::CreateOldNameView,
    action::DropOldNameView, action::AddColumn, action::DropColumn, action::RenameColumn,
    action::ExchangeColumns, action::AlterColumnType, action::SetDefault, action::DropDefault,
    action::AddSequence, action::DropSequence, action::ResizeSequence, action::DropIdentity,
    action::AddIdentity, action::AlterIdentity, action::DropExpression, action::SetNotNull,
    action::DropNotNull, action::AddNotNullCheck, action::DropNotNullCheck, action::ValidateCheck,
    action::AddPrimaryKey, action::DropPrimaryKey, action::RenameConstraint, action::CreateIndex,
    action::DropIndex, action::RenameIndex, action::AddForeignKey, action::DropForeignKey,
    action::ValidateForeignKey, action::CreateSyncTrigger, action::AlterSyncTrigger, action::DropSyncTrigger,
    action::SwapColumns, action::Backfill, action::Analyze, action::CreateObject, action::DropObject,
    action::ReplaceObject, action::ValidateObject, action::BuildPartitionIndex, action::AttachPartition,
    action::DetachPartition, action::AlterComposite, action::CreateArchive, action::FillArchive,
    action::RestoreColumn, action::DropArchive, action::RestoreTable, action::RestoreEnum, action::Guard,
    action::AlterExtension>;

namespace action {
template <class T, class Variant>
inline constexpr bool is_alternative = false;
template <class T, class... Alternatives>
inline constexpr bool is_alternative<T, std::variant<Alternatives...>> = (std::is_same_v<T, Alternatives> ||
                                                                          ...);

template <class Variant>
struct PointersTo;
template <class... Alternatives>
struct PointersTo<std::variant<Alternatives...>> {
  using type = std::variant<Alternatives const*...>;
};
}  // namespace action

// An immutable action. All copies share it, because a plan holds each of its actions in several places.
class Action {
 public:
  template <class T>
  requires action::is_alternative<std::remove_cvref_t<T>, AnyAction> Action(
      T&& alternative) {  // NOLINT(google-explicit-constructor): as that of a variant
    auto owner = std::make_shared<std::remove_cvref_t<T> const>(std::forward<T>(alternative));
    one_ = owner.get();
    owner_ = std::move(owner);
  }

  std::size_t index() const { return one_.index(); }  // in AnyAction

  // As those of std::variant, for an alternative T.
  template <class T>
  friend T const* get_if(Action const& action) {
    T const* const* const one = std::get_if<T const*>(&action.one_);
    return one == nullptr ? nullptr : *one;
  }
  template <class T>
  friend bool holds_alternative(Action const& action) {
    return std::holds_alternative<T const*>(action.one_);
  }
  template <class T>
  friend T const& get(Action const& action) {
    return *std::get<T const*>(action.one_);
  }
  template <class Visitor>
  friend decltype(auto) visit(Visitor&& visitor, Action const& action) {
    return std::visit([&](auto const* one) -> decltype(auto) { return visitor(*one); }, action.one_);
  }

 private:
  std::shared_ptr<void const> owner_;
  action::PointersTo<AnyAction>::type one_;
};

// The object that an action creates, drops, replaces or validates, if the model holds it as its definition;
// else null.
model::DefinedObject const* object_of(Action const& action);

// The name of the alternative as declared above ("AddColumn").
std::string_view name_of(Action const& action);

template <class... F>
struct overloaded : F... {
  using F::operator()...;
};
template <class... F>
overloaded(F...) -> overloaded<F...>;

}  // namespace lockstep
