#include "emit/ranges.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using model::quote_identifier;

// "lockstep_lo_0, lockstep_lo_1" for the bound lo
std::string variables(std::string_view bound, RangeWalk const& walk) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < walk.key.size(); ++i) names.push_back(fmt::format("lockstep_{}_{}", bound, i));
  return joined(names, ", ");
}

std::string descending(RangeWalk const& walk) {
  std::vector<std::string> names;
  for (std::string const& name : walk.key) names.push_back(quote_identifier(name) + " DESC");
  return joined(names, ", ");
}

}  // namespace

std::string range_variables(RangeWalk const& walk) {
  std::string text;
  for (std::size_t i = 0; i < walk.key.size(); ++i) {
    for (std::string_view const bound : {"lo", "hi", "last"})
      text +=
          fmt::format("  lockstep_{}_{} {}.{}%TYPE;\n", bound, i, walk.table, quote_identifier(walk.key[i]));
  }
  return text + "  lockstep_done boolean;\n  lockstep_failures integer := 0;\n";
}

std::string range_ends(RangeWalk const& walk, std::string const& indent) {
  return fmt::format(
      "{indent}SELECT {key} INTO {last} FROM {table} ORDER BY {desc} LIMIT 1;\n"
      "{indent}SELECT {key} INTO {lo} FROM {table} ORDER BY {key} LIMIT 1;\n",
      fmt::arg("indent", indent), fmt::arg("key", quoted_list(walk.key)), fmt::arg("table", walk.table),
      fmt::arg("desc", descending(walk)), fmt::arg("lo", variables("lo", walk)),
      fmt::arg("last", variables("last", walk)));
}

std::string range_loop(RangeWalk const& walk, std::string const& work) {
  std::string const least = key_operator(walk.operators, ">="), most = key_operator(walk.operators, "<="),
                    same = key_operator(walk.operators, "=");
  std::string advance;
  for (std::size_t i = 0; i < walk.key.size(); ++i)
    advance += fmt::format("        lockstep_lo_{0} := lockstep_hi_{0};\n", i);
  return fmt::format(
      "    LOOP\n"
      "      SELECT {key} INTO {hi} FROM (SELECT {key} FROM {table} WHERE ({key}) {least} ({lo}) AND ({key}) "
      "{most} "
      "({last})\n"
      "        ORDER BY {key} LIMIT {rows}) AS batch ORDER BY {desc} LIMIT 1;\n"
      "      EXIT WHEN NOT FOUND;\n"
      "      lockstep_done := false;\n"
      "      BEGIN\n"
      "        SET LOCAL lock_timeout = '200ms';\n"
      "{work}"
      "        lockstep_failures := 0;\n"
      "        lockstep_done := ({hi}) {same} ({lo}) OR ({hi}) {same} ({last});\n"
      "{advance}"
      "      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN\n"
      "        lockstep_failures := lockstep_failures + 1;\n"
      "        IF lockstep_failures > 100 THEN RAISE; END IF;\n"
      "      END;\n"
      "      COMMIT;\n"
      "{all_rows}"
      "      EXIT WHEN lockstep_done;\n"
      "      IF lockstep_failures > 0 THEN PERFORM {sleep}; END IF;\n"
      "    END LOOP;\n",
      fmt::arg("key", quoted_list(walk.key)), fmt::arg("table", walk.table),
      fmt::arg("desc", descending(walk)), fmt::arg("rows", walk.rows), fmt::arg("lo", variables("lo", walk)),
      fmt::arg("hi", variables("hi", walk)), fmt::arg("last", variables("last", walk)),
      fmt::arg("work", work), fmt::arg("advance", advance), fmt::arg("least", least), fmt::arg("most", most),
      fmt::arg("same", same),
      fmt::arg("all_rows", walk.all_rows ? "      " + std::string(see_all_rows) : std::string()),
      fmt::arg("sleep", walk.all_rows ? "pg_catalog.pg_sleep(0.1)" : "pg_sleep(0.1)"));
}

std::string in_range(RangeWalk const& walk, std::string const& columns) {
  return fmt::format("({0}) {3} ({1}) AND ({0}) {4} ({2})", columns, variables("lo", walk),
                     variables("hi", walk), key_operator(walk.operators, ">="),
                     key_operator(walk.operators, "<="));
}

std::string key_operator(KeyOperators operators, std::string_view symbol) {
  return operators == KeyOperators::path ? std::string(symbol)
                                         : fmt::format("OPERATOR(pg_catalog.{})", symbol);
}

KeyOperators key_operators(EmitOptions const& options, model::Name const& table,
                           std::vector<std::string> const& key) {
  return options.key_operators ? options.key_operators(table, key) : KeyOperators::catalog;
}

std::function<KeyOperators(model::Name const&, std::vector<std::string> const&)> key_operators_in(
    Plan const& plan) {
  std::vector<model::Schema const*> schemas{&plan.start};
  for (PhasePlan const& phase : plan.phases) schemas.push_back(&phase.after);
  return [schemas = std::move(schemas)](model::Name const& table, std::vector<std::string> const& key) {
    auto const known = [&](std::string const& name) {
      for (model::Schema const* schema : schemas) {
        model::Table const* const found = model::find(schema->tables, table);
        model::Column const* const column = found == nullptr ? nullptr : model::find(found->columns, name);
        if (column == nullptr) continue;
        bool const built_in =
            column->type.name.schema.empty() && model::find_type(column->type.name.name) != nullptr;
        return built_in || model::find(schema->enums, column->type.name) != nullptr;
      }
      return false;
    };
    return std::ranges::all_of(key, known) ? KeyOperators::catalog : KeyOperators::path;
  };
}

std::string column_block(std::string const& declarations, std::string const& body, bool all_rows) {
  std::string const first = all_rows ? "  " + std::string(see_all_rows) : "";
  return "DO " +
         dollar_quoted("#variable_conflict use_column\nDECLARE\n" + declarations + "BEGIN\n" + first + body +
                       "END\n") +
         ";\n";
}

}  // namespace lockstep
