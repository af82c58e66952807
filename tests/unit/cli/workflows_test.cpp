// The examples that are meant to be run: the walk through a release of the shop, and the steps of the GitHub
// workflows in the order in which a repository runs them.
#include <algorithm>

#include "support/place.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

namespace fs = std::filesystem;

struct WorkflowStep {
  std::string name, script;
};

std::size_t indentation(std::string const& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// The text after `key: ` in a line, or nothing.
std::string behind(std::string const& line, std::string const& key) {
  std::size_t const at = indentation(line) + (line.compare(indentation(line), 2, "- ") == 0 ? 2 : 0);
  return line.compare(at, key.size(), key) == 0 ? line.substr(at + key.size()) : "";
}

// The steps of a workflow that run a script, in their order. It reads only the YAML that our examples use.
std::vector<WorkflowStep> steps_of_workflow(fs::path const& file) {
  std::vector<WorkflowStep> result;
  std::string name;
  auto const lines = golden::lines(golden::read(file));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (std::string const text = behind(lines[i], "name: "); !text.empty()) name = text;
    std::string script = behind(lines[i], "run: ");
    if (script.empty()) continue;
    std::size_t const depth = indentation(lines[i]);
    if (script == "|") {
      script.clear();
      while (i + 1 < lines.size() && indentation(lines[i + 1]) > depth) script += lines[++i] + "\n";
    }
    result.push_back({name, script});
  }
  return result;
}

std::string const head =
    "datasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n\n";
std::string const before = head + "model User {\n  id  Int     @id\n  fax String?\n}\n";
std::string const after = head + "model User {\n  id   Int     @id\n  name String? @unique\n}\n";

// A repository on a machine like GitHub's, with its production database.
class Repository {
 public:
  Repository() {
    fs::create_directories(place.path() / "bin");
    fs::create_symlink(LOCKSTEP_BINARY, place.path() / "bin/lockstep");
    place.write("prisma/schema.prisma", before);
    place.write(
        "prisma/lockstep.json",
        R"({ "hazards": { "allow": [{ "code": "H201", "name": "User.fax", "reason": "nobody faxes" }] } })");
    write_migration("init", "empty");
    must(
        "git init -q -b main . && git add prisma && git commit -q -m one && "
        "git update-ref refs/remotes/origin/main HEAD && lockstep migrate deploy --contract");
  }
  void write_migration(std::string const& name, std::string const& from) const {
    must("lockstep migrate diff --from " + from +
         " --to prisma/schema.prisma --out prisma/migrations --name " + name);
  }
  // As the runner executes it: bash -e, in the root of the repository.
  Ran run(std::string const& script) const {
    place.write("step.sh", script);
    return place.shell(
        "unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE; export HOME=\"$PWD\" GIT_CONFIG_NOSYSTEM=1 "
        "PATH=\"$PWD/bin:$PATH\" "
        "GIT_AUTHOR_NAME=T GIT_AUTHOR_EMAIL=t@localhost GIT_COMMITTER_NAME=T GIT_COMMITTER_EMAIL=t@localhost "
        "GITHUB_BASE_REF=main GITHUB_STEP_SUMMARY=\"$PWD/summary.md\" DATABASE_URL='" +
        database.url() + "'; bash -e step.sh");
  }
  void must(std::string const& script) const {
    Ran const ran = run(script);
    INFO(script << "\n" << ran.out << ran.err);
    REQUIRE(ran.code == 0);
  }
  void run_workflow(std::string const& file, std::string const& without = "") const {
    auto const steps = steps_of_workflow(golden::source_dir() / "examples/github-actions" / file);
    REQUIRE_FALSE(steps.empty());
    for (WorkflowStep const& step : steps) {
      bool const elsewhere = step.script.find("${{") != std::string::npos;  // needs GitHub itself
      if (elsewhere || step.name == without) continue;
      INFO(file << ": " << step.name);
      must(step.script);
    }
  }
  std::string columns() const {
    return std::string(
        database.connect()
            .execute("SELECT string_agg(attname, ' ' ORDER BY attname) FROM pg_attribute WHERE "
                     "attnum > 0 AND NOT attisdropped AND attrelid = '\"User\"'::regclass")
            .text(0, 0));
  }
  Place place;
  testing::Database database = testing::fresh_database("workflow");
};

}  // namespace

TEST_CASE("workflows: a pull request is reviewed, deployed, contracted and watched") {
  Repository const repository;
  repository.run_workflow("drift.yml");
  repository.must("git checkout -q -b change");
  repository.place.write("prisma/schema.prisma", after);
  repository.write_migration("update_user", "prisma/migrations");
  repository.must("git add prisma && git commit -q -m two");
  repository.run_workflow("review.yml");
  CHECK_THAT(golden::read(repository.place.path() / "comment.md"), ContainsSubstring("nobody faxes"));
  repository.run_workflow("deploy.yml");
  CHECK(repository.columns() == "fax id name");
  repository.run_workflow("contract.yml", "Roll back");
  CHECK(repository.columns() == "id name");
  repository.run_workflow("drift.yml");
  CHECK_THAT(golden::read(repository.place.path() / "summary.md"), ContainsSubstring("No drift"));

  for (WorkflowStep const& step :
       steps_of_workflow(golden::source_dir() / "examples/github-actions/contract.yml")) {
    if (step.name == "Roll back") repository.must(step.script);
  }
  CHECK(repository.columns() == "fax id name");
}

TEST_CASE("workflows: each kind of problem stops them") {
  Repository const repository;
  auto const review = steps_of_workflow(golden::source_dir() / "examples/github-actions/review.yml");
  REQUIRE(review.size() == 4);
  repository.place.write("prisma/schema.prisma", after);
  CHECK(repository.run(review[1].script).code == 2);  // no migration makes this change
  repository.place.write("prisma/lockstep.json", "{}");
  repository.write_migration("update_user", "prisma/migrations");
  CHECK(repository.run(review[1].script).code == 0);
  CHECK(repository.run(review[2].script).code == 2);  // it drops a column without a reason to allow that
  repository.place.write("prisma/schema.prisma", after + "model {\n");
  CHECK(repository.run(review[0].script).code == 1);
  repository.database.connect().execute("ALTER TABLE \"User\" ADD COLUMN by_hand int");
  repository.place.write("prisma/schema.prisma", before);
  auto const drift = steps_of_workflow(golden::source_dir() / "examples/github-actions/drift.yml");
  REQUIRE(drift.size() == 1);
  CHECK(repository.run(drift[0].script).code == 2);
}

TEST_CASE("the walk through a release of the shop runs to its end") {
  Place const place;
  Ran const ran = place.shell("LOCKSTEP='" LOCKSTEP_BINARY "' '" +
                              (golden::source_dir() / "examples/shop/walkthrough").string() + "'");
  INFO(ran.out << ran.err);
  CHECK(ran.code == 0);
  CHECK_THAT(ran.out, ContainsSubstring("The shop is in its second release."));
}
