// Foreign keys and join tables as pairs of fields. A relation of the old text keeps its fields and its name;
// a new one is named after the models, and when there are several between the same two, after its columns:
// `Post_authorIdToUser`. Facts: measured on Prisma's own introspection.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/resolve/names.hpp"
#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

using model::ObjectKind;
using model::ReferentialAction;

constexpr auto action_names =
    std::to_array<std::string_view>({"NoAction", "Restrict", "Cascade", "SetNull", "SetDefault"});

bool is_same_set(std::vector<std::string> a, std::vector<std::string> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a == b;
}

// Whether the columns are those of the primary key, or of a unique index that the language can express.
bool is_unique(Context const& context, model::Table const& table, std::vector<std::string> const& columns) {
  if (table.primary_key && is_same_set(table.primary_key->columns, columns)) return true;
  return std::ranges::any_of(table.indexes, [&](model::Index const& index) {
    if (!index.unique || index.parts.size() != columns.size() || !is_sayable(context, table, index))
      return false;
    std::vector<std::string> parts;
    for (model::IndexPart const& part : index.parts) parts.push_back(part.column);
    return is_same_set(parts, columns);
  });
}

// Whether two fields can express the key: models on both sides, equal types, a unique criterion to refer to.
bool is_sayable(Context const& context, model::Table const& table, model::ForeignKey const& key) {
  auto const found = context.tables.find(key.referenced);
  if (found == context.tables.end() || context.join_tables.contains(key.referenced)) return false;
  model::Table const& target = *found->second;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    model::Column const& from = *model::find(table.columns, key.columns[i]);
    model::Column const& to = *model::find(target.columns, key.referenced_columns[i]);
    if (spell_type(context, from.type).type != spell_type(context, to.type).type) return false;
  }
  return is_unique(context, target, key.referenced_columns);
}

std::vector<std::string> listed_fields(ast::Field const& field, std::string_view argument) {
  ast::Attribute const* const relation = find_attribute(field.attributes, "relation");
  ast::Argument const* const list = relation == nullptr ? nullptr : find_argument(*relation, argument);
  std::vector<std::string> names;
  if (list == nullptr) return names;
  if (list->value.kind != ast::ExpressionKind::array) return {std::string(list->value.text)};
  for (ast::Argument const& item : list->value.arguments) names.emplace_back(item.value.text);
  return names;
}

class Finder {
 public:
  explicit Finder(Context& context) : context_(context) {
    for (auto const& [name, syntax] : context.known.models) tables_.emplace(syntax, name);
    for (auto const& [object, field] : context.known.columns) {
      auto const table = context.tables.find(object.owner);
      bool const stays =
          table != context.tables.end() && model::find(table->second->columns, object.member) != nullptr;
      if (stays) present_.insert(field);
    }
  }

  void find() {
    for (model::Table const& table : context_.input.catalog.tables) {
      if (context_.join_tables.contains(table.name)) {
        add_join(table);
        continue;
      }
      auto const partners = known_partners(table);
      for (model::ForeignKey const& key : table.foreign_keys) add_key(table, key, partners);
    }
    keep_loose();
    count();
    for (bool const known : {true, false}) {
      for (Relation& relation : context_.relations) {
        if (relation.known.has_value() == known) known ? keep_names(relation) : give_names(relation);
      }
    }
    for (std::size_t i = 0; i < context_.relations.size(); ++i) file(i);
  }

 private:
  model::Name const* table_of(ast::Model const* syntax) const {
    auto const found = tables_.find(syntax);
    return found == tables_.end() || !context_.tables.contains(found->second) ? nullptr : &found->second;
  }

  // The relation of the old text for each foreign key of the table: with the same name and target, else with
  // the same columns and target.
  std::map<std::string, KnownRelation> known_partners(model::Table const& table) const {
    std::map<std::string, KnownRelation> result;
    auto const text = context_.text_tables.find(table.name);
    if (text == context_.text_tables.end()) return result;
    std::set<std::string> used;
    for (bool const by_name : {true, false}) {
      for (model::ForeignKey const& key : table.foreign_keys) {
        if (result.contains(key.name)) continue;
        for (model::ForeignKey const& said : text->second->foreign_keys) {
          bool const same = by_name ? said.name == key.name : said.columns == key.columns;
          auto const known =
              context_.known.foreign_keys.find({ObjectKind::foreign_key, table.name, said.name});
          if (!same || said.referenced != key.referenced || used.contains(said.name) ||
              known == context_.known.foreign_keys.end() || known->second.back == nullptr)
            continue;
          result.emplace(key.name, known->second);
          used.insert(said.name);
          break;
        }
      }
    }
    return result;
  }

