#include "compiler/plan/recipes/choose.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <string_view>

#include "compiler/plan/recipes/inheritance.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::ObjectRef;

// Whether the version, numbers between dots, comes before the other one. Other versions have no order.
bool is_older(std::string_view version, std::string_view other) {
  auto const numbers = [](std::string_view text) {
    std::vector<int> result;
    for (int number = 0; !text.empty();) {
      auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc()) return std::vector<int>();
      result.push_back(number);
      text.remove_prefix(static_cast<std::size_t>(end - text.data()));
      if (text.empty()) break;
      if (text.front() != '.') return std::vector<int>();
      text.remove_prefix(1);
    }
    return result;
  };
  std::vector<int> const one = numbers(version), another = numbers(other);
  return !one.empty() && !another.empty() && one < another;
}

// Chooses the recipe of each change.
class RecipeChooser {
 public:
  RecipeChooser(PlanningContext& recipe, model::Schema const& before, SplitRenames const& renames)
      : recipe_(recipe), before_(before), renames_(renames) {}

  void run(std::vector<Change> const& changes, std::vector<std::size_t> const& causes) {
    std::vector<Change> typed;
    recipe_.exchanged = exchanges_of(changes);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].verb != Verb::rename) continue;
      if (changes[i].to.kind == ObjectKind::column) recipe_.renamed_columns.emplace(changes[i].to, causes[i]);
      if (changes[i].to.kind == ObjectKind::table) recipe_.renamed_tables.insert(changes[i].to.owner);
      bool const kept = changes[i].to.kind == ObjectKind::table && keeps_old_name(recipe_, changes[i]);
      if (kept) kept_names_.insert(changes[i].to.owner);
    }
    for (Change const& change : changes) {
      bool const late = change.verb == Verb::rename && change.to.kind == ObjectKind::column &&
                        !recipe_.single_phase() && !kept_names_.contains(change.to.owner);
      if (late) recipe_.renamed_in_contract.emplace(change.to, change.from.member);
    }
    std::vector<std::size_t> typed_causes;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      bool const goes = changes[i].verb == Verb::drop || changes[i].verb == Verb::alter;
      if (goes && changes[i].to.kind == ObjectKind::index)
        recipe_.changed_indexes.emplace(changes[i].to, causes[i]);
      ObjectRef const& column = changes[i].to;
      bool const typed_in_place = is_typed(changes[i]) && !is_recreated(recipe_, column.owner, column.member);
      if (!typed_in_place) continue;
      typed.push_back(changes[i]);
      typed_causes.push_back(causes[i]);
    }
    alter_types(recipe_, typed, typed_causes);
    for (int turn = 0; turn < 3; ++turn) {
      for (std::size_t i = 0; i < changes.size(); ++i) {
        if (turn_of(changes[i]) == turn) one(changes[i], causes[i]);
      }
    }
  }

 private:
  // A created column may claim the drop of the column that it is renamed from, so drops come after creates.
  // The drop of an index may already change a foreign key that is bound to it, so alterations of foreign keys
  // come last.
  static int turn_of(Change const& change) {
    if (change.verb == Verb::drop) return 1;
    return change.verb == Verb::alter && change.to.kind == ObjectKind::foreign_key ? 2 : 0;
  }

  void one(Change const& change, std::size_t cause) {
    bool const is_object = recipe_.from_objects.contains(change.to) || recipe_.to_objects.contains(change.to);
    if (is_object) return change_object(recipe_, change, cause);
    switch (change.to.kind) {
      case ObjectKind::schema_object:
        if (change.verb == Verb::create)
          recipe_.add(Phase::expand, cause, {action::CreateNamespace{change.to.owner.name}});
        return;  // a schema is never dropped
      case ObjectKind::extension:
        return extension(change, cause);
      case ObjectKind::enum_type:
        return enum_type(change, cause);
      case ObjectKind::enum_value:
        if (change.verb == Verb::rename) {
          recipe_.add(Phase::expand, cause,
                      {action::RenameEnumValue{change.to.owner, change.from.member, change.to.member}});
        }
        return;
      case ObjectKind::table:
        return table(change, cause);
      case ObjectKind::column:
        return column(change, cause);
      case ObjectKind::primary_key:
        return member<model::PrimaryKey>(change, cause, add_primary_key, drop_primary_key,
                                         replace_primary_key);
      case ObjectKind::index:
        return member<model::Index>(change, cause, create_index, drop_index, replace_index);
      case ObjectKind::foreign_key:
        return member<model::ForeignKey>(change, cause, add_foreign_key, drop_foreign_key,
                                         replace_foreign_key);
      default:
        recipe_.refuse(change.to,
                       "creating, dropping or altering a " + std::string(enum_name(change.to.kind)),
                       "write it by hand");
    }
  }

  void extension(Change const& change, std::size_t cause) {
    if (change.verb == Verb::create) {
      recipe_.add(Phase::expand, cause,
                  {action::CreateExtension{*model::find(recipe_.to.extensions, change.to.owner.name)}});
    } else if (change.verb == Verb::alter) {
      alter_extension({*model::find(recipe_.from.extensions, change.to.owner.name),
                       *model::find(recipe_.to.extensions, change.to.owner.name)},
                      change, cause);
    }
  }

  void alter_extension(Pair<model::Extension> const& extensions, Change const& change, std::size_t cause) {
    auto const& [from, to] = extensions;
    if (from.schema != to.schema && !from.relocatable) {
      recipe_.refuse(change.to, "moving an extension that is not relocatable to another schema",
                     "keep its schema, or drop the extension and create it again by hand");
    } else if (is_older(to.version, from.version)) {
      recipe_.refuse(change.to, "an older version of an extension",
                     "extensions have no scripts for that: drop the extension and create it again by hand");
    } else {
      recipe_.add(Phase::expand, cause, {action::AlterExtension{from, to}});
    }
  }

  void enum_type(Change const& change, std::size_t cause) {
    Name const& name = change.to.owner;
    switch (change.verb) {
      case Verb::create:
        return recipe_.add(Phase::expand, cause, {action::CreateEnum{*model::find(recipe_.to.enums, name)}});
      case Verb::drop:
        return recipe_.add(Phase::contract, cause, {drop_enum(*model::find(recipe_.from.enums, name))});
      case Verb::rename:
        return recipe_.add(Phase::expand, cause, {action::RenameEnum{change.from.owner, name}});
      case Verb::alter:
        break;
    }
    std::vector<std::pair<std::string, std::string>> renamed;
    for (AppliedRename const& rename : renames_.values) {
      if (rename.to.owner == name) renamed.push_back({rename.from.member, rename.to.member});
    }
    alter_enum(recipe_, {*model::find(recipe_.from.enums, name), *model::find(recipe_.to.enums, name)},
               renamed, cause);
  }

  action::DropEnum drop_enum(model::Enum const& type) const { return {type, archive_for(recipe_, type)}; }

  void table(Change const& change, std::size_t cause) {
    switch (change.verb) {
      case Verb::create:
        return create_table(recipe_, *recipe_.to_tables.at(change.to.owner), cause);
      case Verb::drop:
        return drop_table(recipe_, *recipe_.from_tables.at(change.to.owner), cause);
      case Verb::rename:
        return rename_table(recipe_, change, before_, cause);
      case Verb::alter:
        return recipe_.refuse(change.to, "a change of how a table is partitioned",
                              "make a new table by hand and move the rows");
    }
  }

  void column(Change const& change, std::size_t cause) {
    Name const& owner = change.to.owner;
    std::string const& name = change.to.member;
    if (refuses_inherited(recipe_, change)) return;
    bool const comes_or_goes = change.verb == Verb::create || change.verb == Verb::drop;
    if (model::Table const* const source = comes_or_goes ? source_of(recipe_, change) : nullptr)
      return pass_on_column(recipe_, change, *source, cause);
    switch (change.verb) {
      case Verb::create: {
        model::Table const& table = *recipe_.to_tables.at(owner);
        return add_column(recipe_, table, *model::find(table.columns, name), cause);
      }
      case Verb::drop: {
        model::Table const& table = *recipe_.from_tables.at(owner);
        return drop_column(recipe_, table, *model::find(table.columns, name), cause);
      }
      case Verb::rename:
        if (kept_names_.contains(owner)) return;  // renamed together with the table
        if (recipe_.exchanged.contains(change.to)) return exchange_columns(recipe_, change, cause);
        return recipe_.add(Phase::contract, cause, {action::RenameColumn{owner, change.from.member, name}});
      case Verb::alter:
        return alter_column(recipe_, change, cause);
    }
  }

  // A key or an index, found by its name on each side.
  template <class T, class Add, class Drop, class Replace>
  void member(Change const& change, std::size_t cause, Add add, Drop drop, Replace replace) {
    Name const& owner = change.to.owner;
    auto const at = [&](std::map<Name, model::Table const*> const& tables,
                        std::string const& name) -> T const& {
      model::Table const& table = *tables.at(owner);
      if constexpr (std::is_same_v<T, model::PrimaryKey>) {
        assert(table.primary_key && table.primary_key->name == name);
        return *table.primary_key;
      } else if constexpr (std::is_same_v<T, model::Index>) {
        return *model::find(table.indexes, name);
      } else {
        return *model::find(table.foreign_keys, name);
      }
    };
    switch (change.verb) {
      case Verb::create:
        return add(recipe_, owner, at(recipe_.to_tables, change.to.member), cause);
      case Verb::drop:
        return drop(recipe_, owner, at(recipe_.from_tables, change.to.member), cause);
      case Verb::alter:
        return replace(
            recipe_, owner,
            Pair<T>{at(recipe_.from_tables, change.to.member), at(recipe_.to_tables, change.to.member)},
            cause);
      case Verb::rename:
        if (recipe_.exchanged.contains(change.to)) return;  // together with its column
        break;
    }
    bool const index = std::is_same_v<T, model::Index> && !at_index_constraint(change);
    if (index) {
      recipe_.add(Phase::expand, cause, {action::RenameIndex{owner, change.from.member, change.to.member}});
    } else {
      recipe_.add(Phase::expand, cause,
                  {action::RenameConstraint{owner, change.from.member, change.to.member}});
    }
  }

  bool at_index_constraint(Change const& change) const {
    model::Index const* index =
        model::find(recipe_.from_tables.at(change.to.owner)->indexes, change.from.member);
    return index != nullptr && index->constraint;
  }

  PlanningContext& recipe_;
  model::Schema const& before_;
  SplitRenames const& renames_;
  std::set<Name> kept_names_;  // tables with a view under their old name
};

}  // namespace

void choose_recipes(PlanningContext& recipe, model::Schema const& before, SplitRenames const& renames,
                    std::vector<Change> const& changes, std::vector<std::size_t> const& causes) {
  RecipeChooser(recipe, before, renames).run(changes, causes);
}

}  // namespace lockstep
