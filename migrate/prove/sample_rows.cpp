// Referenced tables are filled first. In a cycle, the keys that close it and may be NULL stay NULL. Candidate
// rows of a table are numbered: the number selects the value of a column (sample_values.hpp), the row that a
// foreign key refers to, and the places of NULLs. A candidate that repeats a key of a unique index of either
// side is dropped; five remaining rows are enough.
//
// Columns of a foreign key take their values from the rows made for the referenced table, also when only the
// other side has that key.
#include "migrate/prove/sample_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "compiler/model/quote.hpp"
#include "migrate/prove/constants.hpp"
#include "migrate/prove/sample_values.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::Table;
using Value = std::optional<std::string>;
using SampleRow = std::map<std::string, Value>;

constexpr std::size_t wanted_rows = 5;
constexpr std::size_t most_candidates = 200;

struct Side {
  Side(model::Schema const& schema, Samples const& known) : samples(known) {
    for (Table const& table : schema.tables) tables.emplace(table.name, &table);
    for (model::Enum const& type : schema.enums) labels.emplace(type.name, &type.values);
    for (model::DefinedObject const& object : schema.objects) {
      if (object.address.kind == model::ObjectKind::check)
        checks[object.address.owner].push_back(object.definition);
    }
  }
  Table const* table(Name const& name) const {
    auto const found = tables.find(name);
    return found == tables.end() ? nullptr : found->second;
  }
  ValueType type_of(model::Column const& column) const {
    auto const found = labels.find(column.type.name);
    return {column.type, found == labels.end() ? nullptr : found->second, samples.of(column.type)};
  }
  Samples const& samples;
  std::map<Name, Table const*> tables;
  std::map<Name, std::vector<std::string> const*> labels;
  std::map<Name, std::vector<std::string>> checks;
};

// A foreign key that the rows must satisfy. own: it is in the current schema; else only in the other side's.
struct SampleReference {
  model::ForeignKey const* key = nullptr;
  bool own = true;
  bool optional = false;  // all rows may have NULL in it
};

// Deterministic and well spread. The first few numbers map to themselves, so that 1:1 relations find partners
// immediately.
std::size_t pick(std::size_t number, std::size_t salt, std::size_t count) {
  if (number < wanted_rows) return number % count;
  std::size_t x = number * 0x9E3779B97F4A7C15U + salt * 0xBF58476D1CE4E5B9U;
  x ^= x >> 29;
  x *= 0x94D049BB133111EBU;
  return (x ^ (x >> 32)) % count;
}

// Values that are equal here may be equal for the server: citext ignores case, char(n) trailing blanks.
std::string folded(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string no_rows(Table const& table, std::string const& why) {
  return "table " + model::qualified_if_needed(table.name) + " has no rows: " + why;
}

// The columns of the table in a unique index: key columns, and those that an expression names.
std::vector<std::string> key_columns(model::Index const& index, Table const& table) {
  std::vector<std::string> result;
  for (model::IndexPart const& part : index.parts) {
    for (model::Column const& column : table.columns) {
      bool const named = part.column.empty() ? model::has_identifier(part.expression, column.name)
                                             : part.column == column.name;
      if (named) result.push_back(column.name);
    }
  }
  return result;
}

// A key whose values must be unique. nulls_equal: NULL equals NULL.
struct UniqueKey {
  std::vector<std::string> columns;
  bool nulls_equal = false;
  std::set<std::string> seen{};
};

void add_keys(Table const& source, Table const& table, std::vector<UniqueKey>& keys) {
  auto const add = [&](std::vector<std::string> columns, bool nulls_equal) {
    if (!columns.empty()) keys.push_back({.columns = std::move(columns), .nulls_equal = nulls_equal});
  };
  if (source.primary_key) {
    std::vector<std::string> columns;
    for (std::string const& name : source.primary_key->columns) {
      if (model::find(table.columns, name) != nullptr) columns.push_back(name);
    }
    add(columns, true);
  }
  for (model::Index const& index : source.indexes) {
    if (index.unique) add(key_columns(index, table), index.nulls_not_distinct);
  }
}

// Adds the row to all keys, or to none when it repeats one.
bool take_unique(std::vector<UniqueKey>& keys, SampleRow const& row) {
  std::vector<std::string> images;
  for (UniqueKey const& key : keys) {
    std::string image;
    bool has_null = false;
    for (std::string const& name : key.columns) {
      auto const found = row.find(name);
      bool const null = found == row.end() || !found->second;
      has_null = has_null || null;
      std::string const part = null ? std::string() : folded(*found->second);
      image += (null ? "n" : std::to_string(part.size()) + ':') + part;
    }
    if (has_null && !key.nulls_equal) image.clear();
    if (key.seen.contains(image)) return false;
    images.push_back(std::move(image));
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!images[i].empty()) keys[i].seen.insert(images[i]);
  }
  return true;
}

