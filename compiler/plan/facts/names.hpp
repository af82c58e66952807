// The names in use, and the only place that generates names. A plan creates temporary columns, indexes,
// types, triggers and checks; each needs a name that is not in use meanwhile.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "compiler/model/schema.hpp"
#include "compiler/plan/actions/hash.hpp"

namespace lockstep {

// The scope in which a name is unique. relation: tables, indexes, sequences, views and composite types of a
// schema.
enum class NameScope { schema, relation, type, routine, trigger, constraint, column };

// owner: {} of a schema, {schema, ""} of a relation, type or routine, and the table of the others. The name
// of a routine includes the types of its arguments.
struct UsedName {
  NameScope scope;
  model::Name owner;
  std::string name;
};

std::vector<UsedName> names_of(model::Table const& table);  // with its columns, keys and indexes
std::vector<UsedName> names_of(model::Column const& column, model::Name const& table);
std::vector<UsedName> names_of(model::PrimaryKey const& key, model::Name const& table);
std::vector<UsedName> names_of(model::Index const& index, model::Name const& table);
std::vector<UsedName> names_of(model::DefinedObject const& object);
UsedName relation_name(model::Name const& name);
UsedName type_name(model::Name const& name);
// The function of a trigger, which takes no arguments.
UsedName trigger_function(model::Name const& table, std::string const& name);

class UsedNames {
 public:
  // The schema must outlive this object: the members of a table are read when they are asked for first.
  void add(model::Schema const& schema);
  // Returns false when the name is in use already.
  bool add(UsedName const& name);
  void remove(UsedName const& name);
  bool contains(UsedName const& name);
  // Afterwards the members of `from` belong to `to`, or to both.
  void move_members(model::Name const& from, model::Name const& to);
  void copy_members(model::Name const& from, model::Name const& to);
  void remove_members(model::Name const& table);

 private:
  using Members = std::set<std::pair<NameScope, std::string>>;
  Members& members_of(model::Name const& owner);

  std::unordered_map<model::Name, Members, Hash> names_;
  std::unordered_multimap<model::Name, model::Table const*, Hash> unread_;  // tables, by their name
};

// What a plan creates temporarily, and archives.
enum class Helper {
  incoming_column,  // becomes the column
  outgoing_column,  // has been the column
  incoming_index,   // becomes the index, or the index of the primary key
  outgoing_index,   // has been the index
  incoming_type,    // becomes the type
  outgoing_type,    // has been the type
  two_way_sync,     // trigger and function: two columns hold the same value
  one_way_sync,     // trigger and function: a column follows another one
  not_null_check,   // proves SET NOT NULL
  partition_check,  // proves ATTACH PARTITION
  exchanged,        // column or foreign key, while two exchange their names
  archive,          // the schema that keeps what is dropped
};

// Built once from both sides of a plan. The same calls give the same names. The schemas must outlive it.
class Names {
 public:
  Names() = default;
  explicit Names(std::vector<model::Schema const*> sides) : sides_(std::move(sides)) {}
  // The table has both names at some point of the plan.
  void also_called(model::Name const& from, model::Name const& to) { renames_.emplace_back(from, to); }

  // base with the suffix of the helper, and with a number if that name is in use on either side; shortened to
  // the limit of PostgreSQL. owner: the table; for a type its schema. Equal arguments give the same name, and
  // different ones different names.
  std::string generated_name(Helper helper, model::Name const& owner, std::string const& base);
  // The same with the given suffix.
  std::string generated_name(Helper helper, model::Name const& owner, std::string const& base,
                             std::string const& suffix);
  // The name that PostgreSQL would choose for the sequence of a serial column.
  std::string sequence_name(model::Name const& table, std::string const& column);
  // The same for an index over the columns, whose names are joined.
  std::string index_name(model::Name const& table, std::string const& columns);

 private:
  std::string relation_name_for(model::Name const& table, std::string const& column,
                                std::string const& label);
  UsedNames& used();
  std::vector<model::Schema const*> sides_;
  std::vector<std::pair<model::Name, model::Name>> renames_;
  bool read_ = false;
  UsedNames used_;
  std::map<std::tuple<Helper, model::Name, std::string, std::string>, std::string> given_;
};

// The name that PostgreSQL builds from a table, a column and a label ("seq") if it is free: makeObjectName()
// of src/backend/commands/indexcmds.c.
std::string default_name(std::string const& table, std::string const& column, std::string const& label);

// Eight characters: the same for the same text on every machine, and very likely different for another text.
std::string short_hash(std::string const& text);

}  // namespace lockstep
