// Every property is a function that gives a failure, or nothing. The first failure is the verdict.
#include "properties/pair.hpp"
#include "compiler/plan/planner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "compiler/diff/diff.hpp"
#include "compiler/diff/joins.hpp"
#include "compiler/model/canonical.hpp"
#include "compiler/model/print.hpp"
#include "compiler/plan/actions/step.hpp"
#include "compiler/plan/check.hpp"
#include "compiler/plan/partial.hpp"
#include "emit/emit.hpp"
#include "introspect/introspect.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"
#include "properties/families.hpp"
#include "properties/hostile.hpp"
#include "properties/spell.hpp"

namespace lockstep::properties {
namespace {

struct Models {
  lockstep::Pair<model::Schema> schemas;
  Hints hints;
};

std::string joined(std::vector<MigrationFiles> const& files) {
  std::string text;
  for (MigrationFiles const& file : files)
    text += file.suffix + "\n" + file.migration_sql + file.rollback_sql + file.plan_json;
  return text;
}

Loaded read_text(std::string const& text, std::string& failure) {
  Sources const sources{{.name = "schema.prisma", .text = text}};
  Diagnostics diagnostics;
  Loaded loaded = load_texts("schema.prisma", "public", sources, 0, diagnostics);
  if (diagnostics.has_errors()) failure = "refused text: " + render(diagnostics, sources);
  return loaded;
}

// A database with the objects of the world, which the destructor drops.
class Made {
 public:
  Made(World const& world, ScratchServer& server)
      : server_(server), url_(server.create_database("world")), connection_(Connection::open(url_)) {
    failure_ = run_file(schema_sql(world), connection_);
  }
  Made(Made const&) = delete;
  Made& operator=(Made const&) = delete;
  ~Made() {
    try {
      server_.drop_database(url_);
    } catch (std::exception const&) {
      // The server deletes what is left when it ends.
    }
  }
  std::string failure() const { return failure_ ? "refused SQL: " + describe(*failure_) : ""; }
  Connection& connection() { return connection_; }

