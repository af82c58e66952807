// Builds the model from catalog rows without a server, so that tests need none. The rows refer to each other
// by oid; maps from oid to object join them in one pass each. Type modifiers are decoded by type, because the
// catalog stores them packed.
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "compiler/model/defaults.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "grammar/sql/lexer.hpp"
#include "introspect/rows.hpp"

namespace lockstep {
namespace {

using rows::Oid;

constexpr Oid default_collation = 100;  // pg_collation "default"

// The fields of an interval are bits of the upper half of its modifier. Source: INTERVAL_MASK in
// utils/timestamp.h.
struct IntervalFields {
  int mask;
  std::string_view text;
};
constexpr int year = 4, month = 2, day = 8, hour = 1024, minute = 2048, second = 4096;
constexpr IntervalFields interval_fields[] = {
    {year, "year"},
    {month, "month"},
    {day, "day"},
    {hour, "hour"},
    {minute, "minute"},
    {second, "second"},
    {year | month, "year to month"},
    {day | hour, "day to hour"},
    {day | hour | minute, "day to minute"},
    {day | hour | minute | second, "day to second"},
    {hour | minute, "hour to minute"},
    {hour | minute | second, "hour to second"},
    {minute | second, "minute to second"},
};

std::string interval_modifiers(int modifier) {
  std::string result;
  for (auto const& [mask, text] : interval_fields) {
    if (((modifier >> 16) & 0x7fff) == mask) result = text;
  }
  int const precision = modifier & 0xffff;
  if (precision == 0xffff) return result;
  return result + (result.empty() ? "" : ",") + std::to_string(precision);
}

// The text between the parentheses, from atttypmod. Source: the typmodout functions of each type.
std::string modifiers_of(std::string const& type, rows::Column const& column) {
  int const modifier = column.modifier;
  if (modifier < 0) return "";
  if (!column.spelled_type.empty()) return model::parse_type(column.spelled_type).modifiers;
  if (type == "varchar" || type == "bpchar") return std::to_string(modifier - 4);
  if (type == "interval") return interval_modifiers(modifier);
  if (type != "numeric") return std::to_string(modifier);
  int const packed = modifier - 4;
  int const scale = ((packed & 0x7ff) ^ 1024) - 1024;  // eleven bits with a sign
  return std::to_string((packed >> 16) & 0xffff) + ',' + std::to_string(scale);
}

model::ReferentialAction action_of(char letter) {
  switch (letter) {
    case 'r':
      return model::ReferentialAction::restrict;
    case 'c':
      return model::ReferentialAction::cascade;
    case 'n':
      return model::ReferentialAction::set_null;
    case 'd':
      return model::ReferentialAction::set_default;
    default:
      return model::ReferentialAction::no_action;
  }
}

// `nextval('shop."Order_id_seq"'::regclass)` names its sequence.
std::optional<model::Name> sequence_of(std::string_view expression) {
  auto const tokens = lexemes_of(expression);
  bool const calls =
      tokens.size() == 6 && expression.starts_with("nextval('") && expression.ends_with("'::regclass)");
  auto const name = calls ? value_of(expression, tokens[2]) : std::nullopt;
  return name ? model::parse_name(*name) : std::nullopt;
}

class Builder {
 public:
  explicit Builder(CatalogRows const& catalog) : catalog_(catalog) {}

  model::Schema build() {
    for (rows::Namespace const& row : catalog_.namespaces) schema_.namespaces.push_back({.name = row.name});
    schema_.extensions = catalog_.extensions;
    add_enums();
    add_sequences();
    add_tables();
    add_columns();
    add_constraints();
    add_indexes();
    return std::move(schema_);
  }

 private:
  void add_enums() {
    for (rows::Enum const& row : catalog_.enums) {
      if (schema_.enums.empty() || schema_.enums.back().name != row.name) {
        schema_.enums.push_back({.name = row.name, .values = {}});
      }
      if (row.value) schema_.enums.back().values.push_back(*row.value);
    }
  }

