// Names of a plan's helper objects.
#include "compiler/plan/facts/names.hpp"

#include "compiler/plan/effects/simulate.hpp"
#include "support/catch.hpp"

namespace lockstep {
namespace {

model::Name const table{"public", "t"};

model::Schema schema_with(model::Index const& index) {
  return {.tables = {{.name = table, .indexes = {index}}, {.name = {"public", "t_x_key"}}}};
}

}  // namespace

TEST_CASE("a helper does not get a name that either side uses") {
  model::Schema const from = schema_with({.name = "i_new"}), to = schema_with({.name = "i_new1"});
  Names names({&from, &to});
  CHECK(names.generated_name(Helper::incoming_index, table, "i") == "i_new2");
  CHECK(names.generated_name(Helper::incoming_index, table, "i") == "i_new2");
  CHECK(names.generated_name(Helper::incoming_index, table, "j") == "j_new");
  CHECK(names.generated_name(Helper::incoming_type, table, "i") == "i_new");
  CHECK(names.generated_name(Helper::incoming_index, {"other", "t"}, "i") == "i_new");
}

TEST_CASE("two helpers never get the same name") {
  Names names;
  CHECK(names.generated_name(Helper::one_way_sync, {"public", "t"}, "t_a_b") == "t_a_b_follows");
  CHECK(names.generated_name(Helper::one_way_sync, {"public", "t_a"}, "t_a_b") == "t_a_b_follows1");
  CHECK(names.generated_name(Helper::one_way_sync, {"more", "t"}, "t_a_b") == "t_a_b_follows");
}

TEST_CASE("objects of every kind reserve their names") {
  using model::ObjectKind;
  model::Schema const schema{
      .extensions = {{.name = "e", .members = {{ObjectKind::function, {"public", "t_a_sync()"}, {}}}}},
      .enums = {{.name = {"public", "mood_old"}}},
      .tables = {{.name = table,
                  .columns = {{.name = "c_new"}},
                  .primary_key = model::PrimaryKey{.name = "p_new"},
                  .foreign_keys = {{.name = "t_f_not_null_check"}}}},
      .objects = {{.address = {ObjectKind::trigger, table, "t_b_follows"}},
                  {.address = {ObjectKind::check, table, "t_k_not_null_check"}},
                  {.address = {ObjectKind::sequence, {"public", "q_new"}, {}}},
                  {.address = {ObjectKind::setting, table, "column n not_null_name"},
                   .signature = "t_n_not_null_check"},
                  {.address = {ObjectKind::domain, {"public", "d_new"}, {}}}},
      .unmanaged = {{.object = {ObjectKind::index, table, "u_new"}, .needs = {}}}};
  Names names({&schema});
  auto const is_dodged = [&](Helper helper, std::string const& base) {
    return names.generated_name(helper, table, base).ends_with("1");
  };
  CHECK(is_dodged(Helper::two_way_sync, "t_a"));
  CHECK(is_dodged(Helper::one_way_sync, "t_b"));
  CHECK(is_dodged(Helper::outgoing_type, "mood"));
  CHECK(is_dodged(Helper::incoming_type, "d"));
  CHECK(is_dodged(Helper::incoming_column, "c"));
  for (char const* const index : {"p", "q", "u"}) CHECK(is_dodged(Helper::incoming_index, index));
  for (char const* const check : {"t_f", "t_k", "t_n"}) CHECK(is_dodged(Helper::not_null_check, check));
}

// Measured on PostgreSQL 15 by CREATE TABLE with a serial column.
TEST_CASE("the name of a sequence is the one that PostgreSQL chooses") {
  CHECK(default_name("t", "c", "seq") == "t_c_seq");
  std::string const a(40, 'a'), b(40, 'b');
  CHECK(default_name(a, b, "seq") == std::string(29, 'a') + "_" + std::string(29, 'b') + "_seq");
  CHECK(default_name("t", std::string(63, 'b'), "seq") == "t_" + std::string(57, 'b') + "_seq");
  model::Schema const schema{.tables = {{.name = {"public", "t_c_seq"}}}};
  CHECK(Names({&schema}).sequence_name(table, "c") == "t_c_seq1");
}

TEST_CASE("a helper name in use is an error of the plan") {
  model::Schema const schema = schema_with({.name = "i"});
  Simulation simulation(schema);
  CHECK(simulation.apply(action::CreateIndex{{"public", "t_x_key"}, {.name = "i"}, true}) ==
        "CreateIndex: the name `i` is taken");
  CHECK(simulation.apply(action::AddNotNullCheck{table, "a", "n"}).empty());
  CHECK(simulation.apply(action::AddNotNullCheck{table, "b", "n"}) ==
        "AddNotNullCheck: the name `n` is taken");
  CHECK(simulation.apply(action::DropNotNullCheck{table, "a", "n"}).empty());
  CHECK(simulation.apply(action::CreateSyncTrigger{table, {.name = "a"}, {.name = "b"}, "s"}).empty());
  CHECK(
      simulation.apply(action::CreateSyncTrigger{{"public", "t_x_key"}, {.name = "a"}, {.name = "b"}, "s"}) ==
      "CreateSyncTrigger: the name `s()` is taken");
}

}  // namespace lockstep