// Makes the rows of one table.
class TableRows {
 public:
  TableRows(Side const& own, Side const& other, Table const& table,
            std::map<Name, std::vector<SampleRow>> const& made)
      : own_(own), other_(other), table_(table), counterpart_(other.table(table.name)), made_(made) {
    add_keys(table, table, keys_);
    if (counterpart_ != nullptr) add_keys(*counterpart_, table, keys_);
    if (table.primary_key)
      primary_.insert(table.primary_key->columns.begin(), table.primary_key->columns.end());
    if (counterpart_ != nullptr && counterpart_->primary_key) {
      auto const& columns = counterpart_->primary_key->columns;
      primary_.insert(columns.begin(), columns.end());
    }
  }

  std::vector<SampleRow> make(std::vector<SampleReference> const& references) {
    std::vector<SampleRow> rows;
    for (std::size_t number = 0; number < most_candidates && rows.size() < wanted_rows; ++number) {
      std::optional<SampleRow> row = candidate(number, references, rows);
      if (row && take_unique(keys_, *row)) rows.push_back(std::move(*row));
      if (!problem_.empty()) return {};
    }
    if (rows.empty()) problem_ = "no row can satisfy its foreign keys and unique indexes";
    return rows;
  }

  std::string const& problem() const { return problem_; }

 private:
  std::optional<SampleRow> candidate(std::size_t number, std::vector<SampleReference> const& references,
                                     std::vector<SampleRow> const& rows) {
    SampleRow row;
    std::vector<model::ForeignKey const*> to_itself;
    // Keys of this schema first: the rows must satisfy them. Those of the other side are only attempted.
    for (bool const own : {true, false}) {
      for (std::size_t i = 0; i < references.size(); ++i) {
        if (references[i].own != own || refer(references[i], number, i, rows, row)) continue;
        if (references[i].key->referenced != table_.name) return {};
        to_itself.push_back(references[i].key);
      }
    }
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      fill(table_.columns[i], number, i, rows.size(), row);
    for (model::ForeignKey const* key : to_itself) {
      for (std::size_t i = 0; i < key->columns.size(); ++i)
        row[key->columns[i]] = row[key->referenced_columns[i]];
    }
    return problem_.empty() ? std::optional(std::move(row)) : std::nullopt;
  }

  // Puts the values of a referenced row, or NULL, into the columns of a key; false when neither is possible.
  bool refer(SampleReference const& reference, std::size_t number, std::size_t salt,
             std::vector<SampleRow> const& rows, SampleRow& row) {
    model::ForeignKey const& key = *reference.key;
    auto const found = made_.find(key.referenced);
    std::vector<SampleRow> const none;
    std::vector<SampleRow> const& targets = key.referenced == table_.name ? rows
                                            : found == made_.end()        ? none
                                                                          : found->second;
    bool const null_here = reference.optional && (number + salt) % wanted_rows == 3;
    if (!targets.empty() && !null_here) {
      // Each key begins at another row, so that the rows of a table of pairs differ from their mirror image.
      std::size_t const start = pick(number, salt, targets.size()) + salt;
      for (std::size_t i = 0; i < targets.size(); ++i) {
        if (copy(key, targets[(start + i) % targets.size()], row)) return true;
      }
    }
    if (!reference.optional) return false;
    for (std::string const& name : key.columns) {
      if (may_be_null(name)) row.try_emplace(name, std::nullopt);
    }
    return std::ranges::any_of(key.columns,
                               [&](std::string const& c) { return row.contains(c) && !row.at(c); });
  }

