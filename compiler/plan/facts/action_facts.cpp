// The facts table. The first row whose action and condition fit wins; each action's last row has no
// condition, which a static_assert demands. The locks were measured on servers 12 to 18 with pg_locks and the
// work with relfilenode and the scan counters; they agree with the table of lock modes in the manual.

#include "compiler/plan/facts/action_facts.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "compiler/model/belonging.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

template <class T, std::size_t I = 0>
constexpr std::size_t index_of() {
  if constexpr (std::is_same_v<T, std::variant_alternative_t<I, AnyAction>>) {
    return I;
  } else {
    return index_of<T, I + 1>();
  }
}

enum class When {
  concurrently,
  adopting,
  constraint,
  not_valid,
  proven,
  reindexing,
  metadata_only,
  rewriting_default,
  locking,
  early,
  without_reading,
  always
};

struct FactRow {
  std::size_t action;
  When when;
  Facts facts;
};

template <class T>
constexpr std::size_t of = index_of<T>();

using enum Lock;
using namespace action;  // NOLINT(google-build-using-namespace): the table below is about nothing else

// clang-format off
inline constexpr auto rows = std::to_array<FactRow>({
  {of<CreateNamespace>,    When::always,            {}},
  {of<DropNamespace>,      When::always,            {}},
  {of<CreateExtension>,    When::always,            {}},
  {of<AlterExtension>,     When::always,            {}},  // its own objects; a script may lock more
  {of<CreateEnum>,         When::always,            {}},
  {of<DropEnum>,           When::always,            {}},
  {of<RenameEnum>,         When::always,            {}},
  {of<AddEnumValue>,       When::always,            {.alone = true}},  // the value cannot be used before it is committed
  {of<RenameEnumValue>,    When::always,            {}},
  {of<ReplaceEnum>,        When::always,            {.lock = access_exclusive, .work = Work::rewrite}},
  {of<CreateTable>,        When::always,            {.referenced = share_update_exclusive}},  // of parents
  {of<DropTable>,          When::always,            {.lock = access_exclusive}},
  {of<RenameTable>,        When::always,            {.lock = access_exclusive}},
  {of<CreateOldNameView>,  When::always,            {.lock = access_share}},
  {of<DropOldNameView>,    When::always,            {.lock = access_exclusive}},  // on the view
  {of<AddColumn>,          When::rewriting_default, {.lock = access_exclusive, .work = Work::rewrite}},
  {of<AddColumn>,          When::always,            {.lock = access_exclusive}},
  {of<DropColumn>,         When::always,            {.lock = access_exclusive}},
  {of<RenameColumn>,       When::always,            {.lock = access_exclusive}},
  {of<ExchangeColumns>,    When::always,            {.lock = access_exclusive}},
  {of<AlterColumnType>,    When::reindexing,        {.lock = access_exclusive, .work = Work::index}},
  {of<AlterColumnType>,    When::metadata_only,     {.lock = access_exclusive}},
  {of<AlterColumnType>,    When::always,            {.lock = access_exclusive, .work = Work::rewrite}},
  {of<SetDefault>,         When::always,            {.lock = access_exclusive}},
  {of<DropDefault>,        When::always,            {.lock = access_exclusive}},
  {of<AddSequence>,        When::without_reading,   {.lock = access_exclusive}},
  {of<AddSequence>,        When::always,            {.lock = access_exclusive, .work = Work::scan}},  // for the greatest value
  {of<DropSequence>,       When::always,            {.lock = access_exclusive}},
  {of<ResizeSequence>,     When::always,            {}},
  {of<DropIdentity>,       When::always,            {.lock = access_exclusive}},
  {of<AddIdentity>,        When::without_reading,   {.lock = access_exclusive}},
  {of<AddIdentity>,        When::always,            {.lock = access_exclusive, .work = Work::scan}},
  {of<AlterIdentity>,      When::always,            {.lock = access_exclusive}},
  {of<DropExpression>,     When::always,            {.lock = access_exclusive}},
  {of<SetNotNull>,         When::proven,            {.lock = access_exclusive}},
  {of<SetNotNull>,         When::always,            {.lock = access_exclusive, .work = Work::scan}},
  {of<DropNotNull>,        When::always,            {.lock = access_exclusive}},
  {of<AddNotNullCheck>,    When::always,            {.lock = access_exclusive}},
  {of<DropNotNullCheck>,   When::always,            {.lock = access_exclusive}},
  {of<ValidateCheck>,      When::always,            {.lock = share_update_exclusive, .work = Work::scan}},
  {of<AddPrimaryKey>,      When::proven,            {.lock = access_exclusive}},
  {of<AddPrimaryKey>,      When::always,            {.lock = access_exclusive, .work = Work::index}},
  {of<DropPrimaryKey>,     When::always,            {.lock = access_exclusive}},
  {of<RenameConstraint>,   When::always,            {.lock = access_exclusive}},
  {of<CreateIndex>,        When::concurrently,      {.lock = share_update_exclusive, .work = Work::index, .transactional = false}},
  {of<CreateIndex>,        When::adopting,          {.lock = share}},
  {of<CreateIndex>,        When::constraint,        {.lock = access_exclusive, .work = Work::index}},
  {of<CreateIndex>,        When::always,            {.lock = share, .work = Work::index}},
  {of<DropIndex>,          When::concurrently,      {.lock = share_update_exclusive, .transactional = false}},
  {of<DropIndex>,          When::always,            {.lock = access_exclusive}},
  {of<RenameIndex>,        When::always,            {}},  // on the index alone
  {of<AddForeignKey>,      When::not_valid,         {.lock = share_row_exclusive, .referenced = share_row_exclusive}},
  {of<AddForeignKey>,      When::always,            {.lock = share_row_exclusive, .referenced = share_row_exclusive, .work = Work::scan}},
  {of<DropForeignKey>,     When::always,            {.lock = access_exclusive, .referenced = access_exclusive}},
  {of<ValidateForeignKey>, When::always,            {.lock = share_update_exclusive, .referenced = row_share, .work = Work::scan}},
  {of<CreateSyncTrigger>,         When::always,            {.lock = share_row_exclusive}},
  {of<AlterSyncTrigger>,          When::always,            {.lock = share_row_exclusive, .alone = true}},  // its lock waits for writers, then the guard
  {of<DropSyncTrigger>,           When::always,            {.lock = access_exclusive}},
  {of<SwapColumns>,        When::always,            {.lock = access_exclusive}},
  {of<Backfill>,           When::always,            {.lock = row_exclusive, .work = Work::batches, .transactional = false}},
  {of<Analyze>,            When::always,            {.lock = share_update_exclusive, .work = Work::scan}},  // of a sample
  {of<CreateObject>,       When::always,            {}},  // these four: by the kind of object, object_facts.cpp
  {of<DropObject>,         When::always,            {}},
  {of<ReplaceObject>,      When::always,            {}},
  {of<ValidateObject>,     When::always,            {}},
  {of<BuildPartitionIndex>, When::always,           {.lock = share_update_exclusive, .work = Work::index, .transactional = false}},
  {of<AttachPartition>,    When::proven,            {.lock = access_exclusive, .referenced = share_row_exclusive}},
  {of<AttachPartition>,    When::always,            {.lock = access_exclusive, .referenced = share_row_exclusive, .work = Work::scan}},
  {of<DetachPartition>,    When::always,            {.lock = access_exclusive, .referenced = access_exclusive}},
  {of<AlterComposite>,     When::always,            {}},  // the same
  {of<CreateArchive>,      When::always,            {.lock = share_row_exclusive}},
  {of<FillArchive>,        When::always,            {.lock = access_share, .work = Work::batches, .transactional = false}},
  {of<RestoreColumn>,      When::always,            {.lock = row_exclusive, .work = Work::batches, .transactional = false}},
  {of<DropArchive>,        When::always,            {.lock = access_exclusive}},
  {of<RestoreTable>,       When::always,            {.lock = access_exclusive}},
  {of<RestoreEnum>,        When::always,            {}},
  {of<Guard>,              When::locking,           {.lock = access_exclusive, .work = Work::scan}},
  {of<Guard>,              When::early,             {.lock = access_share, .work = Work::scan, .alone = true}},
  {of<Guard>,              When::always,            {.lock = access_share, .work = Work::scan}},
});
// clang-format on

