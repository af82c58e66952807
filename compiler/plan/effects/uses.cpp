// One overload for each action. Indexes, also those of primary keys, share one name space in a schema, so
// their address has no table; the row types of tables share one with enums. The reason for the length of this
// file: it is one visitor.

#include "compiler/plan/effects/uses.hpp"

#include <algorithm>
#include <iterator>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/names.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/facts/sequence_range.hpp"

namespace lockstep {
namespace {

using namespace action;  // NOLINT(google-build-using-namespace): this file is one visitor over all of them
using model::ObjectKind;
using model::ObjectRef;
using List = std::vector<Resource>;

Resource table(Name const& name) { return {{ObjectKind::table, name, {}}}; }
Resource enum_type(Name const& name, Facet facet = Facet::existence) {
  return {{ObjectKind::enum_type, name, {}}, facet};
}
Resource enum_value(Name const& type, std::string const& value) {
  return {{ObjectKind::enum_value, type, value}};
}
Resource index(Name const& owner, std::string const& name) {
  return {{ObjectKind::index, {owner.schema, name}, {}}};
}
Resource schema_object(std::string const& name) { return {{ObjectKind::schema_object, {{}, name}, {}}}; }
Resource extensions() { return {{ObjectKind::extension, {}, {}}}; }
Resource column(Name const& owner, std::string const& name, Facet facet = Facet::existence) {
  return {{ObjectKind::column, owner, name}, facet};
}
Resource check(Name const& owner, std::string const& name, Facet facet = Facet::existence) {
  return {{ObjectKind::check, owner, name}, facet};
}
Resource foreign_key(Name const& owner, std::string const& name, Facet facet = Facet::existence) {
  return {{ObjectKind::foreign_key, owner, name}, facet};
}
// Any unique index over the referenced columns. Each index creates this resource for its own list of columns.
Resource unique_on(Name const& owner, std::vector<std::string> columns, Facet facet = Facet::existence) {
  std::sort(columns.begin(), columns.end());
  std::string joined;
  for (std::string const& name : columns) joined += name + '\n';
  return {{ObjectKind::primary_key, owner, joined}, facet};
}

void add(List& list, List more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}
void add_changed(Uses& uses, Resource resource) {
  uses.creates.push_back(resource);
  uses.destroys.push_back(std::move(resource));
}

// What a column definition refers to: its type, and the enum values of its default.
List referred(Column const& c) {
  List list;
  if (c.type.name.schema.empty()) {
    list.push_back(extensions());
    return list;
  }
  list.push_back(enum_type(c.type.name));
  list.push_back(enum_type(c.type.name, Facet::checked));
  if (c.value.kind == model::DefaultKind::literal) list.push_back(enum_value(c.type.name, c.value.text));
  for (std::string const& item : c.value.items) list.push_back(enum_value(c.type.name, item));
  return list;
}

// The same for a column that is created.
List referred_by_new(Column const& c) {
  List list = referred(c);
  if (!c.type.name.schema.empty()) list.push_back(enum_type(c.type.name, Facet::enum_final));
  return list;
}

// A column that has an enum prevents the drop of the enum and of its values.
List released(Column const& c) {
  if (c.type.name.schema.empty()) return {};
  return {enum_type(c.type.name), enum_type(c.type.name, Facet::values)};
}

List index_columns(Name const& owner, model::Index const& i, Facet facet) {
  List list;
  for (model::IndexPart const& part : i.parts) {
    if (!part.column.empty()) list.push_back(column(owner, part.column, facet));
  }
  for (std::string const& name : i.include) list.push_back(column(owner, name, facet));
  return list;
}
List key_columns(Name const& owner, std::vector<std::string> const& names, Facet facet) {
  List list;
  for (std::string const& name : names) list.push_back(column(owner, name, facet));
  return list;
}

// The sequence or identity that a column gets; what: "sequence" or "identity".
Resource numbering(Name const& owner, std::string_view name, std::string_view what) {
  return {{ObjectKind::sequence, owner, std::string(name) + ' ' + std::string(what)}};
}

List key_ends(Name const& owner, model::ForeignKey const& key, Facet facet) {
  List list = key_columns(owner, key.columns, facet);
  add(list, key_columns(key.referenced, key.referenced_columns, facet));
  return list;
}

struct UsesOf {
  Uses operator()(CreateNamespace const& a) const { return {.creates = {schema_object(a.name)}}; }
  Uses operator()(DropNamespace const& a) const { return {.destroys = {schema_object(a.name)}}; }
  Uses operator()(CreateExtension const& a) const {
    return {.creates = {extensions()}, .needs = {schema_object(a.extension.schema)}};
  }
  Uses operator()(AlterExtension const& a) const {
    return {.creates = {extensions()}, .needs = {schema_object(a.to.schema)}};
  }
  Uses operator()(CreateEnum const& a) const {
    Uses uses{.creates = {enum_type(a.type.name)}, .needs = {schema_object(a.type.name.schema)}};
    for (std::string const& value : a.type.values) uses.creates.push_back(enum_value(a.type.name, value));
    return uses;
  }
  Uses operator()(DropEnum const& a) const { return {.destroys = {enum_type(a.type.name)}}; }
  Uses operator()(RenameEnum const& a) const {
    return {.creates = {enum_type(a.to)}, .destroys = {enum_type(a.from)}};
  }
  Uses operator()(AddEnumValue const& a) const {
    Uses uses{.creates = {enum_value(a.type, a.value)}, .needs = {enum_type(a.type)}};
    for (std::string const& neighbour : {a.before, a.after}) {
      if (!neighbour.empty()) uses.needs.push_back(enum_value(a.type, neighbour));
    }
    return uses;
  }
  Uses operator()(RenameEnumValue const& a) const {
    return {.creates = {enum_value(a.type, a.to)},
            .needs = {enum_type(a.type)},
            .destroys = {enum_value(a.type, a.from)}};
  }
  Uses operator()(ReplaceEnum const& a) const {
    Uses uses{.creates = {enum_type(a.to.name, Facet::values)},
              .needs = {enum_type(a.to.name)},
              .destroys = {enum_type(a.to.name, Facet::values)}};
    for (std::string const& value : a.to.values) {
      bool const had = std::find(a.from.values.begin(), a.from.values.end(), value) != a.from.values.end();
      if (!had) uses.creates.push_back(enum_value(a.to.name, value));
    }
    for (EnumUse const& use : a.uses) {
      uses.needs.push_back(column(use.table, use.column.name));
      uses.needs.push_back(column(use.table, use.column.name, Facet::filled));
      add_changed(uses, column(use.table, use.column.name, Facet::values));
    }
    return uses;
  }

