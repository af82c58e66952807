// How a change is carried out: the vocabulary of the planner. Every alternative is one thing the server does;
// its SQL is made in emit/, its lock and work stand in action_facts.cpp, what it creates, needs and destroys
// in order.cpp, how it is undone in reverse.cpp. Each holds whatever is needed to spell it and its reverse.
// The reason for its length: it is one list, which is read as a whole.
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

// A column that has the enum. follows: a table that this one inherits from has the column too, and PostgreSQL
// changes both at once.
struct EnumUse {
  Name table;
  Column column;
  bool follows = false;
};
// Values that become others on the way from one enum to another.
using ValueMapping = std::vector<std::pair<std::string, std::string>>;
// The enum whose place another one is going to take, and the columns that will take it with it. Whatever else
// uses it is refused, because it would be left with the old one.
struct ReplacedEnum {
  Name type;
  std::vector<EnumUse> uses;
};
struct CreateEnum {
  model::Enum type;
  std::optional<ReplacedEnum> replaces{};
};
// archive: the schema of an archived table that continues using it, into which it goes too; else empty.
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
// The type is rebuilt under its own name: new type, every column cast to it, old type dropped. mapping:
// values that become others on the way. Fails, changing nothing, while a row holds a value that the new type
// lacks.
struct ReplaceEnum {
  model::Enum from, to;
  ValueMapping mapping;
  std::vector<EnumUse> uses;  // with the columns' defaults as they are before
  std::string outgoing{};     // the name of the old type while both are there
};

struct CreateTable {
  model::Table table;
};  // columns and primary key; indexes and foreign keys are steps of their own
// archive: the schema into which it is dropped with its rows and whatever belongs to it; empty: it is
// dropped.
struct DropTable {
  model::Table table;
  std::string archive{};
};
// old_name_kept: a view follows that answers to the old name.
struct RenameTable {
  Name from, to;
  bool old_name_kept = false;
};
// An updatable view under the old name of a renamed table, with the table's privileges. columns: name now,
// name before.
using OldNames = std::vector<std::pair<std::string, std::string>>;
struct CreateOldNameView {
  Name view, table;
  OldNames columns;
};
struct DropOldNameView {
  Name view, table;
  OldNames columns;
};

// Two columns that hold one value while application versions write: a trigger makes one follow the other.
// both_ways: a rename, whichever is written is followed. Else only `from` is written, and `to` follows it.
// null_on_error: a value that cannot be converted leaves `to` empty instead of failing the write.
// expression: the author's own conversion, over the columns of the row; empty: nobody knows one, so a written
// value leaves `to` empty, or fails where it is not null_on_error. Nothing: the types convert by a cast.
// shared_default: both columns have the default of `to`, and any other value, NULL too, was written.
// rebuilt_enum: both are of one enum, whose values are another list in `to`; values: those that become
// others. dependents: what depends on `from` and is looked after by the plan; anything else is refused,
// because it would go with the column. Nothing: it is not looked at.
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
// The function of one that is there, to what is said now.
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
// kept: what made the column and another one hold the same value, and does so again when it is restored; it
// is refilled along key.
struct DropColumn {
  Name table;
  Column column;
  std::optional<CreateSyncTrigger> kept;
  std::vector<std::string> key;
  std::string archive{};  // where its values are by now, with that key; empty: nowhere
  std::vector<Name> heirs{};
  bool only = false;  // tables that inherit it keep it as their own
};
// old_name_kept: the table is renamed in the same transaction, and the view under its old name has the
// column's old one too.
struct RenameColumn {
  Name table;
  std::string from, to;
  bool old_name_kept = false;
};
// Two columns exchange their names, and so do pairs of foreign keys, over a name that none has.
// old_name_kept: as above.
struct ExchangeColumns {
  Name table;
  std::string a, b, between;
  std::vector<std::pair<std::string, std::string>> keys{};
  bool old_name_kept = false;
};
// by_author: the expression is the author's own, and nobody knows what undoes it. reindexes: the collation
// changes, and PostgreSQL builds the indexes over the column again. may_repeat, may_repeat_back: a unique
// index is among them, and under the collation of `to`, or of `from`, values may be equal that differ now.
struct AlterColumnType {
  Name table;
  Column from, to;
  std::string using_expression;
  bool by_author = false;
  bool reindexes = false, may_repeat = false, may_repeat_back = false;
  std::vector<Name> heirs{};
};
// column.value is the new one. early: while the column still has the type that it has before. only, here and
// below: tables that inherit from this one keep what they have.
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
  std::string name{};  // of a sequence for which the column's default says none
};
struct DropSequence {
  Name table;
  Column column;
  bool indexed = false;
};
struct ResizeSequence {
  Name table;
  Column from, to;
};  // of a serial column whose type changes, or whose sequence has another name
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
};  // proven: by a valid check
// composite, here and below: the type may be a composite one (comparison.hpp).
struct DropNotNull {
  Name table;
  std::string column;
  bool composite = false;
  bool only = false;
};

