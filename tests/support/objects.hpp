// Objects as introspection reads them, written by hand for tests.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep::testing {

using model::DefinedObject;
using model::ObjectKind;
using model::ObjectRef;

inline ObjectRef table_ref(std::string const& name) { return {ObjectKind::table, {"public", name}, {}}; }
inline ObjectRef column_ref(std::string const& table, std::string const& name) {
  return {ObjectKind::column, {"public", table}, name};
}
inline ObjectRef object_ref(ObjectKind kind, std::string const& name, std::string const& member = {}) {
  return {kind, {"public", name}, member};
}

inline DefinedObject view(std::string const& name, std::string const& query, std::vector<ObjectRef> needs,
                          std::string const& signature = {}) {
  std::string const quoted = "public.\"" + name + "\"";
  return {.address = object_ref(ObjectKind::view, name),
          .definition = "CREATE VIEW " + quoted + " AS " + query,
          .signature = signature,
          .replacement = "CREATE OR REPLACE VIEW " + quoted + " AS " + query,
          .removal = "DROP VIEW " + quoted,
          .needs = std::move(needs)};
}

inline DefinedObject materialized_view(std::string const& name, std::string const& query,
                                       std::vector<ObjectRef> needs) {
  std::string const quoted = "public.\"" + name + "\"";
  return {.address = object_ref(ObjectKind::materialized_view, name),
          .definition = "CREATE MATERIALIZED VIEW " + quoted + " AS " + query,
          .removal = "DROP MATERIALIZED VIEW " + quoted,
          .needs = std::move(needs)};
}

inline DefinedObject check(std::string const& table, std::string const& name, std::string const& condition,
                           std::vector<ObjectRef> needs) {
  std::string const alter = "ALTER TABLE public.\"" + table + "\" ";
  return {.address = object_ref(ObjectKind::check, table, name),
          .definition = alter + "ADD CONSTRAINT \"" + name + "\" CHECK (" + condition + ")",
          .removal = alter + "DROP CONSTRAINT \"" + name + "\"",
          .needs = std::move(needs)};
}

inline DefinedObject function(std::string const& name, std::string const& returns, std::string const& body) {
  std::string const text =
      "FUNCTION public." + name + " RETURNS " + returns + " LANGUAGE sql IMMUTABLE AS '" + body + "'";
  return {.address = object_ref(ObjectKind::function, name),
          .definition = "CREATE " + text,
          .signature = returns,
          .replacement = "CREATE OR REPLACE " + text,
          .removal = "DROP FUNCTION public." + name};
}

inline DefinedObject trigger(std::string const& table, std::string const& name, std::string const& when,
                             std::string const& calls, std::vector<ObjectRef> needs) {
  std::string const on = "\"" + name + "\" ";
  needs.push_back(object_ref(ObjectKind::function, calls));
  return {.address = object_ref(ObjectKind::trigger, table, name),
          .definition = "CREATE TRIGGER " + on + when + " ON public.\"" + table +
                        "\" FOR EACH ROW EXECUTE FUNCTION public." + calls,
          .removal = "DROP TRIGGER " + on + "ON public.\"" + table + "\"",
          .needs = std::move(needs)};
}

// of: `VIEW public."v"`; subject: the object of the comment, in the form of the comment's address.
inline DefinedObject comment(std::string const& name, std::string const& subject, std::string const& of,
                             std::string const& text, std::vector<ObjectRef> needs) {
  std::string const definition = "COMMENT ON " + of + " IS '" + text + "'";
  return {.address = object_ref(ObjectKind::comment, name, subject),
          .definition = definition,
          .replacement = definition,
          .removal = "COMMENT ON " + of + " IS NULL",
          .needs = std::move(needs)};
}

inline model::Schema with(model::Schema schema, std::vector<DefinedObject> objects) {
  schema.objects = std::move(objects);
  std::ranges::sort(schema.objects, {}, &DefinedObject::address);
  return schema;
}

}  // namespace lockstep::testing
