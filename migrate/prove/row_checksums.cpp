// The server hashes rows, sorted by their text in the C collation, so that the order of storage does not
// matter. The rows of child tables are not counted for the parent: the child table's own hash covers them.
#include "migrate/prove/row_checksums.hpp"

#include <set>

#include "compiler/model/quote.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

// Finds the old address of an object of the new side; an empty one for an object that took the old name of
// another.
class Past {
 public:
  explicit Past(std::vector<AppliedRename> const& renames) {
    for (AppliedRename const& rename : renames) {
      old_.emplace(rename.to, rename.from);
      left_.insert(rename.from);
    }
  }
  Name table(Name const& now) const { return owner({ObjectKind::table, now, {}}, now); }
  Name type(Name const& now) const { return owner({ObjectKind::enum_type, now, {}}, now); }
  std::string column(Name const& table, std::string const& now) const {
    auto const found = old_.find({ObjectKind::column, table, now});
    if (found != old_.end()) return found->second.member;
    return left_.contains({ObjectKind::column, this->table(table), now}) ? std::string() : now;
  }

 private:
  Name owner(ObjectRef const& object, Name const& now) const {
    auto const found = old_.find(object);
    if (found != old_.end()) return found->second.owner;
    return left_.contains(object) ? Name{} : now;
  }
  std::map<ObjectRef, ObjectRef> old_;
  std::set<ObjectRef> left_;  // names whose old object moved: such a name now belongs to a new object
};

template <class T>
std::map<Name, T const*> index_by_name(std::vector<T> const& list) {
  std::map<Name, T const*> result;
  for (T const& item : list) result.emplace(item.name, &item);
  return result;
}

bool in_primary_key(model::Table const& table, std::string const& column) {
  if (!table.primary_key) return false;
  for (std::string const& name : table.primary_key->columns) {
    if (name == column) return true;
  }
  return false;
}

bool is_kept(model::Column const& from, model::Column const& to, bool same_type) {
  bool const filled = from.nullable && !to.nullable;
  return same_type && !filled && from.generated.empty() && to.generated.empty();
}

// Composite types with other attributes, whose values are others too.
std::set<Name> changed_types(Pair<model::Schema> const& models) {
  std::set<Name> result;
  for (model::DefinedObject const& object : models.from.objects) {
    if (object.address.kind != ObjectKind::composite_type) continue;
    model::DefinedObject const* const after = model::find(models.to.objects, object.address);
    if (after != nullptr && !(*after == object)) result.insert(object.address.owner);
  }
  return result;
}

// Partitioned tables that lose partitions, and with them rows, or get rows with a table that becomes a
// partition.
std::set<Name> with_other_partitions(Pair<model::Schema> const& models) {
  std::set<Name> result;
  auto const differ = [&](model::Schema const& with, model::Schema const& without, bool tables_only) {
    for (model::DefinedObject const& object : with.objects) {
      bool const table = model::find(without.tables, object.address.owner) != nullptr;
      bool const differs = object.address.kind == ObjectKind::partition && (table || !tables_only) &&
                           model::find(without.objects, object.address) == nullptr;
      if (!differs) continue;
      for (ObjectRef const& need : object.needs) {
        if (need.kind == ObjectKind::table) result.insert(need.owner);
      }
    }
  };
  differ(models.from, models.to, false);
  differ(models.to, models.from, true);
  return result;
}

}  // namespace

std::vector<KeptColumns> kept_columns(Pair<model::Schema> const& models,
                                      std::vector<AppliedRename> const& renames) {
  Past const past(renames);
  auto const tables = index_by_name(models.from.tables);
  auto const old_enums = index_by_name(models.from.enums);
  auto const new_enums = index_by_name(models.to.enums);
  auto const changed = changed_types(models);
  auto const same_type = [&](model::Type from, model::Type const& to) {
    if (changed.contains(to.name)) return false;
    auto const old_labels = old_enums.find(from.name);
    auto const new_labels = new_enums.find(to.name);
    bool const is_enum = old_labels != old_enums.end() && new_labels != new_enums.end();
    if (!is_enum) return from == to;
    return from.name == past.type(to.name) && from.array == to.array &&
           old_labels->second->values == new_labels->second->values;
  };
  std::set<Name> const losing = with_other_partitions(models);
  std::vector<KeptColumns> result;
  for (model::Table const& table : models.to.tables) {
    auto const old = tables.find(past.table(table.name));
    if (old == tables.end() || losing.contains(old->first)) continue;
    KeptColumns kept{.table = {.from = old->first, .to = table.name},
                     .columns = {},
                     .partitioned = !table.partition_by.empty()};
    for (model::Column const& column : table.columns) {
      std::string const name = past.column(table.name, column.name);
      model::Column const* const before = model::find(old->second->columns, name);
      bool const same = before != nullptr && is_kept(*before, column, same_type(before->type, column.type)) &&
                        !(before->nullable && in_primary_key(table, column.name));
      if (same) kept.columns.push_back({.from = name, .to = column.name});
    }
    result.push_back(std::move(kept));
  }
  return result;
}

