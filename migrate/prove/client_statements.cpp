// The server selects the value of a foreign key from a row of the other table, because the rows of that table
// differ from point to point. All other values are literals, with numbers that no row of sample_rows.cpp has.
// Inserts run first and stay, so that later rows can refer to them. The reason for the length of this file:
// one class for each table has all statements, which share the facts about its columns.
#include "migrate/prove/client_statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "compiler/model/belonging.hpp"
#include "compiler/model/quote.hpp"
#include "emit/fragments.hpp"
#include "migrate/prove/sample_values.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;
using model::quote_identifier;
using model::Table;

// Numbers of values (sample_values.hpp) that no existing row has.
constexpr std::size_t inserted = 7, inserted_least = 8, updated = 9, counted_value = 30011;

bool is_required(model::Column const& column) {
  return !column.nullable && column.value.kind == model::DefaultKind::none && !is_counted(column);
}

// One side of a migration, and how the other side calls what it has.
class Application {
 public:
  Application(model::Schema const& own, model::Schema const& other, std::vector<AppliedRename> const& renames,
              End side, Samples const& samples)
      : own_(own), samples_(samples) {
    for (Table const& table : own.tables) tables_.emplace(table.name, &table);
    for (Table const& table : other.tables) other_tables_.emplace(table.name, &table);
    for (model::Enum const& type : own.enums) labels_.emplace(type.name, &type.values);
    for (model::Enum const& type : other.enums) other_labels_.emplace(type.name, &type.values);
    for (AppliedRename const& rename : renames) {
      ObjectRef const& here = side == End::from ? rename.from : rename.to;
      ObjectRef const& there = side == End::from ? rename.to : rename.from;
      there_.emplace(here, there);
      here_.emplace(there, here);
    }
    for (model::Schema const* const schema : {&own, &other}) {
      for (model::DefinedObject const& object : schema->objects) {
        if (object.address.kind == ObjectKind::rule) ruled_.insert(object.address.owner);
      }
    }
  }

  // Whether the table has rewrite rules on either side: then the server refuses RETURNING.
  bool is_ruled(Table const& table) const {
    Table const* const other = counterpart(table);
    return ruled_.contains(table.name) || (other != nullptr && ruled_.contains(other->name));
  }

  model::Schema const& schema() const { return own_; }
  Samples const& samples() const { return samples_; }
  Table const* table(Name const& name) const { return found(tables_, name); }

  Table const* counterpart(Table const& table) const {
    return found(other_tables_, renamed(there_, {ObjectKind::table, table.name, {}}, table.name));
  }
  // The table of this side that corresponds to a table of the other side.
  Table const* own_of(Name const& other) const {
    return table(renamed(here_, {ObjectKind::table, other, {}}, other));
  }
  std::string own_column(Table const& table, Table const& other, std::string const& column) const {
    auto const renamed_to = here_.find({ObjectKind::column, other.name, column});
    std::string name = renamed_to == here_.end() ? column : renamed_to->second.member;
    return model::find(table.columns, name) == nullptr ? std::string() : name;
  }

  ValueType type_of(model::Column const& column) const {
    return {column.type, labels_.contains(column.type.name) ? labels_.at(column.type.name) : nullptr,
            samples_.of(column.type)};
  }
  // The type of the column on the other side, when it differs. Of an enum, which both sides may have under
  // different names, each side writes its own labels.
  std::optional<ValueType> changed_type(Table const& table, model::Column const& column) const {
    Table const* const other = counterpart(table);
    if (other == nullptr) return {};
    auto const renamed_to = there_.find({ObjectKind::column, table.name, column.name});
    std::string const name = renamed_to == there_.end() ? column.name : renamed_to->second.member;
    model::Column const* const later = model::find(other->columns, name);
    if (later == nullptr || later->type == column.type) return {};
    auto const labels = other_labels_.find(later->type.name);
    bool const both_enums = labels != other_labels_.end() && labels_.contains(column.type.name);
    if (both_enums) return {};
    return ValueType{later->type, labels == other_labels_.end() ? nullptr : labels->second,
                     samples_.of(later->type)};
  }
  // The labels that only this side has.
  std::vector<std::string> own_labels(model::Column const& column) const {
    auto const labels = labels_.find(column.type.name);
    if (labels == labels_.end() || column.type.array) return {};
    Name const& type = column.type.name;
    std::vector<std::string> result = *labels->second;
    auto const others = other_labels_.find(renamed(there_, {ObjectKind::enum_type, type, {}}, type));
    if (others == other_labels_.end()) return {};
    std::erase_if(result, [&](std::string const& label) {
      return std::ranges::find(*others->second, label) != others->second->end();
    });
    return result;
  }

