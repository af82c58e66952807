#include "compiler/model/language.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>

#include "compiler/model/belonging.hpp"
#include "compiler/model/canonical.hpp"
#include "compiler/model/defaults.hpp"
#include "compiler/model/extension_members.hpp"
#include "compiler/model/old_names.hpp"
#include "compiler/model/partitions.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/rebuilt_enums.hpp"
#include "compiler/model/type_names.hpp"
#include "compiler/model/types.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep::model {
namespace {

// The siblings by their keys; the list must not change while the map is used.
template <class T>
auto by_key(std::vector<T>& list) {
  std::map<std::remove_cvref_t<decltype(key_of(list.front()))>, T*> result;
  for (T& item : list) result.emplace(key_of(item), &item);
  return result;
}

template <class Map, class Key>
auto lookup(Map const& map, Key const& key) {
  auto const found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

// Whether the type has a precision of 6 if none is given.
bool has_usual_precision(Type const& type) {
  std::string const& name = type.name.name;
  return name == "timestamp" || name == "timestamptz" || name == "time" || name == "timetz" ||
         name == "interval";
}

// Gives the type of the text the spelling of the catalog if both mean the same.
void align_type(Type const& catalog, Type& text) {
  if (catalog.name.name != text.name.name) return;
  if (catalog.name.schema.empty() || text.name.schema.empty()) text.name.schema = catalog.name.schema;
  if (catalog.name != text.name) return;
  auto const precision = [](Type const& type) { return type.modifiers.empty() ? "6" : type.modifiers; };
  bool const times = has_usual_precision(text) && precision(catalog) == precision(text);
  if (times || lower(catalog.modifiers) == lower(text.modifiers)) text.modifiers = catalog.modifiers;
}

bool is_autoincrement(Column const& column) {
  return column.identity != Identity::none || column.value.kind == DefaultKind::sequence;
}

void align_column(Column const& catalog, Column& text) {
  align_type(catalog.type, text.type);
  if (has_collation(text.type) || text.type.name == catalog.type.name) text.collation = catalog.collation;
  text.is_virtual = catalog.is_virtual;
  if (text.type.array) text.nullable = catalog.nullable;
  if (is_autoincrement(catalog) && is_autoincrement(text)) {
    text.identity = catalog.identity;
    text.value = catalog.value;
  }
  bool const whatever = text.value.kind == DefaultKind::database;
  if (whatever) text.value = catalog.value;
  if (text.generated.empty() && (whatever || text.value.kind == DefaultKind::none)) {
    text.generated = catalog.generated;
  }
}

// The identity of an index without its name: columns with direction and operator class, method, uniqueness.
using IndexShape = std::tuple<std::vector<std::tuple<std::string, bool, std::string>>, std::string, bool>;

IndexShape shape_of(Index const& index) {
  std::vector<std::tuple<std::string, bool, std::string>> parts;
  for (IndexPart const& part : index.parts) {
    parts.emplace_back(part.column, part.descending, part.operator_class);
  }
  return {std::move(parts), index.method, index.unique};
}

bool has_expression(Index const& index) {
  return std::ranges::any_of(index.parts, [](IndexPart const& part) { return part.column.empty(); });
}

// Whether the schema text can express the operator class of the part: only @@index can name one, and without
// a name the language must know that the type has a default one.
bool has_sayable_class(Table const& table, Index const& index, IndexPart const& part) {
  if (!part.operator_class.empty()) return !index.unique;
  Column const* const column = find(table.columns, part.column);
  bool const known = column != nullptr && find_type(column->type.name.name) != nullptr;
  bool const any = index.method == "btree" || index.method == "hash" || !known;
  return any || !default_operator_class(index.method, column->type).empty();
}

bool is_known_method(std::string_view method) {
  for (std::string_view const known : {"btree", "hash", "gist", "gin", "spgist", "brin"}) {
    if (method == known) return true;
  }
  return false;
}

// Whether the schema text can express the index exactly.
bool is_sayable(Table const& table, Index const& index) {
  std::set<std::string_view> seen;
  bool const plain_parts = std::ranges::all_of(index.parts, [&](IndexPart const& part) {
    return part.collation.empty() && part.nulls_first == part.descending && seen.insert(part.column).second &&
           has_sayable_class(table, index, part);
  });
  return plain_parts && is_known_method(index.method) && index.include.empty() && index.predicate.empty() &&
         !index.nulls_not_distinct;
}

// The columns that only the catalog has. They are also removed from what the text takes from the catalog.
class Gone {
 public:
  Gone(Table const& catalog, Table const& text) : catalog_(catalog), text_(text) {}

  bool has(std::string const& name) const {
    return find(text_.columns, name) == nullptr && find(catalog_.columns, name) != nullptr;
  }
  std::vector<std::string> left_of(std::vector<std::string> columns) const {
    std::erase_if(columns, [&](std::string const& name) { return has(name); });
    return columns;
  }
  bool is_in(std::string const& sql) const {
    return std::ranges::any_of(identifiers_of(sql), [&](std::string const& name) { return has(name); });
  }

 private:
  Table const& catalog_;
  Table const& text_;
};

// A class with parameters is named even if it is the default one.
void align_class(IndexPart const& catalog, IndexPart& text) {
  if (catalog.parameters.empty()) return;
  if (!text.operator_class.empty() && text.operator_class != catalog.operator_class) return;
  text.operator_class = catalog.operator_class;
  text.parameters = catalog.parameters;
}

void align_index(Index const& catalog, Gone const& gone, Index& text) {
  // Operator classes and the order of NULLs depend on the method, and not every method has INCLUDE.
  bool const same_method = text.method == catalog.method;
  bool const includes = same_method || text.method == "btree" || text.method == "gist";
  if (includes) text.include = gone.left_of(catalog.include);
  text.valid = catalog.valid;
  if (text.unique) {
    text.nulls_not_distinct = catalog.nulls_not_distinct;
    text.constraint = catalog.constraint;
    text.deferrable = catalog.deferrable;
    text.initially_deferred = catalog.initially_deferred;
  }
  if (text.predicate.empty() && !gone.is_in(catalog.predicate)) text.predicate = catalog.predicate;
  if (text.parts.size() != catalog.parts.size()) return;
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    if (text.parts[i].column != catalog.parts[i].column) continue;
    text.parts[i].collation = catalog.parts[i].collation;
    if (!same_method) continue;
    align_class(catalog.parts[i], text.parts[i]);
    if (text.parts[i].descending == catalog.parts[i].descending) {
      text.parts[i].nulls_first = catalog.parts[i].nulls_first;
    }
  }
}

// For each index of the text that of the catalog, or null. An equal name comes before an equal shape, and an
// index that the text can express before one that it cannot; no index is used twice.
std::vector<Index*> partners(Table& table, std::vector<Index> const& text) {
  std::vector<Index>& catalog = table.indexes;
  std::vector<Index*> result;
  std::set<Index const*> taken;
  auto const names = by_key(catalog);
  for (Index const& wanted : text) {
    Index* const found = lookup(names, wanted.name);
    bool const usable = found != nullptr && !has_expression(*found);
    if (usable) taken.insert(found);
    result.push_back(usable ? found : nullptr);
  }
  std::map<IndexShape, std::vector<Index*>> shapes;
  for (bool const sayable : {false, true}) {  // later entries are used first
    for (Index& index : catalog) {
      if (!has_expression(index) && is_sayable(table, index) == sayable)
        shapes[shape_of(index)].push_back(&index);
    }
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const same = shapes.find(shape_of(text[i]));
    while (result[i] == nullptr && same != shapes.end() && !same->second.empty()) {
      Index* const last = same->second.back();
      same->second.pop_back();
      if (taken.insert(last).second) result[i] = last;
    }
  }
  return result;
}

std::vector<std::string> columns_under(Table const& table, Index const& index) {
  std::vector<std::string> columns;
  for (Column const& column : table.columns) {
    if (index_mentions(index, column.name)) columns.push_back(column.name);
  }
  return columns;
}

// What is not compared and stays in the database.
struct Unmanaged {
  std::vector<ObjectRef> objects;
  std::vector<Dependency> dependencies;

