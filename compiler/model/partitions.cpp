#include "compiler/model/partitions.hpp"

#include <algorithm>

#include "compiler/model/defaults.hpp"
#include "compiler/model/quote.hpp"

namespace lockstep::model {
namespace {

constexpr std::string_view attachment = ";\nALTER INDEX ";

std::string list(std::vector<std::string> const& names) {
  std::string text;
  for (std::string const& name : names) text += (text.empty() ? "" : ", ") + quoted_if_needed(name);
  return text;
}

std::string included(std::vector<std::string> const& names) {
  return names.empty() ? "" : " INCLUDE (" + list(names) + ")";
}

std::string deferred(bool deferrable, bool initially) {
  if (!deferrable) return {};
  return initially ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
}

std::string part(IndexPart const& p) {
  std::string text = p.column.empty() ? p.expression : quoted_if_needed(p.column);
  if (!p.collation.empty()) text += " COLLATE " + p.collation;
  if (!p.operator_class.empty()) text += " " + p.operator_class;
  if (!p.parameters.empty()) text += " (" + p.parameters + ")";
  if (p.descending) text += " DESC";
  if (p.nulls_first != p.descending) text += p.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return text;
}

DefinedObject member(ObjectKind kind, ObjectRef const& owner, std::string const& name,
                     std::string const& clause) {
  std::string const alter = "ALTER TABLE " + qualified_if_needed(owner.owner);
  std::string const constraint = " CONSTRAINT " + quoted_if_needed(name);
  return {.address = {kind, owner.owner, name},
          .definition = alter + " ADD" + constraint + " " + clause,
          .signature = {},
          .replacement = {},
          .removal = alter + " DROP" + constraint,
          .needs = {owner}};
}

DefinedObject column_setting(ObjectRef const& owner, std::string const& column, std::string const& what,
                             std::string const& set, std::string const& reset) {
  std::string const alter =
      "ALTER TABLE " + qualified_if_needed(owner.owner) + " ALTER COLUMN " + quoted_if_needed(column) + " ";
  return {.address = {ObjectKind::setting, owner.owner, "column " + column + " " + what},
          .definition = alter + set,
          .signature = {},
          .replacement = alter + set,
          .removal = alter + reset,
          .needs = {owner}};
}

std::string default_clause(Default const& value, Type const& type) {
  return value.kind == DefaultKind::none ? "DROP DEFAULT" : "SET DEFAULT " + default_sql(value, type);
}

}  // namespace

bool is_attached_index(DefinedObject const& object) {
  bool const index =
      object.address.kind == ObjectKind::index || object.address.kind == ObjectKind::primary_key;
  return index && object.definition.find(attachment) != std::string::npos;
}

std::string definition_apart(DefinedObject const& object) {
  return object.definition.substr(0, std::min(object.definition.rfind(attachment), object.definition.size()));
}

DefinedObject apart(DefinedObject object) {
  object.definition = definition_apart(object);
  object.signature.clear();
  object.replacement.clear();
  return object;
}

Name partitioned_by(DefinedObject const& object) {
  if (object.address.kind != ObjectKind::partition) return {};
  for (ObjectRef const& need : object.needs) {
    bool const relation = need.kind == ObjectKind::table || need.kind == ObjectKind::partition;
    if (relation && need.owner != object.address.owner) return need.owner;
  }
  return {};
}

Name partition_of_index(DefinedObject const& object) {
  bool const index =
      object.address.kind == ObjectKind::index || object.address.kind == ObjectKind::primary_key;
  bool const of_partition =
      index && std::ranges::find(object.needs, ObjectRef{ObjectKind::partition, object.address.owner, {}}) !=
                   object.needs.end();
  return of_partition ? object.address.owner : Name{};
}

DefinedObject index_object(ObjectRef const& owner, Index const& index) {
  std::vector<std::string> columns;
  for (IndexPart const& p : index.parts) columns.push_back(p.column);
  std::string const distinct = index.nulls_not_distinct ? " NULLS NOT DISTINCT" : "";
  if (index.constraint)
    return member(ObjectKind::index, owner, index.name,
                  "UNIQUE" + distinct + " (" + list(columns) + ")" + included(index.include) +
                      deferred(index.deferrable, index.initially_deferred));
  std::string parts;
  for (IndexPart const& p : index.parts) parts += (parts.empty() ? "" : ", ") + part(p);
  std::string const predicate = index.predicate.empty() ? "" : " WHERE " + index.predicate;
  return {.address = {ObjectKind::index, owner.owner, index.name},
          .definition = std::string("CREATE ") + (index.unique ? "UNIQUE " : "") + "INDEX " +
                        quoted_if_needed(index.name) + " ON " + qualified_if_needed(owner.owner) + " USING " +
                        index.method + " (" + parts + ")" + included(index.include) + distinct + predicate,
          .signature = {},
          .replacement = {},
          .removal = "DROP INDEX " + qualified_if_needed({owner.owner.schema, index.name}),
          .needs = {owner}};
}

DefinedObject key_object(ObjectRef const& owner, PrimaryKey const& key) {
  return member(ObjectKind::primary_key, owner, key.name,
                "PRIMARY KEY (" + list(key.columns) + ")" + included(key.include) +
                    deferred(key.deferrable, key.initially_deferred));
}

DefinedObject foreign_key_object(ObjectRef const& owner, ForeignKey const& key) {
  auto const action = [](std::string const& event, ReferentialAction what) {
    return what == ReferentialAction::no_action ? "" : event + std::string(enum_name(what));
  };
  std::string const only = key.set_columns.empty() ? "" : " (" + list(key.set_columns) + ")";
  return member(ObjectKind::foreign_key, owner, key.name,
                "FOREIGN KEY (" + list(key.columns) + ") REFERENCES " + qualified_if_needed(key.referenced) +
                    "(" + list(key.referenced_columns) + ")" + (key.match_full ? " MATCH FULL" : "") +
                    action(" ON UPDATE ", key.on_update) + action(" ON DELETE ", key.on_delete) + only +
                    deferred(key.deferrable, key.initially_deferred) + (key.validated ? "" : " NOT VALID"));
}

DefinedObject required_setting(ObjectRef const& owner, Column const& column) {
  return column_setting(owner, column.name, "required", "SET NOT NULL", "DROP NOT NULL");
}

DefinedObject default_setting(ObjectRef const& owner, Column const& column, Default const& inherited) {
  return column_setting(owner, column.name, "default", default_clause(column.value, column.type),
                        default_clause(inherited, column.type));
}

}  // namespace lockstep::model
