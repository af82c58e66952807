// Drift is a diff from the database to what is expected. What a text cannot express comes from two lists: the
// objects that the comparison excluded as unmanaged, and the attributes that the comparison copied from the
// catalog into the text. The second list is another diff, between the text before and after.
#include "migrate/drift/findings.hpp"
#include "migrate/drift/database_state.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "compiler/diff/diff.hpp"
#include "compiler/diff/joins.hpp"
#include "compiler/model/print.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

// The place that declares an object in the text: its own, else that of its table or enum.
class Places {
 public:
  Places(model::Origins const& origins, Sources const& sources) : origins_(origins), sources_(sources) {}
  std::optional<FilePlace> of(ObjectRef const& object) {
    for (ObjectRef const& candidate : {object, ObjectRef{ObjectKind::table, object.owner, {}},
                                       ObjectRef{ObjectKind::enum_type, object.owner, {}}}) {
      auto const span = origins_.find(candidate);
      if (!span) continue;
      auto const table = lines_.try_emplace(span->file, sources_[span->file].text).first;
      Position const position = table->second.position(span->begin);
      return FilePlace{
          .file = sources_[span->file].name,
          .line = position.line,
          .column = characters(table->second.line(position.line).substr(0, position.column - 1)) + 1};
    }
    return std::nullopt;
  }

 private:
  // Viewers count characters, not bytes.
  static std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }

  model::Origins const& origins_;
  Sources const& sources_;
  std::map<std::uint32_t, LineTable> lines_;
};

// A value that only one side has is a separate finding, named after the value. What remains is the order of
// the values.
void append_values(Change const& change, Pair<model::Schema> const& models, std::vector<Finding>& findings) {
  model::Enum const& from = *model::find(models.from.enums, change.from.owner);
  model::Enum const& to = *model::find(models.to.enums, change.to.owner);
  auto const without = [](std::vector<std::string> const& list, std::vector<std::string> const& other) {
    std::vector<std::string> result;
    for (std::string const& value : list) {
      if (std::ranges::find(other, value) == other.end()) result.push_back(value);
    }
    return result;
  };
  auto const only_from = without(from.values, to.values), only_to = without(to.values, from.values);
  for (std::string const& value : only_from) {
    findings.push_back(
        {.difference = Difference::unexpected, .object = {ObjectKind::enum_value, from.name, value}});
  }
  for (std::string const& value : only_to) {
    findings.push_back(
        {.difference = Difference::missing, .object = {ObjectKind::enum_value, to.name, value}});
  }
  if (without(from.values, only_from) == without(to.values, only_to)) return;
  findings.push_back({.difference = Difference::different,
                      .object = change.to,
                      .attributes = AttributeReader(models).of(change)});
}

std::vector<Finding> findings_of(std::vector<Change> const& changes, Pair<model::Schema> const& models) {
  AttributeReader const reader(models);
  std::vector<Finding> result;
  for (Change const& change : changes) {
    switch (change.verb) {
      case Verb::create:
        result.push_back(
            {.difference = Difference::missing, .object = change.to, .attributes = reader.of(change)});
        break;
      case Verb::drop:
        result.push_back(
            {.difference = Difference::unexpected, .object = change.from, .attributes = reader.of(change)});
        break;
      case Verb::rename:
        result.push_back({.difference = Difference::renamed, .object = change.to, .present = change.from});
        break;
      case Verb::alter:
        if (change.to.kind == ObjectKind::enum_type) {
          append_values(change, models, result);
        } else {
          result.push_back(
              {.difference = Difference::different, .object = change.to, .attributes = reader.of(change)});
        }
        break;
    }
  }
  return result;
}

void sort(std::vector<Finding>& findings) {
  auto const key = [](Finding const& finding) {
    ObjectRef const& object = finding.object;
    return std::tie(object.owner, object.kind, object.member, finding.difference);
  };
  std::ranges::stable_sort(findings, [&](Finding const& a, Finding const& b) {
    // A table comes before its members.
    bool const a_member = !a.object.member.empty(), b_member = !b.object.member.empty();
    if (a.object.owner == b.object.owner && a_member != b_member) return b_member;
    return key(a) < key(b);
  });
}