  void stands_on(ObjectRef const& object, Name const& owner, std::vector<std::string> const& columns) {
    for (std::string const& column : columns)
      dependencies.push_back({object, {ObjectKind::column, owner, column}});
  }
};

void rename_column(Index& index, std::string const& old, std::string const& now) {
  for (IndexPart& part : index.parts) {
    if (part.column == old) part.column = now;
  }
  std::ranges::replace(index.include, old, now);
  index.predicate = with_identifier(index.predicate, old, now);
}

// Replaces the column names in the indexes of the catalog by those of the text. Two columns may exchange
// their names, so each one gets a temporary name first.
void rename_columns(Table& catalog, ColumnRenames const& renames) {
  auto const between = [](std::string const& name) { return '\0' + name; };
  for (Index& index : catalog.indexes) {
    for (auto const& [old, now] : renames) rename_column(index, old, between(now));
    for (auto const& [old, now] : renames) rename_column(index, between(now), now);
  }
}

// The columns that the text lacks, also under a new name.
std::vector<std::string> lost_columns(std::vector<std::string> columns, Table const& text,
                                      ColumnRenames const& renames) {
  std::erase_if(columns, [&](std::string const& name) {
    auto const renamed = std::ranges::find(renames, name, &ColumnRenames::value_type::first);
    return find(text.columns, renamed == renames.end() ? name : renamed->second) != nullptr;
  });
  return columns;
}

void align_indexes(Table& catalog, Table& text, OldNames const& old_names, RebuiltEnums const& enums,
                   Gone const& gone, Unmanaged& unmanaged) {
  std::optional<Table> renamed;  // copied only if there are renames
  ColumnRenames const renames = old_names.renamed_columns(catalog, text);
  if (!renames.empty()) rename_columns(renamed.emplace(catalog), renames);
  std::vector<Index*> const found = partners(renamed ? *renamed : catalog, text.indexes);
  std::set<std::string> managed;
  std::vector<Index> rebuilt;
  for (std::size_t i = 0; i < text.indexes.size(); ++i) {
    if (found[i] == nullptr) continue;
    align_index(*found[i], gone, text.indexes[i]);
    managed.insert(found[i]->name);
  }
  std::erase_if(catalog.indexes, [&](Index const& index) {
    if (managed.contains(index.name) || (!has_expression(index) && is_sayable(catalog, index))) return false;
    ObjectRef const object{ObjectKind::index, catalog.name, index.name};
    std::vector<std::string> columns = columns_under(catalog, index);
    std::vector<std::string> const lost = lost_columns(columns, text, renames);
    // PostgreSQL drops the index with the column. It stays in the model, so that its drop is a change.
    bool const goes = !lost.empty();
    if (!goes) unmanaged.objects.push_back(object);
    // The index is on both sides then, so that the plan drops and creates it around the change of the enum.
    bool const along = !goes && find(text.indexes, index.name) == nullptr && enums.take_along(catalog, index);
    if (along) rebuilt.push_back(renamed ? *find(renamed->indexes, index.name) : index);
    unmanaged.stands_on(object, catalog.name, goes ? lost : columns);
    return !goes && !along;
  });
  std::ranges::move(rebuilt, std::back_inserter(text.indexes));
  std::ranges::stable_sort(text.indexes, {}, &Index::name);
}

// Whether a relation can connect the types: they are equal in the language, where all integers except those
// of 64 bits are one type.
bool is_same_scalar(Type const& a, Type const& b) {
  return family_of(a) == family_of(b) && (a.name.name == "int8") == (b.name.name == "int8");
}

// Whether a relation can express the key: the text has models for both tables, and the types match.
bool is_sayable(Table const& table, ForeignKey const& key, std::map<Name, Table*> const& tables) {
  auto const target = tables.find(key.referenced);
  if (target == tables.end()) return false;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    Column const* const from = find(table.columns, key.columns[i]);
    Column const* const to = find(target->second->columns, key.referenced_columns[i]);
    if (from != nullptr && to != nullptr && !is_same_scalar(from->type, to->type)) return false;
  }
  return true;
}

