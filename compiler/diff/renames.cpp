// Renames: which hints apply, a model with the renames applied, and where a hint may be missing.
//
// A rename changes every place that names the object: foreign keys name tables; keys, indexes and foreign
// keys name columns; column types name enums; defaults name enum values. In expressions, which are SQL text,
// only whole identifiers outside of strings are replaced.

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "compiler/diff/diff.hpp"
#include "compiler/diff/joins.hpp"
#include "compiler/diff/match.hpp"
#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/type_names.hpp"
#include "compiler/model/types.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

bool contains(std::vector<std::string> const& list, std::string const& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void replace(std::vector<std::string>& list, std::string const& from, std::string const& to) {
  std::replace(list.begin(), list.end(), from, to);
}

// Whether an object with that address is in the model.
bool exists(model::Schema const& schema, ObjectRef const& ref) {
  switch (ref.kind) {
    case ObjectKind::table:
      return model::find(schema.tables, ref.owner) != nullptr;
    case ObjectKind::enum_type:
      return model::find(schema.enums, ref.owner) != nullptr;
    case ObjectKind::column: {
      model::Table const* table = model::find(schema.tables, ref.owner);
      return table != nullptr && model::find(table->columns, ref.member) != nullptr;
    }
    case ObjectKind::enum_value: {
      model::Enum const* type = model::find(schema.enums, ref.owner);
      return type != nullptr && contains(type->values, ref.member);
    }
    case ObjectKind::foreign_key: {
      model::Table const* table = model::find(schema.tables, ref.owner);
      return table != nullptr && model::find(table->foreign_keys, ref.member) != nullptr;
    }
    default:
      return false;
  }
}

bool is_member(ObjectKind kind) {
  return kind == ObjectKind::column || kind == ObjectKind::enum_value || kind == ObjectKind::foreign_key;
}

// The address of the object of the hint with its old name, under the old name of its owner.
ObjectRef old_address(RenameHint const& hint, std::map<ObjectRef, ObjectRef> const& owners) {
  if (!is_member(hint.object.kind)) return {hint.object.kind, {hint.object.owner.schema, hint.old_name}, {}};
  ObjectKind const owner_kind =
      hint.object.kind == ObjectKind::enum_value ? ObjectKind::enum_type : ObjectKind::table;
  auto const renamed = owners.find({owner_kind, hint.object.owner, {}});
  return {hint.object.kind, renamed == owners.end() ? hint.object.owner : renamed->second.owner,
          hint.old_name};
}

void rename_table(model::Schema& schema, Name const& from, Name const& to) {
  for (model::Table& table : schema.tables) {
    if (table.name == from) table.name = to;
    for (model::ForeignKey& key : table.foreign_keys) {
      if (key.referenced == from) key.referenced = to;
    }
  }
}

void rename_column(model::Schema& schema, Name const& owner, std::string const& from, std::string const& to) {
  model::Table& table = *model::find(schema.tables, owner);
  model::find(table.columns, from)->name = to;
  for (model::Column& column : table.columns)
    column.generated = model::with_identifier(column.generated, from, to);
  if (table.primary_key) replace(table.primary_key->columns, from, to);
  for (model::Index& index : table.indexes) {
    for (model::IndexPart& part : index.parts) {
      if (part.column == from) part.column = to;
      part.expression = model::with_identifier(part.expression, from, to);
    }
    replace(index.include, from, to);
    index.predicate = model::with_identifier(index.predicate, from, to);
  }
  for (model::ForeignKey& key : table.foreign_keys) replace(key.columns, from, to);
  for (model::Table& other : schema.tables) {
    for (model::ForeignKey& key : other.foreign_keys) {
      if (key.referenced == owner) replace(key.referenced_columns, from, to);
    }
  }
}

void rename_foreign_key(model::Schema& schema, Name const& owner, std::string const& from,
                        std::string const& to) {
  model::find(model::find(schema.tables, owner)->foreign_keys, from)->name = to;
}

// Whether both names exist, so that the two objects exchange them.
bool is_exchange(model::Schema const& schema, AppliedRename const& rename) {
  bool const both = rename.from.kind == ObjectKind::column || rename.from.kind == ObjectKind::foreign_key;
  return both && exists(schema, {rename.to.kind, rename.to.owner, rename.from.member}) &&
         exists(schema, rename.to);
}

void rename_enum(model::Schema& schema, Name const& from, Name const& to) {
  model::find(schema.enums, from)->name = to;
  model::rename_type_in_texts(schema, from, to);
  for (model::Table& table : schema.tables) {
    for (model::Column& column : table.columns) {
      if (column.type.name == from) column.type.name = to;
    }
  }
}

void rename_enum_value(model::Schema& schema, Name const& type, std::string const& from,
                       std::string const& to) {
  replace(model::find(schema.enums, type)->values, from, to);
  for (model::Table& table : schema.tables) {
    for (model::Column& column : table.columns) {
      if (!(column.type.name == type)) continue;
      if (column.value.kind == model::DefaultKind::literal && column.value.text == from)
        column.value.text = to;
      replace(column.value.items, from, to);
    }
  }
}

std::string shape(model::Column const& column) {
  return model::print(column.type) + (column.nullable ? " null " : " not null ") + model::print(column.value);
}

std::string shape(model::Table const& table) {
  std::string text;
  for (model::Column const& column : table.columns) text += column.name + ' ' + shape(column) + '\n';
  return text;
}

// One warning for each pair (old, new) of equal shape that is the only one of this shape on either side.
template <class T>
void suggest(std::vector<T const*> const& dropped, std::vector<T const*> const& created,
             std::function<ObjectRef(T const&)> const& address, model::Origins const& origins,
             Diagnostics& diagnostics) {
  std::map<std::string, std::pair<std::vector<T const*>, std::vector<T const*>>> by_shape;
  for (T const* item : dropped) by_shape[shape(*item)].first.push_back(item);
  for (T const* item : created) by_shape[shape(*item)].second.push_back(item);
  for (T const* item : created) {
    auto const& [old, now] = by_shape[shape(*item)];
    if (old.size() != 1 || now.size() != 1) continue;
    ObjectRef const ref = address(*item);
    ObjectRef const gone = address(*old.front());
    std::string const old_name = gone.member.empty() ? gone.owner.name : gone.member;
    diagnostics.add({.code = Code::possible_rename,
                     .span = origins.find(ref),
                     .message = "`" + to_string(ref) + "` is new and `" + to_string(gone) +
                                "` of the same shape is gone: did you mean a rename?",
                     .help = std::string("to keep the data, write `") + (gone.member.empty() ? "@@" : "@") +
                             "renamedFrom(\"" + old_name + "\")` (or the same after `///`)"});
  }
}

}  // namespace

