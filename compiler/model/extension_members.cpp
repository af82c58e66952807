#include "compiler/model/extension_members.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "compiler/model/canonical.hpp"
#include "compiler/model/expressions.hpp"
#include "compiler/model/types.hpp"

namespace lockstep::model {
namespace {

enum class Member { type, operator_class };

struct MemberRow {
  std::string_view extension, name;
  Member member = Member::type;
};

// What a text may name without a catalog that shows where it is. Source: pg_depend after CREATE EXTENSION.
// clang-format off
constexpr auto known_members = std::to_array<MemberRow>({
  {"citext", "citext"},
  {"cube", "cube"},
  {"hstore", "hstore"},
  {"intarray", "query_int"},
  {"isn", "ean13"}, {"isn", "isbn"}, {"isn", "isbn13"}, {"isn", "ismn"}, {"isn", "ismn13"}, {"isn", "issn"},
  {"isn", "issn13"}, {"isn", "upc"},
  {"ltree", "lquery"}, {"ltree", "ltree"}, {"ltree", "ltxtquery"},
  {"postgis", "box2d"}, {"postgis", "box3d"}, {"postgis", "geography"}, {"postgis", "geometry"},
  {"seg", "seg"},
  {"vector", "halfvec"}, {"vector", "sparsevec"}, {"vector", "vector"},

  {"citext", "citext_pattern_ops", Member::operator_class},
  {"intarray", "gin__int_ops", Member::operator_class},
  {"intarray", "gist__int_ops", Member::operator_class},
  {"intarray", "gist__intbig_ops", Member::operator_class},
  {"pg_trgm", "gin_trgm_ops", Member::operator_class},
  {"pg_trgm", "gist_trgm_ops", Member::operator_class},
  {"vector", "vector_cosine_ops", Member::operator_class},
  {"vector", "vector_ip_ops", Member::operator_class},
  {"vector", "vector_l1_ops", Member::operator_class},
  {"vector", "vector_l2_ops", Member::operator_class},
});
// clang-format on

// The name of an operator class, as pg_identify_object() spells it: `x.gin_trgm_ops USING gin`.
std::string name_of_class(std::string const& identity) {
  auto const name = parse_name(identity.substr(0, identity.find(" USING ")));
  return name ? name->name : std::string();
}

bool is_type(ObjectRef const& member) {
  return member.member == "type" || member.kind == ObjectKind::domain ||
         member.kind == ObjectKind::enum_type || member.kind == ObjectKind::range_type ||
         member.kind == ObjectKind::composite_type;
}

// An extension in public is found by nearly everybody, so its names stay as short as a text has them.
std::string written_schema(std::string const& schema) { return schema == "public" ? "" : schema; }

class Placing {
 public:
  explicit Placing(std::vector<Extension> const& installed) {
    std::map<std::string, std::string> schemas;
    for (Extension const& extension : installed) {
      if (!extension.schema.empty()) schemas[extension.name] = extension.schema;
    }
    for (MemberRow const& row : known_members) {
      auto const schema = schemas.find(std::string(row.extension));
      if (schema != schemas.end()) of(row.member)[std::string(row.name)] = schema->second;
    }
    for (Extension const& extension : installed) {
      auto const schema = schemas.find(extension.name);
      if (schema == schemas.end()) continue;
      schemas_.insert(schema->second);
      for (ObjectRef const& member : extension.members) {
        if (is_type(member)) types_[member.owner.name] = schema->second;
        if (member.member == "operator class") classes_[name_of_class(member.owner.name)] = schema->second;
      }
    }
  }

  bool is_empty() const { return schemas_.empty(); }

  // own: the types that the schema itself has.
  void place(Type& type, std::set<Name> const& own) const {
    if (own.contains(type.name)) return;
    auto const known = types_.find(type.name.name);
    bool const found = known != types_.end();
    if (type.name.schema.empty()) {
      if (found && find_type(type.name.name) == nullptr)
        type.extension_schema = written_schema(known->second);
      return;
    }
    bool const of_extension = found ? known->second == type.name.schema : schemas_.contains(type.name.schema);
    if (!of_extension) return;
    type.extension_schema = written_schema(type.name.schema);
    type.name.schema.clear();
  }