  // A relation of the old text without a foreign key, as with relationMode "prisma".
  KnownRelation const* loose_partner(model::Table const& table, model::ForeignKey const& key) const {
    for (KnownRelation const& loose : context_.known.loose) {
      model::Name const* const from = table_of(loose.from);
      model::Name const* const to = table_of(loose.to);
      if (from == nullptr || to == nullptr || *from != table.name || *to != key.referenced) continue;
      std::vector<std::string> fields;
      for (std::string const& column : key.columns) fields.push_back(context_.field(table.name, column));
      if (loose.back != nullptr && listed_fields(*loose.forward, "fields") == fields) return &loose;
    }
    return nullptr;
  }

  void add_key(model::Table const& table, model::ForeignKey const& key,
               std::map<std::string, KnownRelation> const& partners) {
    auto const partner = partners.find(key.name);
    KnownRelation const* known = partner != partners.end() ? &partner->second : loose_partner(table, key);
    if (!is_sayable(context_, table, key)) {
      context_.note(table.name, "foreign key", key.name);
      return;
    }
    Relation relation{.table = &table, .key = &key, .from = table.name, .to = key.referenced};
    if (known != nullptr) relation.known = *known;
    relation.optional = std::ranges::any_of(
        key.columns, [&](std::string const& name) { return model::find(table.columns, name)->nullable; });
    relation.one_to_one = is_unique(context_, table, key.columns);
    context_.relations.push_back(std::move(relation));
  }

  void add_join(model::Table const& table) {
    Relation relation{.table = &table};
    auto const known = context_.known.joins.find(table.name);
    if (known != context_.known.joins.end()) {
      model::Name const* const from = table_of(known->second.from);
      model::Name const* const to = table_of(known->second.to);
      if (from == nullptr || to == nullptr || known->second.back == nullptr) return;
      relation.from = *from, relation.to = *to;
      relation.known = known->second;
    } else {
      for (model::ForeignKey const& key : table.foreign_keys) {
        (key.columns.front() == "A" ? relation.from : relation.to) = key.referenced;
      }
      relation.name = table.name.name.substr(1);
    }
    context_.relations.push_back(std::move(relation));
  }

  bool is_present(KnownRelation const& relation, std::string_view argument) const {
    ast::Model const& owner = argument == "fields" ? *relation.from : *relation.to;
    for (std::string const& name : listed_fields(*relation.forward, argument)) {
      auto const field = std::ranges::find(
          owner.fields, name, [](ast::Field const& each) { return std::string_view(each.name.text); });
      bool const in_view = owner.kind == ast::ModelKind::view;
      if (field == owner.fields.end() || (!in_view && !present_.contains(&*field))) return false;
    }
    return true;
  }

  // Relations without a foreign key in the database stay while their fields exist.
  void keep_loose() {
    std::set<ast::Field const*> matched;
    for (Relation const& relation : context_.relations) {
      if (relation.known) matched.insert(relation.known->forward);
    }
    for (KnownRelation const& loose : context_.known.loose) {
      auto const is_there = [&](ast::Model const* each) {
        return each != nullptr && (context_.views.contains(each) || table_of(each) != nullptr);
      };
      if (matched.contains(loose.forward) || !is_there(loose.from) || !is_there(loose.to)) continue;
      if (!is_present(loose, "fields") || !is_present(loose, "references")) continue;
      context_.kept.insert(loose.forward);
      if (loose.back != nullptr) context_.kept.insert(loose.back);
    }
  }

  void count() {
    for (Relation const& relation : context_.relations) ++counts_[std::minmax(relation.from, relation.to)];
    for (Relation const& relation : context_.relations) {
      if (!relation.known) continue;
      context_.taken_fields[relation.from].emplace(relation.known->forward->name.text);
      context_.taken_fields[relation.to].emplace(relation.known->back->name.text);
    }
    for (auto const& [name, syntax] : context_.known.models) {
      for (ast::Field const& field : syntax->fields) {
        if (context_.kept.contains(&field)) context_.taken_fields[name].emplace(field.name.text);
      }
    }
  }