  Uses operator()(CreateTable const& a) const {
    Name const& name = a.table.name;
    Uses uses{.creates = {table(name), enum_type(name)}, .needs = {schema_object(name.schema)}};
    for (Column const& c : a.table.columns) {
      uses.creates.push_back(column(name, c.name));
      add(uses.needs, referred_by_new(c));
      // PostgreSQL derives the name of the sequence from the column and appends a number if a table has that
      // name.
      if (c.value.kind == model::DefaultKind::sequence && c.value.text.empty())
        uses.soft_needs.push_back(table({name.schema, default_name(name.name, c.name, "seq")}));
    }
    if (a.table.primary_key) {
      uses.creates.push_back(index(name, a.table.primary_key->name));
      uses.creates.push_back(unique_on(name, a.table.primary_key->columns));
    }
    return uses;
  }
  Uses operator()(DropTable const& a) const {
    Name const& name = a.table.name;
    Uses uses{.destroys = {table(name), enum_type(name)}};
    for (Column const& c : a.table.columns) {
      uses.destroys.push_back(column(name, c.name));
      add(uses.must_precede_drop, released(c));
    }
    for (model::Index const& i : a.table.indexes) {
      uses.destroys.push_back(index(name, i.name));
      uses.destroys.push_back(unique_on(name, part_columns(i)));
    }
    if (a.table.primary_key) {
      uses.destroys.push_back(index(name, a.table.primary_key->name));
      uses.destroys.push_back(unique_on(name, a.table.primary_key->columns));
    }
    return uses;
  }
  Uses operator()(RenameTable const& a) const {
    return {.creates = {table(a.to)}, .destroys = {table(a.from)}};
  }
  Uses operator()(CreateOldNameView const& a) const {
    Uses uses{.creates = {view(a.view)}, .needs = {table(a.table)}};
    for (auto const& entry : a.columns) uses.needs.push_back(column(a.table, entry.first));
    return uses;
  }
  Uses operator()(DropOldNameView const& a) const {
    Uses uses{.needs = {view(a.view)}};  // this plan created the view
    for (auto const& entry : a.columns) {
      uses.must_precede_drop.push_back(column(a.table, entry.first));
      uses.must_precede_drop.push_back(column(a.table, entry.first, Facet::type));
    }
    return uses;
  }

