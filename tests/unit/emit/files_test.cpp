// The headers of the files, and the link between the two files of a phase.
#include <algorithm>

#include "compiler/model/canonical.hpp"
#include "compiler/plan/planner.hpp"
#include "compiler/resolve/resolve.hpp"
#include "emit/emit.hpp"
#include "grammar/parse.hpp"
#include "support/catch.hpp"

using namespace lockstep;

namespace {

model::Schema read(std::string const& text) {
  Sources const sources = {{.name = "schema.prisma", .text = text}};
  Diagnostics diagnostics;
  std::vector<ast::File> const files = {parse(sources, 0, diagnostics)};
  Resolved resolved = resolve(files, {}, diagnostics);
  INFO(render(diagnostics, sources));
  REQUIRE_FALSE(diagnostics.has_errors());
  return model::canonicalize(std::move(resolved.schema));
}

Plan planned(std::string const& from, std::string const& to, PhasesMode phases) {
  Diagnostics diagnostics;
  Plan made = plan({read(from), read(to)}, {}, {.phases = phases}, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  return made;
}

std::vector<MigrationFiles> files(std::string const& from, std::string const& to, PhasesMode phases) {
  return emit(planned(from, to, phases), {.name = "change"});
}

std::string model_with(std::string const& fields) { return "model User {\n id Int @id\n" + fields + "}\n"; }

// The text after a label of the header.
std::string header(std::string const& sql, std::string const& label) {
  std::size_t const at = sql.find("-- " + label);
  if (at == std::string::npos) return {};
  std::size_t const begin = sql.find_first_not_of(' ', at + 3 + label.size());
  return sql.substr(begin, sql.find('\n', begin) - begin);
}

}  // namespace

TEST_CASE("the header of a migration without risks reports none") {
  auto const made = files(model_with(""), model_with(" bio String?\n"), PhasesMode::automatic);
  REQUIRE(made.size() == 1);
  std::string const& sql = made[0].migration_sql;
  CHECK(made[0].suffix.empty());
  CHECK(sql.find("-- lockstep migration: change\n") == 0);
  CHECK(header(sql, "data loss") == "NONE");
  CHECK(header(sql, "blocking") == "BRIEF: public.User ACCESS EXCLUSIVE");
  CHECK(header(sql, "application") == "runs before and after");
  CHECK(sql.find("BREAKING") == std::string::npos);
  CHECK(header(made[0].rollback_sql, "grade") == "lossless if");
}

TEST_CASE("the header of a direct drop requires that the old version is stopped") {
  auto const made = files(model_with(" bio String?\n"), model_with(""), PhasesMode::never);
  REQUIRE(made.size() == 1);
  std::string const& sql = made[0].migration_sql;
  CHECK(header(sql, "data loss") == "HIGH: column dropped in public.User");
  CHECK(header(sql, "application") == "stop the old version first; start the new one afterwards");
  CHECK(header(sql, "reversible") == "STRUCTURE ONLY: the values are not restored");
}

TEST_CASE("phases have suffixes in order, and each starts with the schema that the previous one leaves") {
  auto const made = files(model_with(""), model_with(" email String\n"), PhasesMode::automatic);
  REQUIRE(made.size() == 3);
  CHECK(made[0].suffix == "_1_expand");
  CHECK(made[1].suffix == "_2_backfill");
  CHECK(made[2].suffix == "_3_contract");
  for (std::size_t i = 1; i < made.size(); ++i) {
    CHECK(header(made[i].migration_sql, "schema before") ==
          header(made[i - 1].migration_sql, "schema after"));
  }
  CHECK(header(made[2].migration_sql, "application") == "stop the old version first");
}

TEST_CASE("the header of a rollback has the checksum of its migration") {
  for (MigrationFiles const& file :
       files(model_with(""), model_with(" email String\n"), PhasesMode::automatic)) {
    std::string const& forward = file.migration_sql;
    std::size_t const value = forward.find(placeholder_marker);
    std::string identity = "sha256 " + sha256(forward);
    if (value != std::string::npos) {
      // A person writes a value there, after which the rollback still belongs to the migration.
      std::string const before = forward.substr(0, value);
      std::string const after = forward.substr(value + placeholder_marker.size());
      identity = "first " + std::to_string(before.size()) + " and last " + std::to_string(after.size()) +
                 " bytes, sha256 " + sha256(before + after);
    }
    CHECK((value != std::string::npos) == (file.phase == Phase::backfill));
    CHECK(header(file.rollback_sql, "undoes") == "migration.sql, " + identity);
    CHECK(header(file.rollback_sql, "schema before") == header(file.migration_sql, "schema after"));
    CHECK(header(file.rollback_sql, "schema after") == header(file.migration_sql, "schema before"));
  }
}

TEST_CASE("a file that is not requested is not made, and the others stay the same") {
  Plan const made = planned(model_with(""), model_with(" email String\n"), PhasesMode::automatic);
  auto const all = emit(made, {.name = "change"});
  auto const forward = emit(made, {.name = "change", .with_rollback = false});
  auto const both = emit(made, {.name = "change", .with_plan = false});
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(forward[i].migration_sql == all[i].migration_sql);
    CHECK((forward[i].rollback_sql + forward[i].plan_json).empty());
    CHECK(both[i].rollback_sql == all[i].rollback_sql);
    CHECK(both[i].plan_json.empty());
  }
}

TEST_CASE("the fingerprints of a plan are those of its schemas, in any order of their objects") {
  Plan made =
      planned(model_with(" a Int?\n") + "model Post {\n id Int @id\n}\n",
              model_with(" b Int?\n") + "model Post {\n id Int @id\n t String?\n}\n", PhasesMode::automatic);
  auto const states = fingerprints(made);
  REQUIRE(states.size() == made.phases.size() + 1);
  CHECK(states.front() == fingerprint(made.start));
  for (std::size_t i = 0; i < made.phases.size(); ++i) {
    CHECK(states[i + 1] == fingerprint(made.phases[i].after));
    CHECK(states[i + 1] != states[i]);
  }
  std::ranges::reverse(made.start.tables);
  CHECK(fingerprint(made.start) == states.front());
}

TEST_CASE("equal schemas give no files") {
  CHECK(files(model_with(""), model_with(""), PhasesMode::automatic).empty());
}

TEST_CASE("sha256 gives the standard digests") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a name with a line end does not end its comment or its quotes") {
  std::string const before =
      "model User {\n id Int @id\n bio String? @map(\"b\\nDROP TABLE \\\"User\\\"; --\")\n}\n";
  for (PhasesMode const phases : {PhasesMode::automatic, PhasesMode::never, PhasesMode::always}) {
    for (MigrationFiles const& file : files(before, model_with(""), phases)) {
      for (std::string const* text : {&file.migration_sql, &file.rollback_sql}) {
        std::string const head = text->substr(0, text->find("\n\n"));
        for (std::size_t at = 0; at != std::string::npos; at = head.find('\n', at + 1))
          CHECK(head.compare(at == 0 ? 0 : at + 1, 2, "--") == 0);
        CHECK(head.find("\nDROP TABLE") == std::string::npos);
      }
    }
  }
}
