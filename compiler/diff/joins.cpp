// Finds for each join table of `to` the table of `from` with its links, and which of its columns refers to
// which side. Example: Apple becomes Quince, so that `_AppleToPear` becomes `_PearToQuince`; A referred to
// Apple and refers to Pear now, so that A and B exchange their names.

#include "compiler/diff/joins.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "compiler/model/print.hpp"

namespace lockstep {
namespace {

using model::ForeignKey;
using model::Name;
using model::ObjectKind;
using model::Table;

// The tables that the columns A and B refer to, with their names in `to`.
struct Sides {
  Name a, b;
};

// Whether the table has the columns of a join table and no others.
bool is_join_table(Table const& table) {
  return table.columns.size() == 2 && model::find(table.columns, std::string("A")) != nullptr &&
         model::find(table.columns, std::string("B")) != nullptr;
}

ForeignKey const* key_of_column(Table const& table, std::string const& column) {
  auto const found = std::ranges::find_if(table.foreign_keys, [&](ForeignKey const& key) {
    return key.columns == std::vector<std::string>{column};
  });
  return found == table.foreign_keys.end() ? nullptr : &*found;
}

// The name in a hint, and the side of its field if the hint is `_old.A` or `_old.B`.
struct OldJoin {
  std::string table;
  char side = 0;
};

OldJoin read_old_name(std::string const& text, bool exists) {
  bool const has_side = !exists && text.size() > 2 && (text.ends_with(".A") || text.ends_with(".B"));
  return has_side ? OldJoin{text.substr(0, text.size() - 2), text.back()} : OldJoin{text.substr(0, 63)};
}

class Joins {
 public:
  Joins(Pair<model::Schema const&> models, Pair<Hints const&> hints) : models_(models) {
    for (Table const& table : models.from.tables) from_.emplace(table.name, &table);
    for (Table const& table : models.to.tables) to_.emplace(table.name, &table);
    for (RenameHint const& hint : hints.to.renames) {
      if (hint.object.kind != ObjectKind::table) continue;
      Name const old{hint.object.owner.schema, hint.old_name};
      if (from_.contains(old) && !from_.contains(hint.object.owner)) renamed_.emplace(old, hint.object.owner);
    }
    for (JoinHint const& join : hints.from.joins) from_joins_.emplace(join.table, &join);
  }

  // Adds the renames that follow for one join table.
  void follow(JoinHint const& join, Hints& result, Diagnostics& diagnostics) const {
    std::optional<OldJoin> const hinted = old_join(join);
    Table const* const old = find_old(join, hinted);
    if (old == nullptr) return;
    if (old->name != join.table) {
      result.renames.push_back(
          {.object = {ObjectKind::table, join.table, {}}, .old_name = old->name.name, .span = span_of(join)});
    }
    bool const self = join.a.table == join.b.table;
    std::optional<Sides> const sides = self ? std::nullopt : sides_of(*old, &join);
    if (sides) {
      bool const turned = sides->a == join.b.table && sides->b == join.a.table;
      if (turned) exchange(join, *old, result);
    } else if (hinted && hinted->side != 0) {
      follow_side(join, *old, hinted->side, result, diagnostics);
    } else {
      warn(join, *old, diagnostics);
    }
  }

  // The old table is certain only by its own name, by a hint or by the usual name: the comparison may have
  // removed tables from `from`, so that another table is now the only candidate. Without foreign keys the
  // sides follow from the text of `from`, which is not available here.
  bool is_followed(JoinHint const& join, std::vector<RenameHint> const& renames) const {
    std::optional<OldJoin> const hinted = old_join(join);
    Table const* const old = to_.contains(join.table) ? find_old(join, hinted) : nullptr;
    if (old == nullptr || key_of_column(*old, "A") == nullptr || key_of_column(*old, "B") == nullptr)
      return true;
    bool const certain = hinted || old->name == join.table || old->name.name == usual_name(join);
    if (!certain) return true;
    Hints derived;
    Diagnostics ignored;  // with_join_tables() reports them
    follow(join, derived, ignored);
    return std::ranges::all_of(derived.renames, [&](RenameHint const& each) {
      bool const of_columns = each.object.kind == ObjectKind::foreign_key;  // the columns decide these
      return of_columns || std::ranges::any_of(renames, [&](RenameHint const& rename) {
               return rename.object == each.object && rename.old_name == each.old_name;
             });
    });
  }