  Uses operator()(AddColumn const& a) const {
    Uses uses{.creates = {column(a.table, a.column.name), column(a.table, a.column.name, Facet::type)},
              .needs = {table(a.table)}};
    add(uses.needs, referred_by_new(a.column));
    return uses;
  }
  Uses operator()(DropColumn const& a) const {
    Uses uses{.needs = {table(a.table)},
              .destroys = {column(a.table, a.column.name), column(a.table, a.column.name, Facet::type)},
              .must_precede_drop = released(a.column)};
    add(uses.needs, key_columns(a.table, a.key, Facet::renamed));
    if (!a.archive.empty()) uses.needs.push_back(archive(a.archive, "filled"));
    return uses;
  }
  Uses operator()(RenameColumn const& a) const {
    return {.creates = {column(a.table, a.to), column(a.table, a.to, Facet::renamed)},
            .needs = {table(a.table)},
            .destroys = {column(a.table, a.from)}};
  }
  // Both names exist before and after, so the exchange destroys none and orders only what needs the renamed
  // columns.
  Uses operator()(ExchangeColumns const& a) const {
    Uses uses{.needs = {table(a.table)}};
    for (std::string const& name : {a.a, a.b}) {
      uses.creates.push_back(column(a.table, name));
      uses.creates.push_back(column(a.table, name, Facet::renamed));
    }
    for (auto const& [one, other] : a.keys) {
      uses.creates.push_back(index(a.table, one));
      uses.creates.push_back(index(a.table, other));
    }
    return uses;
  }
  Uses operator()(AlterColumnType const& a) const {
    Uses uses{.creates = {column(a.table, a.to.name, Facet::type)},
              .needs = {column(a.table, a.to.name), table(a.table)},
              .destroys = {column(a.table, a.to.name, Facet::type)},
              .must_precede_drop = released(a.from)};
    for (Name const& heir : a.heirs) add_changed(uses, column(heir, a.to.name, Facet::type));
    // Of an empty list nothing is left but NULL.
    bool const may_empty = a.from.type.array && !a.to.type.array;
    (may_empty ? uses.needs : uses.soft_needs).push_back(column(a.table, a.to.name, Facet::optional));
    // A change between a scalar and a list of the same enum waits for nothing: the values of the enum are
    // removed after it.
    if (a.to.type.name == a.from.type.name) return uses;
    if (!a.to.type.name.schema.empty()) uses.needs.push_back(enum_type(a.to.type.name, Facet::values));
    Column bare = a.to;
    bare.value = {};
    add(uses.needs, referred(bare));
    return uses;
  }
  Uses operator()(SetDefault const& a) const {
    Uses uses{
        .needs = {column(a.table, a.column.name), column(a.table, a.column.name, Facet::default_absent)}};
    (a.early ? uses.must_precede_drop : uses.needs).push_back(column(a.table, a.column.name, Facet::type));
    add(uses.needs, referred(a.column));
    return uses;
  }
  Uses operator()(DropDefault const& a) const {
    Uses uses = changed(a.table, a.column.name);
    add(uses.must_precede_drop, released(a.column));
    uses.creates.push_back(column(a.table, a.column.name, Facet::default_absent));
    return uses;
  }
  Uses operator()(AddSequence const& a) const {
    return {.creates = {numbering(a.table, a.column.name, "sequence")},
            .needs = {column(a.table, a.column.name), column(a.table, a.column.name, Facet::type)}};
  }
  Uses operator()(DropSequence const& a) const { return changed(a.table, a.column.name); }
  Uses operator()(ResizeSequence const& a) const {
    return {.needs = {column(a.table, a.to.name), column(a.table, a.to.name, Facet::type)}};
  }
  Uses operator()(DropIdentity const& a) const {
    Uses uses = changed(a.table, a.column.name);
    uses.creates.push_back(column(a.table, a.column.name, Facet::identity_absent));
    return uses;
  }
  Uses operator()(AddIdentity const& a) const {
    return {.creates = {numbering(a.table, a.column.name, "identity")},
            .needs = {column(a.table, a.column.name), column(a.table, a.column.name, Facet::type),
                      column(a.table, a.column.name, Facet::not_null)}};
  }
  Uses operator()(AlterIdentity const& a) const {
    Uses uses = changed(a.table, a.to.name);
    // One that comes with this plan comes when the column has its type.
    bool const typed = a.from.type == a.to.type;
    if (typed) uses.must_precede_drop = {column(a.table, a.to.name)};
    uses.needs.push_back(numbering(a.table, a.to.name, "identity"));
    return uses;
  }
  Uses operator()(DropExpression const& a) const { return changed(a.table, a.column.name); }
  Uses operator()(SetNotNull const& a) const {
    Uses uses{.creates = {column(a.table, a.column, Facet::not_null)},
              .needs = {column(a.table, a.column), column(a.table, a.column, Facet::filled)}};
    if (a.proven) uses.needs.push_back(column(a.table, a.column, Facet::validated));
    return uses;
  }
  Uses operator()(DropNotNull const& a) const {
    // A column of the primary key or of the replica identity cannot be nullable, nor can an identity column.
    // A child must have NOT NULL where its parent has it, so the rollback restores it before the inheritance.
    return {.creates = {column(a.table, a.column, Facet::optional)},
            .needs = {column(a.table, a.column),
                      column(a.table, a.column, Facet::not_in_key),
                      column(a.table, a.column, Facet::identity_absent),
                      unnamed(a.table, a.column),
                      {{ObjectKind::table, a.table, {}}, Facet::parent_absent}},
            .must_precede_drop = {column(a.table, a.column)}};
  }