consteval bool every_action_ends_with_always() {
  for (std::size_t i = 0; i < std::variant_size_v<AnyAction>; ++i) {
    bool always = false;
    for (FactRow const& row : rows) always = always || (row.action == i && row.when == When::always);
    if (!always) return false;
  }
  return true;
}
static_assert(every_action_ends_with_always());  // an action without facts does not compile

// Where the rows of each action begin.
constexpr auto first_rows = [] {
  std::array<std::size_t, std::variant_size_v<AnyAction>> first{};
  for (std::size_t i = rows.size(); i-- > 0;) first[rows[i].action] = i;
  return first;
}();

// A new column whose values differ from row to row has to be written into every row.
bool is_rewriting(model::Column const& column) {
  return !column.generated.empty() || column.identity != model::Identity::none || is_volatile(column.value);
}

// A change of type that writes no row. A collation may need indexes built again.
bool changes_catalog_only(Action const& action) {
  auto const& alter = get<AlterColumnType>(action);
  return !alter.by_author && type_change(alter.from.type, alter.to.type).work == Work::meta;
}

bool condition_holds(When when, Action const& action) {
  switch (when) {
    case When::always:
      return true;
    case When::concurrently:
      if (auto const* create = get_if<CreateIndex>(action)) return create->concurrently;
      return get<DropIndex>(action).concurrently;
    case When::adopting:
      return get<CreateIndex>(action).adopts;
    case When::constraint:
      return get<CreateIndex>(action).index.constraint;
    case When::not_valid:
      return get<AddForeignKey>(action).not_valid;
    case When::proven:
      if (auto const* key = get_if<AddPrimaryKey>(action)) return !key->using_index.empty();
      if (auto const* attach = get_if<AttachPartition>(action))
        return attach->proven && !attach->link.next_to_default;
      return get<SetNotNull>(action).proven;
    case When::rewriting_default:
      return is_rewriting(get<AddColumn>(action).column);
    case When::locking: {
      GuardKind const kind = get<Guard>(action).kind;
      bool const locks = kind == GuardKind::table_has_rows || kind == GuardKind::column_has_values;
      return locks && !get<Guard>(action).early;
    }
    case When::without_reading:
      if (auto const* add = get_if<AddSequence>(action)) return add->empty || add->indexed;
      return get<AddIdentity>(action).indexed;
    case When::early:
      return get<Guard>(action).early;
    case When::reindexing:
      return get<AlterColumnType>(action).reindexes && changes_catalog_only(action);
    case When::metadata_only:
      return changes_catalog_only(action);
  }
  return false;
}

