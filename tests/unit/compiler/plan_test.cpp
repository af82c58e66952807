// The planner without a server: plan() applies every plan to the model, and fails when the result is not the
// target schema or a safety rule is violated. So planning all pairs of a family of small schemas is a proof
// for that family.

#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/check.hpp"
#include "compiler/plan/planner.hpp"

#include <array>

#include "compiler/plan/effects/reverse.hpp"
#include "compiler/plan/facts/casts.hpp"
#include "compiler/plan/schedule/order.hpp"
#include "support/schema_text.hpp"

namespace lockstep {
namespace {

using testing::Read;
using testing::read_schema;

Plan planned(Read const& from, Read const& to, PhasesMode mode = PhasesMode::automatic) {
  Diagnostics diagnostics;
  Plan result = plan({from.schema, to.schema}, to.hints, {.phases = mode}, diagnostics);
  INFO(render(diagnostics, {}));
  REQUIRE_FALSE(diagnostics.has_errors());
  return result;
}

// "expand: AddColumn, CreateIndex | contract: DropColumn"
std::string steps(Plan const& plan) {
  std::string text;
  for (PhasePlan const& phase : plan.phases) {
    text += (text.empty() ? "" : " | ") + std::string(enum_name(phase.phase)) + ":";
    for (Batch const& batch : phase.forward) {
      for (Step const& step : batch.steps) text += " " + std::string(name_of(step.action));
    }
  }
  return text;
}

std::string steps(std::string const& from, std::string const& to, PhasesMode mode = PhasesMode::automatic) {
  return steps(planned(read_schema(from), read_schema(to), mode));
}

std::string table(std::string const& fields) { return "model T {\n  id Int @id\n" + fields + "}\n"; }

TEST_CASE("all pairs of small tables can be planned in every mode, except those without a conversion") {
  static constexpr auto columns = std::to_array<char const*>({
      "",
      "  a Int\n",
      "  a Int?\n",
      "  a Int @default(1)\n",
      "  a BigInt? @unique\n",
      "  a String\n",
      "  a String[]\n",
      "  a E\n",
      "  a E @default(X)\n",
      "  a Int @default(autoincrement())\n",
      "  a String @default(dbgenerated(\"random()\"))\n",
  });
  static constexpr auto others = std::to_array<char const*>({"", "  b Int\n  @@index([b])\n"});
  static constexpr auto enums =
      std::to_array<char const*>({"enum E {\n  X\n  Y\n}\n", "enum E {\n  Z\n  X\n}\n"});
  std::vector<Read> schemas;
  for (char const* column : columns) {
    for (char const* other : others) {
      for (char const* type : enums)
        schemas.push_back(read_schema(table(std::string(column) + other) + type));
    }
  }
  std::size_t plans = 0, unconverted = 0;
  for (Read const& from : schemas) {
    for (Read const& to : schemas) {
      for (PhasesMode const mode : {PhasesMode::automatic, PhasesMode::never}) {
        Diagnostics diagnostics;
        Plan const result = plan({from.schema, to.schema}, to.hints, {.phases = mode}, diagnostics);
        ++plans;
        if (std::ranges::any_of(diagnostics.sorted(),
                                [](Diagnostic const& one) { return one.code == Code::no_conversion; })) {
          ++unconverted;
          continue;
        }
        if (diagnostics.has_errors() || !check(result).empty()) FAIL(render(diagnostics, {}) + check(result));
      }
    }
  }
  CHECK(plans == schemas.size() * schemas.size() * 2);
  CHECK(unconverted > 0);
  CHECK(unconverted < plans / 2);
}

TEST_CASE("a required column without a value takes all three phases") {
  CHECK(steps(table(""), table("  a Int\n")) ==
        "expand: AddColumn | backfill: Backfill Analyze | contract: AddNotNullCheck ValidateCheck SetNotNull "
        "DropNotNullCheck");
  CHECK(steps(table(""), table("  a Int\n"), PhasesMode::never) == "expand: AddColumn");
  CHECK(steps(table(""), table("  a Int @default(1)\n")) == "expand: AddColumn");
}

TEST_CASE("drops are in the contract phase, after everything that may fail") {
  CHECK(steps(table("  a Int?\n  b Int?\n"), table("  b Int\n")) ==
        "backfill: Backfill Analyze | contract: AddNotNullCheck ValidateCheck SetNotNull DropNotNullCheck "
        "DropColumn");
}

TEST_CASE("new code can insert before a required column is dropped") {
  CHECK(steps(table("  a Int\n"), table("")) == "expand: DropNotNull | contract: DropColumn");
}

TEST_CASE("an index on a column that is being filled waits for the fill") {
  CHECK(
      steps(table(""), table("  a Int @unique\n")) ==
      "expand: AddColumn | backfill: Backfill Analyze | contract: AddNotNullCheck CreateIndex ValidateCheck "
      "SetNotNull "
      "DropNotNullCheck");
}

TEST_CASE("foreign keys are added NOT VALID and validated in a separate transaction") {
  std::string const parent = "model P {\n  id Int @id\n  t T[]\n}\n";
  Plan const result =
      planned(read_schema(table("  p Int?\n") + "model P {\n  id Int @id\n}\n"),
              read_schema(table("  p Int?\n  pp P? @relation(fields: [p], references: [id])\n") + parent));
  REQUIRE(result.phases.size() == 1);
  CHECK_FALSE(result.phased);
  REQUIRE(result.phases[0].forward.size() == 2);
  CHECK(get<action::AddForeignKey>(result.phases[0].forward[0].steps[0].action).not_valid);
  CHECK(name_of(result.phases[0].forward[1].steps[0].action) == "ValidateForeignKey");
}

TEST_CASE(
    "a renamed column gets a second copy where phases are allowed, and is renamed in place where they are "
    "not") {
  std::string const to = table("  b String @renamedFrom(\"a\")\n");
  CHECK(steps(table("  a String\n"), to) ==
        "expand: AddColumn CreateSyncTrigger | backfill: Backfill Analyze | contract: AddNotNullCheck "
        "ValidateCheck "
        "SetNotNull "
        "DropNotNullCheck DropSyncTrigger DropColumn");
  CHECK(steps(table("  a String\n"), to, PhasesMode::never) == "expand: RenameColumn");
}

TEST_CASE("every phase of a column with a second copy can be rolled back without loss") {
  Plan const result =
      planned(read_schema(table("  a String\n")), read_schema(table("  b String @renamedFrom(\"a\")\n")));
  for (PhasePlan const& phase : result.phases) CHECK(phase.grade == Grade::lossless);
}

TEST_CASE("a renamed table keeps its old name as a view until contract") {
  CHECK(steps("model A {\n  id Int @id\n}\n", "model B {\n  id Int @id\n  @@renamedFrom(\"A\")\n}\n") ==
        "expand: RenameTable CreateOldNameView RenameConstraint | contract: DropOldNameView");
}

TEST_CASE("enum values are added before what uses them and removed last") {
  std::string const from = table("  e E @default(X)\n") + "enum E {\n  X\n  Y\n}\n";
  std::string const to = table("  e E @default(Z)\n") + "enum E {\n  X\n  Z\n}\n";
  CHECK(
      steps(from, to) ==
      "expand: AddEnumValue CreateEnum AddColumn CreateSyncTrigger SetDefault | backfill: Backfill Analyze | "
      "contract: "
      "AlterSyncTrigger Guard AddNotNullCheck ValidateCheck SetNotNull DropNotNullCheck SwapColumns "
      "DropSyncTrigger "
      "DropColumn DropEnum");
  std::string const indexed = "  e E @default(Z)\n  n Int\n  @@index([e, n])\n",
                    of_two = "enum E {\n  X\n  Z\n}\n";
  std::string const narrower = "  e E @default(Z)\n  n BigInt\n  @@index([e, n])\n";
  CHECK(steps(table(indexed) + of_two, table(narrower) + "enum E {\n  Z\n}\n").find("ReplaceEnum") !=
        std::string::npos);
  CHECK(steps(from, to, PhasesMode::never) == "expand: DropDefault ReplaceEnum SetDefault");
}

TEST_CASE("two indexes that exchange their names are each replaced under their own name") {
  auto const from =
      read_schema(table("  a Int\n  b Int\n  @@index([a], map: \"x\")\n  @@index([b], map: \"y\")\n"));
  auto const to =
      read_schema(table("  a Int\n  b Int\n  @@unique([a], map: \"y\")\n  @@unique([b], map: \"x\")\n"));
  Diagnostics diagnostics;
  plan({from.schema, to.schema}, {}, {.phases = PhasesMode::never}, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("check finds a plan that breaks a rule") {
  auto const from = read_schema(table("  a Int?\n")), to = read_schema(table("  a Int @default(1)\n"));
  Plan good = planned(from, to);
  REQUIRE(check(good).empty());
  SECTION("validation in the transaction that adds the check") {
    auto& forward = good.phases.back().forward;
    forward[0].steps.push_back(forward[1].steps[0]);
    CHECK_THAT(check(good), ContainsSubstring("validated in the transaction that added it"));
  }
  SECTION("a NOT NULL without a validated check") {
    auto& forward = good.phases.back().forward;
    forward.erase(forward.begin() + 1);
    CHECK_THAT(check(good), ContainsSubstring("relies on a check"));
  }
  SECTION("a concurrent build in a transaction") {
    Plan index = planned(read_schema(table("  a Int?\n")), read_schema(table("  a Int?\n  @@index([a])\n")));
    index.phases[0].forward[0].transactional = true;
    CHECK_THAT(check(index), ContainsSubstring("in which it cannot run"));
  }
  SECTION("a loss before contract") {
    Plan drop = planned(read_schema(table("  a Int\n")), read_schema(table("")));
    drop.phases[1].phase = Phase::expand;
    CHECK_THAT(check(drop), ContainsSubstring("loses data before contract"));
  }
  SECTION("a step without a rollback or a reason") {
    good.phases[0].forward[0].steps[0].reversal = {};
    CHECK_THAT(check(good), ContainsSubstring("no undo and no reason"));
  }
}

TEST_CASE("generated names keep their suffix and fit into 63 bytes without cutting a character") {
  auto const made = [](std::string const& base) {
    return Names().generated_name(Helper::two_way_sync, {"public", "t"}, base);
  };
  CHECK(made("short") == "short_sync");
  std::string const base(80, 'x');
  CHECK(made(base).size() == 63);
  CHECK(made(base) != made(base + "y"));
  std::string umlauts;
  for (int i = 0; i < 40; ++i) umlauts += "ü";
  std::string const cut = made(umlauts);
  CHECK(cut.size() <= 63);
  CHECK((static_cast<unsigned char>(cut[cut.find('_') - 1]) & 0xC0U) == 0x80U);
}

TEST_CASE("type changes: work, widening and conversion") {
  auto const type = [](std::string name, std::string modifiers = "", bool array = false) {
    return model::Type{{"", std::move(name)}, std::move(modifiers), array};
  };
  CHECK(type_change(type("varchar", "10"), type("varchar", "20")).work == Work::meta);
  CHECK(type_change(type("varchar", "20"), type("varchar", "10")).may_fail);
  CHECK(type_change(type("varchar", "10"), type("text")).work == Work::meta);
  CHECK(type_change(type("text"), type("varchar", "10")).may_fail);
  CHECK(type_change(type("numeric", "10,2"), type("numeric", "12,2")).work == Work::meta);
  CHECK(type_change(type("numeric", "10,2"), type("numeric", "12,4")).work == Work::rewrite);
  CHECK(type_change(type("int4"), type("int8")).widening);
  CHECK_FALSE(type_change(type("int8"), type("int4")).widening);
  CHECK(type_change(type("varchar", "10", true), type("varchar", "20", true)).work == Work::rewrite);
  CHECK(conversion("c", type("text"), type("varchar", "3"))
            .empty());  // the assignment raises an error; a cast would truncate
  CHECK(conversion("c", type("uuid"), type("int4")) == "\"c\"::text::integer");
  CHECK(conversion("c", type("int4"), type("int8")) == "\"c\"::bigint");
}

}  // namespace
}  // namespace lockstep
