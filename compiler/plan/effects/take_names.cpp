// One overload for each action. Names inside an archive are not checked: an archive is a separate schema.

#include "compiler/plan/effects/take_names.hpp"
#include "compiler/plan/facts/object_facts.hpp"

#include "compiler/model/types.hpp"
#include "compiler/plan/effects/dependents.hpp"

namespace lockstep {
namespace {

using namespace action;  // NOLINT(google-build-using-namespace): this file is one visitor over all of them

class TakeNames {
 public:
  TakeNames(UsedNames& used, model::Table const* table) : used_(used), table_(table) {}
  std::string clash;

  void operator()(CreateNamespace const& a) { take({NameScope::schema, {}, a.name}); }
  void operator()(DropNamespace const& a) { free({NameScope::schema, {}, a.name}); }
  void operator()(CreateExtension const&) {}
  void operator()(AlterExtension const&) {}
  void operator()(CreateEnum const& a) { take(type_name(a.type.name)); }
  void operator()(DropEnum const& a) { free(type_name(a.type.name)); }
  void operator()(RenameEnum const& a) { rename(type_name(a.from), type_name(a.to)); }
  void operator()(AddEnumValue const&) {}
  void operator()(RenameEnumValue const&) {}
  void operator()(ReplaceEnum const& a) {
    UsedName const last = type_name({a.to.name.schema, a.outgoing});
    take(last);
    free(last);
  }

  void operator()(AlterComposite const& a) {
    if (!a.rebuilt) return;
    UsedName const last = type_name({a.to.address.owner.schema, a.outgoing});
    take(last);
    free(last);
  }

  void operator()(CreateTable const& a) {
    model::Table table = a.table;
    table.indexes.clear();
    table.foreign_keys.clear();
    take(names_of(table));
  }
  void operator()(DropTable const& a) {
    free(names_of(table_ == nullptr ? a.table : *table_));
    used_.remove_members(a.table.name);
  }
  void operator()(RenameTable const& a) {
    rename(relation_name(a.from), relation_name(a.to));
    rename(type_name(a.from), type_name(a.to));
    used_.move_members(a.from, a.to);
  }
  void operator()(CreateOldNameView const& a) { take({relation_name(a.view), type_name(a.view)}); }
  void operator()(DropOldNameView const& a) { free({relation_name(a.view), type_name(a.view)}); }

  void operator()(AddColumn const& a) { take(names_of(a.column, a.table)); }
  void operator()(DropColumn const& a) { free(names_of(a.column, a.table)); }
  void operator()(RenameColumn const& a) {
    rename({NameScope::column, a.table, a.from}, {NameScope::column, a.table, a.to});
  }
  void operator()(ExchangeColumns const& a) {
    for (NameScope const scope : {NameScope::column, NameScope::constraint}) {
      UsedName const between{scope, a.table, a.between};
      take(between);
      free(between);
    }
  }
  void operator()(AlterColumnType const&) {}
  void operator()(SetDefault const&) {}
  void operator()(DropDefault const&) {}
  void operator()(AddSequence const& a) { take(sequence(a)); }
  void operator()(DropSequence const& a) { free(sequence(a.column)); }
  void operator()(ResizeSequence const& a) {
    free(sequence(a.from));
    take(sequence(a.to));
  }
  void operator()(DropIdentity const&) {}  // PostgreSQL chooses a free name for the sequence
  void operator()(AddIdentity const&) {}
  void operator()(AlterIdentity const&) {}
  void operator()(DropExpression const&) {}
  void operator()(SetNotNull const&) {}
  void operator()(DropNotNull const&) {}
  void operator()(AddNotNullCheck const& a) { take({NameScope::constraint, a.table, a.name}); }
  void operator()(DropNotNullCheck const& a) { free({NameScope::constraint, a.table, a.name}); }
  void operator()(ValidateCheck const&) {}

  void operator()(AddPrimaryKey const& a) {
    if (!a.using_index.empty()) free(relation_name({a.table.schema, a.using_index}));
    take(names_of(a.key, a.table));
  }
  void operator()(DropPrimaryKey const& a) { free(names_of(a.key, a.table)); }
  void operator()(RenameConstraint const& a) {
    rename({NameScope::constraint, a.table, a.from}, {NameScope::constraint, a.table, a.to});
    bool const key = table_ != nullptr && table_->primary_key && table_->primary_key->name == a.from;
    model::Index const* const index = table_ == nullptr ? nullptr : model::find(table_->indexes, a.from);
    if (key || (index != nullptr && index->constraint)) rename_index(a.table, a.from, a.to);
  }