bool is_partition(model::DefinedObject const& object) {
  return object.address.kind == model::ObjectKind::partition;
}

PartitionLink const* link_of(Action const& action) {
  if (auto const* attach = get_if<AttachPartition>(action)) return &attach->link;
  if (auto const* detach = get_if<DetachPartition>(action)) return &detach->link;
  return nullptr;
}

// Parents, and the tables of a publication.
std::vector<model::Name> also_looked_at(model::DefinedObject const& object) {
  std::vector<model::Name> tables = model::parents_of(object);
  if (object.address.kind != model::ObjectKind::publication) return tables;
  for (model::ObjectRef const& need : object.needs) {
    if (need.kind == model::ObjectKind::table) tables.push_back(need.owner);
  }
  if (tables.size() < 2) tables.clear();
  return tables;
}

// Visits the other tables that the action locks: the referenced one of a foreign key, parents, those of a
// domain.
template <class Visit>
void for_each_referenced(Action const& action, Visit visit_name) {
  auto const all = [&](std::vector<model::Name> const& names) { std::ranges::for_each(names, visit_name); };
  if (auto const* add = get_if<AddForeignKey>(action)) visit_name(add->key.referenced);
  if (auto const* drop = get_if<DropForeignKey>(action)) visit_name(drop->key.referenced);
  if (auto const* validate = get_if<ValidateForeignKey>(action)) visit_name(validate->key.referenced);
  if (auto const* create = get_if<CreateTable>(action)) all(create->table.inherits);
  if (auto const* create = get_if<CreateObject>(action))
    all(create->scanned_tables.empty() ? also_looked_at(create->object) : create->scanned_tables);
  if (auto const* drop = get_if<DropObject>(action); drop != nullptr && is_partition(drop->object)) {
    all(drop->scanned_tables);
    visit_name(drop->object.address.owner);
  }
  if (PartitionLink const* link = link_of(action)) {
    all(link->referring);
    visit_name(link->parent);
  }
}

// Whether the plan creates the table. The table of a dropped object existed before, although a new table may
// have the same name later.
bool is_new(model::Name const& table, Action const& action, NewTables const& new_tables) {
  return new_tables.contains(table) && !holds_alternative<DropObject>(action);
}

