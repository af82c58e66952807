// Who needs what in one schema: objects that are held by their definition, and the generated columns,
// defaults and indexes that call something.
#pragma once

#include <map>
#include <vector>

#include "compiler/plan/effects/uses.hpp"

namespace lockstep {

// What it is about an address that needs something.
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

  // What needs it directly, except the indexes that name a column; of a column also the foreign keys at
  // either end of which it stands. The columns of a view are the view.
  std::vector<Dependent> const& of(model::ObjectRef const& need) const;
  // What a column (its default or generated expression) or an index needs beyond what its fields name, and
  // for a generated column the columns that it is computed from.
  std::vector<model::ObjectRef> const& needs_of(model::ObjectRef const& structured) const;

  // What the body of a routine may mean, where it is a string: tables, columns, types and routines whose name
  // is in it. PostgreSQL records nothing of that, but looks for it when it makes the routine.
  std::vector<model::ObjectRef> const& named_by(model::ObjectRef const& routine) const;
  // The routines whose bodies may mean it.
  std::vector<model::ObjectRef> const& routines_naming(model::ObjectRef const& ref) const;

  // The tables and partitions that inherit from it, and those that inherit from them.
  std::vector<model::Name> children_of(model::Name const& table) const;

  model::DefinedObject const* object(model::ObjectRef const& address) const;
  model::Table const* table(model::Name const& name) const;
  model::Column const* column(model::ObjectRef const& address) const;
  // The values of an enum, those also that a text may call by a name of before.
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

// What the action uses because of text in its column or index, or because of dependencies that the catalog
// has recorded: beyond what uses_of() sees in the action itself.
Uses implied_uses(Action const& action, Dependents const& from, Dependents const& to);

}  // namespace lockstep