std::vector<AppliedRename> applicable(Pair<model::Schema> const& models, Hints const& hints,
                                      Diagnostics& diagnostics) {
  if (auto const table = unfollowed_join_table({models.from, models.to}, hints)) {
    diagnostics.add({.code = Code::plan_not_proved,
                     .span = std::nullopt,
                     .message = "the renames of the join table `" + model::print(*table) +
                                "` were not derived, so its links would refer to other rows",
                     .help = "please report this with the two schemas; nothing was written"});
    return {};
  }
  std::vector<RenameHint> ordered = hints.renames;  // owners first: members are looked up under the old owner
  std::stable_sort(ordered.begin(), ordered.end(), [](auto const& a, auto const& b) {
    return is_member(a.object.kind) < is_member(b.object.kind);
  });
  std::map<ObjectRef, ObjectRef> owners;
  std::set<ObjectRef> claimed;
  std::vector<AppliedRename> result;
  for (RenameHint const& hint : ordered) {
    ObjectRef const old = old_address(hint, owners);
    if (!exists(models.from, old)) continue;
    ObjectRef now = hint.object;
    if (is_member(now.kind)) now.owner = old.owner;
    if (!hint.exchanged && exists(models.from, now)) {
      diagnostics.add({.code = Code::rename_conflict,
                       .span = hint.span,
                       .message = "both `" + to_string(old) + "` and `" + to_string(now) + "` exist already",
                       .help = "remove the hint if the rename is done; otherwise drop one of the two first"});
      continue;
    }
    if (!claimed.insert(old).second) {
      diagnostics.add({.code = Code::rename_conflict,
                       .span = hint.span,
                       .message = "two hints claim the old `" + to_string(old) + "`",
                       .help = "only one object can be what it was renamed to"});
      continue;
    }
    result.push_back({old, hint.object});
    if (!is_member(now.kind)) owners.emplace(hint.object, old);
  }
  return result;
}