  bool may_be_null(std::string const& name) const {
    model::Column const* const column = model::find(table_.columns, name);
    return column != nullptr && may_be_null(*column);
  }
  bool may_be_null(model::Column const& column) const {
    return column.nullable && !primary_.contains(column.name) && own_.samples.takes_null(column.type);
  }

  // The column on the other side; null where it does not exist.
  model::Column const* later(std::string const& name) const {
    return counterpart_ == nullptr ? nullptr : model::find(counterpart_->columns, name);
  }

  // Whether the other side generates the column from a sequence, and this value leaves no room for a next
  // one: only the greatest value of an integer type has so many digits.
  bool ends_counting(std::string const& name, std::string const& value) const {
    model::Column const* const then = later(name);
    return then != nullptr && is_counted(*then) && value.size() >= std::string("32767").size() &&
           !value.starts_with('-');
  }

  // Copies the key of a referenced row. False when it has NULLs, or another key has already fixed a column to
  // another value.
  bool copy(model::ForeignKey const& key, SampleRow const& target, SampleRow& row) const {
    SampleRow values;
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
      auto const value = target.find(key.referenced_columns[i]);
      if (value == target.end() || !value->second) return false;
      auto const fixed = row.find(key.columns[i]);
      if (fixed != row.end() && fixed->second != value->second) return false;
      if (ends_counting(key.columns[i], *value->second)) return false;
      values[key.columns[i]] = value->second;
    }
    row.merge(values);
    return true;
  }

  void fill(model::Column const& column, std::size_t number, std::size_t index, std::size_t row_index,
            SampleRow& row) {
    if (!column.generated.empty() || row.contains(column.name)) return;
    if (is_counted(column)) {
      row[column.name] = std::to_string(row_index + 1);
      return;
    }
    if (may_be_null(column) && (number + index) % wanted_rows == 3) {
      row[column.name] = std::nullopt;
      return;
    }
    model::Column const* const then = later(column.name);
    if (then != nullptr && is_counted(*then)) {  // the largest number would leave no next one
      row[column.name] = std::to_string(row_index + 1);
      return;
    }
    std::optional<ValueType> changed;
    if (then != nullptr) {
      ValueType const type = other_.type_of(*then);
      ValueType const now = own_.type_of(column);
      bool const same = then->type == column.type &&
                        (now.labels == nullptr || type.labels == nullptr || *now.labels == *type.labels);
      if (!same) changed = type;
    }
    ValueType type = own_.type_of(column);
    if (changed) type.samples = own_.samples.of(column.type, changed->type);
    std::size_t const domain = domain_size(type, changed);
    std::vector<std::string> const& constants = constants_for(column);
    if (!changed && number % 2 == 1 && !constants.empty()) {
      row[column.name] = constants[number / 2 % constants.size()];
      return;
    }
    row[column.name] = value_for(type, changed, domain > 0 ? pick(number, index, domain) : number);
    if (!row[column.name] && !column.nullable) supply(column, type, row);
  }

  // The constants in checks that name the column, as far as they can be its values.
  std::vector<std::string> const& constants_for(model::Column const& column) {
    auto const [at, fresh] = constants_.emplace(column.name, std::vector<std::string>{});
    auto const checks = own_.checks.find(table_.name);
    if (!fresh || checks == own_.checks.end()) return at->second;
    for (std::string const& check : checks->second) {
      if (!model::has_identifier(check, column.name)) continue;
      Constants const constants = constants_of(check);
      std::vector<std::string> const& values = is_number(column.type) ? constants.numbers : constants.texts;
      if (is_number(column.type) || is_text(column.type))
        at->second.insert(at->second.end(), values.begin(), values.end());
    }
    return at->second;
  }

  // For a required column of a type that value_for does not know.
  void supply(model::Column const& column, ValueType const& type, SampleRow& row) {
    if (type.labels != nullptr) {
      problem_ = "no value of the enum of column " + column.name + " is in both schemas";
    } else if (column.value.kind == model::DefaultKind::none) {
      // The texts that most types accept, if any.
      row[column.name] = column.type.array ? "{}" : "";
    } else {
      row.erase(column.name);
    }
  }

  Side const& own_;
  Side const& other_;
  Table const& table_;
  Table const* counterpart_;
  std::map<Name, std::vector<SampleRow>> const& made_;
  std::vector<UniqueKey> keys_;
  std::set<std::string> primary_;
  std::map<std::string, std::vector<std::string>> constants_;
  std::string problem_;
};

