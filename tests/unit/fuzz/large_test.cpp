// Texts with very many repetitions of one element satisfy the invariants of the front end too. bench/
// measures their time.
#include "fuzz/front_end.hpp"
#include "fuzz/large_texts.hpp"
#include "support/catch.hpp"

using namespace lockstep;

TEST_CASE("the invariants of the front end hold when one element occurs very often") {
  for (large::Shape const& shape : large::shapes) {
    INFO(shape.name);
    CHECK(fuzz::broken_promise(large::make(shape, 200)) == "");
  }
}