std::vector<KeptColumns> old_columns(Pair<model::Schema> const& models,
                                     std::vector<AppliedRename> const& renames) {
  Past const past(renames);
  std::set<ObjectRef> required;
  for (model::Table const& table : models.to.tables) {
    for (model::Column const& column : table.columns) {
      if (column.nullable) continue;
      required.insert({ObjectKind::column, past.table(table.name), past.column(table.name, column.name)});
    }
  }
  std::vector<KeptColumns> result;
  for (model::Table const& table : models.from.tables) {
    KeptColumns all{.table = {.from = table.name, .to = table.name},
                    .columns = {},
                    .partitioned = !table.partition_by.empty()};
    for (model::Column const& column : table.columns) {
      bool const filled = column.nullable && required.contains({ObjectKind::column, table.name, column.name});
      if (!filled && column.generated.empty())
        all.columns.push_back({.from = column.name, .to = column.name});
    }
    result.push_back(std::move(all));
  }
  return result;
}

std::vector<KeptColumns> archived_columns(Plan const& plan, std::vector<AppliedRename> const& renames) {
  Past const past(renames);
  std::vector<KeptColumns> result;
  auto const add = [&](Name const& table, std::vector<std::string> const& columns) {
    KeptColumns kept{.table = {.from = past.table(table), .to = table}, .columns = {}};
    model::Table const* const before = model::find(plan.start.tables, kept.table.from);
    kept.partitioned = before != nullptr && !before->partition_by.empty();
    for (std::string const& name : columns) kept.columns.push_back({past.column(table, name), name});
    result.push_back(std::move(kept));
  };
  for (PhasePlan const& phase : plan.phases) {
    for (Step const* const step : steps_of(phase.forward)) {
      std::vector<std::string> columns;
      if (auto const* drop = get_if<action::DropTable>(step->action);
          drop != nullptr && !drop->archive.empty()) {
        for (model::Column const& column : drop->table.columns) columns.push_back(column.name);
        add(drop->table.name, columns);
      } else if (auto const* fill = get_if<action::FillArchive>(step->action)) {
        columns = fill->key;
        columns.push_back(fill->column.name);
        add(fill->table, columns);
      }
    }
  }
  return result;
}

std::vector<std::string> snapshot(std::vector<KeptColumns> const& kept, End end, Connection& connection) {
  std::vector<std::string> statements;
  for (KeptColumns const& entry : kept) {
    std::string columns;
    for (Pair<std::string> const& column : entry.columns) {
      columns +=
          (columns.empty() ? "" : ", ") + model::quote_identifier(end == End::from ? column.from : column.to);
    }
    std::string const row = "ROW(" + columns + ")::text COLLATE \"C\"";
    statements.push_back("SELECT count(*) || ' ' || coalesce(md5(string_agg(" + row + ", E'\\n' ORDER BY " +
                         row + ")), '') FROM " + (entry.partitioned ? "" : "ONLY ") +
                         model::qualified(end == End::from ? entry.table.from : entry.table.to));
  }
  std::vector<std::string> result;
  if (statements.empty()) return result;
  for (Result const& answer : connection.pipeline(statements)) result.emplace_back(answer.text(0, 0));
  return result;
}

std::set<ObjectRef> changed_by_triggers(std::set<Name> const& tables, std::vector<KeptColumns> const& kept,
                                        Connection& connection) {
  std::vector<KeptColumns> single;
  for (KeptColumns const& table : kept) {
    for (Pair<std::string> const& column : table.columns)
      single.push_back({.table = table.table, .columns = {column}, .partitioned = table.partitioned});
  }
  connection.execute("BEGIN");
  connection.execute("SET CONSTRAINTS ALL IMMEDIATE");
  std::vector<std::string> const before = snapshot(single, End::from, connection);
  for (Name const& table : tables) {
    std::string const name = model::qualified(table);
    connection.execute("ALTER TABLE " + name + " ADD COLUMN lockstep_written boolean");
    connection.execute("UPDATE " + name + " SET lockstep_written = true");
  }
  std::vector<std::string> const after = snapshot(single, End::from, connection);
  connection.execute("ROLLBACK");
  auto const rows = [](std::string const& text) { return text.substr(0, text.find(' ')); };
  std::set<ObjectRef> changed;
  for (std::size_t i = 0; i < single.size(); ++i) {
    if (before[i] == after[i]) continue;
    Name const& table = single[i].table.from;
    if (rows(before[i]) == rows(after[i])) {
      changed.insert({ObjectKind::column, table, single[i].columns.front().from});
    } else {
      changed.insert({ObjectKind::table, table, {}});
    }
  }
  return changed;
}

void leave_out(std::set<ObjectRef> const& changed, std::vector<KeptColumns>& kept) {
  std::erase_if(kept, [&](KeptColumns const& table) {
    return changed.contains({ObjectKind::table, table.table.from, {}});
  });
  for (KeptColumns& table : kept) {
    std::erase_if(table.columns, [&](Pair<std::string> const& column) {
      return changed.contains({ObjectKind::column, table.table.from, column.from});
    });
  }
}

}  // namespace lockstep