  std::vector<Name> candidates(JoinHint const& join) const {
    std::vector<Name> result;
    for (Table const& table : models_.from.tables) {
      if (to_.contains(table.name) || renamed_.contains(table.name) || !is_join_table(table)) continue;
      std::optional<Sides> const sides = sides_of(table, &join);
      bool const same = sides && ((sides->a == join.a.table && sides->b == join.b.table) ||
                                  (sides->a == join.b.table && sides->b == join.a.table));
      if (same) result.push_back(table.name);
    }
    return result;
  }

 private:
  Table const* find_from(Name const& name) const {
    auto const found = from_.find(name);
    return found == from_.end() ? nullptr : found->second;
  }
  Name now(Name const& old) const {
    auto const found = renamed_.find(old);
    return found == renamed_.end() ? old : found->second;
  }
  std::string before(Name const& table) const {
    auto const found =
        std::ranges::find_if(renamed_, [&](auto const& rename) { return rename.second == table; });
    return found == renamed_.end() ? table.name : found->first.name;
  }

  static Span span_of(JoinHint const& join) {
    if (!join.a.old_name.empty()) return join.a.span;
    return join.b.old_name.empty() ? join.span : join.b.span;
  }

  // The name in the hint, with the side of model a.
  std::optional<OldJoin> old_join(JoinHint const& join) const {
    for (JoinSide const* side : {&join.a, &join.b}) {
      if (side->old_name.empty()) continue;
      OldJoin old =
          read_old_name(side->old_name, from_.contains({join.table.schema, side->old_name.substr(0, 63)}));
      bool const other = side == &join.b && old.side != 0;
      if (other) old.side = old.side == 'A' ? 'B' : 'A';
      return old;
    }
    return std::nullopt;
  }

  Table const* find_old(JoinHint const& join, std::optional<OldJoin> const& hinted) const {
    if (hinted) {
      if (Table const* const old = find_from({join.table.schema, hinted->table})) return old;
    }
    if (Table const* const same = find_from(join.table)) return same;
    if (join.named) return nullptr;
    // There is only one relation without a name between two models.
    std::vector<Name> found = candidates(join);
    std::erase_if(found, [&](Name const& name) {
      return name.schema != join.table.schema || !name.name.starts_with('_') ||
             name.name.find("To") == std::string::npos;
    });
    std::string const usual = usual_name(join);
    bool const has_usual = std::ranges::any_of(found, [&](Name const& name) { return name.name == usual; });
    if (has_usual) return find_from({join.table.schema, usual});
    return found.size() == 1 ? find_from(found.front()) : nullptr;
  }

  // The name of the join table before, if the tables had the names of their models.
  std::string usual_name(JoinHint const& join) const {
    auto const [first, last] = std::minmax({before(join.a.table), before(join.b.table)});
    return ("_" + first + "To" + last).substr(0, 63);
  }

  // By the foreign keys, by the text, or by the usual name.
  std::optional<Sides> sides_of(Table const& table, JoinHint const* join) const {
    ForeignKey const* const a = key_of_column(table, "A");
    ForeignKey const* const b = key_of_column(table, "B");
    if (a != nullptr && b != nullptr) return Sides{now(a->referenced), now(b->referenced)};
    auto const known = from_joins_.find(table.name);
    if (known != from_joins_.end()) return Sides{now(known->second->a.table), now(known->second->b.table)};
    bool const usual =
        join != nullptr && join->a.table != join->b.table && table.name.name == usual_name(*join);
    if (!usual) return std::nullopt;
    bool const ordered = before(join->a.table) < before(join->b.table);
    return ordered ? Sides{join->a.table, join->b.table} : Sides{join->b.table, join->a.table};
  }