  void operator()(CreateIndex const& a) { take(names_of(a.index, a.table)); }
  void operator()(DropIndex const& a) { free(names_of(a.index, a.table)); }
  void operator()(RenameIndex const& a) { rename_index(a.table, a.from, a.to); }

  void operator()(AddForeignKey const& a) { take({NameScope::constraint, a.table, a.key.name}); }
  void operator()(DropForeignKey const& a) { free({NameScope::constraint, a.table, a.key.name}); }
  void operator()(ValidateForeignKey const&) {}

  void operator()(CreateSyncTrigger const& a) { take(trigger(a.table, a.name)); }
  void operator()(AlterSyncTrigger const&) {}
  void operator()(DropSyncTrigger const& a) { free(trigger(a.table, a.name)); }
  void operator()(SwapColumns const& a) {
    if (a.type) {
      rename(type_name(a.type->from.name), type_name(a.type->outgoing));
      rename(type_name(a.type->incoming), type_name(a.type->to.name));
    }
    for (ColumnSwap const& swap : a.columns) {
      free(trigger(swap.table, swap.incoming.sync));
      rename({NameScope::column, swap.table, swap.from.name},
             {NameScope::column, swap.table, swap.outgoing.name});
      rename({NameScope::column, swap.table, swap.incoming.name},
             {NameScope::column, swap.table, swap.to.name});
      take(trigger(swap.table, swap.outgoing.sync));
      free(sequence(swap.from));  // it moves to the incoming column
      take(sequence(swap.to));
    }
    for (IndexSwap const& swap : a.indexes) {
      rename_index(swap.table, swap.index.name, swap.outgoing);
      rename_index(swap.table, swap.incoming, swap.index.name);
    }
    for (KeySwap const& swap : a.keys) free(relation_name({swap.table.schema, swap.index}));
  }
  void operator()(Backfill const&) {}
  void operator()(Analyze const&) {}
  void operator()(CreateObject const& a) { take(names_of(a.object)); }
  void operator()(DropObject const& a) { free(names_of(a.object)); }
  void operator()(ReplaceObject const&) {}
  void operator()(ValidateObject const&) {}
  void operator()(BuildPartitionIndex const&) {
  }  // the object that the model has takes the name, if there is one
  void operator()(AttachPartition const&) {}
  void operator()(DetachPartition const&) {}
  void operator()(CreateArchive const&) {}
  void operator()(FillArchive const&) {}
  void operator()(RestoreColumn const&) {}
  void operator()(DropArchive const&) {}
  void operator()(RestoreTable const& a) { take(names_of(a.table)); }
  void operator()(RestoreEnum const& a) { take(type_name(a.type.name)); }
  void operator()(Guard const&) {}

 private:
  using List = std::vector<UsedName>;

  static List trigger(Name const& table, std::string const& name) {
    return {{NameScope::trigger, table, name}, trigger_function(table, name)};
  }
  static List sequence(Column const& column) {
    std::string const& own = own_sequence(column);
    auto const name = model::parse_name(own);
    return own.empty() || !name ? List() : List{relation_name(*name)};
  }
  static List sequence(AddSequence const& a) {
    return a.column.value.text.empty() ? List{relation_name({a.table.schema, a.name})} : sequence(a.column);
  }

  void take(UsedName const& name) {
    if (!used_.add(name) && clash.empty()) clash = name.name;
  }
  void take(List const& names) {
    for (UsedName const& name : names) take(name);
  }
  void free(UsedName const& name) { used_.remove(name); }
  void free(List const& names) {
    for (UsedName const& name : names) free(name);
  }
  void rename(UsedName const& from, UsedName const& to) {
    free(from);
    take(to);
  }
  void rename_index(Name const& table, std::string const& from, std::string const& to) {
    rename(relation_name({table.schema, from}), relation_name({table.schema, to}));
  }

  UsedNames& used_;
  model::Table const* table_;
};

}  // namespace

std::string take_names(UsedNames& used, Action const& action, model::Table const* table) {
  TakeNames visitor(used, table);
  visit(visitor, action);
  return visitor.clash;
}

}  // namespace lockstep
