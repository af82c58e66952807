// Every folder tests/cases/<area>/<behaviour>/ is a test: before.prisma and after.prisma (a missing one is
// the empty schema), the expected plan between them, and a proof on a real server that it is correct. A side
// may be before.sql or after.sql instead: it is run in a separate database, whose catalog is the side.
//
//   changes.txt      what differs, as --summary shows it
//   steps.txt        the steps of the plan and of its rollback, as --print=plan shows them
//   diagnostics.txt  diagnostics, present when there are any
//   proof.txt        the notes of the proof, present when there are any
//
// A case that tests the text of SQL or of a report also has
//
//   up.sql           all migration.sql, in order of execution     report.txt       the plan for a terminal
//   down.sql         all rollback.sql, in order of execution      plan.json        the plan of each phase
//
// Such a file is compared where it exists; an empty one is enough to create it. LOCKSTEP_UPDATE=1 writes
// changes.txt and steps.txt, and rewrites the others that exist. LOCKSTEP_CASE=text runs the folders whose
// path contains the text. SQL that no file shows is still checked by the linter and proved on the server.
//
// case.conf, where the defaults are not right, has lines `key = value`:
//   phases = auto | never | always       expect_error = yes       server = no: why no server can prove it
//   archive = yes       probes = no: which application version cannot write between the phases, and why
//   keep_column_order = yes
//
// Of a case with errors steps.txt shows what can be planned without the refused changes; that is proved, too.
#include <map>
#include <optional>
#include <set>

#include "compiler/diff/diff.hpp"
#include "compiler/plan/partial.hpp"
#include "emit/emit.hpp"
#include "emit/steps.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/sources/compare.hpp"
#include "migrate/sources/source.hpp"
#include "support/golden.hpp"
#include "support/server.hpp"
#include "support/views.hpp"
#include "unit/cases/announced.hpp"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view expected_files[] = {"changes.txt", "steps.txt", "up.sql",          "down.sql",
                                               "report.txt",  "plan.json", "diagnostics.txt", "proof.txt"};

struct Settings {
  PhasesMode phases = PhasesMode::automatic;
  bool archive = false;
  bool expect_error = false;
  bool server = true;
  bool probes = true;
  bool keep_column_order = false;
};

struct Outcome {
  Pair<model::Schema> models;
  Hints hints;
  Plan plan;
  std::string diagnostics;
  bool has_errors = false;
};

std::vector<fs::path> case_folders() {
  std::set<fs::path> folders;
  char const* const wanted = std::getenv("LOCKSTEP_CASE");
  for (char const* const extension : {".prisma", ".sql"}) {
    for (fs::path const& path : golden::files(golden::source_dir() / "tests/cases", extension)) {
      bool const matches =
          wanted == nullptr || path.parent_path().generic_string().find(wanted) != std::string::npos;
      if (matches) folders.insert(path.parent_path());
    }
  }
  return {folders.begin(), folders.end()};
}

std::string name_of(fs::path const& folder) {
  return fs::relative(folder, golden::source_dir() / "tests/cases").generic_string();
}

Settings read_settings(fs::path const& folder) {
  Settings settings;
  fs::path const path = folder / "case.conf";
  if (!fs::exists(path)) return settings;
  static std::map<std::string, PhasesMode> const modes = {
      {"auto", PhasesMode::automatic}, {"never", PhasesMode::never}, {"always", PhasesMode::always}};
  for (std::string const& line : golden::lines(golden::read(path))) {
    std::size_t const equals = line.find(" = ");
    std::string const key = line.substr(0, equals);
    std::string const value = equals == std::string::npos ? "" : line.substr(equals + 3);
    if (key == "phases" && modes.contains(value)) {
      settings.phases = modes.at(value);
    } else if (key == "archive" && value == "yes") {
      settings.archive = true;
    } else if (key == "keep_column_order" && value == "yes") {
      settings.keep_column_order = true;
    } else if (key == "expect_error" && value == "yes") {
      settings.expect_error = true;
    } else if (key == "server" && value.starts_with("no: ")) {
      settings.server = false;
    } else if (key == "probes" && value.starts_with("no: ")) {
      settings.probes = false;
    } else {
      FAIL("case.conf has an unknown line: " + line);
    }
  }
  return settings;
}