struct AddNotNullCheck {
  Name table;
  std::string column, name;
  bool composite = false;
};  // NOT VALID
struct DropNotNullCheck {
  Name table;
  std::string column, name;
  bool composite = false;
};
struct ValidateCheck {
  Name table;
  std::string column, name;
};

// using_index: a unique index that is there already and becomes the key's own; empty: one is built.
struct AddPrimaryKey {
  Name table;
  model::PrimaryKey key;
  std::string using_index;
};
// at_once: it is restored in the same transaction, with a column that is created again.
struct DropPrimaryKey {
  Name table;
  model::PrimaryKey key;
  bool at_once = false;
};
struct RenameConstraint {
  Name table;
  std::string from, to;
};

struct CreateIndex {
  Name table;
  model::Index index;
  bool concurrently = false;
};
// unmanaged: the schema text has no words for it, and it goes because a column goes.
struct DropIndex {
  Name table;
  model::Index index;
  bool concurrently = false;
  bool unmanaged = false;
};
// temporary: `from` is a name that this plan has given itself.
struct RenameIndex {
  Name table;
  std::string from, to;
  bool temporary = false;
};

// target_ready: a unique index over the referenced columns is there all along, so none has to be waited for.
// included: what the unique indexes to which it may be bound hold besides those; a change of type builds them
// again, which the key must not stand on yet.
struct AddForeignKey {
  Name table;
  model::ForeignKey key;
  bool not_valid = false;
  bool target_ready = false;
  std::vector<std::string> included{};
};
// ends: what it does to rows when those that they refer to go or change is not done any more.
struct DropForeignKey {
  Name table;
  model::ForeignKey key;
  bool ends = false;
};
struct ValidateForeignKey {
  Name table;
  model::ForeignKey key;
};

// What a column that is swapped is called, and how its values are made, while it follows the other one.
struct Follower {
  std::string name;
  model::Type type;  // not that of the column where the type is swapped along
  bool rebuilt_enum = false;
  ValueMapping values{};                    // both as in CreateSyncTrigger
  std::optional<std::string> expression{};  // the same
  std::string sync{};                       // the name of the trigger by which it follows
};
// A filled column takes the place, and so the name, of another one, which continues following it. Both are
// said as they are when the name is theirs: `to` is next before, `from` is last afterwards. The trigger that
// filled `to` goes, and one that makes `from` follow comes: null_on_error, as above.
struct ColumnSwap {
  Name table;
  Column from, to;
  Follower incoming, outgoing;
  bool null_on_error = false;
};
// The columns' enum, rebuilt: next before it takes the name, last what the name is taken from.
struct EnumSwap {
  model::Enum from, to;
  Name incoming, outgoing;
};
// An index over columns that are swapped, and the one that was built for the columns that come.
struct IndexSwap {
  Name table;
  model::Index index;  // as it is called and reads before and after
  std::string incoming, outgoing;
};
struct KeySwap {
  Name table;
  model::PrimaryKey key;
  std::string index;  // over the columns that come, built before
};
struct ReferenceSwap {
  Name table;
  model::ForeignKey key;
};
// In one transaction, nothing but the catalog. A primary key takes over its unique index over the columns
// that come; foreign keys are restored NOT VALID.
struct SwapColumns {
  std::vector<ColumnSwap> columns;  // by table, referenced ones first
  std::vector<IndexSwap> indexes;
  std::vector<KeySwap> keys;
  std::vector<ReferenceSwap> references;
  std::optional<EnumSwap> type{};              // of all the columns
  std::vector<model::DefinedObject> checks{};  // are restored NOT VALID for the columns that come
};

// Fills column in key ranges, a commit each. predicate picks the rows that need it. placeholder: nobody has
// said the value yet, or only the one of rows where expression is not NULL; the statement raises while there
// are others.
struct Backfill {
  Name table;
  std::string column, expression, predicate;
  bool placeholder = false;
  std::vector<std::string> key;  // a unique not-null key; empty: by physical position
  bool copy = false;  // nothing is lost by not undoing it: the column is new, or another one keeps the value
  bool may_fail = false;   // a value may not be convertible
  bool refers = false;     // a foreign key stands on the column, or will
  bool repeats = false;    // something unique stands on the column, or will, and rows may get the same value
  bool open = false;       // rows without a value may remain, and the backfill does not fail because of them
  bool composite = false;  // the type may be a composite one
};

// New statistics of the columns, from a sample of the rows.
struct Analyze {
  Name table;
  std::vector<std::string> columns;
};

