// Implicit many-to-many relations, of two models and of a model with itself. The order of the models' names
// decides which model is A. A rename of a model may exchange the sides, while each row must keep its links.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "properties/families.hpp"
#include "properties/making.hpp"

namespace lockstep::properties {
namespace {

Table* partner(World& world, Join const& join, Random& random) {
  return named(world.tables, random.one_in(2) ? join.a : join.b);
}

// A name on the other side of all others, which are M0 and similar names.
std::string turning_name(World& world, Table const& table, Random& random) {
  bool const early = model_name(world, table) < "M";
  bool const turns = !random.one_in(4);
  return fmt::format("{}{}", early == turns ? "Zed" : "Abe", world.named++);
}

// In half of the cases the table keeps its name.
void rename_model(World& world, Random& random) {
  Join const* const join = any(world.joins, random);
  Table* const table = join == nullptr ? any_table(world, random) : partner(world, *join, random);
  if (table == nullptr) return;
  table->model = turning_name(world, *table, random);
  if (random.one_in(2)) rename_table(world, *table, std::string(table->model));
}

// All models change the names that are made from their places, and no table changes its name.
void move_tables(World& world, Random&) { std::ranges::reverse(world.tables); }

void change_join_name(World& world, Random& random) {
  Join* const join = any(world.joins, random);
  if (join == nullptr) return;
  if (random.one_in(3)) {
    join->name = fmt::format("J{}", world.named++);
  } else {
    join->unnamed = !join->unnamed;
  }
}

void redirect_join(World& world, Random& random) {
  Join* const join = any(world.joins, random);
  if (join != nullptr) (random.one_in(2) ? join->a : join->b) = any(world.tables, random)->name;
}

void grow(World& world, Random& random, bool) {
  for (std::size_t i = 1 + random.below(2); i > 0; --i) {
    Table const& a = *any_table(world, random);
    Table const& b = random.one_in(3) ? a : *any(world.tables, random);
    world.joins.push_back({.name = fmt::format("J{}", world.named++), .a = a.name, .b = b.name});
    world.joins.back().unnamed = random.one_in(2);
  }
  for (Table& table : world.tables) {
    if (!random.one_in(3)) continue;
    table.model = turning_name(world, table, random);
    if (random.one_in(2)) rename_table(world, table, std::string(table.model));
  }
}

constexpr auto own_mutations = std::to_array<Mutation>({{"rename model", rename_model},
                                                        {"move tables", move_tables},
                                                        {"change name of join", change_join_name},
                                                        {"redirect join", redirect_join}});
constexpr auto likely = std::to_array<std::string_view>(
    {"rename model", "rename model", "rename model", "rename table", "move tables", "change type",
     "rename column", "drop join", "add join", "change name of join", "redirect join"});

}  // namespace

Family joins_family() {
  return {.name = "joins", .texts = true, .grow = grow, .likely = likely, .mutations = own_mutations};
}

}  // namespace lockstep::properties
