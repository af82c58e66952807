// Renames: which hints apply, a model with them carried out, and where a hint seems to be missing.
//
// Carrying one out means changing every place that names the object: a table is named by foreign keys, a
// column by keys, indexes and foreign keys, an enum by column types, an enum value by defaults. Expressions
// are SQL text; in them only whole identifiers are replaced, outside of strings.

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "compiler/diff/diff.hpp"
#include "compiler/diff/match.hpp"
#include "compiler/model/belonging.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
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
    default:
      return false;
  }
}

bool is_member(ObjectKind kind) { return kind == ObjectKind::column || kind == ObjectKind::enum_value; }

// The address that the hint's object would have under its old name; owners are translated by the renames of
// owners.
ObjectRef old_address(RenameHint const& hint, std::map<ObjectRef, ObjectRef> const& owners) {
  if (!is_member(hint.object.kind)) return {hint.object.kind, {hint.object.owner.schema, hint.old_name}, {}};
  ObjectKind const owner_kind =
      hint.object.kind == ObjectKind::column ? ObjectKind::table : ObjectKind::enum_type;
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

void rename_enum(model::Schema& schema, Name const& from, Name const& to) {
  model::find(schema.enums, from)->name = to;
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

// One warning for each pair (old, new) of equal shape that has no rival on either side.
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
  std::vector<RenameHint> ordered =
      hints.renames;  // owners first: their members are found under the old owner
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
    if (exists(models.from, now)) {
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

model::Schema with_renames(model::Schema from, std::vector<AppliedRename> const& renames) {
  for (auto const& [old, now] : renames) {
    model::rename_addresses(from, old, now);
    switch (old.kind) {
      case ObjectKind::table:
        rename_table(from, old.owner, now.owner);
        break;
      case ObjectKind::enum_type:
        rename_enum(from, old.owner, now.owner);
        break;
      case ObjectKind::column:
        rename_column(from, now.owner, old.member, now.member);
        break;
      case ObjectKind::enum_value:
        rename_enum_value(from, now.owner, old.member, now.member);
        break;
      default:
        break;  // keys, indexes and foreign keys are paired by structure and never hinted
    }
  }
  return from;
}

void suggest_renames(Pair<model::Schema> const& models, std::vector<Change> const& changes,
                     model::Origins const& origins, Diagnostics& diagnostics) {
  Pair<std::vector<model::Table const*>> tables;
  std::map<Name, Pair<std::vector<model::Column const*>>> columns;
  std::map<Name, model::Table const*> from, to;
  for (model::Table const& table : models.from.tables) from.emplace(table.name, &table);
  for (model::Table const& table : models.to.tables) to.emplace(table.name, &table);
  for (Change const& change : changes) {
    bool const drop = change.verb == Verb::drop;
    if (!drop && change.verb != Verb::create) continue;
    ObjectRef const& ref = subject(change);
    if (ref.kind == ObjectKind::table) {
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