// An object that the model holds as its definition. not_valid: a check that applies to new rows only until it
// is validated. implicit: it belongs to the object that the step before creates again, and was dropped with
// it. recreated: this transaction has dropped it for a while. scanned_tables: those whose rows a domain's
// check reads.
struct CreateObject {
  model::DefinedObject object;
  bool not_valid = false;
  bool implicit = false;
  bool recreated = false;
  std::vector<Name> scanned_tables{};
};
// permanent: it is not restored. recreate: this transaction creates the same one again. replace: another
// one takes its place.
enum class DropReason { permanent, recreate, replace };
// implicit: PostgreSQL drops it together with what it belongs to, so no statement is needed. archived: it
// moves to an archive together with what it belongs to, and is restored with it. scanned_tables: as above,
// when it is restored.
struct DropObject {
  model::DefinedObject object;
  DropReason reason = DropReason::permanent;
  bool implicit = false;
  bool archived = false;
  std::vector<Name> scanned_tables{};
};
// In place, by the new one's `replacement`.
struct ReplaceObject {
  model::DefinedObject from, to;
};
struct ValidateObject {
  model::DefinedObject object;
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

// An archive is a schema of its own, of that name, with a comment that says of what and since when it is.
//
// The values of a column that is about to go, with the key of their rows: the table for them, and a trigger
// that keeps it in step with the writers from now on.
struct CreateArchive {
  Name table;
  Column column;
  std::vector<Column> key;
  std::string archive;
};
// Copies the values of the rows that were there before the trigger, in key ranges, a commit each.
struct FillArchive {
  Name table;
  Column column;
  std::vector<std::string> key;
  std::string archive;
};
// The values of the rows that are still there, into the column that has just been restored; the same way.
struct RestoreColumn {
  Name table;
  Column column;
  std::vector<std::string> key;
  std::string archive;
};
// That of a column whose values are back: the table in it, and the schema.
struct DropArchive {
  Name table;
};
// Out of the archive with all that belongs to it, and the archive goes.
struct RestoreTable {
  model::Table table;
  std::string archive;
};
struct RestoreEnum {
  model::Enum type;
  std::string archive;
};

// Raises before anything is lost, unless lockstep.allow_data_loss is on; column_has_nulls always raises,
// because the NOT NULL that follows could not be restored, and so does value_not_kept, for a row whose column
// has a value while the other column, which is to hold the same, has none, and archive_gone, where what is to
// is to be restored was purged. All but value_not_kept only in rollbacks.
enum class GuardKind { table_has_rows, column_has_values, column_has_nulls, value_not_kept, archive_gone };
constexpr auto enum_names(GuardKind) {
  return std::to_array<std::string_view>(
      {"table has rows", "column has values", "column has nulls", "value not kept", "archive gone"});
}
struct Guard {
  GuardKind kind = GuardKind::table_has_rows;
  Name table;
  std::string column;
  std::string value;   // column_has_values: the default, whose value is no loss (SQL, may be empty);
                       // value_not_kept: the other column; archive_gone: the archive
  bool early = false;  // a look without a lock before the first step; the same guard stands before the loss
  bool composite = false;
  std::string expression{};  // value_not_kept: the author's conversion, whose NULL is no loss;
                             // column_has_values: the part of the column's value that would be lost
};

}  // namespace lockstep::action

namespace lockstep {

using AnyAction =
    std::variant<action::CreateNamespace, action::DropNamespace, action::CreateExtension, action::CreateEnum,
                 action::DropEnum, action::RenameEnum, action::AddEnumValue, action::RenameEnumValue,
                 action::ReplaceEnum, action::CreateTable, action::DropTable, action::RenameTable,
                 action::CreateOldNameView, action::DropOldNameView, action::AddColumn, action::DropColumn,
                 action::RenameColumn, action::ExchangeColumns, action::AlterColumnType, action::SetDefault,
                 action::DropDefault, action::AddSequence, action::DropSequence, action::ResizeSequence,
                 action::DropIdentity, action::AddIdentity, action::AlterIdentity, action::DropExpression,
                 action::SetNotNull, action::DropNotNull, action::AddNotNullCheck, action::DropNotNullCheck,
                 action::ValidateCheck, action::AddPrimaryKey, action::DropPrimaryKey,
                 action::RenameConstraint, action::CreateIndex, action::DropIndex, action::RenameIndex,
                 action::AddForeignKey, action::DropForeignKey, action::ValidateForeignKey,
                 action::CreateSyncTrigger, action::AlterSyncTrigger, action::DropSyncTrigger,
                 action::SwapColumns, action::Backfill, action::Analyze, action::CreateObject,
                 action::DropObject, action::ReplaceObject, action::ValidateObject, action::AlterComposite,
                 action::CreateArchive, action::FillArchive, action::RestoreColumn, action::DropArchive,
                 action::RestoreTable, action::RestoreEnum, action::Guard>;

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

// One of them, which does not change once it is made and is shared by all copies: a plan of many tables has
// each of its actions in several places.
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

// The object that an action is about, when it is one that is held by its definition; else null.
model::DefinedObject const* object_of(Action const& action);

// The name of the alternative as it stands above ("AddColumn").
std::string_view name_of(Action const& action);

template <class... F>
struct overloaded : F... {
  using F::operator()...;
};
template <class... F>
overloaded(F...) -> overloaded<F...>;

}  // namespace lockstep