struct TakenOver {
  ObjectKind kind;
  std::string_view attribute;
  bool only_unmanaged;  // only where the text states nothing; else the values differ in spelling alone
};

// What the comparison fills into a text from the catalog because the language cannot express it. The rest of
// what it fills in is spelling, such as the name of a sequence or a default precision.
constexpr TakenOver taken_over[] = {
    {ObjectKind::table, "partition_by", false},
    {ObjectKind::column, "nullable", false},
    {ObjectKind::column, "identity", false},
    {ObjectKind::column, "generated", true},
    {ObjectKind::column, "virtual", false},
    {ObjectKind::column, "collation", false},
    {ObjectKind::primary_key, "include", false},
    {ObjectKind::primary_key, "deferrable", false},
    {ObjectKind::primary_key, "initially_deferred", false},
    {ObjectKind::index, "parts", false},
    {ObjectKind::index, "include", false},
    {ObjectKind::index, "predicate", true},
    {ObjectKind::index, "nulls_not_distinct", false},
    {ObjectKind::index, "deferrable", false},
    {ObjectKind::index, "initially_deferred", false},
    {ObjectKind::foreign_key, "deferrable", false},
    {ObjectKind::foreign_key, "initially_deferred", false},
    {ObjectKind::foreign_key, "validated", false},
    {ObjectKind::foreign_key, "match_full", false},
    {ObjectKind::foreign_key, "set_columns", false},
    {ObjectKind::foreign_key, "enforced", false},
};

bool is_taken_over(ObjectKind kind, AttributeValues const& attribute) {
  return std::ranges::any_of(taken_over, [&](TakenOver const& row) {
    return row.kind == kind && row.attribute == attribute.name &&
           (!row.only_unmanaged || attribute.values.to == "none");
  });
}

// The attributes that the comparison filled into a text. `filled` is the text after the comparison. In the
// findings, the text before it is the side of the schema.
std::vector<Finding> filled_in(model::Schema const& said, model::Schema const& filled) {
  Pair<model::Schema> const models{.from = filled, .to = said};
  std::vector<Finding> result;
  for (Finding& finding : findings_of(diff(filled, said), models)) {
    std::erase_if(finding.attributes, [&](AttributeValues const& attribute) {
      return !is_taken_over(finding.object.kind, attribute);
    });
    bool const about_text = finding.difference == Difference::different && !finding.attributes.empty();
    if (about_text) result.push_back(std::move(finding));
  }
  return result;
}

// The comparison puts the values that both sides have into the text's order, because no statement can move a
// value.
std::vector<Finding> reordered(model::Schema const& catalog, model::Schema const& comparable) {
  Pair<model::Schema> const models{.from = {.enums = catalog.enums}, .to = {.enums = comparable.enums}};
  std::vector<Finding> result;
  for (Finding& finding : findings_of(diff(models.from, models.to), models)) {
    if (finding.difference == Difference::different) result.push_back(std::move(finding));
  }
  return result;
}

void append_objects(std::vector<ObjectRef> objects, Difference difference, std::vector<Finding>& findings) {
  std::ranges::sort(objects);
  objects.erase(std::unique(objects.begin(), objects.end()), objects.end());
  for (ObjectRef const& object : objects) findings.push_back({.difference = difference, .object = object});
}

// The comparison ignores that a failed CREATE INDEX CONCURRENTLY left an index invalid. Drift reports it.
void expect_valid_indexes(model::Schema& text) {
  for (model::Table& table : text.tables) {
    for (model::Index& index : table.indexes) index.valid = true;
  }
}