 private:
  template <class T>
  static T const* found(std::map<Name, T const*> const& map, Name const& name) {
    auto const entry = map.find(name);
    return entry == map.end() ? nullptr : entry->second;
  }
  static Name renamed(std::map<ObjectRef, ObjectRef> const& by, ObjectRef const& object, Name const& name) {
    auto const entry = by.find(object);
    return entry == by.end() ? name : entry->second.owner;
  }

  model::Schema const& own_;
  Samples const& samples_;
  std::map<Name, Table const*> tables_, other_tables_;
  std::map<Name, std::vector<std::string> const*> labels_, other_labels_;
  std::map<ObjectRef, ObjectRef> there_, here_;
  std::set<Name> ruled_;
};

// A foreign key with this side's names. It may exist only on the other side. A key over a renamed column is
// omitted, because the name of the column depends on the point.
struct Reference {
  std::vector<std::string> columns, referenced_columns;
  Table const* referenced = nullptr;
};

std::vector<Reference> references_of(Table const& table, Application const& application) {
  std::vector<Reference> result;
  for (model::ForeignKey const& key : table.foreign_keys) {
    Table const* const referenced = application.table(key.referenced);
    if (referenced != nullptr) result.push_back({key.columns, key.referenced_columns, referenced});
  }
  Table const* const other = application.counterpart(table);
  if (other == nullptr) return result;
  for (model::ForeignKey const& key : other->foreign_keys) {
    Reference reference{.referenced = application.own_of(key.referenced)};
    if (reference.referenced == nullptr) continue;
    Table const there{.name = key.referenced};
    for (std::string const& column : key.columns)
      reference.columns.push_back(application.own_column(table, *other, column));
    for (std::string const& column : key.referenced_columns) {
      std::string const name = application.own_column(*reference.referenced, there, column);
      reference.referenced_columns.push_back(name == column ? name : std::string());
    }
    bool const said_here =
        std::ranges::find(reference.columns, std::string()) == reference.columns.end() &&
        std::ranges::find(reference.referenced_columns, std::string()) == reference.referenced_columns.end();
    if (said_here) result.push_back(std::move(reference));
  }
  return result;
}

// The columns by which a client identifies a row; empty where it has none.
std::vector<std::string> key_of_rows(Table const& table) {
  if (table.primary_key) return table.primary_key->columns;
  for (model::Index const& index : table.indexes) {
    if (!is_whole_unique(index)) continue;
    std::vector<std::string> columns = part_columns(index);
    if (std::ranges::find(columns, std::string()) == columns.end()) return columns;
  }
  return {};
}

bool is_unique(Table const& table, std::vector<std::string> const& columns) {
  auto const within = [&](std::vector<std::string> const& key) {
    return std::ranges::all_of(
        key, [&](std::string const& name) { return std::ranges::find(columns, name) != columns.end(); });
  };
  if (table.primary_key && within(table.primary_key->columns)) return true;
  return std::ranges::any_of(
      table.indexes, [&](model::Index const& index) { return index.unique && within(part_columns(index)); });
}

// The statements about one table.
class TableProbes {
 public:
  TableProbes(Table const& table, Application const& application)
      : table_(table), application_(application), references_(references_of(table, application)) {
    for (std::size_t i = 0; i < references_.size(); ++i) {
      for (std::string const& column : references_[i].columns) reference_of_.emplace(column, i);
    }
    std::vector<std::string> columns;
    for (model::Column const& column : table.columns) columns.push_back(column.name);
    if (!columns.empty()) returning_ = quoted_list(columns);
  }

  void add_inserts(std::vector<Probe>& probes) const {
    std::string const all = insert(inserted, false), least = insert(inserted_least, true);
    probes.push_back({table_.name, "INSERT of what is required", least});
    probes.push_back({table_.name, "INSERT", all, true});
  }