  Uses operator()(AddNotNullCheck const& a) const {
    return {.creates = {check(a.table, a.name)},
            .needs = {column(a.table, a.column), column(a.table, a.column, Facet::filled)}};
  }
  Uses operator()(DropNotNullCheck const& a) const {
    return {.needs = {column(a.table, a.column, Facet::not_null)}};  // this plan's own helper
  }
  Uses operator()(ValidateCheck const& a) const {
    return {.creates = {column(a.table, a.column, Facet::validated)}, .needs = {check(a.table, a.name)}};
  }

  Uses operator()(AddPrimaryKey const& a) const {
    Uses uses{.creates = {index(a.table, a.key.name), unique_on(a.table, a.key.columns)},
              .needs = {table(a.table), {index(a.table, a.key.name).object, Facet::adoptable}}};
    for (Facet const facet :
         {Facet::existence, Facet::type, Facet::swapped, Facet::filled, Facet::not_null}) {
      add(uses.needs, key_columns(a.table, a.key.columns, facet));
    }
    uses.soft_needs = key_columns(a.table, a.key.columns, Facet::values);
    if (!a.using_index.empty()) uses.needs.push_back(index(a.table, a.using_index));
    return uses;
  }
  Uses operator()(DropPrimaryKey const& a) const {
    Uses uses{.creates = {unique_on(a.table, a.key.columns, Facet::fk_target_final),
                          {index(a.table, a.key.name).object, Facet::gone}},
              .needs = {table(a.table)},
              .destroys = {index(a.table, a.key.name), unique_on(a.table, a.key.columns)},
              .must_precede_drop = key_columns(a.table, a.key.columns, Facet::existence)};
    add(uses.creates, key_columns(a.table, a.key.columns, Facet::not_in_key));
    add(uses.needs, key_columns(a.table, a.key.columns, Facet::renamed));
    return uses;
  }
  Uses operator()(RenameConstraint const& a) const {
    return {
        .creates = {index(a.table, a.to)}, .needs = {table(a.table)}, .destroys = {index(a.table, a.from)}};
  }

