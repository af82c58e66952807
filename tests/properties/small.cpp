// A mutation takes a seed; outcomes with equal texts count once.
#include "properties/small.hpp"

#include <set>

#include "properties/spell.hpp"

namespace lockstep::properties {
namespace {

constexpr std::size_t choices = 24;

std::vector<World> small_worlds() {
  Column const id{.name = "id", .counts = true}, note{.name = "note", .type = 3, .required = false};
  Column const price{.name = "price", .type = 0}, label{.name = "label", .type = 4, .default_value = 0};
  Column const owner{.name = "owner", .type = 0},
      mood{.name = "mood", .enumeration = "mood", .default_value = 0};
  Index const by_note{.name = "by_note", .columns = {"note"}},
      one_price{.name = "one_price", .columns = {"price"}, .unique = true};
  ForeignKey const to_first{.name = "to_first", .columns = {"owner"}, .table = "first", .referenced = {"id"}};
  Enum const moods{.name = "mood", .values = {{"good"}, {"bad"}}};
  Table const first{.name = "first", .columns = {id, note}, .key = {"id"}};
  Table const second{
      .name = "second", .columns = {id, owner, price}, .key = {"id"}, .foreign_keys = {to_first}};
  Table indexed = first, composite = second, self = second;
  indexed.columns = {id, note, price, label};
  indexed.indexes = {by_note, one_price};
  composite.key = {"owner", "price"};
  self.name = "first";
  Table const mooded{.name = "first", .columns = {id, mood}, .key = {"id"}};
  return {{},
          {.tables = {first}},
          {.tables = {indexed}},
          {.tables = {self}},
          {.tables = {first, second}},
          {.tables = {first, composite}},
          {.enums = {moods}, .tables = {mooded}},
          {.tables = {first, second}, .joins = {{"J", "first", "second"}}}};
}

// Over the first suitable column.
Extra small_extra(World const& world, std::size_t kind, std::string name, std::size_t variant) {
  Extra extra{.kind = kind, .name = std::move(name), .table = "first", .over = "under", .variant = variant};
  Table const& table = world.tables[0];
  for (char const* const column : {"price", "note", "mood"}) {
    extra.column = column;
    if (fits(sql_of(extra), table, *named(table.columns, column))) break;
  }
  return extra;
}

// With one object each that only a catalog has.
std::vector<World> worlds_with_extras() {
  std::vector<World> worlds;
  World plain = small_worlds()[2];
  plain.enums = {{.name = "mood", .values = {{"good"}, {"bad"}}}};
  plain.tables[0].columns.push_back({.name = "mood", .enumeration = "mood", .default_value = 0});
  for (std::size_t kind = 0; kind < extra_rows().size(); ++kind) {
    ExtraRow const& row = extra_rows()[kind];
    for (std::size_t variant = 0; variant < row.variants.size(); ++variant) {
      World world = plain;
      for (std::size_t under = 0; under < extra_rows().size(); ++under) {
        if (extra_rows()[under].kind == row.over)
          world.extras.push_back(small_extra(world, under, "under", 0));
      }
      world.extras.push_back(small_extra(world, kind, "extra", variant));
      worlds.push_back(std::move(world));
    }
  }
  return worlds;
}

void add_all(World world, Ends ends, std::set<std::string>& seen, std::vector<Recipe>& recipes) {
  tidy(world);
  for (std::size_t mutation = 0; mutation < mutations().size(); ++mutation) {
    if (mutations()[mutation].catalog && ends != Ends::catalogs) continue;
    for (std::uint64_t seed = 0; seed < choices; ++seed) {
      Recipe recipe{.seed = recipes.size(), .ends = ends, .before = world, .steps = {{mutation, seed}}};
      std::string spelled;
      for (CaseFile const& file : case_files(pair_of(recipe))) spelled += file.name + file.text;
      if (seen.insert(spelled).second) recipes.push_back(std::move(recipe));
    }
  }
}

}  // namespace

std::vector<Recipe> small_recipes(bool with_server) {
  std::vector<Recipe> recipes;
  std::set<std::string> seen;
  for (World const& world : small_worlds()) {
    add_all(world, Ends::texts, seen, recipes);
    if (with_server) add_all(world, Ends::catalogs, seen, recipes);
  }
  if (!with_server) return recipes;
  for (World const& world : worlds_with_extras()) add_all(world, Ends::catalogs, seen, recipes);
  return recipes;
}

}  // namespace lockstep::properties