  // deletes_fresh: delete the inserted row, because other rows may refer to the existing ones.
  void add_others(bool deletes_fresh, std::vector<Probe>& probes) const {
    std::string const name = qualified(table_.name), where = found_row(), back = returned();
    if (!returning_.empty()) {
      probes.push_back({table_.name, "SELECT", fmt::format("SELECT {} FROM {} LIMIT 1", returning_, name)});
    }
    std::set<std::size_t> done;
    for (model::Column const& column : table_.columns) {
      bool const unwritable = !column.generated.empty() || column.identity == model::Identity::always;
      if (unwritable) continue;
      auto const reference = reference_of_.find(column.name);
      if (reference != reference_of_.end() && !done.insert(reference->second).second) continue;
      std::string given;
      if (reference != reference_of_.end())
        given = (where.empty() ? " WHERE " : " AND ") + is_referred(reference->second);
      for (std::string const& assignment : assignments(column)) {
        probes.push_back({table_.name, "UPDATE of " + column.name,
                          fmt::format("UPDATE {} SET {}{}{}{}", name, assignment, where, given, back)});
      }
    }
    std::string const fresh = deletes_fresh ? fresh_row() : std::string();
    probes.push_back({table_.name, "DELETE",
                      fmt::format("DELETE FROM {}{}{}", name, fresh.empty() ? where : fresh, back)});
  }

 private:
  std::string returned() const {
    return returning_.empty() || application_.is_ruled(table_) ? "" : " RETURNING " + returning_;
  }

  // Orders by text, so that a change of type does not change the order.
  static std::string as_ordered(std::string const& value) { return value + "::text COLLATE \"C\""; }

  // The first row in the order of its key.
  std::string found_row() const {
    std::string const key = quoted_list(key_of_rows(table_));
    if (key.empty()) return {};
    std::string order;
    for (std::string const& column : key_of_rows(table_))
      order += (order.empty() ? "" : ", ") + as_ordered(quote_identifier(column));
    return fmt::format(" WHERE ({}) = (SELECT {} FROM {} ORDER BY {} LIMIT 1)", key, key,
                       qualified(table_.name), order);
  }

  // The row that INSERT has made, as far as the columns of its key identify it.
  std::string fresh_row() const {
    std::string result;
    for (std::string const& name : key_of_rows(table_)) {
      model::Column const* const column = model::find(table_.columns, name);
      if (column == nullptr || reference_of_.contains(name)) continue;
      std::string const value =
          is_counted(*column)
              ? fmt::format("(SELECT max({}) FROM {})", quote_identifier(name), qualified(table_.name))
              : made(*column, inserted);
      if (!value.empty())
        result += (result.empty() ? " WHERE " : " AND ") + quote_identifier(name) + " = " + value;
    }
    return result;
  }

  // A literal, or empty for a type without known values.
  std::string made(model::Column const& column, std::size_t number) const {
    std::optional<ValueType> const changed = application_.changed_type(table_, column);
    ValueType type = application_.type_of(column);
    if (changed) type.samples = application_.samples().of(column.type, changed->type);
    std::optional<std::string> const value = value_for(type, changed, number);
    return value ? model::quote_literal(*value) : std::string();
  }

  // The value of one column of a foreign key. It comes from a row of the referenced table itself and not of a
  // child table, because a foreign key does not check child tables, and must satisfy the other keys over the
  // column. Every second key takes the last row instead of the first one, so that a table of pairs gets a new
  // pair.
  std::string referred(std::string const& column, std::size_t index, bool backwards) const {
    Reference const& reference = references_[index];
    auto const at = std::ranges::find(reference.columns, column) - reference.columns.begin();
    std::string order, taken, where;
    for (std::size_t i = 0; i < reference.columns.size(); ++i) {
      std::string const there = "p." + quote_identifier(reference.referenced_columns[i]);
      order += (order.empty() ? "" : ", ") + as_ordered(there) + (backwards ? " DESC" : "");
      taken += (taken.empty() ? "" : " AND ") + std::string("c.") + quote_identifier(reference.columns[i]) +
               " = " + there;
      where += known_to_others(reference.columns[i], index, there);
    }
    Table const* const other = application_.counterpart(table_);
    bool const once =
        is_unique(table_, reference.columns) || (other != nullptr && is_unique(*other, reference.columns));
    if (once)
      where += fmt::format(" AND NOT EXISTS (SELECT FROM {} c WHERE {})", qualified(table_.name), taken);
    return fmt::format("(SELECT p.{} FROM {} p{} ORDER BY {} LIMIT 1)",
                       quote_identifier(reference.referenced_columns[static_cast<std::size_t>(at)]),
                       rows_of(*reference.referenced),
                       where.empty() ? "" : " WHERE" + where.substr(std::string_view(" AND").size()), order);
  }