 private:
  ScratchServer& server_;
  std::string url_;
  Connection connection_;
  std::optional<Failure> failure_;
};

std::string same_whatever_the_order(World const& world, World const& before, model::Schema const& schema) {
  std::string failure;
  Loaded const reversed = read_text(schema_text(world, before, true), failure);
  if (!failure.empty()) return failure;
  if (model::print(reversed.schema) == model::print(schema)) return {};
  return "order: the same declarations in another order give another schema";
}

// Without places, because their texts are not available.
std::string messages(Diagnostics const& diagnostics) {
  std::string text;
  for (Diagnostic const& each : diagnostics.sorted()) text += each.message + '\n';
  return text;
}

// The hints as every command passes them to the planner. A database has none, so that `from` is empty then.
Hints followed(lockstep::Pair<model::Schema const&> schemas, lockstep::Pair<Hints const&> hints,
               std::string& failure) {
  Diagnostics diagnostics;
  Hints result = with_join_tables(schemas, hints, diagnostics);
  if (diagnostics.has_errors()) failure = "join tables: " + messages(diagnostics);
  return result;
}

std::string load(Pair const& pair, ScratchServer* server, Models& models) {
  std::string failure;
  if (pair.ends == Ends::texts) {
    Loaded const before = read_text(schema_text(pair.before, pair.before), failure);
    if (!failure.empty()) return failure;
    Loaded const after = read_text(schema_text(pair.after, pair.before), failure);
    if (!failure.empty()) return failure;
    models = {{before.schema, after.schema},
              followed({before.schema, after.schema}, {before.hints, after.hints}, failure)};
    if (!failure.empty()) return failure;
    return same_whatever_the_order(pair.after, pair.before, after.schema);
  }
  Made before(pair.before, *server);
  if (!before.failure().empty()) return before.failure();
  models.schemas.from = introspect(before.connection());
  if (pair.ends == Ends::catalogs) {
    Made after(pair.after, *server);
    models.schemas.to = introspect(after.connection());
    return after.failure();
  }
  Loaded const after = read_text(schema_text(pair.after, pair.before), failure);
  if (!failure.empty()) return failure;
  Hints const none, hints = followed({models.schemas.from, after.schema}, {none, after.hints}, failure);
  if (!failure.empty()) return failure;
  std::vector<model::ObjectRef> uncertain;
  Compared compared =
      compare_with_catalog(models.schemas.from, after.schema, hints, before.connection(), uncertain);
  if (!uncertain.empty()) return "comparison: uncertain about " + model::to_string(uncertain.front());
  models = {std::move(compared.models), hints};
  return {};
}

std::string nothing_to_itself(model::Schema const& schema) {
  std::vector<Change> const changes = diff({.from = schema, .to = schema}, {});
  if (!changes.empty()) return "noise: a schema differs from itself:\n" + summary(changes, {schema, schema});
  Diagnostics diagnostics;
  bool const steps = !plan({.from = schema, .to = schema}, {}, {}, diagnostics).phases.empty();
  if (diagnostics.has_errors()) return "noise: no plan to itself: " + messages(diagnostics);
  return steps ? "noise: the plan to itself has steps" : "";
}

// Makes the plan of a mode twice. Gives a failure; refusal: why there is no plan.
std::string plannable(Models const& models, PhasesMode mode, std::string& refusal) {
  std::string texts[2];
  for (std::string& text : texts) {
    Diagnostics diagnostics;
    Plan const made = plan(models.schemas, models.hints, {.phases = mode}, diagnostics);
    if (diagnostics.has_errors()) {
      std::vector<Diagnostic> const sorted = diagnostics.sorted();
      Diagnostic const first = *std::ranges::find(
          sorted, Severity::error, [](Diagnostic const& each) { return info(each.code).severity; });
      bool const refused = first.code == Code::unsupported_change || first.code == Code::needed_elsewhere ||
                           first.code == Code::no_conversion;
      if (first.help.empty()) return "help: a refusal without a hint: " + first.message;
      if (!refused) return "plan: " + messages(diagnostics);
      refusal = first.message;
      return {};
    }
    std::string const broken = check(made);
    if (!broken.empty()) return "check: " + broken;
    text = joined(emit(made, {.name = "pair"}));
  }
  return texts[0] == texts[1] ? "" : "bytes: the same input gives different files";
}

// What can be planned next to a refusal leads to a schema that PostgreSQL takes.
std::string partly_proved(Models const& models, ScratchServer* server, Verdict& verdict) {
  Diagnostics diagnostics;
  PartialPlan const partial = plan_partially(models.schemas, models.hints, {}, diagnostics);
  for (Diagnostic const& diagnostic : diagnostics.sorted()) {
    if (diagnostic.code == Code::plan_not_proved) return "partial plan: " + diagnostic.message;
  }
  if (partial.plan.phases.empty()) return {};
  if (partial.left_out.empty()) return "partial plan: it leaves nothing out";
  if (std::string const broken = check(partial.plan); !broken.empty()) return "partial check: " + broken;
  if (server == nullptr) return {};
  Proof const proof =
      verify({models.schemas.from, partial.to}, hints_for(models.hints, partial.to), {}, *server);
  ++verdict.proofs;
  return proof.holds() ? "" : "partial proof: " + proof.failure;
}

std::string proved(Models const& models, PhasesMode mode, ScratchServer& server, bool superuser,
                   Verdict& verdict) {
  Proof const proof =
      verify(models.schemas, models.hints, {.phases = mode, .locks = true, .probes = true}, server);
  ++verdict.proofs;
  if (proof.holds() && !proof.emptied_up && !proof.emptied_down) ++verdict.on_rows;
  if (proof.holds()) return {};
  // A forced policy stops a migration that the owner runs, before it loses anything.
  std::string const hidden = "query would be affected by row-level security policy";
  if (!superuser && proof.failure.find(hidden) != std::string::npos) {
    verdict.refusal = hidden;
    return {};
  }
  char const* const name = mode == PhasesMode::never ? "never" : "auto";
  return fmt::format("proof ({}): {}", name, proof.failure);
}

}  // namespace

std::vector<CaseFile> case_files(Pair const& pair) {
  auto const file = [](std::string name, bool text, World const& world, World const& before) {
    return text ? CaseFile{name + ".prisma", schema_text(world, before)}
                : CaseFile{name + ".sql", schema_sql(world)};
  };
  return {file("before", pair.ends == Ends::texts, pair.before, pair.before),
          file("after", pair.ends != Ends::catalogs, pair.after, pair.before)};
}

Verdict examine(Pair const& pair, ScratchServer* server, Depth depth, ScratchServer* superuser) {
  Verdict verdict;
  Models models;
  verdict.failure = load(pair, server, models);
  if (!verdict.failure.empty()) return verdict;
  for (model::Schema const* const schema : {&models.schemas.from, &models.schemas.to}) {
    verdict.failure = nothing_to_itself(*schema);
    if (!verdict.failure.empty()) return verdict;
  }
  for (PhasesMode const mode : {PhasesMode::automatic, PhasesMode::never, PhasesMode::always}) {
    verdict.failure = plannable(models, mode, verdict.refusal);
    if (!verdict.failure.empty()) return verdict;
    if (verdict.refusal.empty()) continue;
    bool const proves = depth != Depth::planned && (superuser == nullptr || superuser == server);
    verdict.failure = partly_proved(models, proves ? server : nullptr, verdict);
    return verdict;
  }
  if (server == nullptr || depth == Depth::planned) return verdict;
  for (PhasesMode const mode : {PhasesMode::automatic, PhasesMode::never}) {
    bool const owner = superuser != nullptr && superuser != server;
    verdict.failure = proved(models, mode, *server, !owner, verdict);
    if (!verdict.failure.empty() || !verdict.refusal.empty()) return verdict;
  }
  verdict.failure = loses_hidden_rows(models.schemas, models.hints, PhasesMode::automatic,
                                      superuser == nullptr ? *server : *superuser);
  if (!verdict.failure.empty()) return verdict;
  verdict.failure = clobbers_names(models.schemas, models.hints, PhasesMode::automatic, *server);
  return verdict;
}

namespace {

// Most steps of a family's pair are mutations to which it is sensitive.
std::size_t choose_mutation(Family const* family, Random& random) {
  if (family == nullptr || family->likely.empty() || random.one_in(4))
    return random.below(mutations().size());
  std::string_view const name = family->likely[random.below(family->likely.size())];
  auto const found = std::ranges::find(mutations(), name, &Mutation::name);
  return static_cast<std::size_t>(found - mutations().begin());
}

// Two of three pairs have a family.
Family const* choose_family(bool catalogs, Random& random) {
  if (random.one_in(3)) return nullptr;
  std::vector<Family const*> may_be;
  for (Family const& family : families()) {
    if (catalogs || family.texts) may_be.push_back(&family);
  }
  return may_be[random.below(may_be.size())];
}

}  // namespace

Recipe recipe_of(std::uint64_t seed, bool with_server) {
  Random random(seed);
  Recipe recipe{.seed = seed};
  // Half of the pairs are texts, which is the most common use.
  if (with_server && random.one_in(2))
    recipe.ends = random.one_in(2) ? Ends::catalog_to_text : Ends::catalogs;
  bool const catalogs = recipe.ends != Ends::texts;
  Family const* const family = choose_family(catalogs, random);
  std::size_t const most_tables = family == nullptr ? 5 : 4, most_extras = family == nullptr ? 8 : 3;
  recipe.before = generate(random, random.below(most_tables), catalogs ? random.below(most_extras) : 0);
  if (family != nullptr) {
    recipe.family = family->name;
    grow(recipe.before, *family, random, catalogs);
  }
  forget_old_names(recipe.before);
  for (std::size_t i = 1 + random.below(random.one_in(4) ? 10 : 3); i > 0; --i) {
    std::size_t const mutation = choose_mutation(family, random);
    if (mutations()[mutation].catalog && recipe.ends != Ends::catalogs) continue;
    recipe.steps.push_back({mutation, random.next()});
  }
  return recipe;
}

Pair pair_of(Recipe const& recipe) {
  return {.ends = recipe.ends, .before = recipe.before, .after = apply(recipe.before, recipe.steps)};
}

std::string describe(std::vector<Step> const& steps) {
  std::string text;
  for (Step const& step : steps)
    text += (text.empty() ? "" : ", ") + std::string(mutations()[step.mutation].name);
  return text.empty() ? "nothing" : text;
}

}  // namespace lockstep::properties