// A side of the case: a text, a database made by a SQL file, or nothing.
class Side {
 public:
  Side(fs::path const& folder, std::string const& name) {
    fs::path const text = folder / (name + ".prisma"), sql = folder / (name + ".sql");
    if (fs::exists(text)) {
      source_ = text.string();
    } else if (fs::exists(sql)) {
      database_.emplace(testing::fresh_database("case"));
      source_ = database_->url();
      Connection connection = database_->connect();
      auto const failure = run_file(golden::read(sql), connection);
      INFO((failure ? describe(*failure) : ""));
      REQUIRE_FALSE(failure);
    }
  }
  std::string const& source() const { return source_; }

 private:
  std::optional<testing::Database> database_;
  std::string source_ = "empty";
};

// Loads and plans as `migrate diff` does.
Outcome outcome_of(fs::path const& folder, Settings const& settings) {
  Side const before(folder, "before"), after(folder, "after");
  Sources sources;
  Diagnostics diagnostics;
  Outcome outcome;
  Pair<Loaded> const loaded =
      load_pair({.from = before.source(), .to = after.source()}, sources, diagnostics);
  for (Source& text : sources) text.name = fs::path(text.name).filename().string();
  if (!diagnostics.has_errors()) {
    outcome.models = compare(loaded, diagnostics).models;
    outcome.hints = loaded.to.hints;
    PlanOptions how{.phases = settings.phases, .keep_column_order = settings.keep_column_order};
    if (settings.archive) how.archive = folder.filename().string();
    PartialPlan partial = plan_partially(outcome.models, outcome.hints, how, diagnostics);
    outcome.plan = std::move(partial.plan);
    if (!partial.left_out.empty()) {
      outcome.models.to = std::move(partial.to);
      outcome.hints = hints_for(outcome.hints, outcome.models.to);
    }
    suggest_renames(outcome.models, outcome.plan.changes, loaded.to.hints, loaded.to.origins, diagnostics);
    warn_of_what_stays(outcome.plan, diagnostics);
    refuse_mapped_servers(outcome.plan, loaded.from, diagnostics);
  }
  outcome.diagnostics = render(diagnostics, sources);
  outcome.has_errors = diagnostics.has_errors();
  return outcome;
}

// The files of all phases one after the other, with headings when there are several.
std::string joined(std::vector<MigrationFiles> files, bool backwards, std::string MigrationFiles::*text) {
  if (backwards) std::reverse(files.begin(), files.end());
  std::string result;
  for (MigrationFiles const& file : files) {
    if (!result.empty()) result += '\n';
    if (!file.suffix.empty()) result += "-- ===== " + file.suffix.substr(1) + " =====\n\n";
    result += file.*text;
  }
  return result;
}

std::map<std::string, std::string> stages_of(Outcome const& outcome,
                                             std::vector<MigrationFiles> const& files) {
  std::string plans;
  for (MigrationFiles const& file : files) plans += file.plan_json;
  return {{"changes.txt", summary(outcome.plan.changes, outcome.models)},
          {"steps.txt", print_steps(outcome.plan)},
          {"up.sql", joined(files, false, &MigrationFiles::migration_sql)},
          {"down.sql", joined(files, true, &MigrationFiles::rollback_sql)},
          {"report.txt", report(outcome.plan)},
          {"plan.json", plans}};
}

// As check_golden, except for the spelling of views, which is that of the server. The server is used only
// where the texts differ, because many cases need none. A newer server never rewrites an expectation of the
// older spelling.
void check_expected(fs::path const& path, std::string const& actual) {
  std::string const expected = fs::exists(path) ? golden::read(path) : "";
  bool const alike = !expected.empty() && expected != actual &&
                     testing::with_short_views(expected) == testing::with_short_views(actual);
  if (alike && testing::server().version() >= testing::short_views_since) {
    SUCCEED(path.string());
  } else {
    golden::check_golden(path, actual);
  }
}

// For a file that exists exactly when the text is not empty.
void check_optional(fs::path const& path, std::string const& actual) {
  if (actual.empty() && golden::updating()) {
    fs::remove(path);
  } else if (!actual.empty() || fs::exists(path)) {
    check_expected(path, actual);
  }
}