  // A condition: there is a row to refer to, because otherwise no client would write these columns. Such a
  // row may be missing for a row of a child table, for which the key is not enforced.
  std::string is_referred(std::size_t index) const {
    return referred(references_[index].columns.front(), index, true) + " IS NOT NULL";
  }

  static std::string rows_of(Table const& table) {
    return (table.partition_by.empty() ? "ONLY " : "") + qualified(table.name);
  }

  // " AND …" for each other key over the column: it must find the value too.
  std::string known_to_others(std::string const& column, std::size_t index, std::string const& value) const {
    std::string result;
    for (std::size_t i = 0; i < references_.size(); ++i) {
      auto const at = std::ranges::find(references_[i].columns, column);
      if (i == index || at == references_[i].columns.end()) continue;
      auto const place = static_cast<std::size_t>(at - references_[i].columns.begin());
      std::string const there = quote_identifier(references_[i].referenced_columns[place]);
      bool const same = references_[i].referenced == references_[index].referenced && "p." + there == value;
      if (same) continue;
      result += fmt::format(" AND EXISTS (SELECT FROM {} q WHERE q.{} = {})",
                            rows_of(*references_[i].referenced), there, value);
    }
    return result;
  }

  // Inserts all columns with a known value, or only the required ones; the database supplies the rest.
  std::string insert(std::size_t number, bool least) const {
    std::vector<std::string> columns;
    std::string values;
    for (model::Column const& column : table_.columns) {
      if (!column.generated.empty() || is_counted(column) || (least && !is_required(column))) continue;
      auto const reference = reference_of_.find(column.name);
      std::string value = reference != reference_of_.end()
                              ? referred(column.name, reference->second, reference->second % 2 == 1)
                              : made(column, number);
      if (value.empty() && !is_required(column)) continue;
      if (value.empty()) value = "''";  // most types of extensions and domains accept it, if any text
      columns.push_back(column.name);
      values += (values.empty() ? "" : ", ") + value;
    }
    std::string const name = qualified(table_.name);
    if (columns.empty()) return "INSERT INTO " + name + " DEFAULT VALUES" + returned();
    return fmt::format("INSERT INTO {} ({}) VALUES ({}){}", name, quoted_list(columns), values, returned());
  }

  std::vector<std::string> assignments(model::Column const& column) const {
    std::vector<std::string> result;
    auto const reference = reference_of_.find(column.name);
    if (reference != reference_of_.end()) {
      std::string all;
      for (std::string const& name : references_[reference->second].columns)
        all += (all.empty() ? "" : ", ") + quote_identifier(name) + " = " +
               referred(name, reference->second, true);
      return {all};
    }
    std::string const value =
        is_counted(column) ? model::quote_literal(std::to_string(counted_value)) : made(column, updated);
    if (!value.empty()) result.push_back(quote_identifier(column.name) + " = " + value);
    for (std::string const& label : application_.own_labels(column))
      result.push_back(quote_identifier(column.name) + " = " + model::quote_literal(label));
    return result;
  }

  Table const& table_;
  Application const& application_;
  std::vector<Reference> references_;
  std::map<std::string, std::size_t> reference_of_;
  std::string returning_;
};

// Tables of the side that the plan affects: those that it names or locks, those with columns of an enum that
// it changes, and all tables when it changes something that any statement may call.
std::set<Name> touched(model::Schema const& schema, Plan const& plan) {
  std::set<Name> owners, tables;
  bool all = false;
  for (Change const& change : plan.changes) {
    for (ObjectRef const* object : {&change.from, &change.to}) {
      owners.insert(object->owner);
      all = all || (object->kind >= ObjectKind::sequence && object->member.empty());
    }
  }
  for (PhasePlan const& phase : plan.phases) {
    for (Step const* const step : steps_of(phase.forward))
      owners.insert(step->tables.begin(), step->tables.end());
  }
  for (Table const& table : schema.tables) {
    bool const meant = all || owners.contains(table.name) ||
                       std::ranges::any_of(table.columns, [&](model::Column const& column) {
                         return !column.type.name.schema.empty() && owners.contains(column.type.name);
                       });
    if (meant) tables.insert(table.name);
  }
  return tables;
}

