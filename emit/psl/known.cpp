// Reads the old text by object. The resolver's origins have the place of each object's declaration; one walk
// over the tree assigns what begins at such a place to that object.
#include <tuple>

#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

using model::ObjectKind;
using model::ObjectRef;

std::pair<std::uint32_t, std::uint32_t> place_of_span(Span span) { return {span.file, span.begin}; }

std::string relation_name(ast::Field const& field) {
  ast::Attribute const* const relation = find_attribute(field.attributes, "relation");
  return relation == nullptr ? "" : argument_text(*relation, "name", true).value_or("");
}

class Reader {
 public:
  explicit Reader(PslInput const& input) : input_(input) {
    for (model::Enum const& each : input.text.enums) {
      add_place({ObjectKind::enum_type, each.name, {}});
      for (std::string const& value : each.values) add_place({ObjectKind::enum_value, each.name, value});
    }
    for (model::Table const& table : input.text.tables) add_places(table);
    for (ast::File const& file : input.files) {
      for (ast::Block const& block : file.blocks) {
        if (auto const* const each = std::get_if<ast::Model>(&block)) add_names(*each);
      }
    }
  }

  Known read() {
    for (ast::File const& file : input_.files) {
      for (ast::Block const& block : file.blocks) {
        if (auto const* const each = std::get_if<ast::Model>(&block)) read_model(*each);
        if (auto const* const each = std::get_if<ast::Enum>(&block)) read_enum(*each);
      }
    }
    return std::move(known_);
  }

 private:
  void add_names(ast::Model const& syntax) {
    by_name_.emplace(syntax.name.text, &syntax);
    for (ast::Field const& field : syntax.fields) {
      if (!field.type || field.type->unsupported) continue;
      pointing_[{&syntax, field.type->name.text, relation_name(field)}].push_back(&field);
    }
  }

  void add_place(ObjectRef object) {
    if (auto const span = input_.origins.find(object))
      places_.emplace(place_of_span(*span), std::move(object));
  }

  // A join table and its members are declared at one place, which counts as the table's, because it is added
  // first.
  void add_places(model::Table const& table) {
    add_place({ObjectKind::table, table.name, {}});
    for (model::Column const& column : table.columns)
      add_place({ObjectKind::column, table.name, column.name});
    if (table.primary_key) add_place({ObjectKind::primary_key, table.name, table.primary_key->name});
    for (model::Index const& index : table.indexes) add_place({ObjectKind::index, table.name, index.name});
    for (model::ForeignKey const& key : table.foreign_keys) {
      add_place({ObjectKind::foreign_key, table.name, key.name});
    }
  }

  ObjectRef const* object_at(Span span) const {
    auto const found = places_.find(place_of_span(span));
    return found == places_.end() ? nullptr : &found->second;
  }

  void read_enum(ast::Enum const& syntax) {
    ObjectRef const* const object = object_at(syntax.name.span);
    if (object == nullptr) return;
    known_.enums.emplace(object->owner, &syntax);
    for (ast::EnumValue const& value : syntax.values) {
      if (ObjectRef const* const each = object_at(value.name.span)) known_.values.emplace(*each, &value);
    }
  }

  void read_model(ast::Model const& syntax) {
    if (syntax.kind == ast::ModelKind::view) read_view(syntax);
    if (ObjectRef const* const object = object_at(syntax.name.span)) {
      known_.models.emplace(object->owner, &syntax);
    }
    for (ast::Field const& field : syntax.fields) read_field(syntax, field);
    for (ast::Attribute const& attribute : syntax.attributes) read_key(attribute, nullptr);
  }

  void read_view(ast::Model const& syntax) {
    model::Name name{input_.default_schema, std::string(syntax.name.text)};
    if (auto const* const map = find_attribute(syntax.attributes, "map")) {
      name.name = argument_text(*map, "name", true).value_or(name.name);
    }
    if (auto const* const schema = find_attribute(syntax.attributes, "schema")) {
      name.schema = argument_text(*schema, "map", true).value_or(name.schema);
    }
    known_.views.emplace(name, &syntax);
  }

  void read_key(ast::Attribute const& attribute, ast::Field const* field) {
    ObjectRef const* const object = object_at(attribute.span);
    if (object == nullptr) return;
    if (object->kind == ObjectKind::primary_key || object->kind == ObjectKind::index) {
      known_.keys.emplace(*object, KnownAttribute{.attribute = &attribute, .field = field});
    }
  }

  void read_field(ast::Model const& owner, ast::Field const& field) {
    ObjectRef const* const object = object_at(field.name.span);
    if (object != nullptr && object->kind == ObjectKind::column) known_.columns.emplace(*object, &field);
    if (object != nullptr && object->kind == ObjectKind::table) {
      known_.joins.emplace(object->owner, relation_of(owner, field));
    }
    for (ast::Attribute const& attribute : field.attributes) read_key(attribute, &field);
    ast::Attribute const* const relation = find_attribute(field.attributes, "relation");
    if (relation == nullptr || find_argument(*relation, "fields") == nullptr) return;
    ObjectRef const* const key = object_at(relation->span);
    if (key == nullptr) {
      known_.loose.push_back(relation_of(owner, field));
    } else {
      known_.foreign_keys.emplace(*key, relation_of(owner, field));
    }
  }

  KnownRelation relation_of(ast::Model const& owner, ast::Field const& field) const {
    KnownRelation result{.from = &owner, .forward = &field};
    auto const target = by_name_.find(field.type->name.text);
    if (target == by_name_.end()) return result;
    result.to = target->second;
    auto const others = pointing_.find({result.to, owner.name.text, relation_name(field)});
    if (others == pointing_.end()) return result;
    for (ast::Field const* const other : others->second) {
      if (other != &field) result.back = other;
    }
    return result;
  }

  PslInput const& input_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, ObjectRef> places_;
  std::map<std::string_view, ast::Model const*> by_name_;
  // The fields of a model that refer to a model with that name, by the name of the relation.
  std::map<std::tuple<ast::Model const*, std::string_view, std::string>, std::vector<ast::Field const*>>
      pointing_;
  Known known_;
};

}  // namespace

Known read_known(PslInput const& input) { return Reader(input).read(); }

ast::Attribute const* find_attribute(List<ast::Attribute> const& attributes, std::string_view name) {
  for (ast::Attribute const& attribute : attributes) {
    if (attribute.name.text == name) return &attribute;
  }
  return nullptr;
}

ast::Argument const* find_argument(ast::Attribute const& attribute, std::string_view name) {
  for (ast::Argument const& argument : attribute.arguments) {
    if (argument.name && argument.name->text == name) return &argument;
  }
  return nullptr;
}

std::optional<std::string> argument_text(ast::Attribute const& attribute, std::string_view name,
                                         bool unnamed) {
  if (ast::Argument const* const argument = find_argument(attribute, name))
    return std::string(argument->value.text);
  for (ast::Argument const& argument : attribute.arguments) {
    if (unnamed && !argument.name) return std::string(argument.value.text);
  }
  return std::nullopt;
}

}  // namespace lockstep::psl