  Uses operator()(CreateIndex const& a) const {
    Uses uses{.creates = {index(a.table, a.index.name)}, .needs = {table(a.table), extensions()}};
    uses.needs.push_back({index(a.table, a.index.name).object, Facet::adoptable});
    for (Facet const facet : {Facet::existence, Facet::type, Facet::swapped}) {
      add(uses.needs, index_columns(a.table, a.index, facet));
    }
    // A rebuild of an enum in place recreates the index if needed, and a backfill writes to the index, so it
    // is better to create it after both.
    uses.soft_needs = index_columns(a.table, a.index, Facet::values);
    add(a.index.unique ? uses.needs : uses.soft_needs, index_columns(a.table, a.index, Facet::filled));
    if (is_whole_unique(a.index)) uses.creates.push_back(unique_on(a.table, part_columns(a.index)));
    return uses;
  }
  Uses operator()(DropIndex const& a) const {
    Uses uses{.needs = {table(a.table)}, .destroys = {index(a.table, a.index.name)}};
    uses.creates.push_back({index(a.table, a.index.name).object, Facet::gone});
    add(uses.needs, index_columns(a.table, a.index, Facet::renamed));
    add(uses.must_precede_drop, index_columns(a.table, a.index, Facet::existence));
    add(uses.must_precede_drop, index_columns(a.table, a.index, Facet::type));
    if (!is_whole_unique(a.index)) return uses;
    uses.destroys.push_back(unique_on(a.table, part_columns(a.index)));
    uses.creates.push_back(unique_on(a.table, part_columns(a.index), Facet::fk_target_final));
    return uses;
  }
  Uses operator()(RenameIndex const& a) const {
    Uses uses{.creates = {index(a.table, a.to)}, .needs = {table(a.table)}};
    // A temporary name was created by this plan; any other name becomes free for other actions.
    (a.temporary ? uses.needs : uses.destroys).push_back(index(a.table, a.from));
    return uses;
  }

  Uses operator()(AddForeignKey const& a) const {
    Uses uses{.creates = {foreign_key(a.table, a.key.name)},
              .needs = {table(a.table), table(a.key.referenced),
                        unique_on(a.key.referenced, a.key.referenced_columns, Facet::fk_target_final)}};
    if (!a.target_ready) uses.needs.push_back(unique_on(a.key.referenced, a.key.referenced_columns));
    add(uses.needs, key_columns(a.key.referenced, a.included, Facet::type));
    for (Facet const facet : {Facet::existence, Facet::type, Facet::values})
      add(uses.needs, key_ends(a.table, a.key, facet));
    return uses;
  }
  Uses operator()(DropForeignKey const& a) const {
    Uses uses{.needs = {table(a.table), table(a.key.referenced)},
              .destroys = {foreign_key(a.table, a.key.name)},
              .must_precede_drop = {table(a.table), table(a.key.referenced),
                                    unique_on(a.key.referenced, a.key.referenced_columns)}};
    add(uses.needs, key_ends(a.table, a.key, Facet::renamed));
    for (Facet const facet : {Facet::existence, Facet::type, Facet::values})
      add(uses.must_precede_drop, key_ends(a.table, a.key, facet));
    return uses;
  }
  Uses operator()(ValidateForeignKey const& a) const {
    Uses uses{.creates = {foreign_key(a.table, a.key.name, Facet::validated)},
              .needs = {foreign_key(a.table, a.key.name)}};
    add(uses.needs, key_columns(a.table, a.key.columns, Facet::filled));
    return uses;
  }

