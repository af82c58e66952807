// Decides which side is the catalog, makes both sides comparable by compiler/model, and compares expressions
// with the help of the server.
#include "migrate/sources/compare.hpp"

#include "compiler/model/language.hpp"
#include "compiler/model/print.hpp"
#include "introspect/spelling.hpp"

namespace lockstep {
namespace {

// Whether the server is needed: only expressions have several spellings.
bool has_expressions(model::Schema const& schema) {
  for (model::Table const& table : schema.tables) {
    for (model::Column const& column : table.columns) {
      if (column.value.kind == model::DefaultKind::expression || !column.generated.empty()) return true;
    }
    for (model::Index const& index : table.indexes) {
      if (!index.predicate.empty()) return true;
    }
  }
  return false;
}

void warn(std::vector<model::ObjectRef> const& uncertain, model::Origins const& origins,
          Diagnostics& diagnostics) {
  for (model::ObjectRef const& object : uncertain) {
    diagnostics.add(
        {.code = Code::cannot_compare,
         .span = origins.find(object),
         .message = "cannot compare the expression of `" + model::to_string(object) + "` with the database",
         .help = "it may be reported as a change although both sides are equivalent"});
  }
}

}  // namespace

Compared compare_with_catalog(model::Schema catalog, model::Schema text, Hints const& hints,
                              Connection& connection, std::vector<model::ObjectRef>& uncertain) {
  model::Comparable comparable = model::make_comparable(std::move(catalog), std::move(text), hints);
  if (has_expressions(comparable.text)) {
    uncertain = adopt_server_spelling(comparable.text, comparable.catalog, connection, hints);
  }
  return {.models = {.from = std::move(comparable.catalog), .to = std::move(comparable.text)},
          .unmanaged = std::move(comparable.unmanaged)};
}

Compared compare(Pair<Loaded> const& loaded, Diagnostics& diagnostics, PrivilegesMode privileges) {
  bool const from_catalog = is_read(loaded.from);
  bool const to_catalog = is_read(loaded.to);
  bool const mixed = (from_catalog && loaded.to.kind == SourceKind::text) ||
                     (to_catalog && loaded.from.kind == SourceKind::text);
  if (!mixed) {
    Compared result{.models = {.from = loaded.from.schema, .to = loaded.to.schema}, .unmanaged = {}};
    if (loaded.from.kind == SourceKind::catalog && loaded.to.kind == SourceKind::catalog) {
      result.not_planned = take_not_planned(loaded, privileges, result.models);
      warn_of(result.not_planned, diagnostics);
    }
    return result;
  }
  Loaded const& catalog = from_catalog ? loaded.from : loaded.to;
  Loaded const& text = from_catalog ? loaded.to : loaded.from;
  Hints const hints = from_catalog ? text.hints : Hints{};
  Connection connection = Connection::open(catalog.url);
  std::vector<model::ObjectRef> uncertain;
  Compared result = compare_with_catalog(catalog.schema, text.schema, hints, connection, uncertain);
  warn(uncertain, text.origins, diagnostics);
  if (to_catalog) std::swap(result.models.from, result.models.to);
  return result;
}

}  // namespace lockstep