  void place(IndexPart& part) const {
    std::optional<Name> const name = parse_name(part.operator_class);
    if (part.operator_class.empty() || !name) return;
    auto const known = classes_.find(name->name);
    if (name->schema.empty()) {
      if (known != classes_.end()) part.operator_class_schema = written_schema(known->second);
    } else if (known != classes_.end() ? known->second == name->schema : schemas_.contains(name->schema)) {
      part.operator_class = name->name;
      part.operator_class_schema = written_schema(name->schema);
    }
  }

 private:
  std::map<std::string, std::string>& of(Member member) { return member == Member::type ? types_ : classes_; }

  std::map<std::string, std::string> types_, classes_;  // by name: the schema
  std::set<std::string> schemas_;                       // that have extensions
};

// The schema of an extension is there, whether or not the schemas that are read include it.
void add_namespace(Schema& schema, std::string const& name) {
  if (name.empty() || name == "public" || name == "pg_catalog" || find(schema.namespaces, name) != nullptr)
    return;
  schema.namespaces.push_back({.name = name});
  std::ranges::sort(schema.namespaces, {}, &Namespace::name);
}

}  // namespace

void place_extension_members(Schema& schema, std::vector<Extension> const& installed) {
  Placing const placing(installed);
  if (placing.is_empty()) return;
  std::set<Name> own;
  for (Enum const& type : schema.enums) own.insert(type.name);
  for (Table const& table : schema.tables) own.insert(table.name);
  for (DefinedObject const& object : schema.objects) own.insert(object.address.owner);
  for (Table& table : schema.tables) {
    for (Column& column : table.columns) placing.place(column.type, own);
    for (Index& index : table.indexes) {
      for (IndexPart& part : index.parts) placing.place(part);
    }
  }
}

void alter_extension(Schema& schema, Extension const& to) {
  Extension* const found = find(schema.extensions, to.name);
  if (found == nullptr) return;
  std::string const from = std::exchange(found->schema, to.schema);
  found->version = to.version;
  if (from.empty() || to.schema.empty() || from == to.schema) return;
  std::set<std::string> names;
  for (ObjectRef& member : found->members) {
    if (member.owner.schema == from) member.owner.schema = to.schema;
    std::string const name =
        member.member == "operator class" ? name_of_class(member.owner.name) : member.owner.name;
    names.insert(name.substr(0, name.find('(')));
  }
  auto const move = [&](std::string& sql) {
    if (!sql.empty()) sql = with_schema(sql, from, to.schema, names);
  };
  for (Table& table : schema.tables) {
    for (Column& column : table.columns) {
      move(column.generated);
      if (column.value.kind == DefaultKind::expression) move(column.value.text);
    }
    for (Index& index : table.indexes) {
      move(index.predicate);
      for (IndexPart& part : index.parts) move(part.expression);
    }
  }
  auto const move_address = [&](ObjectRef& ref) {
    move(ref.owner.name);
    if (ref.kind >= ObjectKind::sequence) move(ref.member);
  };
  for (DefinedObject& object : schema.objects) {
    move_address(object.address);
    for (std::string* const sql :
         {&object.definition, &object.signature, &object.replacement, &object.removal})
      move(*sql);
    std::ranges::for_each(object.needs, move_address);
  }
  for (Dependency& dependency : schema.dependencies) {
    move_address(dependency.object);
    move_address(dependency.needs);
  }
  std::vector<Extension> const installed{*found};
  place_extension_members(schema, installed);
  schema = canonicalize(std::move(schema));
}

void align_extensions(Schema& catalog, Schema& text) {
  std::vector<Extension> installed = catalog.extensions;
  std::erase_if(catalog.extensions,
                [&](Extension const& known) { return find(text.extensions, known.name) == nullptr; });
  for (Extension const& known : catalog.extensions) {
    Extension& wanted = *find(text.extensions, known.name);
    if (wanted.schema.empty()) wanted.schema = known.schema;
    if (wanted.version.empty()) wanted.version = known.version;
    wanted.relocatable = known.relocatable;
    add_namespace(catalog, known.schema);
    add_namespace(text, known.schema);
  }
  installed.insert(installed.end(), text.extensions.begin(), text.extensions.end());
  place_extension_members(text, installed);
}

}  // namespace lockstep::model