void align_foreign_keys(Table& catalog, Table& text, std::map<Name, Table*> const& tables,
                        Unmanaged& unmanaged) {
  using Shape = std::tuple<std::vector<std::string>, Name, std::vector<std::string>>;
  auto const shape = [](ForeignKey const& key) {
    return Shape{key.columns, key.referenced, key.referenced_columns};
  };
  std::map<Shape, ForeignKey*> shapes;
  for (ForeignKey& key : catalog.foreign_keys) shapes.emplace(shape(key), &key);
  auto const names = by_key(catalog.foreign_keys);
  std::set<std::string> managed;
  for (ForeignKey& key : text.foreign_keys) {
    ForeignKey const* found = lookup(names, key.name);
    if (found == nullptr) found = lookup(shapes, shape(key));
    if (found == nullptr) continue;
    managed.insert(found->name);
    key.deferrable = found->deferrable;
    key.initially_deferred = found->initially_deferred;
    key.validated = found->validated;
    key.match_full = found->match_full;
    key.enforced = found->enforced;
    if (key.on_delete == found->on_delete) key.set_columns = found->set_columns;
  }
  std::erase_if(catalog.foreign_keys, [&](ForeignKey const& key) {
    if (managed.contains(key.name) || is_sayable(catalog, key, tables)) return false;
    ObjectRef const object{ObjectKind::foreign_key, catalog.name, key.name};
    unmanaged.objects.push_back(object);
    unmanaged.stands_on(object, catalog.name, key.columns);
    unmanaged.stands_on(object, key.referenced, key.referenced_columns);
    return true;
  });
}