  void exchange(JoinHint const& join, Table const& old, Hints& result) const {
    auto const add = [&](ObjectKind kind, std::string const& object, std::string const& old_name) {
      result.renames.push_back({.object = {kind, join.table, object},
                                .old_name = old_name,
                                .span = span_of(join),
                                .exchanged = true});
    };
    add(ObjectKind::column, "A", "B");
    add(ObjectKind::column, "B", "A");
    Table const* const next = to_.at(join.table);
    ForeignKey const* const a = key_of_column(old, "A");
    ForeignKey const* const b = key_of_column(old, "B");
    ForeignKey const* const next_a = key_of_column(*next, "A");
    ForeignKey const* const next_b = key_of_column(*next, "B");
    bool const all = a != nullptr && b != nullptr && next_a != nullptr && next_b != nullptr;
    // In a renamed table the foreign keys have other names, and the comparison pairs them by their columns.
    if (!all || a->name != next_a->name || b->name != next_b->name) return;
    add(ObjectKind::foreign_key, a->name, b->name);
    add(ObjectKind::foreign_key, b->name, a->name);
  }

  // An exchange needs a new table name: only that shows later that the database has it already.
  void follow_side(JoinHint const& join, Table const& old, char side, Hints& result,
                   Diagnostics& diagnostics) const {
    if (old.name == join.table) {
      diagnostics.add({.code = Code::rename_conflict,
                       .span = span_of(join),
                       .message = "`" + model::print(join.table) +
                                  "` keeps its name, so an exchange of its columns "
                                  "could not be detected",
                       .help = "give the relation another name with @relation in the same step"});
      return;
    }
    if (side == 'B') exchange(join, old, result);
  }

  void warn(JoinHint const& join, Table const& old, Diagnostics& diagnostics) const {
    std::string const what = suspicion(join, old);
    if (what.empty()) return;
    diagnostics.add(
        {.code = Code::join_sides_unknown,
         .span = join.span,
         .message = what,
         .help = "give the relation another name in the same step, and write on the field that was on side A "
                 "`@renamedFrom(\"" +
                 old.name.name + ".A\")`"});
  }

  // Why the sides may be exchanged; empty if there is no reason.
  std::string suspicion(JoinHint const& join, Table const& old) const {
    std::string const table = "`" + model::print(old.name) + "`";
    if (join.a.table != join.b.table) {
      auto const is_renamed = [&](Name const& name) {
        return std::ranges::any_of(renamed_, [&](auto const& rename) { return rename.second == name; });
      };
      if (!is_renamed(join.a.table) && !is_renamed(join.b.table)) return {};
      return "a model of the join table " + table +
             " is renamed, and no foreign key shows which model is on side A";
    }
    auto const known = from_joins_.find(old.name);
    if (known == from_joins_.end()) return {};
    std::string const& a = known->second->a.field;
    std::string const& b = known->second->b.field;
    bool const kept = a == join.a.field || b == join.b.field;
    if (kept) return {};
    return "side A of " + table + " was `" + a + "` and is `" + join.a.field + "`, side B was `" + b +
           "` and is `" + join.b.field + "`: the links are now read as these fields";
  }

  Pair<model::Schema const&> models_;
  std::map<Name, Table const*> from_, to_;
  std::map<Name, Name> renamed_;  // by the old name
  std::map<Name, JoinHint const*> from_joins_;
};

}  // namespace

Hints with_join_tables(Pair<model::Schema const&> models, Pair<Hints const&> hints,
                       Diagnostics& diagnostics) {
  if (hints.to.joins.empty()) return hints.to;
  Hints result = hints.to;
  Joins const joins(models, hints);
  for (JoinHint const& join : hints.to.joins) joins.follow(join, result, diagnostics);
  return result;
}

std::optional<Name> unfollowed_join_table(Pair<model::Schema const&> models, Hints const& hints) {
  if (hints.joins.empty()) return {};
  Hints const none;
  Joins const joins(models, {none, hints});
  auto const found = std::ranges::find_if_not(
      hints.joins, [&](JoinHint const& join) { return joins.is_followed(join, hints.renames); });
  return found == hints.joins.end() ? std::nullopt : std::optional<Name>(found->table);
}

std::vector<Name> old_join_tables(Pair<model::Schema const&> models, Hints const& hints,
                                  JoinHint const& join) {
  Hints const none;
  return Joins(models, {none, hints}).candidates(join);
}

}  // namespace lockstep