namespace {

void carry_out(model::Schema& schema, ObjectRef const& from, ObjectRef const& to) {
  model::rename_addresses(schema, from, to);
  switch (from.kind) {
    case ObjectKind::table:
      return rename_table(schema, from.owner, to.owner);
    case ObjectKind::enum_type:
      return rename_enum(schema, from.owner, to.owner);
    case ObjectKind::column:
      return rename_column(schema, to.owner, from.member, to.member);
    case ObjectKind::enum_value:
      return rename_enum_value(schema, to.owner, from.member, to.member);
    case ObjectKind::foreign_key:
      return rename_foreign_key(schema, to.owner, from.member, to.member);
    default:
      return;  // keys and indexes are paired by structure and have no hints
  }
}

// Uses a temporary name that nothing else can have.
void carry_out_exchange(model::Schema& schema, AppliedRename const& rename) {
  ObjectRef const one{rename.to.kind, rename.to.owner, rename.from.member};
  ObjectRef const between{rename.to.kind, rename.to.owner, std::string(1, '\0')};
  carry_out(schema, one, between);
  carry_out(schema, rename.to, one);
  carry_out(schema, between, rename.to);
}

}  // namespace

model::Schema with_renames(model::Schema from, std::vector<AppliedRename> const& renames) {
  std::set<ObjectRef> exchanged;  // second renames of pairs, which the first ones have applied
  for (AppliedRename const& rename : renames) {
    if (exchanged.contains(rename.to)) continue;
    if (!is_exchange(from, rename)) {
      carry_out(from, rename.from, rename.to);
      continue;
    }
    carry_out_exchange(from, rename);
    exchanged.insert({rename.to.kind, rename.to.owner, rename.from.member});
  }
  return from;
}

namespace {

// For a created join table while one between the same two tables is dropped. The help puts the hint on a
// field.
void suggest_join(JoinHint const& join, std::vector<Name> const& old, Diagnostics& diagnostics) {
  Name const& gone = old.front();
  std::string names;
  for (Name const& name : old) names += (names.empty() ? "`" : ", `") + model::print(name) + "`";
  std::string const on_field = "to keep the links, write `@renamedFrom(\"" + gone.name +
                               "\")` on the field `" + join.a.field + "` of `" + join.a.model +
                               "` (or the same after `///`)";
  std::string const moved = "to keep the links, write a migration with `ALTER TABLE " +
                            model::qualified(gone) + " SET SCHEMA " +
                            model::quote_identifier(join.table.schema) + "` first";
  diagnostics.add({.code = Code::possible_rename,
                   .span = join.span,
                   .message = "the join table `" + model::print(join.table) + "` is new and " + names +
                              " between the same tables is gone: did you mean a rename?",
                   .help = gone.schema == join.table.schema ? on_field : moved});
}

}  // namespace

void suggest_renames(Pair<model::Schema> const& models, std::vector<Change> const& changes,
                     Hints const& hints, model::Origins const& origins, Diagnostics& diagnostics) {
  Pair<std::vector<model::Table const*>> tables;
  std::set<Name> joins;
  for (JoinHint const& join : hints.joins) joins.insert(join.table);
  std::map<Name, Pair<std::vector<model::Column const*>>> columns;
  std::map<Name, model::Table const*> from, to;
  for (model::Table const& table : models.from.tables) from.emplace(table.name, &table);
  for (model::Table const& table : models.to.tables) to.emplace(table.name, &table);
  for (Change const& change : changes) {
    bool const drop = change.verb == Verb::drop;
    if (!drop && change.verb != Verb::create) continue;
    ObjectRef const& ref = subject(change);
    bool const join = !drop && ref.kind == ObjectKind::table && joins.contains(ref.owner);
    if (join) {
      auto const found = std::ranges::find(hints.joins, ref.owner, &JoinHint::table);
      std::vector<Name> const old = old_join_tables({models.from, models.to}, hints, *found);
      if (!old.empty()) suggest_join(*found, old, diagnostics);
    } else if (ref.kind == ObjectKind::table) {
      (drop ? tables.from : tables.to).push_back(drop ? from.at(ref.owner) : to.at(ref.owner));
    } else if (ref.kind == ObjectKind::column) {
      auto& pair = columns[change.to.owner];
      (drop ? pair.from : pair.to)
          .push_back(model::find((drop ? from : to).at(ref.owner)->columns, ref.member));
    }
  }
  suggest<model::Table>(
      tables.from, tables.to,
      [](model::Table const& t) {
        return ObjectRef{ObjectKind::table, t.name, {}};
      },
      origins, diagnostics);
  for (auto const& entry : columns) {
    Name const& table = entry.first;
    suggest<model::Column>(
        entry.second.from, entry.second.to,
        [&table](model::Column const& c) {
          return ObjectRef{ObjectKind::column, table, c.name};
        },
        origins, diagnostics);
  }
}

}  // namespace lockstep
