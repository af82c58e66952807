// A sample of random pairs that takes seconds; scripts/dev properties runs for as long as requested. Also
// tests that shrinking keeps only what the failure needs.
#include <algorithm>
#include <map>

#include "migrate/history/run_file.hpp"
#include "properties/families.hpp"
#include "properties/pair.hpp"
#include "properties/shrink.hpp"
#include "properties/small.hpp"
#include "properties/spell.hpp"
#include "support/catch.hpp"
#include "support/server.hpp"

using namespace lockstep;
using namespace lockstep::properties;

namespace {

void check(Recipe const& recipe, ScratchServer* server) {
  Verdict const verdict = examine(pair_of(recipe), server);
  INFO("seed " << recipe.seed << ": " << describe(recipe.steps));
  CHECK(verdict.failure == "");
}

bool has_unique_index(World const& world) {
  for (Table const& table : world.tables) {
    for (Index const& index : table.indexes) {
      if (index.unique) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("the properties hold for single mutations of small schemas") {
  std::vector<Recipe> const recipes = small_recipes(false);
  CHECK(recipes.size() > 300);
  for (std::size_t i = 0; i < recipes.size(); i += 6) check(recipes[i], nullptr);
}

TEST_CASE("the properties hold for large random pairs") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) check(recipe_of(seed, false), nullptr);
}

TEST_CASE("the properties hold for random pairs on a server", "[server]") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) check(recipe_of(seed, true), &testing::server());
}

TEST_CASE("a seed always gives the same pair, and another seed another pair") {
  auto const spelled = [](std::uint64_t seed) {
    std::string text;
    for (CaseFile const& file : case_files(pair_of(recipe_of(seed, false)))) text += file.name + file.text;
    return text;
  };
  CHECK(spelled(7) == spelled(7));
  CHECK(spelled(7) != spelled(8));
}

TEST_CASE("each family has a share of the pairs, and one pair in three has none") {
  std::map<std::string_view, std::size_t> counts;
  std::size_t const pairs = 1000;
  for (std::uint64_t seed = 1; seed <= pairs; ++seed) ++counts[recipe_of(seed, true).family];
  CHECK(counts[""] > pairs / 4);
  for (Family const& family : families()) {
    INFO(family.name);
    CHECK(counts[family.name] > pairs * 15 / 1000);
  }
  // Pairs of texts alone have fewer families, each with more pairs.
  counts.clear();
  for (std::uint64_t seed = 1; seed <= 100; ++seed) ++counts[recipe_of(seed, false).family];
  for (Family const& family : families()) {
    INFO(family.name);
    CHECK((counts[family.name] > 5) == family.texts);
  }
}

TEST_CASE("the likely mutations of families exist") {
  for (Family const& family : families()) {
    for (std::string_view const name : family.likely) {
      INFO(family.name << ": " << name);
      CHECK(std::ranges::count(mutations(), name, &Mutation::name) == 1);
    }
  }
}

TEST_CASE("the server accepts the catalogs of every family", "[server]") {
  std::map<std::string_view, std::size_t> tried;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Recipe const recipe = recipe_of(seed, true);
    if (recipe.ends != Ends::catalogs || recipe.family.empty() || ++tried[recipe.family] > 3) continue;
    for (CaseFile const& file : case_files(pair_of(recipe))) {
      testing::Database const database = testing::fresh_database("family");
      Connection connection = database.connect();
      auto const failure = run_file(file.text, connection);
      INFO("seed " << seed << " " << file.name);
      CHECK((failure ? describe(*failure) : "") == "");
    }
  }
  CHECK(tried.size() == families().size());
}

TEST_CASE("a text that the compiler refuses is a failure") {
  Pair pair;
  pair.after.tables = {{.name = "t", .columns = {{.name = "a"}, {.name = "a"}}, .key = {"a"}}};
  CHECK_THAT(examine(pair, nullptr).failure, ContainsSubstring("refused text"));
}

TEST_CASE("a failing pair is made small") {
  Recipe recipe;
  std::uint64_t seed = 0;
  for (; !has_unique_index(pair_of(recipe).after) || recipe.steps.size() < 4; ++seed)
    recipe = recipe_of(seed, false);
  std::size_t tries = 0;
  Pair const small = shrink(recipe, [&](Pair const& pair) {
    ++tries;
    return has_unique_index(pair.after);
  });
  CHECK(tries > 0);
  REQUIRE(small.after.tables.size() == 1);
  CHECK(small.after.tables[0].columns.size() == 1);
  CHECK(small.after.tables[0].indexes.size() == 1);
  CHECK(small.after.joins.empty());
  CHECK(has_unique_index(small.after));
}
