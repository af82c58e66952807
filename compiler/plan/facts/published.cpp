#include "compiler/plan/facts/published.hpp"

#include <algorithm>
#include <map>

namespace lockstep {
namespace {

using model::DefinedObject;
using model::Name;
using model::ObjectKind;
using model::ObjectRef;

bool sends(DefinedObject const& publication, std::vector<std::string_view> const& operations) {
  std::size_t const sent = publication.definition.rfind("publish = ");
  return sent != std::string::npos && std::ranges::any_of(operations, [&](std::string_view operation) {
           return publication.definition.find(operation, sent) != std::string::npos;
         });
}

bool has_member(DefinedObject const& publication, Name const& table) {
  return publication.signature == "true" ||
         std::ranges::any_of(publication.needs, [&](ObjectRef const& need) {
           return (need.kind == ObjectKind::table && need.owner == table) ||
                  (need.kind == ObjectKind::schema_object && need.owner.name == table.schema);
         });
}

bool identifies_rows(std::map<Name, DefinedObject const*> const& identities, model::Table const& table) {
  auto const set = identities.find(table.name);
  if (set == identities.end()) return table.primary_key.has_value();
  return !set->second->definition.ends_with("NOTHING");
}

}  // namespace

bool publishes(DefinedObject const& publication, Name const& table,
               std::vector<std::string_view> const& operations) {
  return sends(publication, operations) && has_member(publication, table);
}

std::set<Name> tables_refusing(model::Schema const& schema, std::vector<std::string_view> const& operations) {
  std::vector<DefinedObject const*> publications;
  std::map<Name, DefinedObject const*> identities;
  for (DefinedObject const& object : schema.objects) {
    if (object.address.kind == ObjectKind::publication && sends(object, operations))
      publications.push_back(&object);
    bool const identity =
        object.address.kind == ObjectKind::setting && object.address.member == "replica identity";
    if (identity) identities.emplace(object.address.owner, &object);
  }
  std::set<Name> tables;
  if (publications.empty()) return tables;
  for (model::Table const& table : schema.tables) {
    bool const sent = std::ranges::any_of(
        publications, [&](DefinedObject const* publication) { return has_member(*publication, table.name); });
    if (sent && !identifies_rows(identities, table)) tables.insert(table.name);
  }
  return tables;
}

}  // namespace lockstep