  void add_sequences() {
    for (rows::Sequence const& row : catalog_.sequences) {
      if (row.dependency == 'a') owned_.insert({row.owner, row.owner_column, row.name});
    }
  }

  void add_tables() {
    for (rows::Table const& row : catalog_.tables) {
      tables_.emplace(row.id, schema_.tables.size());
      schema_.tables.push_back({.name = row.name,
                                .partition_by = row.partition_by,
                                .columns = {},
                                .primary_key = {},
                                .indexes = {},
                                .foreign_keys = {}});
    }
  }

  model::Table* table(Oid id) {
    auto const found = tables_.find(id);
    return found == tables_.end() ? nullptr : &schema_.tables[found->second];
  }

  void add_columns() {
    for (rows::Type const& row : catalog_.types) types_.emplace(row.id, &row);
    for (rows::Collation const& row : catalog_.collations) collations_.emplace(row.id, &row);
    for (rows::OutsideColumn const& row : catalog_.outside) names_[row.table][row.number] = row.name;
    for (rows::Column const& row : catalog_.columns) {
      names_[row.table][row.number] = row.name;
      column_collations_[{row.table, row.number}] = row.collation;
      if (model::Table* const owner = table(row.table)) owner->columns.push_back(column(row));
    }
  }

  model::Column column(rows::Column const& row) const {
    model::Column result;
    result.name = row.name;
    result.type = type(row);
    result.nullable = !row.not_null;
    if (row.identity != 0) {
      result.identity = row.identity == 'a' ? model::Identity::always : model::Identity::by_default;
    }
    if (row.generated != 0) {
      result.generated = row.expression;
      result.is_virtual = row.generated == 'v';
    } else if (!row.expression.empty()) {
      result.value = default_of(row, result.type);
    }
    if (!row.own_collation) result.collation = collation(row.collation);
    result.inherited = row.inherited;
    return result;
  }

  model::Type type(rows::Column const& row) const {
    auto const found = types_.find(row.type);
    if (found == types_.end()) return model::parse_type(row.spelled_type);
    rows::Type const& known = *found->second;
    return {.name = known.name,
            .modifiers = modifiers_of(known.name.name, row),
            .array = known.array,
            .extension_schema = known.extension_schema};
  }

  model::Default default_of(rows::Column const& row, model::Type const& type) const {
    std::optional<model::Name> const sequence = sequence_of(row.expression);
    if (sequence && owned_.contains({row.table, row.number, *sequence})) {
      return {
          .kind = model::DefaultKind::sequence, .text = model::qualified_if_needed(*sequence), .items = {}};
    }
    return model::parse_default(row.expression, type);
  }

  std::string collation(Oid id) const {
    auto const found = collations_.find(id);
    return found == collations_.end() ? "" : model::qualified_if_needed(found->second->name);
  }

  // The name of a column; empty for a table that was not read, which the caller excludes.
  std::string name(Oid table_id, int number) const {
    auto const columns = names_.find(table_id);
    if (columns == names_.end()) return "";
    auto const found = columns->second.find(number);
    return found == columns->second.end() ? "" : found->second;
  }

  std::vector<std::string> names(Oid table_id, std::vector<int> const& numbers) const {
    std::vector<std::string> result;
    for (int const number : numbers) result.push_back(name(table_id, number));
    return result;
  }

  void add_constraints() {
    for (rows::Constraint const& row : catalog_.constraints) {
      model::Table* const owner = table(row.table);
      if (owner == nullptr) continue;
      if (row.kind == 'u') unique_constraints_.emplace(row.index, &row);
      if (row.kind == 'p') owner->primary_key = primary_key(row);
      if (row.kind == 'f') owner->foreign_keys.push_back(foreign_key(row));
    }
  }

  model::PrimaryKey primary_key(rows::Constraint const& row) const {
    model::PrimaryKey result{.name = row.name, .columns = names(row.table, row.columns)};
    for (std::size_t i = row.columns.size(); i < row.index_columns.size(); ++i) {
      result.include.push_back(name(row.table, row.index_columns[i]));
    }
    result.deferrable = row.deferrable;
    result.initially_deferred = row.initially_deferred;
    return result;
  }

