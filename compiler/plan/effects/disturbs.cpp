#include "compiler/plan/effects/disturbs.hpp"
#include "compiler/plan/facts/object_facts.hpp"

#include <algorithm>

#include "compiler/plan/effects/dependents.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;

std::vector<Invalidation> members_taken(model::Table const& table) {
  std::vector<Invalidation> taken{{{ObjectKind::table, table.name, {}}}};
  for (model::Column const& c : table.columns) taken.push_back({{ObjectKind::column, table.name, c.name}});
  for (model::Index const& i : table.indexes) taken.push_back({{ObjectKind::index, table.name, i.name}});
  for (model::ForeignKey const& k : table.foreign_keys)
    taken.push_back({{ObjectKind::foreign_key, table.name, k.name}});
  if (table.primary_key) taken.push_back({{ObjectKind::primary_key, table.name, table.primary_key->name}});
  return taken;
}

// A plain btree index follows its column by itself. One of another method, with an operator class or with an
// expression may not fit the new type.
bool follows_type(model::Index const& index) {
  return index.method == "btree" && !is_textual(index) &&
         std::all_of(index.parts.begin(), index.parts.end(),
                     [](model::IndexPart const& part) { return part.operator_class.empty(); });
}

}  // namespace

std::vector<Invalidation> invalidations_of(Action const& action) {
  using namespace action;  // NOLINT(google-build-using-namespace): this function is one visitor
  return visit(overloaded{
                   [](AlterColumnType const& a) {
                     model::Name const &was = a.from.type.name, &is = a.to.type.name;
                     bool const plain = was == is || (was.schema.empty() && is.schema.empty());
                     auto const kind =
                         plain ? InvalidationKind::type_changed : InvalidationKind::cast_changed;
                     std::vector<Invalidation> taken{{{ObjectKind::column, a.table, a.to.name}, kind}};
                     for (model::Name const& heir : a.heirs)
                       taken.push_back({{ObjectKind::column, heir, a.to.name}, kind});
                     return taken;
                   },
                   [](AlterComposite const& a) {
                     std::vector<Invalidation> taken;
                     if (a.dropped.empty()) return taken;
                     taken.push_back({a.to.address, InvalidationKind::enum_rebuilt});
                     if (!a.rebuilt) return taken;
                     for (EnumUse const& use : a.uses)
                       taken.push_back({{ObjectKind::column, use.table, use.column.name},
                                        InvalidationKind::enum_rebuilt});
                     return taken;
                   },
                   [](DropColumn const& a) {
                     std::vector<Invalidation> taken{{{ObjectKind::column, a.table, a.column.name}}};
                     for (model::Name const& heir : a.heirs)
                       taken.push_back({{ObjectKind::column, heir, a.column.name}});
                     return taken;
                   },
                   [](DropTable const& a) { return members_taken(a.table); },
                   [](ReplaceEnum const& a) {
                     std::vector<Invalidation> taken{{{ObjectKind::enum_type, a.to.name, {}}}};
                     for (EnumUse const& use : a.uses)
                       taken.push_back({{ObjectKind::column, use.table, use.column.name},
                                        InvalidationKind::enum_rebuilt});
                     return taken;
                   },
                   [](DropEnum const& a) {
                     return std::vector<Invalidation>{{{ObjectKind::enum_type, a.type.name, {}}}};
                   },
                   [](DropObject const& a) { return std::vector<Invalidation>{{a.object.address}}; },
                   [](DropIndex const& a) {
                     return std::vector<Invalidation>{{{ObjectKind::index, a.table, a.index.name}}};
                   },
                   [](RenameIndex const& a) {
                     return std::vector<Invalidation>{{{ObjectKind::index, a.table, a.from}}};
                   },
                   [](DropPrimaryKey const& a) {
                     return std::vector<Invalidation>{{{ObjectKind::primary_key, a.table, a.key.name}}};
                   },
                   [](DropForeignKey const& a) {
                     return std::vector<Invalidation>{{{ObjectKind::foreign_key, a.table, a.key.name}}};
                   },
                   [](RenameConstraint const& a) {
                     return std::vector<Invalidation>{{{ObjectKind::primary_key, a.table, a.from}},
                                                      {{ObjectKind::index, a.table, a.from}},
                                                      {{ObjectKind::foreign_key, a.table, a.from}}};
                   },
                   [](auto const&) { return std::vector<Invalidation>{}; },
               },
               action);
}

bool is_disturbed(model::Index const& index, InvalidationKind kind) {
  switch (kind) {
    case InvalidationKind::type_changed:
    case InvalidationKind::cast_changed:
      return !follows_type(index);
    case InvalidationKind::enum_rebuilt:
      return is_textual(index);
    case InvalidationKind::dropped:
      return true;
  }
  return true;
}

}  // namespace lockstep
