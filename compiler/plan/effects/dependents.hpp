// What depends on what in one schema: objects that the model holds as definitions, and generated columns,
// defaults and indexes.
#pragma once

#include <map>
#include <vector>

#include "compiler/plan/effects/uses.hpp"

namespace lockstep {

// Which part of the thing at an address has the dependency.
enum class Part { object, generated, default_value, index, foreign_key };

struct Dependent {
  Part part = Part::object;
  model::ObjectRef ref;
  std::strong_ordering operator<=>(Dependent const&) const = default;
  bool operator==(Dependent const&) const = default;
};

class Dependents {
 public:
  // The schema must outlive this. n log n in objects, their needs and the generated columns.
  explicit Dependents(model::Schema const& schema);

  // The direct dependents, except the indexes of a column; of a column also the foreign keys that have it at
  // either end. What depends on a column of a view also depends on the view.
  std::vector<Dependent> const& of(model::ObjectRef const& need) const;
  // What a column (its default or generated expression) or an index needs beyond what its fields name, and
  // for a generated column the columns that it is computed from.
  std::vector<model::ObjectRef> const& needs_of(model::ObjectRef const& structured) const;

  // What the body of a routine may refer to, if it is a string: the tables, columns, types and routines whose
  // names are in it. PostgreSQL records no such dependency, but resolves the names when it creates the
  // routine.
  std::vector<model::ObjectRef> const& named_by(model::ObjectRef const& routine) const;
  // The routines whose bodies may refer to it.
  std::vector<model::ObjectRef> const& routines_naming(model::ObjectRef const& ref) const;

  // The tables and partitions that inherit from it, and those that inherit from them.
  std::vector<model::Name> children_of(model::Name const& table) const;

  model::DefinedObject const* object(model::ObjectRef const& address) const;
  model::Table const* table(model::Name const& name) const;
  model::Column const* column(model::ObjectRef const& address) const;
  // The values of an enum, also those under a former name that a text may still contain.
  std::vector<std::string> const& values_of(model::Name const& type) const;
  void also_called(model::Name const& type, std::string const& value) { values_[type].push_back(value); }

 private:
  void add_objects(model::Schema const& schema);
  void add_child(model::DefinedObject const& object);
  void add_generated(model::Table const& table);
  void add_foreign_keys(model::Table const& table);
  void add_bodies(model::Schema const& schema);
  void add(model::ObjectRef const& need, Dependent const& dependent);

  std::map<model::ObjectRef, std::vector<Dependent>> dependents_;
  std::map<model::ObjectRef, std::vector<model::ObjectRef>> needs_;
  std::map<model::ObjectRef, std::vector<model::ObjectRef>> named_, naming_;  // by bodies of routines
  std::map<model::ObjectRef, model::DefinedObject const*> objects_;
  std::map<model::Name, model::ObjectRef> relations_;         // views and their like
  std::map<model::Name, std::vector<model::Name>> children_;  // of a table or partition, direct ones
  std::map<model::Name, model::Table const*> tables_;
  std::map<model::Name, std::vector<std::string>> values_;  // of enums
};

// What the action uses beyond what uses_of() finds in it: because of SQL text in its column or index, or
// because of dependencies that the catalog records.
Uses implied_uses(Action const& action, Dependents const& from, Dependents const& to);

}  // namespace lockstep