// The tables that existed before and that the action locks, in the order of locking; a table may occur twice.
template <class Visit>
void for_each_locked(Action const& action, Facts const& facts, NewTables const& new_tables,
                     Visit visit_name) {
  auto const add = [&](model::Name const& name) {
    if (!name.name.empty() && !is_new(name, action, new_tables)) visit_name(name);
  };
  for_each_referenced(action, add);
  if (auto const* replace = get_if<ReplaceEnum>(action)) {
    for (EnumUse const& use : replace->uses) add(use.table);
  }
  if (auto const* alter = get_if<AlterComposite>(action); alter != nullptr && alter->rebuilt) {
    for (EnumUse const& use : alter->uses) add(use.table);
  }
  if (auto const* swap = get_if<SwapColumns>(action)) {
    for (ReferenceSwap const& reference : swap->references) add(reference.key.referenced);
    for (ColumnSwap const& column : swap->columns) add(column.table);
    for (ReferenceSwap const& reference : swap->references) add(reference.table);
  }
  if (facts.lock > access_share) add(table_of(action));
}

}  // namespace

model::Name const& table_of(Action const& action) {
  using Found = model::Name const&;
  static model::Name const none_at_all;
  if (model::DefinedObject const* object = object_of(action)) return locked_relation(*object);
  return visit(overloaded{
                   [](CreateTable const& a) -> Found { return a.table.name; },
                   [](DropTable const& a) -> Found { return a.table.name; },
                   [](RestoreTable const& a) -> Found { return a.table.name; },
                   [](RenameTable const& a) -> Found { return a.to; },
                   [](DropOldNameView const& a) -> Found { return a.view; },
                   [](AlterSyncTrigger const& a) -> Found { return a.sync.table; },
                   [](SwapColumns const& a) -> Found { return a.columns.front().table; },
                   [](AttachPartition const& a) -> Found { return a.link.table; },
                   [](DetachPartition const& a) -> Found { return a.link.table; },
                   [](auto const& a) -> Found {
                     if constexpr (requires { a.table.schema; }) {
                       return a.table;
                     } else {
                       return none_at_all;
                     }
                   },
               },
               action);
}

Facts facts_of(Action const& action, NewTables const& new_tables) {
  auto const row = std::find_if(rows.begin() + first_rows[action.index()], rows.end(), [&](FactRow const& r) {
    return r.action == action.index() && condition_holds(r.when, action);
  });
  assert(row != rows.end());
  Facts facts = object_of(action) == nullptr ? row->facts : object_facts(action);
  if (is_new(table_of(action), action, new_tables)) {
    facts.lock = none;
    facts.work = facts.work == Work::batches ? facts.work : Work::meta;
  }
  bool all_new = true;
  for_each_referenced(action,
                      [&](model::Name const& name) { all_new = all_new && new_tables.contains(name); });
  auto const* const create = get_if<CreateObject>(action);
  model::DefinedObject const* const object = object_of(action);
  bool const partition = object != nullptr && is_partition(*object);
  PartitionLink const* const link = link_of(action);
  if (all_new) {
    facts.referenced = none;
  } else if (link != nullptr && holds_alternative<AttachPartition>(action)) {
    facts.referenced = link->referring.empty() ? share_update_exclusive : share_row_exclusive;
  } else if (link != nullptr && !link->referring.empty()) {
    facts.work = Work::scan;
  } else if (partition && create != nullptr) {
    facts.referenced = share_row_exclusive;
  } else if (partition) {
    auto const* const drop = get_if<DropObject>(action);
    facts.referenced = access_exclusive;
    // Foreign keys that refer to its rows are looked for.
    if (drop != nullptr && !drop->scanned_tables.empty()) facts.work = Work::scan;
  } else if (create != nullptr && !create->scanned_tables.empty()) {
    facts.referenced = share;
    facts.work = Work::scan;
  }
  return facts;
}

StepFacts step_facts_of(Action const& action, NewTables const& new_tables) {
  StepFacts step_fact{.facts = facts_of(action, new_tables), .tables = {}};
  std::vector<model::Name>& tables = step_fact.tables;
  for_each_locked(action, step_fact.facts, new_tables, [&](model::Name const& name) {
    if (std::find(tables.begin(), tables.end(), name) == tables.end()) tables.push_back(name);
  });
  return step_fact;
}

bool locks_existing(Action const& action, Facts const& facts, NewTables const& new_tables) {
  bool any = false;
  for_each_locked(action, facts, new_tables, [&](model::Name const&) { any = true; });
  return any;
}

bool is_before_loss(action::Guard const& guard) {
  return guard.kind == action::GuardKind::table_has_rows ||
         guard.kind == action::GuardKind::column_has_values;
}

}  // namespace lockstep
