// Expressions are compared in this order: in the text itself, in the database, on a scratch server on which
// the text was created. What is still undecided counts as equal.
#include <map>

#include "compiler/model/language.hpp"
#include "compiler/model/old_names.hpp"
#include "compiler/plan/planner.hpp"
#include "emit/emit.hpp"
#include "introspect/introspect.hpp"
#include "introspect/spelling.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/sources/compare.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

std::map<model::Name, model::Table const*> by_name(std::vector<model::Table> const& tables) {
  std::map<model::Name, model::Table const*> result;
  for (model::Table const& table : tables) result.emplace(table.name, &table);
  return result;
}

// The content of a scratch database after the schema was created in it; nothing when that fails.
std::optional<model::Schema> created_in_scratch(model::Schema const& schema, ScratchServer& server) {
  Diagnostics diagnostics;
  Plan const steps = plan({{}, schema}, {}, {.phases = PhasesMode::never}, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  std::string const url = server.create_database("spelling");
  std::optional<model::Schema> result;
  {
    Connection connection = Connection::open(url);
    bool created = true;
    for (MigrationFiles const& file : emit(steps, {}))
      created = created && !run_file(file.migration_sql, connection);
    if (created) result = introspect(connection);
  }
  server.drop_database(url);
  return result;
}

// The text's schema as a server prints it. The objects that it has from the catalog are created too, because
// an expression may call a function. An object that needs a role or a foreign server cannot be created
// elsewhere, so a second attempt omits all of them.
std::optional<model::Schema> spelled_by_scratch(model::Schema text, ScratchOnDemand& scratch) {
  try {
    ScratchServer& server = scratch.server();
    if (auto result = created_in_scratch(text, server)) return result;
    text.objects.clear();
    return created_in_scratch(text, server);
  } catch (IoError const&) {
    return std::nullopt;  // no scratch server: the caller reports what stays undecided
  }
}

bool is_sql(model::Default const& value) {
  return value.kind == model::DefaultKind::expression || value.kind == model::DefaultKind::literal ||
         value.kind == model::DefaultKind::list;
}

void adopt(std::vector<ObjectRef> const& objects, model::Schema const& spelled, model::Schema& text) {
  auto const tables = by_name(spelled.tables);
  for (ObjectRef const& object : objects) {
    model::Table* const table = model::find(text.tables, object.owner);
    auto const found = tables.find(object.owner);
    if (table == nullptr || found == tables.end()) continue;
    if (object.kind == ObjectKind::index) {
      model::Index const* const by = model::find(found->second->indexes, object.member);
      if (by != nullptr) model::find(table->indexes, object.member)->predicate = by->predicate;
      continue;
    }
    model::Column const* const by = model::find(found->second->columns, object.member);
    if (by == nullptr) continue;
    model::Column& column = *model::find(table->columns, object.member);
    if (is_sql(column.value)) column.value = by->value;
    if (!column.generated.empty()) column.generated = by->generated;
  }
}

// The index of the catalog that equals this one in everything except the predicate.
model::Index const* partner(model::Index index, std::vector<model::Index> const& catalog) {
  if (auto const* const named = model::find(catalog, index.name)) return named;
  for (model::Index const& other : catalog) {
    index.name = other.name;
    index.predicate = other.predicate;
    if (index == other) return &other;
  }
  return nullptr;
}

void assume_equal_column(model::Column const& catalog, model::Column& text) {
  bool const expression = catalog.value.kind == model::DefaultKind::expression ||
                          text.value.kind == model::DefaultKind::expression;
  if (is_sql(catalog.value) && is_sql(text.value) && expression) text.value = catalog.value;
  if (!catalog.generated.empty() && !text.generated.empty()) text.generated = catalog.generated;
}

// Makes the text equal to the catalog where no server could compare them. Two literals need no server: they
// are already in one spelling. Gives the objects that this changed.
std::vector<ObjectRef> assume_equal(std::vector<ObjectRef> const& objects, model::Schema const& catalog,
                                    model::Schema& text, Hints const& hints) {
  std::vector<ObjectRef> result;
  auto const tables = by_name(catalog.tables);
  model::OldNames const old_names(hints);
  for (ObjectRef const& object : objects) {
    model::Table const* const known = old_names.find_table(tables, object.owner);
    model::Table* const table = model::find(text.tables, object.owner);
    if (known == nullptr || table == nullptr) continue;
    model::Table const before = *table;
    if (object.kind == ObjectKind::index) {
      model::Index& index = *model::find(table->indexes, object.member);
      if (auto const* const other = partner(index, known->indexes)) index.predicate = other->predicate;
    } else {
      std::map<std::string, model::Column const*> columns;
      for (model::Column const& column : known->columns) columns.emplace(column.name, &column);
      auto const* const other = old_names.find_column(columns, object.owner, object.member);
      if (other != nullptr) assume_equal_column(*other, *model::find(table->columns, object.member));
    }
    if (!(before == *table)) result.push_back(object);
  }
  return result;
}

}  // namespace

Compared compare_for_reading(model::Schema catalog, model::Schema text, Hints const& hints,
                             Connection& connection, ScratchOnDemand& scratch,
                             std::vector<ObjectRef>& uncertain) {
  model::Comparable comparable = model::make_comparable(std::move(catalog), std::move(text), hints);
  std::vector<ObjectRef> open = open_questions(comparable.text, comparable.catalog, hints);
  if (!open.empty() && takes_temporary_tables(connection))
    open = adopt_server_spelling(comparable.text, comparable.catalog, connection, hints);
  if (!open.empty()) {
    if (auto const spelled = spelled_by_scratch(comparable.text, scratch)) {
      adopt(open, *spelled, comparable.text);
    } else {
      uncertain = assume_equal(open, comparable.catalog, comparable.text, hints);
    }
  }
  return {.models = {.from = std::move(comparable.catalog), .to = std::move(comparable.text)},
          .unmanaged = std::move(comparable.unmanaged)};
}

}  // namespace lockstep