void align_primary_key(PrimaryKey const& catalog, Gone const& gone, PrimaryKey& text) {
  text.include = gone.left_of(catalog.include);
  text.deferrable = catalog.deferrable;
  text.initially_deferred = catalog.initially_deferred;
}

void align_table(Table& catalog, Table& text, OldNames const& old_names, RebuiltEnums const& enums,
                 std::map<Name, Table*> const& tables, Unmanaged& unmanaged) {
  text.partition_by = catalog.partition_by;
  auto const columns = by_key(catalog.columns);
  for (Column& column : text.columns) {
    if (Column const* const known = old_names.find_column(columns, text.name, column.name)) {
      align_column(*known, column);
    }
  }
  Gone const gone(catalog, text);
  align_indexes(catalog, text, old_names, enums, gone, unmanaged);
  align_foreign_keys(catalog, text, tables, unmanaged);
  if (catalog.primary_key && text.primary_key)
    align_primary_key(*catalog.primary_key, gone, *text.primary_key);
}

// The values that both have stand in the text's order, at the places where the catalog has such values.
void align_order(std::vector<std::string>& known, std::vector<std::string> const& said) {
  std::set<std::string> const has(known.begin(), known.end());
  std::vector<std::string> common;
  for (std::string const& value : said) {
    if (has.contains(value)) common.push_back(value);
  }
  std::set<std::string> const shared(common.begin(), common.end());
  auto next = common.begin();
  for (std::string& value : known) {
    if (shared.contains(value) && next != common.end()) value = *next++;
  }
}

void align_enums(Schema& catalog, Schema& text) {
  auto const known = by_key(catalog.enums);
  for (Enum const& said : text.enums) {
    if (Enum* const found = lookup(known, said.name)) align_order(found->values, said.values);
  }
}

// The renames of the hints that are not yet in the catalog, owners first.
std::vector<std::pair<ObjectRef, ObjectRef>> renames_of(std::set<ObjectRef> const& known,
                                                        Hints const& hints) {
  std::vector<std::pair<ObjectRef, ObjectRef>> result;
  std::map<Name, Name> owners;  // by the new name
  for (bool const members : {false, true}) {
    for (RenameHint const& hint : hints.renames) {
      if (hint.object.member.empty() == members) continue;
      ObjectRef old = hint.object;
      auto const owner = owners.find(old.owner);
      if (members && owner != owners.end()) old.owner = owner->second;
      ObjectRef const same = old;
      (members ? old.member : old.owner.name) = hint.old_name;
      if (!known.contains(old) || (!hint.exchanged && known.contains(same))) continue;
      if (!members) owners.emplace(hint.object.owner, old.owner);
      result.push_back({old, hint.object});
    }
  }
  return result;
}

// The same in an order in which each new name is free; an exchange of two names uses a temporary one.
std::vector<std::pair<ObjectRef, ObjectRef>> one_by_one(
    std::vector<std::pair<ObjectRef, ObjectRef>> const& renames) {
  std::vector<std::pair<ObjectRef, ObjectRef>> result, later;
  for (auto const& [from, to] : renames) {
    ObjectRef const taken{to.kind, from.owner, to.member};
    bool const exchanged = !to.member.empty() && std::ranges::any_of(renames, [&](auto const& other) {
      return other.first == taken;
    });
    ObjectRef const between = exchanged ? ObjectRef{to.kind, to.owner, '\0' + to.member} : to;
    result.emplace_back(from, between);
    if (exchanged) later.emplace_back(between, to);
  }
  result.insert(result.end(), later.begin(), later.end());
  return result;
}