  Uses operator()(CreateSyncTrigger const& a) const {
    return {.creates = {column(a.table, a.to.name, Facet::synced)},
            .needs = {column(a.table, a.from.name), column(a.table, a.to.name)}};
  }
  Uses operator()(AlterSyncTrigger const& a) const {
    return {.needs = {column(a.sync.table, a.sync.from.name), column(a.sync.table, a.sync.to.name)}};
  }
  // The type changes for every user of the column. The recipe itself orders the steps of the swap.
  Uses operator()(SwapColumns const& a) const {
    Uses uses;
    for (ColumnSwap const& swap : a.columns) {
      add_changed(uses, column(swap.table, swap.from.name, a.type ? Facet::values : Facet::type));
      add_changed(uses, column(swap.table, swap.from.name, Facet::swapped));
      uses.needs.push_back(column(swap.table, swap.from.name, Facet::optional));
      for (Facet const facet : {Facet::existence, Facet::filled, Facet::not_null})
        uses.needs.push_back(column(swap.table, swap.incoming.name, facet));
    }
    if (a.type) add_changed(uses, enum_type(a.type->to.name, Facet::values));
    for (IndexSwap const& swap : a.indexes) uses.needs.push_back(index(swap.table, swap.incoming));
    for (KeySwap const& swap : a.keys) uses.needs.push_back(index(swap.table, swap.index));
    for (ReferenceSwap const& swap : a.references)
      uses.creates.push_back(foreign_key(swap.table, swap.key.name));
    for (model::DefinedObject const& one : a.checks)
      uses.needs.push_back(check(one.address.owner, one.address.member));
    return uses;
  }
  Uses operator()(DropSyncTrigger const& a) const {
    return {.needs = {column(a.table, a.to.name, Facet::filled), column(a.table, a.to.name, Facet::not_null)},
            .must_precede_drop = {column(a.table, a.from.name), column(a.table, a.to.name)}};
  }
  Uses operator()(Backfill const& a) const {
    Uses uses{.creates = {column(a.table, a.column, Facet::filled)},
              .needs = {column(a.table, a.column), column(a.table, a.column, Facet::type),
                        column(a.table, a.column, Facet::synced)},
              .must_precede_drop = key_columns(a.table, a.key, Facet::existence)};
    add(uses.needs, key_columns(a.table, a.key, Facet::renamed));
    return uses;
  }
  Uses operator()(Analyze const&) const { return {}; }  // runs after all other steps
  Uses operator()(CreateObject const& a) const {
    Uses uses{.creates = made(a.object.address), .needs = needed(a.object, a.not_valid)};
    ObjectRef const& address = a.object.address;
    if (a.with != ComesWith::none && !a.object.signature.empty())
      uses.needs.push_back(index(address.owner, a.object.signature));
    if (is_required(a.object)) uses.creates.push_back(set_column(a.object, Facet::not_null));
    if (address.kind == ObjectKind::primary_key) add(uses.needs, words(a.object, Facet::not_null));
    if (address.kind == ObjectKind::check && !is_table_check(a.object))
      uses.creates.push_back(enum_type(address.owner, Facet::checked));
    if (is_type(address.kind)) add(uses.needs, checked_parts(a.object));
    add(uses.creates, bounds(a.object));
    add(uses.creates, calls(a.object));
    add(uses.soft_needs, replaced(a.object));
    return uses;
  }
  Uses operator()(DropObject const& a) const {
    Uses uses{.destroys = made(a.object.address), .must_precede_drop = needed(a.object, true)};
    add(uses.destroys, bounds(a.object));
    add(uses.destroys, calls(a.object));
    if (a.object.address.kind == ObjectKind::inheritance)
      uses.creates.push_back({{ObjectKind::table, a.object.address.owner, {}}, Facet::parent_absent});
    if (a.with != ComesWith::none && !a.object.signature.empty())
      uses.must_precede_drop.push_back(index(a.object.address.owner, a.object.signature));
    if (is_required(a.object)) uses.needs.push_back(set_column(a.object, Facet::not_in_key));
    if (a.object.address.kind == ObjectKind::primary_key)
      add(uses.creates, words(a.object, Facet::not_in_key));
    if (a.reason == DropReason::replace || !calls(a.object).empty()) add(uses.creates, replaced(a.object));
    if (is_name_of_not_null(a.object))
      uses.creates.push_back(unnamed(a.object.address.owner, std::string(column_setting(a.object).column)));
    return uses;
  }
  // In place: users of the object are not affected, but what only the old definition used may be dropped only
  // afterwards.
  Uses operator()(ReplaceObject const& a) const {
    if (a.with == ComesWith::parent_index) return {.needs = made(a.to.address)};
    Uses uses{.needs = needed(a.to, true), .must_precede_drop = needed(a.from, true)};
    // What both definitions use exists before and after, so it orders nothing.
    std::sort(uses.needs.begin(), uses.needs.end());
    std::sort(uses.must_precede_drop.begin(), uses.must_precede_drop.end());
    List needs, must_precede_drop;
    std::set_difference(uses.needs.begin(), uses.needs.end(), uses.must_precede_drop.begin(),
                        uses.must_precede_drop.end(), std::back_inserter(needs));
    std::set_difference(uses.must_precede_drop.begin(), uses.must_precede_drop.end(), uses.needs.begin(),
                        uses.needs.end(), std::back_inserter(must_precede_drop));
    add(needs, made(a.to.address));
    return {.needs = needs, .must_precede_drop = must_precede_drop};
  }
  // What is made of the type later has its new attributes.
  Uses operator()(AlterComposite const& a) const {
    Uses uses = (*this)(ReplaceObject{a.from, a.to});
    uses.creates.push_back(enum_type(a.to.address.owner, Facet::enum_final));
    for (EnumUse const& use : a.uses)
      (a.rebuilt ? uses.needs : uses.soft_needs).push_back(column(use.table, use.column.name));
    return uses;
  }
  Uses operator()(ValidateObject const& a) const {
    Uses uses{.creates = {{a.object.address, Facet::validated}}, .needs = needed(a.object, false)};
    add(uses.needs, made(a.object.address));
    return uses;
  }
  // The key or index of the partitioned table that it becomes a part of is not known to it, so that the
  // recipe adds that.
  Uses operator()(BuildPartitionIndex const& a) const {
    return {.needs = {{{ObjectKind::partition, a.table, {}}}, table(a.table)}};
  }
  Uses operator()(AttachPartition const& a) const {
    PartitionLink const& link = a.link;
    Uses uses{.creates = {{{ObjectKind::partition, link.table, {}}},
                          {{ObjectKind::partition, link.parent, link.bounds}},
                          column(link.table, {}, Facet::not_null)},
              .needs = {table(link.table), table(link.parent), column(link.table, {}, Facet::validated)}};
    for (Column const& c : link.apart.columns) {
      for (Facet const facet : {Facet::existence, Facet::not_null}) {
        uses.needs.push_back(column(link.table, c.name, facet));
        uses.needs.push_back(column(link.parent, c.name, facet));
      }
    }
    for (model::DefinedObject const& object : link.apart_objects)
      uses.needs.push_back({object.address, Facet::validated});
    uses.needs.push_back({{ObjectKind::partition, link.table, {}}, Facet::adoptable});
    return uses;
  }
  Uses operator()(DetachPartition const& a) const {
    PartitionLink const& link = a.link;
    Uses uses{.creates = {{{ObjectKind::partition, link.table, {}}, Facet::gone}},
              .destroys = {{{ObjectKind::partition, link.table, {}}},
                           {{ObjectKind::partition, link.parent, link.bounds}}},
              .must_precede_drop = {table(link.parent)}};
    return uses;
  }
  Uses operator()(CreateArchive const& a) const {
    List key = as_it_is(a.table, a.column.name);
    for (Column const& c : a.key) add(key, as_it_is(a.table, c.name));
    return {.creates = {archive(a.archive, "begun")},
            .needs = {table(a.table)},
            .must_precede_drop = std::move(key)};
  }
  Uses operator()(FillArchive const& a) const {
    List read = as_it_is(a.table, a.column.name);
    for (std::string const& name : a.key) add(read, as_it_is(a.table, name));
    return {.creates = {archive(a.archive, "filled")},
            .needs = {archive(a.archive, "begun")},
            .must_precede_drop = std::move(read)};
  }
  Uses operator()(RestoreColumn const& a) const { return {.needs = {column(a.table, a.column.name)}}; }
  Uses operator()(DropArchive const&) const { return {}; }
  Uses operator()(RestoreTable const& a) const { return {.creates = {table(a.table.name)}}; }
  Uses operator()(RestoreEnum const& a) const { return {.creates = {enum_type(a.type.name)}}; }
  Uses operator()(Guard const&) const { return {}; }

