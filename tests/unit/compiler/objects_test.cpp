// Objects with a definition, in the plan: their dependencies, which of them are dropped before a change, and
// which are created again. Without a server; plan() itself applies every plan to the model.
#include "support/objects.hpp"
#include "compiler/diff/diff.hpp"
#include "compiler/model/language.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/planner.hpp"
#include "compiler/plan/schedule/batches.hpp"
#include "support/schema_text.hpp"

namespace lockstep {
namespace {

using namespace testing;

model::Schema text(std::string const& fields, std::string const& more = "") {
  return read_schema("model T {\n  id Int @id\n" + fields + "}\n" + more).schema;
}

Plan planned(model::Schema const& from, model::Schema const& to, PhasesMode mode = PhasesMode::automatic) {
  Diagnostics diagnostics;
  Plan result = plan({from, to}, {}, {.phases = mode}, diagnostics);
  INFO(render(diagnostics, {}));
  REQUIRE_FALSE(diagnostics.has_errors());
  return result;
}

// Each batch in brackets: "expand: [DropObject view v, AlterColumnType]". A unit looks like a batch.
std::string list(std::vector<Batch> const& batches) {
  std::string text;
  for (Batch const& batch : batches) {
    text += " [";
    for (Step const& step : batch.steps) {
      text += (text.ends_with("[") ? "" : ", ") + std::string(name_of(step.action));
      DefinedObject const* object = object_of(step.action);
      if (object == nullptr) continue;
      text += " " + object->address.owner.name;
      if (!object->address.member.empty()) text += "." + object->address.member;
    }
    text += "]";
  }
  return text;
}

std::string steps(Plan const& plan) {
  std::string text;
  for (PhasePlan const& phase : plan.phases)
    text += (text.empty() ? "" : " | ") + std::string(enum_name(phase.phase)) + ":" + list(phase.forward);
  return text;
}

std::string backwards(Plan const& plan) {
  std::string text;
  for (auto phase = plan.phases.rbegin(); phase != plan.phases.rend(); ++phase)
    text += (text.empty() ? "" : " | ") + std::string(enum_name(phase->phase)) + ":" + list(phase->backward);
  return text;
}

std::vector<std::string> errors(model::Schema const& from, model::Schema const& to, Hints const& hints = {}) {
  Diagnostics diagnostics;
  plan({from, to}, hints, {}, diagnostics);
  std::vector<std::string> messages;
  for (Diagnostic const& diagnostic : diagnostics.sorted()) messages.push_back(diagnostic.message);
  return messages;
}

bool has_hazard(Plan const& plan, HazardCode code) {
  for (PhasePlan const& phase : plan.phases) {
    for (Batch const& batch : phase.forward) {
      for (Step const& step : batch.steps) {
        for (Hazard const& hazard : step.hazards) {
          if (hazard.code == code) return true;
        }
      }
    }
  }
  return false;
}

TEST_CASE("objects are created in the order of their dependencies") {
  model::Schema const to = with(
      text("  a Int\n"), {view("a", "SELECT * FROM public.b", {object_ref(ObjectKind::view, "b")}),
                          view("b", "SELECT 1", {column_ref("T", "a")}),
                          comment("a", "view", "VIEW public.a", "x", {object_ref(ObjectKind::view, "a")})});
  CHECK(steps(planned({}, to)) ==
        "expand: [CreateNamespace, CreateTable, CreateObject b, CreateObject a, CreateObject a.view]");
  CHECK(steps(planned(to, {.namespaces = to.namespaces})) ==
        "contract: [DropObject a.view, DropObject a] [DropObject b] [DropTable]");
}

TEST_CASE("views over a column are dropped for its new type, and recreated in their order") {
  std::vector<DefinedObject> const views = {
      view("v", "SELECT a FROM \"T\"", {table_ref("T"), column_ref("T", "a")}),
      view("w", "SELECT a FROM v", {column_ref("v", "a")}),
      view("other", "SELECT id FROM \"T\"", {column_ref("T", "id")})};
  Plan const plan = planned(with(text("  a Int\n"), views), with(text("  a BigInt\n"), views));
  CHECK(steps(plan) ==
        "expand: [DropObject w, DropObject v, AlterColumnType, CreateObject v, CreateObject w] [Analyze]");
  CHECK(backwards(plan) ==
        "expand: [DropObject w, DropObject v, AlterColumnType, CreateObject v, CreateObject w] [Analyze]");
}

TEST_CASE("a view without a dependency on the change stays") {
  std::vector<DefinedObject> const views = {view("v", "SELECT a FROM \"T\"", {column_ref("T", "a")})};
  CHECK(steps(planned(with(text("  a Int\n"), views), with(text("  a Int?\n"), views))) ==
        "expand: [DropNotNull]");
  CHECK(steps(planned(with(text("  a Int\n"), views), with(text("  a Int @default(1)\n"), views))) ==
        "expand: [SetDefault]");
}

TEST_CASE("two type changes under one view are one transaction") {
  std::vector<DefinedObject> const views = {
      view("v", "SELECT a, b FROM \"T\"", {column_ref("T", "a"), column_ref("U", "b")})};
  std::string const u = "model U {\n  id Int @id\n  b ";
  Plan const plan = planned(with(text("  a Int\n", u + "Int\n}\n"), views),
                            with(text("  a BigInt\n", u + "BigInt\n}\n"), views));
  CHECK(steps(plan) ==
        "expand: [DropObject v, AlterColumnType, AlterColumnType, CreateObject v] [Analyze] [Analyze]");
}

TEST_CASE("comments, triggers and indexes of a view are dropped with it without separate statements") {
  std::vector<DefinedObject> const views = {
      materialized_view("m", "SELECT a FROM \"T\"", {column_ref("T", "a")}),
      comment("m", "materialized view", "MATERIALIZED VIEW m", "x",
              {object_ref(ObjectKind::materialized_view, "m")})};
  Plan const plan = planned(with(text("  a Int\n"), views), with(text("  a BigInt\n"), views));
  CHECK(
      steps(plan) ==
      "expand: [DropObject m.materialized view, DropObject m, AlterColumnType, CreateObject m, CreateObject "
      "m.materialized view] [Analyze]");
  CHECK(get<action::DropObject>(plan.phases[0].forward[0].steps[0].action).implicit);
  CHECK(has_hazard(plan, HazardCode::materialized_view_filled));
}

TEST_CASE("a function is replaced in place, or recreated with all its callers") {
  DefinedObject const old = function("f()", "integer", "SELECT 1");
  DefinedObject const same = function("f()", "integer", "SELECT 2");
  DefinedObject const other = function("f()", "bigint", "SELECT 1");
  std::vector<ObjectRef> const calls = {column_ref("T", "a"), old.address};
  std::vector<DefinedObject> const rest = {view("v", "SELECT f()", {old.address}),
                                           check("T", "c", "a > public.f()", calls)};
  auto const side = [&](DefinedObject const& f) {
    std::vector<DefinedObject> objects = rest;
    objects.push_back(f);
    model::Schema schema = with(text("  a Int\n  b String @default(dbgenerated(\"public.f()\"))\n"), objects);
    schema.dependencies = {{column_ref("T", "b"), old.address}};
    return schema;
  };
  CHECK(steps(planned(side(old), side(same))) == "expand: [ReplaceObject f()]");
  Plan const plan = planned(side(old), side(other));
  CHECK(
      steps(plan) ==
      "expand: [DropObject T.c, DropObject v, DropDefault, DropObject f(), CreateObject f(), CreateObject v, "
      "CreateObject T.c, SetDefault] [ValidateObject T.c]");
  CHECK(has_hazard(plan, HazardCode::breaks_old_code));
}

TEST_CASE("checks are added NOT VALID and validated in a separate transaction") {
  model::Schema const from = text("  a Int\n");
  model::Schema const to = with(from, {check("T", "c", "a > 0", {column_ref("T", "a")})});
  Plan const plan = planned(from, to);
  CHECK(steps(plan) == "expand: [CreateObject T.c] [ValidateObject T.c]");
  CHECK(get<action::CreateObject>(plan.phases[0].forward[0].steps[0].action).not_valid);
  CHECK(steps(planned(from, to, PhasesMode::never)) == "expand: [CreateObject T.c]");
  CHECK(has_hazard(planned(from, to, PhasesMode::never), HazardCode::check_may_fail));
  CHECK(steps(planned(to, from)) == "expand: [DropObject T.c]");
  CHECK(backwards(planned(to, from)) == "expand: [CreateObject T.c] [ValidateObject T.c]");
  model::Schema const changed = with(from, {check("T", "c", "a > 1", {column_ref("T", "a")})});
  CHECK(steps(planned(to, changed)) == "expand: [DropObject T.c, CreateObject T.c] [ValidateObject T.c]");
}

TEST_CASE("objects dropped with a table or a column are listed before it and restored with it") {
  std::vector<DefinedObject> const all = {
      check("T", "c", "a > 0", {column_ref("T", "a")}), function("f()", "trigger", ""),
      trigger("T", "t", "BEFORE UPDATE", "f()", {table_ref("T")}),
      comment("T", "column a", "COLUMN public.\"T\".a", "x", {column_ref("T", "a")})};
  model::Schema const from = with(text("  a Int?\n"), all);
  SECTION("a column") {
    model::Schema const to = with(text(""), {all[1], all[2]});
    CHECK(diff(from, to).size() == 1);
    Plan const plan = planned(from, to);
    CHECK(steps(plan) == "contract: [DropObject T.c, DropObject T.column a, DropColumn]");
    CHECK(backwards(plan) ==
          "contract: [AddColumn, CreateObject T.column a, CreateObject T.c] [ValidateObject T.c]");
    CHECK(has_hazard(plan, HazardCode::object_dropped));
  }
  SECTION("a table") {
    model::Schema const to = with({.namespaces = from.namespaces}, {all[1]});
    Plan const plan = planned(from, to);
    CHECK(steps(plan) == "contract: [DropObject T.c, DropObject T.t, DropObject T.column a, DropTable]");
    CHECK(backwards(plan) ==
          "contract: [CreateTable, CreateObject T.column a, CreateObject T.t, CreateObject T.c]");
  }
}

TEST_CASE("a generated column is recreated when the type of its source changes") {
  auto const side = [](std::string const& type) {
    model::Schema schema = text("  a " + type + "\n  b Int?\n  @@index([b])\n");
    model::find(schema.tables[0].columns, std::string("b"))->generated = "(a + 1)";
    return with(schema, {comment("T", "index T_b_idx", "INDEX public.\"T_b_idx\"", "x",
                                 {{ObjectKind::index, {"public", "T"}, "T_b_idx"}})});
  };
  CHECK(
      steps(planned(side("Int"), side("BigInt"))) ==
      "expand: [DropObject T.index T_b_idx, DropIndex, DropColumn, AlterColumnType, AddColumn, CreateIndex, "
      "CreateObject T.index T_b_idx] [Analyze]");
}

TEST_CASE("an index is recreated once for a type change and a rebuilt enum") {
  auto const side = [&](std::string const& type, std::string const& values) {
    model::Schema schema = read_schema("model T {\n  id Int @id\n  a " + type +
                                       "\n  e E\n  @@index([a])\n}\nenum E {\n" + values + "}\n")
                               .schema;
    schema.tables[0].indexes[0].predicate = "(e = 'X'::public.\"E\")";
    return schema;
  };
  Plan const plan = planned(side("Int", "  X\n  Y\n"), side("BigInt", "  X\n"), PhasesMode::never);
  CHECK(steps(plan) == "expand: [DropIndex, AlterColumnType, ReplaceEnum, CreateIndex]");
}

TEST_CASE("the rollback of a new enum value recreates generated columns, checks and views") {
  auto const side = [](std::string const& values) {
    model::Schema schema = text("  e E\n  g Boolean?\n", "enum E {\n" + values + "}\n");
    model::find(schema.tables[0].columns, std::string("g"))->generated = "(e = 'X'::public.\"E\")";
    ObjectRef const type = {ObjectKind::enum_type, {"public", "E"}, {}};
    return with(schema, {check("T", "c", "e <> 'X'", {column_ref("T", "e"), type}),
                         view("v", "SELECT e FROM \"T\"", {column_ref("T", "e")})});
  };
  CHECK(backwards(planned(side("  X\n"), side("  X\n  Y\n"))) ==
        "expand: [DropObject T.c, DropObject v, DropColumn, ReplaceEnum, CreateObject v, CreateObject T.c, "
        "AddColumn] [Analyze]");
}

TEST_CASE("a kept object that needs a dropped one is refused with its name and a hint") {
  std::vector<DefinedObject> const views = {view("v", "SELECT a FROM \"T\"", {column_ref("T", "a")})};
  model::Comparable const sides = model::make_comparable(with(text("  a Int\n"), views), text(""));
  CHECK(sides.unmanaged.size() == 1);
  Diagnostics diagnostics;
  plan({sides.catalog, sides.text}, {}, {}, diagnostics);
  REQUIRE(diagnostics.has_errors());
  CHECK(diagnostics.sorted()[0].code == Code::needed_elsewhere);
  CHECK(diagnostics.sorted()[0].message ==
        "`column public.T.a` cannot be dropped or changed: `view public.v` needs it");
}

TEST_CASE("a text keeps what it cannot express, except the dependents of a dropped table or column") {
  std::vector<DefinedObject> const all = {check("T", "c", "a > 0", {column_ref("T", "a")}),
                                          check("T", "k", "id > 0", {column_ref("T", "id")}),
                                          comment("T", "check constraint c", "CONSTRAINT c ON \"T\"", "x",
                                                  {object_ref(ObjectKind::check, "T", "c")}),
                                          view("v", "SELECT id FROM \"T\"", {column_ref("T", "id")})};
  model::Comparable const sides = model::make_comparable(with(text("  a Int?\n"), all), text(""));
  CHECK(sides.unmanaged.size() == 4);
  CHECK(sides.text.objects.size() == 2);
  CHECK(steps(planned(sides.catalog, sides.text)) ==
        "contract: [DropObject T.check constraint c, DropObject T.c, DropColumn]");
  model::Comparable const typed = model::make_comparable(
      with(text("  a Int\n"), {view("v", "SELECT a FROM \"T\"", {column_ref("T", "a")})}),
      text("  a BigInt\n"));
  CHECK(steps(planned(typed.catalog, typed.text)) ==
        "expand: [DropObject v, AlterColumnType, CreateObject v] [Analyze]");
}

TEST_CASE("an index that the text cannot express keeps its column") {
  model::Schema catalog = text("  a Int\n");
  catalog.tables[0].indexes.push_back(
      {.name = "by_hand", .parts = {{.column = "id"}}, .predicate = "(a > 0)"});
  model::Comparable const typed = model::make_comparable(catalog, text("  a BigInt\n"));
  CHECK(steps(planned(typed.catalog, typed.text)) == "expand: [AlterColumnType] [Analyze]");
  Read const wanted = read_schema("model T {\n  id Int @id\n  b Int @renamedFrom(\"a\")\n}\n");
  model::Comparable const sides = model::make_comparable(catalog, wanted.schema, wanted.hints);
  CHECK(sides.unmanaged.size() == 1);
  Diagnostics diagnostics;
  Plan const result = plan({sides.catalog, sides.text}, wanted.hints, {}, diagnostics);
  INFO(render(diagnostics, {}));
  CHECK(steps(result) == "contract: [RenameColumn]");
}

TEST_CASE("a renamed column under a view is renamed in place") {
  std::vector<DefinedObject> const all = {
      view("v", "SELECT a FROM \"T\"", {column_ref("T", "a")}),
      comment("T", "column a", "COLUMN public.\"T\".a", "x", {column_ref("T", "a")})};
  Read const wanted = read_schema("model T {\n  id Int @id\n  b String @renamedFrom(\"a\")\n}\n");
  model::Comparable const sides =
      model::make_comparable(with(text("  a String\n"), all), wanted.schema, wanted.hints);
  CHECK(model::to_string(sides.text.objects[1].address) == "comment public.T.column b");
  Diagnostics diagnostics;
  Plan const result = plan({sides.catalog, sides.text}, wanted.hints, {}, diagnostics);
  INFO(render(diagnostics, {}));
  CHECK(steps(result) == "contract: [RenameColumn]");
}

TEST_CASE("a rename under an object that must be recreated is refused") {
  std::vector<DefinedObject> const all = {view("v", "SELECT a FROM \"T\"", {column_ref("T", "a")})};
  Read const wanted = read_schema("model T {\n  id Int @id\n  b BigInt @renamedFrom(\"a\")\n}\n");
  model::Comparable const sides =
      model::make_comparable(with(text("  a Int\n"), all), wanted.schema, wanted.hints);
  std::vector<std::string> const messages = errors(sides.catalog, sides.text, wanted.hints);
  REQUIRE(messages.size() == 1);
  CHECK_THAT(messages[0], ContainsSubstring("a rename together with a change"));
}

TEST_CASE("types in use and partitions are not recreated") {
  DefinedObject old{.address = object_ref(ObjectKind::domain, "d"),
                    .definition = "CREATE DOMAIN public.d AS integer",
                    .removal = "DROP DOMAIN public.d"};
  DefinedObject now = old;
  now.definition = "CREATE DOMAIN public.d AS bigint";
  model::Schema table = text("  a Int\n");
  CHECK(steps(planned(with(table, {old}), with(table, {now}))) == "expand: [DropObject d, CreateObject d]");
  table.tables[0].columns[1].type = {.name = {"public", "d"}};
  CHECK(steps(planned({}, with(table, {old}))) == "expand: [CreateNamespace, CreateObject d, CreateTable]");
  CHECK(errors(with(table, {old}), with(table, {now})).size() == 1);
  DefinedObject partition{.address = object_ref(ObjectKind::partition, "T_1"),
                          .definition = "CREATE TABLE public.\"T_1\" PARTITION OF public.\"T\" DEFAULT",
                          .removal = "DROP TABLE public.\"T_1\"",
                          .needs = {table_ref("T")}};
  DefinedObject bounds = partition;
  bounds.definition += " ";
  CHECK(errors(with(table, {old, partition}), with(table, {old, bounds})).size() == 1);
  CHECK(has_hazard(planned(with(table, {old, partition}), with(table, {old})), HazardCode::table_dropped));
}

TEST_CASE("a partitioned table gets no concurrent index build") {
  auto const side = [](std::string const& more) {
    model::Schema schema = text("  a Int\n" + more, "model P {\n  id Int @id\n" +
                                                        std::string(more.empty() ? "" : "  t T[]\n") + "}\n");
    model::find(schema.tables, model::Name{"public", "T"})->partition_by = "RANGE (id)";
    return schema;
  };
  CHECK(steps(planned(side(""), side("  p P @relation(fields: [a], references: [id])\n  @@index([a])\n"))) ==
        "expand: [CreateIndex] [AddForeignKey]");
}

TEST_CASE("whether a trigger fires for a column is known") {
  struct Row {
    char const* trigger;
    bool fires;
  };
  auto const row = GENERATE(
      Row{R"(CREATE TRIGGER t BEFORE UPDATE ON public.a FOR EACH ROW EXECUTE FUNCTION f())", true},
      Row{R"(CREATE TRIGGER t AFTER INSERT OR DELETE OR UPDATE ON public.a FOR EACH STATEMENT EXECUTE FUNCTION f())",
          true},
      Row{R"(CREATE CONSTRAINT TRIGGER t AFTER UPDATE ON a DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f())",
          true},
      Row{R"(CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW WHEN ((new.x = ' UPDATE ')) EXECUTE FUNCTION f())",
          false},
      Row{R"(CREATE TRIGGER " UPDATE " BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f())", false},
      Row{R"(CREATE TRIGGER t BEFORE INSERT OR UPDATE OF size, "two words" ON a FOR EACH ROW EXECUTE FUNCTION f())",
          true},
      Row{R"(CREATE TRIGGER t BEFORE UPDATE OF sizes OR DELETE ON size FOR EACH ROW EXECUTE FUNCTION f())",
          false},
      Row{R"(CREATE TRIGGER size BEFORE UPDATE OF other ON a FOR EACH ROW EXECUTE FUNCTION f())", false},
      Row{R"(CREATE TRIGGER t BEFORE UPDATE OF " ON ", size ON a FOR EACH ROW EXECUTE FUNCTION f())", true},
      Row{"CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f();\nALTER TABLE a DISABLE "
          "TRIGGER t",
          false},
      Row{"CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f();\nALTER TABLE a ENABLE "
          "ALWAYS TRIGGER t",
          true});
  CAPTURE(row.trigger);
  CHECK(fires_on_update(row.trigger, "size") == row.fires);
}

TEST_CASE("an object that two transactions drop and create is refused, where it has an owner") {
  auto const refusals = [](ObjectKind kind, bool together) {
    DefinedObject object;
    object.address = {kind, {"public", "v"}, {}};
    Batch drop, create;
    drop.steps.push_back({.action = action::DropObject{object, action::DropReason::replace, false}});
    (together ? drop : create).steps.push_back({.action = action::CreateObject{object}});
    PhasePlan phase;
    phase.forward = {drop, create};
    Diagnostics diagnostics;
    refuse_parted_objects({&phase, 1}, diagnostics);
    return render(diagnostics, {});
  };
  CHECK_THAT(refusals(ObjectKind::view, false),
             ContainsSubstring("E0504") && ContainsSubstring("view public.v"));
  CHECK(refusals(ObjectKind::view, true).empty());
  CHECK(refusals(ObjectKind::trigger, false).empty());
}

}  // namespace
}  // namespace lockstep