  void keep_names(Relation& relation) {
    ast::Attribute const* const attribute = find_attribute(relation.known->forward->attributes, "relation");
    relation.name = attribute == nullptr ? "" : argument_text(*attribute, "name", true).value_or("");
    relation.forward = relation.known->forward->name.text;
    relation.back = relation.known->back->name.text;
    used_names_[std::minmax(relation.from, relation.to)].insert(relation.name);
  }

  void give_names(Relation& relation) {
    std::string const& from = context_.model_names.at(relation.from);
    std::string const& to = context_.model_names.at(relation.to);
    bool const self = relation.from == relation.to;
    bool const several = counts_.at(std::minmax(relation.from, relation.to)) > 1;
    std::set<std::string>& used = used_names_[std::minmax(relation.from, relation.to)];
    std::string full = relation.name;
    if (relation.key != nullptr) {
      std::string columns;
      for (std::string const& column : relation.key->columns) {
        columns += (columns.empty() ? "" : "_") + context_.field(relation.from, column);
      }
      full = several ? fmt::format("{}_{}To{}", from, columns, to) : fmt::format("{}To{}", from, to);
      full = take(used, full);
      relation.name = several || self ? full : "";
    } else if (!several && !self && relation.name == from + "To" + to) {
      relation.name.clear();
    }
    std::string forward = self && relation.key == nullptr ? from + "_A" : to;
    std::string back = self ? (relation.key == nullptr ? from + "_B" : "other_" + from) : from;
    bool const named = several && (relation.key != nullptr || !self);
    relation.forward = take_field(relation.from, forward, full, named);
    relation.back = take_field(relation.to, back, full, named);
  }

  // `User`, or the name with that of the relation where it is ambiguous or taken.
  std::string take_field(model::Name const& table, std::string const& wanted, std::string const& relation,
                         bool named) {
    std::set<std::string>& taken = context_.taken_fields[table];
    if (!named && taken.insert(wanted).second) return wanted;
    return take(taken, identifier(wanted + "_" + relation, "field"));
  }

  void file(std::size_t i) {
    Relation const& relation = context_.relations[i];
    if (relation.known) {
      context_.known_forward.emplace(relation.known->forward, i);
      context_.known_back.emplace(relation.known->back, i);
    } else {
      context_.forward[relation.from].push_back(i);
      context_.back[relation.to].push_back(i);
    }
  }

  using TablePair = std::pair<model::Name, model::Name>;

  Context& context_;
  std::map<ast::Model const*, model::Name> tables_;
  std::set<ast::Field const*> present_;
  std::map<TablePair, std::size_t> counts_;
  std::map<TablePair, std::set<std::string>> used_names_;
};

}  // namespace

void find_relations(Context& context) { Finder(context).find(); }

std::string_view action_name(ReferentialAction action) {
  return action_names[static_cast<std::size_t>(action)];
}

ReferentialAction default_on_delete(Relation const& relation, bool optional) {
  bool const all_nullable = std::ranges::all_of(relation.key->columns, [&](std::string const& name) {
    return model::find(relation.table->columns, name)->nullable;
  });
  return optional && all_nullable ? ReferentialAction::set_null : ReferentialAction::restrict;
}

std::string spell_relation(Context const& context, Relation const& relation, bool optional) {
  model::ForeignKey const& key = *relation.key;
  std::vector<std::string> arguments;
  if (!relation.name.empty()) arguments.push_back(string_literal(relation.name));
  arguments.push_back("fields: " + field_list(context, relation.from, key.columns));
  arguments.push_back("references: " + field_list(context, relation.to, key.referenced_columns));
  if (key.on_delete != default_on_delete(relation, optional)) {
    arguments.push_back(fmt::format("onDelete: {}", action_name(key.on_delete)));
  }
  if (key.on_update != ReferentialAction::cascade) {
    arguments.push_back(fmt::format("onUpdate: {}", action_name(key.on_update)));
  }
  if (key.name != resolving::constraint_name(relation.table->name.name, key.columns, "_fkey")) {
    arguments.push_back("map: " + string_literal(key.name));
  }
  return fmt::format("@relation({})", fmt::join(arguments, ", "));
}

}  // namespace lockstep::psl