void check_stages(std::map<std::string, std::string> const& stages, fs::path const& folder) {
  for (auto const& [name, text] : stages) {
    bool const always = name == "changes.txt" || name == "steps.txt";
    if (always || fs::exists(folder / name)) check_expected(folder / name, text);
  }
}

void check_files(fs::path const& folder, bool has_errors) {
  for (fs::directory_entry const& entry : fs::directory_iterator(folder)) {
    std::string const name = entry.path().filename().string();
    std::string const stem = entry.path().stem().string(), extension = entry.path().extension().string();
    bool const side =
        (stem == "before" || stem == "after") && (extension == ".prisma" || extension == ".sql");
    bool const input = side || name == "case.conf";
    bool const produced = has_errors ? name == "diagnostics.txt" || name == "steps.txt" || name == "proof.txt"
                                     : std::find(std::begin(expected_files), std::end(expected_files),
                                                 name) != std::end(expected_files);
    if (!input && !produced) FAIL_CHECK(name + " is neither read nor produced by this case");
  }
}

void prove(Outcome const& outcome, Settings const& settings, fs::path const& folder) {
  Proof const proof =
      verify({without_ownership(outcome.models.from), without_ownership(outcome.models.to)}, outcome.hints,
             {.phases = settings.phases,
              .archive = settings.archive,
              .locks = true,
              .probes = settings.probes,
              .keep_column_order = settings.keep_column_order},
             testing::server());
  std::string const text = describe(proof);
  INFO(text);
  CHECK(proof.holds());
  check_optional(folder / "proof.txt", proof.notes.empty() && proof.unproved.empty() ? "" : text);
}

// Gives how many hazards the linter found in the generated files.
std::size_t run_case(fs::path const& folder) {
  Settings const settings = read_settings(folder);
  Outcome const outcome = outcome_of(folder, settings);
  INFO(outcome.diagnostics);
  CHECK(outcome.has_errors == settings.expect_error);
  if (outcome.has_errors && !settings.expect_error) return 0;
  check_optional(folder / "diagnostics.txt", outcome.diagnostics);
  check_files(folder, outcome.has_errors);
  if (outcome.has_errors) {
    bool const partial = !outcome.plan.phases.empty();
    check_optional(folder / "steps.txt", partial ? print_steps(outcome.plan) : "");
    if (partial && settings.server) prove(outcome, settings, folder);
    return 0;
  }
  auto const files = emit(outcome.plan, {.name = folder.filename().string()});
  check_stages(stages_of(outcome, files), folder);
  std::size_t const hazards = cases::check_announced(folder, files);
  if (settings.server) prove(outcome, settings, folder);
  return hazards;
}

}  // namespace

TEST_CASE("a case gives the expected migration, which is proved on a server") {
  static std::vector<fs::path> const folders = case_folders();
  static std::size_t ran = 0, hazards = 0;
  REQUIRE_FALSE(folders.empty());
  for (fs::path const& folder : folders) {
    DYNAMIC_SECTION(name_of(folder)) {
      hazards += run_case(folder);
      ++ran;
    }
  }
  // A linter that finds nothing would accept everything.
  SECTION("the linter finds hazards in the generated files") {
    if (ran >= 50) CHECK(hazards > ran / 4);
  }
}

// The action of a line of steps.txt: `expand 1 AddColumn …`, `backfill 2 lone Backfill …`.
std::string action_in(std::string const& line) {
  std::istringstream words(line);
  std::string phase, number, action;
  words >> phase >> number >> action;
  if (action == "lone") words >> action;
  return action;
}

TEST_CASE("each action in steps.txt of a case has its SQL in the files of a case") {
  std::set<std::string> shown, spelled;
  for (fs::path const& path : golden::files(golden::source_dir() / "tests/cases", ".txt")) {
    if (path.filename() != "steps.txt") continue;
    bool const in_full =
        fs::exists(path.parent_path() / "up.sql") && fs::exists(path.parent_path() / "down.sql");
    for (std::string const& line : golden::lines(golden::read(path))) {
      if (!line.starts_with("  ")) continue;
      shown.insert(action_in(line));
      if (in_full) spelled.insert(action_in(line));
    }
  }
  CHECK(shown.size() > 50);
  for (std::string const& action : shown) {
    INFO(action << ": add an empty up.sql and down.sql to a case that has it");
    CHECK(spelled.contains(action));
  }
}
