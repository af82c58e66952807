// `migrate diff` shows what can be planned when some changes are refused, and does not write it.
#include <nlohmann/json.hpp>

#include "support/place.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

std::string const head = "datasource db {\n  provider = \"postgresql\"\n}\n\n";

}  // namespace

TEST_CASE("diff shows the plan of the changes that are not refused") {
  Place const place;
  place.write("from.prisma", head + "model A {\n  id Int @id\n  at DateTime\n}\n");
  place.write("to.prisma", head + "model A {\n  id Int @id\n  at Int\n  b String?\n}\n");
  std::string const diff = "migrate diff --from from.prisma --to to.prisma ";
  Ran const script = place.run(diff + "--script");
  CHECK(script.code == 1);
  CHECK_THAT(script.err, ContainsSubstring("E0514") && ContainsSubstring("column public.A.at"));
  CHECK(script.out.starts_with("-- INCOMPLETE."));
  CHECK_THAT(script.out, ContainsSubstring("--   alter column public.A.at: type") &&
                             ContainsSubstring("ADD COLUMN \"b\" text"));
  CHECK(script.out.find("ALTER COLUMN") == std::string::npos);
  auto const document = nlohmann::json::parse(place.run(diff + "--json").out);
  CHECK(document["changes"].size() == 1);
  REQUIRE(document["refused"].size() == 1);
  CHECK(document["refused"][0]["to"]["member"] == "at");
  auto const diagnostics = nlohmann::json::parse(place.run(diff + "--format json").err);
  CHECK(diagnostics["diagnostics"][0]["object"] == "column public.A.at");
  CHECK(place.run(diff + "--out migrations --name change").code == 1);
  CHECK_FALSE(std::filesystem::exists(place.path() / "migrations"));
}

TEST_CASE("diff names a column that moves, and keeps it in its place on request") {
  Place const place;
  place.write("from.prisma", head + "model A {\n  id Int @id\n  n Int\n  t String\n}\n");
  place.write("to.prisma", head + "model A {\n  id Int @id\n  n BigInt\n  t String\n}\n");
  std::string const diff = "migrate diff --from from.prisma --to to.prisma ";
  std::string const moves = "column public.A.n moves to the end of its table";
  CHECK_THAT(place.run(diff).out, ContainsSubstring(moves));
  CHECK_THAT(place.run(diff + "--script").out, ContainsSubstring(moves));
  CHECK_THAT(place.run(diff + "--json").out, ContainsSubstring("moved_columns"));
  Ran const kept = place.run(diff + "--script --keep-column-order");
  CHECK(kept.out.find(moves) == std::string::npos);
  CHECK_THAT(kept.out, ContainsSubstring("H101") && ContainsSubstring("ALTER COLUMN \"n\" TYPE bigint"));
}