// Referenced tables first; in a cycle the order is arbitrary.
std::vector<Table const*> in_order(Application const& application, std::set<Name> const& wanted) {
  std::vector<Table const*> result;
  std::set<Name> seen;
  std::vector<std::pair<Table const*, std::size_t>> open;  // a table, and how many of its keys were followed
  for (Table const& start : application.schema().tables) {
    if (wanted.contains(start.name) && seen.insert(start.name).second) open.emplace_back(&start, 0);
    while (!open.empty()) {
      auto& [table, next] = open.back();
      if (next == table->foreign_keys.size()) {
        result.push_back(table);
        open.pop_back();
        continue;
      }
      Name const& referenced = table->foreign_keys[next++].referenced;
      Table const* const first = application.table(referenced);
      if (first != nullptr && wanted.contains(referenced) && seen.insert(referenced).second)
        open.emplace_back(first, 0);
    }
  }
  return result;
}

// Tables with rows that a foreign key may protect from a delete.
std::set<Name> held_fast(model::Schema const& schema) {
  std::set<Name> result;
  for (Table const& table : schema.tables) {
    for (model::ForeignKey const& key : table.foreign_keys) {
      if (!model::changes_rows(key.on_delete)) result.insert(key.referenced);
    }
  }
  return result;
}

}  // namespace

std::vector<Probe> make_probes(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames,
                               End side, Plan const& plan, Samples const& samples) {
  bool const old = side == End::from;
  Application const application(old ? models.from : models.to, old ? models.to : models.from, renames, side,
                                samples);
  std::vector<TableProbes> makers;
  std::vector<Table const*> const tables = in_order(application, touched(application.schema(), plan));
  makers.reserve(tables.size());
  for (Table const* table : tables) makers.push_back(TableProbes(*table, application));
  std::set<Name> const held = held_fast(application.schema());
  std::vector<Probe> probes;
  for (TableProbes const& maker : makers) maker.add_inserts(probes);
  for (std::size_t i = 0; i < makers.size(); ++i)
    makers[i].add_others(held.contains(tables[i]->name), probes);
  return probes;
}

namespace {

// A rollback does not undo nextval(), except when the transaction has rewritten the sequence, as ALTER
// SEQUENCE … INCREMENT does.
constexpr std::string_view sequences_of_the_transaction = R"(DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT seqrelid::regclass AS name, seqincrement AS step FROM pg_sequence LOOP
    EXECUTE format('ALTER SEQUENCE %s INCREMENT BY %s', one.name, one.step);
  END LOOP;
END
$$)";

}  // namespace

std::vector<ProbeAnswer> try_probes(std::vector<Probe> const& probes, Connection& connection) {
  std::vector<ProbeAnswer> answers(probes.size());
  connection.pipeline({"BEGIN", std::string(sequences_of_the_transaction), "SET CONSTRAINTS ALL IMMEDIATE",
                       "SAVEPOINT probe"});
  for (std::size_t next = 0; next < probes.size();) {
    std::vector<std::string> statements;
    std::vector<std::size_t> probe_of;
    auto const add = [&](std::string statement, std::size_t probe) {
      statements.push_back(std::move(statement));
      probe_of.push_back(probe);
    };
    if (next > 0) add("ROLLBACK TO SAVEPOINT probe", next);
    for (std::size_t i = next; i < probes.size(); ++i) {
      add(probes[i].sql, i);
      if (probes[i].kept) add("RELEASE SAVEPOINT probe", i);
      add(probes[i].kept ? "SAVEPOINT probe" : "ROLLBACK TO SAVEPOINT probe", i);
    }
    std::size_t done = 0;
    try {
      connection.pipeline(statements, [&](std::size_t, Result const&) { ++done; });
      break;
    } catch (DbError const& error) {
      if (connection.is_lost()) throw;
      next = probe_of.at(done);
      bool const row = error.fields.sqlstate.starts_with("23");
      bool const constraint = row && error.fields.sqlstate != "23502";
      bool const collides = error.fields.sqlstate == "23505" || error.fields.sqlstate == "23P01";
      answers[next] = {.message = fmt::format("{} ({})", error.fields.message, error.fields.sqlstate),
                       .constraint = constraint ? error.fields.object : std::string(),
                       .table = {error.fields.table_schema, error.fields.table},
                       .refuses_row = row,
                       .raised = error.fields.sqlstate == "P0001",
                       .collides = collides};
      ++next;
    }
  }
  connection.execute("ROLLBACK");
  return answers;
}

}  // namespace lockstep
