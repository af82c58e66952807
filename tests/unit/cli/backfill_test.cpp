// `backfill run`, `status` and `pause`, run in a shell.
#include <nlohmann/json.hpp>

#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

std::string const head = "datasource db {\n  provider = \"postgresql\"\n}\n\n";

// A table with rows, and three migrations of which the second fills a column.
struct Shop {
  Place place;
  testing::Database database = testing::fresh_database("backfill");
  Shop() {
    place.write("v0.prisma", head);
    place.write("v1.prisma", head + "model User {\n  id Int @id\n}\n");
    place.write("schema.prisma",
                head + "model User {\n  id Int @id\n  slug String @backfill(\"'s-' || id\")\n}\n");
    CHECK(place.run("migrate diff --from v0.prisma --to v1.prisma --out migrations --name init").code == 0);
    CHECK(run("migrate deploy").code == 0);
    CHECK(place
              .shell("sleep 1; lockstep migrate diff --from v1.prisma --to schema.prisma --out migrations "
                     "--name slug")
              .code == 0);
    database.connect().execute("INSERT INTO \"User\" SELECT generate_series(1, 2500)");
  }
  Ran run(std::string const& arguments) const {
    Ran ran = place.run(arguments + " --url '" + database.url() + "'");
    UNSCOPED_INFO(arguments << "\n" << ran.out << ran.err);
    return ran;
  }
};

std::vector<std::string> events_of(std::string const& lines) {
  std::vector<std::string> result;
  for (auto const& line : golden::lines(lines))
    if (!line.empty()) result.push_back(nlohmann::json::parse(line).at("event"));
  return result;
}

}  // namespace

TEST_CASE("backfill: run, status and pause") {
  Shop const shop;
  Ran const early = shop.run("backfill run");
  CHECK(early.code == 1);
  CHECK_THAT(early.err, ContainsSubstring("comes first, and it is not a backfill") &&
                            ContainsSubstring("lockstep migrate deploy --through"));
  CHECK(shop.run("migrate deploy --through $(basename migrations/*_1_expand)").code == 0);
  Ran const pending = shop.run("backfill status");
  CHECK(pending.code == 2);
  CHECK_THAT(pending.out, ContainsSubstring("_slug_2_backfill\n  1. public.\"User\".slug: pending\n"));
  CHECK(shop.run("backfill pause").out == "No backfill is running.\n");

  Ran const run = shop.run("backfill run --batch 1000 --json");
  CHECK(run.code == 0);
  CHECK(events_of(run.out) == std::vector<std::string>{"begin", "step", "filled", "step_done", "step",
                                                       "step_done", "done", "finished"});
  CHECK_THAT(run.out, ContainsSubstring("\"expected\":2500") && ContainsSubstring("\"batch_rows\":1000"));
  Ran const done = shop.run("backfill status --json");
  CHECK(done.code == 0);
  auto const listed = nlohmann::json::parse(done.out).at("backfills").at(0);
  CHECK(listed.at("state") == "done");
  CHECK(listed.at("filled") == 2500);
  CHECK(listed.at("tool") == "lockstep " LOCKSTEP_VERSION);
  CHECK(shop.run("backfill run").out == "Nothing to fill: no backfill phase is pending.\n");
  CHECK(shop.run("migrate deploy --contract").code == 0);
  CHECK(shop.run("drift").code == 0);
  CHECK(shop.run("migrate rollback --steps 3 --allow-data-loss").code == 0);
  Ran const again = shop.run("migrate deploy");
  CHECK_THAT(again.out + again.err,
             ContainsSubstring("fill \"public\".\"User\".\"slug\" in batches of 1000 rows"));
}

TEST_CASE("backfill: invalid limits are refused, and a paused run can be continued") {
  Shop const shop;
  CHECK(shop.run("migrate deploy --through $(basename migrations/*_1_expand)").code == 0);
  for (char const* const bad :
       {"--until 24:00", "--until 7:00", "--until x", "--rate 0", "--batch 0", "--max-replica-lag -1"}) {
    CAPTURE(bad);
    CHECK(shop.run(std::string("backfill run ") + bad).code == 1);
  }
  // A second process requests a pause as soon as the backfill runs.
  Ran const paused =
      shop.place.shell("lockstep backfill run --rate 2000 --url '" + shop.database.url() +
                       "' & for i in $(seq 100); do sleep 0.02; lockstep backfill pause --url '" +
                       shop.database.url() + "' | grep -q paused && break; done; wait $!");
  INFO(paused.out << paused.err);
  CHECK(paused.code == 2);
  CHECK_THAT(paused.out,
             ContainsSubstring("is stopped: a pause was requested. To continue: lockstep backfill run"));
  CHECK_THAT(shop.run("backfill status").out, ContainsSubstring(": stopped, "));
  CHECK_THAT(shop.run("migrate status").out, ContainsSubstring("was interrupted"));
  Ran const rest = shop.run("backfill run");
  CHECK(rest.code == 0);
  CHECK_THAT(rest.err, ContainsSubstring("public.\"User\".slug: "));
  CHECK(shop.run("backfill status").code == 0);
}