bool has_columns(Table const& table, std::vector<std::string> const& names) {
  return std::ranges::all_of(names,
                             [&](std::string const& n) { return model::find(table.columns, n) != nullptr; });
}

bool has_nullable(Table const& table, std::vector<std::string> const& names) {
  return std::ranges::any_of(names, [&](std::string const& name) {
    model::Column const* const column = model::find(table.columns, name);
    bool const in_key = table.primary_key && std::ranges::find(table.primary_key->columns, name) !=
                                                 table.primary_key->columns.end();
    return column != nullptr && column->nullable && !in_key;
  });
}

// The foreign keys that the rows of a table must satisfy, and those of the other side.
std::vector<SampleReference> sample_references(Table const& table, Table const* other) {
  std::vector<SampleReference> result;
  std::set<std::vector<std::string>> covered;
  for (model::ForeignKey const& key : table.foreign_keys) {
    result.push_back({.key = &key, .own = true, .optional = has_nullable(table, key.columns)});
    covered.insert(key.columns);
  }
  if (other == nullptr) return result;
  for (model::ForeignKey const& key : other->foreign_keys) {
    if (covered.contains(key.columns) || !has_columns(table, key.columns)) continue;
    result.push_back({.key = &key,
                      .own = false,
                      .optional = has_nullable(table, key.columns) && has_nullable(*other, key.columns)});
  }
  return result;
}

// A required new column with a foreign key to a new table: there is no row to refer to, so it has no possible
// value.
std::string unfillable(Table const& table, Side const& own, Table const* other) {
  if (other == nullptr) return {};
  for (model::ForeignKey const& key : other->foreign_keys) {
    if (has_columns(table, key.columns) || has_nullable(*other, key.columns)) continue;
    if (own.table(key.referenced) != nullptr) continue;
    return "its new foreign key " + key.name + " is required and refers to a table that is new as well";
  }
  return {};
}

// An order in which referenced tables come first. `required` counts the references of a table that must be
// inserted before it, `wished` those that may be NULL.
class Order {
 public:
  struct Entry {
    Table const* table = nullptr;
    std::size_t required = 0, wished = 0;
    bool done = false;
    std::vector<std::pair<Name, bool>> users{};  // tables that refer here; true: required
  };

  void add(Table const& table) { entries_[table.name].table = &table; }

  void refer(Name const& from, Name const& to, bool required) {
    auto const target = entries_.find(to);
    if (from == to || target == entries_.end()) return;
    target->second.users.push_back({from, required});
    Entry& user = entries_.at(from);
    ++(required ? user.required : user.wished);
  }

