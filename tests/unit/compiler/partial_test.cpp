// What is planned when some changes are refused.
#include "compiler/plan/partial.hpp"

#include <algorithm>

#include "compiler/diff/diff.hpp"
#include "compiler/model/print.hpp"
#include "support/catch.hpp"
#include "support/schema_text.hpp"

namespace lockstep::testing {
namespace {

struct Planned {
  PartialPlan partial;
  std::vector<std::string> made, left_out;  // in words
  std::size_t errors = 0;
};

std::vector<std::string> phrases(std::vector<Change> const& changes) {
  std::vector<std::string> result;
  for (Change const& change : changes) result.push_back(phrase(change));
  return result;
}

Planned planned(std::string const& from, std::string const& to) {
  Read const wanted = read_schema(to);
  Diagnostics diagnostics;
  Planned result;
  result.partial = plan_partially({read_schema(from).schema, wanted.schema}, wanted.hints, {}, diagnostics);
  result.made = phrases(result.partial.plan.changes);
  result.left_out = phrases(result.partial.left_out);
  result.errors = diagnostics.errors();
  return result;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a plan without refusals leaves nothing out") {
  Planned const result = planned("model A {\n id Int @id\n}", "model A {\n id Int @id\n b Int?\n}");
  CHECK(result.errors == 0);
  CHECK(result.made == Words{"create column public.A.b"});
  CHECK(result.left_out.empty());
  CHECK(result.partial.plan.phases.size() == 1);
}

TEST_CASE("a refused change does not refuse the others") {
  Planned const result = planned("model A {\n id Int @id\n at DateTime\n}",
                                 "model A {\n id Int @id\n at Int\n b Int?\n}\nmodel B {\n id Int @id\n}");
  CHECK(result.errors == 1);
  CHECK(result.left_out == Words{"alter column public.A.at: type"});
  CHECK(result.made == Words{"create table public.B", "create column public.A.b"});
  CHECK_FALSE(result.partial.plan.phases.empty());
}

TEST_CASE("what a refused change still needs stays") {
  // The column keeps its enum, and the index that is only for the new type is not made.
  Planned const result = planned("enum E {\n x\n}\nmodel A {\n id Int @id\n e E\n}",
                                 "model A {\n id Int @id\n e DateTime\n n Int?\n}");
  CHECK(result.errors == 1);
  CHECK(result.left_out == Words{"drop enum public.E", "alter column public.A.e: type"});
  CHECK(result.made == Words{"create column public.A.n"});
}

TEST_CASE("both ends of a foreign key keep their type") {
  std::string const key = "  b B @relation(fields: [bId], references: [id])\n}\n";
  Planned const result = planned(
      "model A {\n  id Int @id\n  bId DateTime\n" + key + "model B {\n  id DateTime @id\n  as A[]\n}",
      "model A {\n  id Int @id\n  bId Int\n  c Int?\n" + key + "model B {\n  id Int @id\n  as A[]\n}");
  CHECK(result.errors > 0);
  CHECK(result.made == Words{"create column public.A.c"});
}

TEST_CASE("a foreign key to another table stays when the type of its column stays") {
  std::string const relation = "  list T[] @relation(\"J\")\n", id = "model S {\n  id BigInt @id\n";
  Planned const result =
      planned(id + "  a S[] @relation(\"J\")\n  b S[] @relation(\"J\")\n}\nmodel T {\n  id Boolean @id\n}",
              id + relation + "  n Int?\n}\nmodel T {\n  id Boolean @id\n  list S[] @relation(\"J\")\n}");
  CHECK(result.errors > 0);
  CHECK(result.made == Words{"create column public.S.n"});
}

TEST_CASE("a foreign key between an enum and a number stays unplanned") {
  std::string const type = "enum E {\n  x\n}\n";
  std::string const lists = "  a M[] @relation(\"J\")\n  b M[] @relation(\"J\")\n}";
  Planned const result =
      planned(type + "model M {\n  c E @id\n" + lists, type + "model M {\n  id Int @id\n  c E?\n" + lists);
  CHECK(result.errors > 0);
  for (Change const& change : result.partial.plan.changes)
    CHECK(change.to.kind != model::ObjectKind::foreign_key);
}

TEST_CASE("a refusal that is about no single change refuses everything") {
  Planned const result =
      planned("model A {\n id Int @id\n a Int\n b Int\n}",
              "model A {\n id Int @id\n c Int @renamedFrom(\"a\")\n d Int @renamedFrom(\"a\")\n e Int?\n}");
  CHECK(result.errors > 0);
  CHECK(result.partial.plan.phases.empty());
  CHECK(result.made.empty());
}

}  // namespace lockstep::testing
