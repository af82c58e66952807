// lockstep.json: what is read, which errors are reported, and that the published schema lists the same keys.
#include "migrate/project/settings.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace lockstep;
namespace fs = std::filesystem;

namespace {

struct Read {
  Settings settings;
  std::string complaints;
};

Read read(std::string const& text) {
  std::string pattern = (fs::temp_directory_path() / "lockstep-settings-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  fs::path const folder = pattern;
  golden::write(folder / "lockstep.json", text);
  Sources sources;
  Diagnostics diagnostics;
  Read result;
  result.settings = load_settings(folder / "schema.prisma", sources, diagnostics);
  sources.front().name = "lockstep.json";
  result.complaints = render(diagnostics, sources);
  fs::remove_all(folder);
  return result;
}

// "drift.ignore[].kind" for each property of the JSON Schema.
void collect(nlohmann::json const& schema, std::string const& prefix, std::vector<std::string>& names) {
  for (auto const& entry : schema.at("properties").items()) {
    std::string const name = prefix + entry.key();
    names.push_back(name);
    if (entry.value().contains("properties")) collect(entry.value(), name + ".", names);
    bool const listed = entry.value().contains("items") && entry.value().at("items").contains("properties");
    if (listed) collect(entry.value().at("items"), name + "[].", names);
  }
}

}  // namespace

TEST_CASE("settings: rules with comments") {
  Read const good = read(R"({
    // why not
    "$schema": "x",
    "drift": { "ignore": [ { "kind": "table", "name": "a_*", "reason": "r", "until": "2028-02-29" } ] } /* end */
  })");
  CHECK(good.complaints.empty());
  REQUIRE(good.settings.drift.ignore.size() == 1);
  IgnoreRule const& rule = good.settings.drift.ignore.front();
  CHECK(rule.kind == "table");
  CHECK(rule.name == "a_*");
  CHECK(rule.reason == "r");
  CHECK(rule.until == "2028-02-29");
}

TEST_CASE("settings: single values") {
  Read const none = read("{}");
  CHECK(none.settings.migrations.names == "any");
  CHECK(none.settings.runner == Runner::lockstep);
  CHECK(none.settings.seed.empty());
  CHECK(none.settings.databases.disposable.empty());
  Read const all = read(R"({ "migrations": { "names": "verbs" }, "runner": "prisma", "seed": "node seed.js",
                             "databases": { "disposable": ["a/b", "c*/d"] } })");
  CHECK(all.complaints.empty());
  CHECK(all.settings.migrations.names == "verbs");
  CHECK(all.settings.runner == Runner::prisma);
  CHECK(all.settings.seed == "node seed.js");
  CHECK(all.settings.databases.disposable == std::vector<std::string>{"a/b", "c*/d"});
}

TEST_CASE("settings: each diagnostic shows its place") {
  std::vector<std::string> const texts = {
      R"({ "drfit": {} })",
      R"({ "drift": { "ignroe": [] } })",
      "{\n  \"drift\": []\n}",
      R"({ "drift": { "ignore": [{ "name": 12, "reason": "" }] } })",
      R"({ "drift": { "ignore": [{ "name": "x" }] } })",
      R"({ "drift": { "ignore": [{ "kind": "tabel", "name": "x", "reason": "" }] } })",
      R"({ "drift": { "ignore": [{ "name": "x", "reason": "", "until": "2027-02-29" }] } })",
      "[]",
      R"({ "drift": { })",
      R"({ "drift": {}, })",
      R"({ "migrations": { "names": "[a-" } })",
      R"({ "migrations": { "names": 1 } })",
      R"({ "seed": " " })",
      R"({ "runner": "prima" })",
      R"({ "databases": { "disposable": ["scratch", "*/*", 7, "host/db"] } })",
  };
  std::string all;
  for (std::string const& text : texts) all += text + "\n\n" + read(text).complaints + "\n";
  golden::check_golden(golden::source_dir() / "tests/settings/complaints.txt", all);
}

TEST_CASE("settings: the published schema lists the same keys as the reader") {
  auto const schema = nlohmann::json::parse(golden::read(golden::source_dir() / "docs/lockstep.schema.json"));
  std::vector<std::string> published, known = setting_names();
  collect(schema, "", published);
  std::sort(published.begin(), published.end());
  std::sort(known.begin(), known.end());
  CHECK(published == known);
}