// An unexpected table is one finding, which includes what depends on the table.
void drop_what_hangs_on(std::vector<Finding> const& drift, std::vector<Finding>& unmanaged) {
  std::set<model::Name> tables;
  for (Finding const& finding : drift) {
    bool const table = finding.object.kind == ObjectKind::table;
    if (table && finding.difference == Difference::unexpected) tables.insert(finding.object.owner);
  }
  std::erase_if(unmanaged, [&](Finding const& finding) {
    return !finding.object.member.empty() && tables.contains(finding.object.owner);
  });
}

Held against_text(Loaded const& expected, DatabaseState const& state, Connection& connection,
                  ScratchOnDemand& scratch) {
  Held held;
  Diagnostics ignored;  // an ambiguity of the two sides of a join table is not drift
  held.hints = with_join_tables({state.schema, expected.schema}, {Hints{}, expected.hints}, ignored);
  std::vector<ObjectRef> uncertain;
  Compared compared =
      compare_for_reading(state.schema, expected.schema, held.hints, connection, scratch, uncertain);
  for (ObjectRef const& object : uncertain) held.cannot_compare.push_back(model::to_string(object));
  held.unmanaged = filled_in(expected.schema, compared.models.to);
  for (Finding& finding : reordered(state.schema, compared.models.from))
    held.unmanaged.push_back(std::move(finding));
  std::vector<ObjectRef> objects = std::move(compared.unmanaged);
  objects.insert(objects.end(), state.unmanaged.begin(), state.unmanaged.end());
  append_objects(std::move(objects), Difference::unexpected, held.unmanaged);
  held.models = std::move(compared.models);
  // A text always contains the default schema. When the text lists other schemas, the default schema was not
  // read.
  std::erase_if(held.models.to.namespaces, [&](model::Namespace const& space) {
    return !expected.schemas.empty() &&
           std::ranges::find(expected.schemas, space.name) == expected.schemas.end();
  });
  expect_valid_indexes(held.models.to);
  return held;
}

// Two databases are compared completely, except for the version of an extension, which depends on the
// packages of each machine.
Held against_replay(Loaded const& expected, DatabaseState const& expected_state, DatabaseState const& state) {
  Held held;
  held.models = {.from = state.schema, .to = expected.schema};
  for (model::Extension& extension : held.models.to.extensions) {
    if (auto const* const known = model::find(held.models.from.extensions, extension.name))
      extension.version = known->version;
  }
  auto const only = [](std::vector<ObjectRef> const& here, std::vector<ObjectRef> const& there) {
    std::vector<ObjectRef> result;
    std::ranges::set_difference(here, there, std::back_inserter(result));
    return result;
  };
  append_objects(only(state.unmanaged, expected_state.unmanaged), Difference::unexpected, held.drift);
  append_objects(only(expected_state.unmanaged, state.unmanaged), Difference::missing, held.drift);
  return held;
}

}  // namespace

Held hold_against(Loaded const& expected, DatabaseState const* expected_state, DatabaseState const& state,
                  Sources const& sources, Connection& connection, ScratchOnDemand& scratch) {
  Held held = expected_state == nullptr ? against_text(expected, state, connection, scratch)
                                        : against_replay(expected, *expected_state, state);
  // A rename hint that does not apply is not a diagnostic here: both names exist, and drift reports exactly
  // that.
  Diagnostics ignored;
  std::vector<AppliedRename> const renames = applicable(held.models, held.hints, ignored);
  for (Finding& finding : findings_of(diff(held.models, renames), held.models)) {
    // Compared with a text, objects differ only because their table or column is missing, which is a finding
    // already.
    if (expected_state != nullptr || !is_object(finding.object.kind))
      held.drift.push_back(std::move(finding));
  }
  drop_what_hangs_on(held.drift, held.unmanaged);
  Places places(expected.origins, sources);
  for (std::vector<Finding>* const findings : {&held.drift, &held.unmanaged}) {
    for (Finding& finding : *findings) finding.place = places.of(finding.object);
    sort(*findings);
  }
  return held;
}

}  // namespace lockstep