  model::ForeignKey foreign_key(rows::Constraint const& row) const {
    return {.name = row.name,
            .columns = names(row.table, row.columns),
            .referenced = row.referenced,
            .referenced_columns = names(row.referenced_id, row.referenced_columns),
            .on_delete = action_of(row.on_delete),
            .on_update = action_of(row.on_update),
            .deferrable = row.deferrable,
            .initially_deferred = row.initially_deferred,
            .validated = row.validated,
            .match_full = row.match == 'f',
            .set_columns = names(row.table, row.set_columns),
            .enforced = row.enforced};
  }

  void add_indexes() {
    for (rows::OperatorClass const& row : catalog_.operator_classes) classes_.emplace(row.id, &row);
    for (rows::Index const& row : catalog_.indexes) {
      if (model::Table* const owner = table(row.table)) owner->indexes.push_back(index(row));
    }
  }

  model::Index index(rows::Index const& row) const {
    model::Index result;
    result.name = row.name;
    result.unique = row.unique;
    result.method = row.method;
    result.predicate = row.predicate;
    result.nulls_not_distinct = row.nulls_not_distinct;
    auto const constraint = unique_constraints_.find(row.id);
    if (constraint != unique_constraints_.end()) {
      result.constraint = true;
      result.deferrable = constraint->second->deferrable;
      result.initially_deferred = constraint->second->initially_deferred;
    }
    result.valid = row.valid;
    std::size_t expressions = 0;
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      if (i >= static_cast<std::size_t>(row.key_columns)) {
        result.include.push_back(name(row.table, row.columns[i]));
        continue;
      }
      result.parts.push_back(part(row, i));
      if (row.columns[i] == 0) result.parts.back().expression = row.expressions.at(expressions++);
    }
    for (std::size_t i = 0; i < row.configured.size(); ++i) {
      model::IndexPart& configured = result.parts.at(static_cast<std::size_t>(row.configured[i]) - 1);
      configured.operator_class = row.configured_classes.at(i);
      auto const known =
          classes_.find(row.operator_classes.at(static_cast<std::size_t>(row.configured[i]) - 1));
      if (known != classes_.end()) configured.operator_class_schema = known->second->schema;
      configured.parameters = row.parameters.at(i);
    }
    return result;
  }

  model::IndexPart part(rows::Index const& row, std::size_t i) const {
    model::IndexPart result;
    Oid usual = default_collation;
    if (row.columns[i] != 0) {
      result.column = name(row.table, row.columns[i]);
      auto const own = column_collations_.find({row.table, row.columns[i]});
      if (own != column_collations_.end()) usual = own->second;
    }
    Oid const used = row.collations.at(i);
    if (used != 0 && used != usual) result.collation = collation(used);
    auto const named = classes_.find(row.operator_classes.at(i));
    if (named != classes_.end() && !named->second->usual) {
      result.operator_class = named->second->name;
      result.operator_class_schema = named->second->schema;
    }
    result.descending = (row.options.at(i) & 1) != 0;
    result.nulls_first = (row.options.at(i) & 2) != 0;
    return result;
  }

  CatalogRows const& catalog_;
  model::Schema schema_;
  std::unordered_map<Oid, std::size_t> tables_;
  std::unordered_map<Oid, rows::Type const*> types_;
  std::unordered_map<Oid, rows::Collation const*> collations_;
  std::unordered_map<Oid, std::map<int, std::string>> names_;
  std::map<std::pair<Oid, int>, Oid> column_collations_;
  std::set<std::tuple<Oid, int, model::Name>> owned_;
  std::unordered_map<Oid, rows::Constraint const*> unique_constraints_;
  std::unordered_map<Oid, rows::OperatorClass const*> classes_;
};

}  // namespace

model::Schema build_structured(CatalogRows const& catalog) { return Builder(catalog).build(); }

model::Schema build(CatalogRows const& catalog) {
  model::Schema schema = build_structured(catalog);
  add_objects(catalog, schema);
  return schema;
}

}  // namespace lockstep