 private:
  // PostgreSQL refuses to add a check to a domain that is part of the type of a column (an array, a composite
  // type), so a type that contains a domain waits for the domain's checks.
  static List checked_parts(model::DefinedObject const& type) {
    List list;
    for (ObjectRef const& need : model::needs_of(type)) {
      bool const has_checks = need.kind == ObjectKind::domain;
      if (has_checks) list.push_back(enum_type(need.owner, Facet::checked));
    }
    return list;
  }
  // A relation also takes a table name, a type also a type name, and an exclusion constraint also an index
  // name.
  static List made(ObjectRef const& address) {
    List list = resources_of(address);
    if (address.kind == ObjectKind::exclusion) list.push_back(index(address.owner, address.member));
    if (is_relation(address.kind)) list.push_back(table(address.owner));
    if (is_type(address.kind)) list.push_back(enum_type(address.owner));
    return list;
  }
  // Two partitions of a table cannot have the same bounds: the old one is dropped before the new one is
  // created.
  static List bounds(model::DefinedObject const& object) {
    List list;
    std::string const bounds = bounds_of(object);
    for (ObjectRef const& need : object.needs) {
      bool const parent = need.kind == ObjectKind::table || need.kind == ObjectKind::partition;
      if (parent && !bounds.empty()) list.push_back({{ObjectKind::partition, need.owner, bounds}});
    }
    return list;
  }
  // The routine gives way to another one of its name, which a call may mean as well.
  static List replaced(model::DefinedObject const& object) {
    ObjectKind const kind = object.address.kind;
    if (kind != ObjectKind::function && kind != ObjectKind::procedure) return {};
    std::string const& name = object.address.owner.name;
    return {
        {{ObjectKind::function, {object.address.owner.schema, name.substr(0, name.find('('))}, "replaced"}}};
  }
  static List calls(model::DefinedObject const& object) {
    model::Name const name = callable_with_less(object);
    if (name.name.empty()) return {};
    return {{{ObjectKind::function, name, "call"}}};
  }
  // any_rows: the contents of the rows do not matter.
  static List needed(model::DefinedObject const& object, bool any_rows) {
    ObjectKind const kind = object.address.kind;
    bool const reads = kind == ObjectKind::materialized_view || kind == ObjectKind::check ||
                       kind == ObjectKind::exclusion || kind == ObjectKind::index;
    List list;
    if (is_name_of_not_null(object)) {
      std::string const name(column_setting(object).column);
      list.push_back(column(object.address.owner, name, Facet::not_null));
    }
    if (range_of(object) && kind == ObjectKind::setting) {
      auto const [name, what] = column_setting(object);
      list.push_back(numbering(object.address.owner, name, what));
    }
    for (ObjectRef const& need : model::needs_of(object)) {
      add(list, resources_of(need));
      if (need.kind == ObjectKind::enum_type) list.push_back(enum_type(need.owner, Facet::values));
      if (need.kind != ObjectKind::column) continue;
      list.push_back(table(need.owner));  // or the view whose column it is
      if (is_annotation(kind)) continue;
      list.push_back(column(need.owner, need.member, Facet::type));
      list.push_back(column(need.owner, need.member, Facet::values));
      if (reads && !any_rows) list.push_back(column(need.owner, need.member, Facet::filled));
    }
    return list;
  }
  // The column of a partition that the setting is of.
  static Resource set_column(model::DefinedObject const& setting, Facet facet) {
    return column(setting.address.owner, std::string(column_setting(setting).column), facet);
  }
  // The columns of a partition that its key may be over.
  static List words(model::DefinedObject const& key, Facet facet) {
    List list;
    for (std::string const& word : model::identifiers_of(key.definition))
      list.push_back(column(key.address.owner, word, facet));
    return list;
  }
  // A NOT NULL whose name goes before it does.
  static Resource unnamed(Name const& owner, std::string const& name) {
    return {{ObjectKind::setting, owner, "column " + name + " not_null_name"}, Facet::fk_target_final};
  }
  static Resource archive(std::string const& name, std::string const& state) {
    return {{ObjectKind::other, {{}, name}, state}};
  }
  // The column with its current name and type.
  static List as_it_is(Name const& owner, std::string const& name) {
    return {column(owner, name), column(owner, name, Facet::type)};
  }
  static Resource view(Name const& name) { return {{ObjectKind::view, name, {}}}; }
  // A column that is altered in place, before its type changes.
  static Uses changed(Name const& owner, std::string const& name) {
    return {.needs = {column(owner, name)},
            .must_precede_drop = {column(owner, name), column(owner, name, Facet::type)}};
  }
};

}  // namespace

std::vector<Resource> resources_of(ObjectRef const& ref) {
  switch (ref.kind) {
    case ObjectKind::schema_object:
      return {schema_object(ref.owner.name)};
    case ObjectKind::extension:
      return {extensions()};
    case ObjectKind::primary_key:
    case ObjectKind::index:
      return {index(ref.owner, ref.member)};
    default:
      return {{ref}};
  }
}

Uses uses_of(Action const& action) { return visit(UsesOf{}, action); }

void append(Uses& uses, Uses const& more) {
  for (auto const list :
       {&Uses::creates, &Uses::needs, &Uses::soft_needs, &Uses::destroys, &Uses::must_precede_drop})
    (uses.*list).insert((uses.*list).end(), (more.*list).begin(), (more.*list).end());
}

}  // namespace lockstep