  // Calls visit(table, in_cycle) for each table. in_cycle: a required reference of it cannot be satisfied.
  template <class Visit>
  void run(Visit visit) {
    for (auto const& [name, entry] : entries_) place(name, entry);
    while (!free_.empty() || !waiting_.empty() || !stuck_.empty()) {
      bool const in_cycle = free_.empty() && waiting_.empty();
      std::set<Name>& from = !free_.empty() ? free_ : !waiting_.empty() ? waiting_ : stuck_;
      Name const name = *from.begin();
      from.erase(from.begin());
      Entry& entry = entries_.at(name);
      entry.done = true;
      visit(*entry.table, in_cycle);
      for (auto const& [user, required] : entry.users) settle(user, required);
    }
  }

 private:
  void place(Name const& name, Entry const& entry) {
    (entry.required > 0 ? stuck_ : entry.wished > 0 ? waiting_ : free_).insert(name);
  }
  void settle(Name const& name, bool required) {
    Entry& entry = entries_.at(name);
    if (entry.done) return;
    for (std::set<Name>* set : {&free_, &waiting_, &stuck_}) set->erase(name);
    --(required ? entry.required : entry.wished);
    place(name, entry);
  }

  std::map<Name, Entry> entries_;
  std::set<Name> free_, waiting_, stuck_;
};

std::string insert_statement(Table const& table, std::vector<SampleRow> const& rows) {
  std::string columns;
  bool system_values = false;
  for (model::Column const& column : table.columns) {
    if (!column.generated.empty()) continue;
    columns += (columns.empty() ? "" : ", ") + model::quote_identifier(column.name);
    system_values = system_values || column.identity == model::Identity::always;
  }
  std::string result = "INSERT INTO " + model::qualified(table.name);
  if (columns.empty()) return result + " DEFAULT VALUES";
  result += " (" + columns + ")" + (system_values ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES";
  for (SampleRow const& row : rows) {
    std::string values;
    for (model::Column const& column : table.columns) {
      if (!column.generated.empty()) continue;
      auto const value = row.find(column.name);
      values += values.empty() ? "" : ", ";
      values += value == row.end() ? "DEFAULT"
                : value->second    ? model::quote_literal(*value->second)
                                   : "NULL";
    }
    result += std::string(&row == rows.data() ? "" : ",") + "\n  (" + values + ")";
  }
  return result;
}

void add_statements(Table const& table, std::vector<SampleRow> const& rows, Rows& result) {
  result.statements.push_back(insert_statement(table, rows));
  std::vector<std::string>& single = result.one_by_one.emplace_back();
  for (SampleRow const& row : rows) single.push_back(insert_statement(table, {row}));
  for (model::Column const& column : table.columns) {
    if (!is_counted(column)) continue;
    result.statements.push_back(
        "SELECT setval(pg_get_serial_sequence(" + model::quote_literal(model::qualified(table.name)) + ", " +
        model::quote_literal(column.name) + "), " + std::to_string(rows.size()) + ")");
    result.one_by_one.emplace_back();
  }
}

}  // namespace

Rows make_rows(model::Schema const& schema, model::Schema const& other, Samples const& samples) {
  Side const own(schema, samples);
  Side const wanted(other, samples);
  Order order;
  std::map<Name, std::vector<SampleReference>> references;
  for (Table const& table : schema.tables) order.add(table);
  for (Table const& table : schema.tables) {
    references[table.name] = sample_references(table, wanted.table(table.name));
    for (SampleReference const& reference : references[table.name]) {
      order.refer(table.name, reference.key->referenced, reference.own && !reference.optional);
    }
  }
  Rows result;
  std::map<Name, std::vector<SampleRow>> made;
  order.run([&](Table const& table, bool in_cycle) {
    std::string problem = in_cycle ? "its required foreign keys form a cycle"
                                   : unfillable(table, own, wanted.table(table.name));
    if (problem.empty()) {
      TableRows maker(own, wanted, table, made);
      std::vector<SampleRow> rows = maker.make(references[table.name]);
      problem = maker.problem();
      if (problem.empty()) {
        add_statements(table, rows, result);
        made[table.name] = std::move(rows);
      }
    }
    if (!problem.empty()) result.left_empty.push_back(no_rows(table, problem));
  });
  return result;
}

}  // namespace lockstep