// Whether the object holds options of a sequence of a column that the text does not number.
bool lost_its_sequence(Schema const& text, DefinedObject const& object) {
  static constexpr std::string_view begin = "column ", end = " sequence";
  std::string_view member = object.address.member;
  bool const is_setting = object.address.kind == ObjectKind::setting;
  if (!is_setting || !member.starts_with(begin) || !member.ends_with(end)) return false;
  member = member.substr(begin.size(), member.size() - begin.size() - end.size());
  Table const* const table = find(text.tables, object.address.owner);
  Column const* const column = table == nullptr ? nullptr : find(table->columns, std::string(member));
  return column != nullptr && !is_numbered(*column);
}

// Copies the objects of the catalog to the text, except those that are dropped with what the text lacks.
void take_over(Schema const& catalog, Schema& text, Hints const& hints) {
  if (catalog.objects.empty() && catalog.dependencies.empty()) return;
  std::set<ObjectRef> known = addresses_of(catalog);
  Schema moved{.objects = catalog.objects, .dependencies = catalog.dependencies};
  for (auto const& [from, to] : one_by_one(renames_of(known, hints))) {
    rename_addresses(moved, from, to);
    std::set<ObjectRef> now;
    for (ObjectRef const& ref : known) now.insert(renamed(ref, from, to));
    known = std::move(now);
  }
  std::set<ObjectRef> stays = addresses_of(text);
  std::set<ObjectRef> const said = stays;
  for (DefinedObject const& object : moved.objects) stays.insert(object.address);
  carried_off(moved.objects, known, stays);
  for (DefinedObject& object : moved.objects) {
    bool const kept = stays.contains(object.address) && !said.contains(object.address) &&
                      !(lost_its_sequence(text, object) && find(catalog.objects, object.address) != nullptr);
    if (kept) text.objects.push_back(std::move(object));
  }
  std::ranges::sort(text.objects, {}, &DefinedObject::address);
  for (Dependency& dependency : moved.dependencies) {
    if (stays.contains(dependency.object)) text.dependencies.push_back(std::move(dependency));
  }
  std::ranges::sort(text.dependencies);
}

// Renames the enums in the texts that were taken from the catalog.
void rename_enums(Schema const& catalog, Schema& text, Hints const& hints) {
  if (hints.renames.empty()) return;
  for (auto const& [from, to] : renames_of(addresses_of(catalog), hints)) {
    bool const renamed = from.kind == ObjectKind::enum_type && find(catalog.enums, to.owner) == nullptr;
    if (renamed) rename_type_in_texts(text, from.owner, to.owner);
  }
}

}  // namespace

Comparable make_comparable(Schema catalog, Schema text, Hints const& hints) {
  Unmanaged unmanaged;
  // They follow the indexes of the partitioned table, which the text has.
  std::erase_if(catalog.objects, is_attached_index);
  for (DefinedObject const& object : catalog.objects) unmanaged.objects.push_back(object.address);
  auto const spaces = by_key(text.namespaces);
  std::erase_if(catalog.namespaces, [&](Namespace const& known) { return !spaces.contains(known.name); });
  align_extensions(catalog, text);
  align_enums(catalog, text);
  OldNames const old_names(hints);
  RebuiltEnums const enums(catalog, text, hints);
  auto const tables = by_key(catalog.tables);
  for (Table& said : text.tables) {
    if (Table* const known = old_names.find_table(tables, said.name)) {
      align_table(*known, said, old_names, enums, tables, unmanaged);
    }
  }
  take_over(catalog, text, hints);
  rename_enums(catalog, text, hints);
  std::ranges::sort(unmanaged.objects);
  std::ranges::sort(unmanaged.dependencies);
  catalog.unmanaged = std::move(unmanaged.dependencies);
  return {.catalog = std::move(catalog), .text = std::move(text), .unmanaged = std::move(unmanaged.objects)};
}

}  // namespace lockstep::model
