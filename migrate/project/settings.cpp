// Small tables drive the reader: one row for each key states how its value is stored in the struct. Walking,
// diagnostics and "did you mean" are shared.
#include "migrate/project/settings.hpp"

#include <algorithm>

#include "compiler/model/schema.hpp"
#include "compiler/plan/actions/hazard.hpp"
#include "compiler/plan/actions/plan_options.hpp"
#include "migrate/project/disposable.hpp"
#include "migrate/project/naming.hpp"
#include "migrate/system/files.hpp"
#include "migrate/system/json_positions.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

void report(Diagnostics& diagnostics, JsonNode const& node, std::string message, std::string help = {}) {
  diagnostics.add({.code = Code::settings_value,
                   .span = node.span,
                   .message = std::move(message),
                   .labels = {},
                   .help = std::move(help)});
}

bool expect(JsonNode const& node, JsonNode::Kind kind, Diagnostics& diagnostics) {
  static constexpr std::string_view words[] = {"null",   "true or false", "a number",
                                               "a text", "a list",        "an object"};
  if (node.kind == kind) return true;
  report(diagnostics, node,
         "`" + node.name + "` takes " + std::string(words[static_cast<std::size_t>(kind)]));
  return false;
}

// A key of an object: its name, whether it is required, how its value is read, and the names of the keys
// below it.
template <class T>
struct Key {
  std::string_view name;
  bool required;
  void (*read)(JsonNode const&, T&, Diagnostics&);
  std::vector<std::string> (*below)() = nullptr;
};

template <class T>
std::vector<std::string> names_of(std::vector<Key<T>> const& keys, std::string const& prefix) {
  std::vector<std::string> result;
  for (Key<T> const& key : keys) {
    result.push_back(prefix + std::string(key.name));
    if (key.below == nullptr) continue;
    for (std::string const& name : key.below()) result.push_back(prefix + std::string(key.name) + name);
  }
  return result;
}

// Reads the members of an object by a table of keys.
template <class T>
void read_object(JsonNode const& node, std::vector<Key<T>> const& keys, T& into, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::object, diagnostics)) return;
  for (JsonNode const& member : node.items) {
    auto const key = std::ranges::find(keys, member.name, &Key<T>::name);
    if (key != keys.end()) {
      key->read(member, into, diagnostics);
      continue;
    }
    std::vector<std::string> known;
    for (Key<T> const& row : keys) known.emplace_back(row.name);
    auto const near = nearest(member.name, known);
    diagnostics.add({.code = Code::settings_key,
                     .span = member.name_span,
                     .message = "there is no setting `" + member.name + "` here",
                     .labels = {},
                     .help = near ? "did you mean `" + *near + "`?" : ""});
  }
  for (Key<T> const& key : keys) {
    bool const there =
        std::ranges::any_of(node.items, [&](JsonNode const& member) { return member.name == key.name; });
    if (key.required && !there) report(diagnostics, node, "`" + std::string(key.name) + "` is missing");
  }
}

template <auto Member, class T>
void read_text_into(JsonNode const& node, T& into, Diagnostics& diagnostics) {
  if (expect(node, JsonNode::Kind::text, diagnostics)) into.*Member = node.text;
}

void read_kind(JsonNode const& node, IgnoreRule& rule, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::text, diagnostics)) return;
  std::vector<std::string> known;
  for (std::string_view const name : model::enum_names(model::ObjectKind{})) known.emplace_back(name);
  if (std::ranges::find(known, node.text) != known.end()) {
    rule.kind = node.text;
    return;
  }
  auto const near = nearest(node.text, known);
  report(
      diagnostics, node, "`" + node.text + "` is not a kind of object",
      near ? "did you mean `" + *near + "`?" : "kinds are table, column, index, foreign key, enum, view …");
}

// Whether the date exists.
bool is_day(std::string const& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  }
  int const year = std::stoi(text), month = std::stoi(text.substr(5)), day = std::stoi(text.substr(8));
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

void read_until(JsonNode const& node, IgnoreRule& rule, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::text, diagnostics)) return;
  rule.until = node.text;
  if (!is_day(node.text))
    report(diagnostics, node, "`" + node.text + "` is not a valid date", "write it as 2027-01-31");
}

void read_hazard(JsonNode const& node, IgnoreRule& rule, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::text, diagnostics)) return;
  std::vector<std::string> known;
  for (HazardInfo const& row : all_hazards()) known.emplace_back(row.number);
  rule.code = node.text;
  if (std::ranges::find(known, node.text) != known.end()) return;
  auto const near = nearest(node.text, known);
  report(diagnostics, node, "`" + node.text + "` is not the code of a hazard",
         near ? "did you mean `" + *near + "`?" : "`lockstep explain` shows all codes");
}

// A rule that accepts a hazard needs a reason.
void read_reason(JsonNode const& node, IgnoreRule& rule, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::text, diagnostics)) return;
  rule.reason = node.text;
  if (node.text.find_first_not_of(' ') == std::string::npos)
    report(diagnostics, node, "the reason is empty", "write why this hazard is acceptable here");
}

// `$schema` is for editors.
template <class T>
void skip(JsonNode const& node, T&, Diagnostics& diagnostics) {
  expect(node, JsonNode::Kind::text, diagnostics);
}

// clang-format off
std::vector<Key<IgnoreRule>> const ignore_keys = {
    {"kind",   false, read_kind},
    {"name",   true,  read_text_into<&IgnoreRule::name, IgnoreRule>},
    {"reason", true,  read_text_into<&IgnoreRule::reason, IgnoreRule>},
    {"until",  false, read_until},
};
std::vector<Key<IgnoreRule>> const allow_keys = {
    {"code",   true,  read_hazard},
    {"name",   false, read_text_into<&IgnoreRule::name, IgnoreRule>},
    {"reason", true,  read_reason},
    {"until",  false, read_until},
};
// clang-format on

// Reads a list of rules, each an object with these keys.
template <auto Member, auto const& Keys, class T>
void read_rules(JsonNode const& node, T& into, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::list, diagnostics)) return;
  for (JsonNode const& item : node.items) {
    IgnoreRule rule{.code = {}, .kind = {}, .name = {}, .reason = {}, .until = {}, .span = item.span};
    read_object(item, Keys, rule, diagnostics);
    (into.*Member).push_back(std::move(rule));
  }
}

void read_fail_on(JsonNode const& node, LintSettings& lint, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::text, diagnostics)) return;
  for (Severity const severity : {Severity::error, Severity::warning, Severity::note}) {
    if (node.text != severity_word(severity)) continue;
    lint.fail_on = severity;
    return;
  }
  report(diagnostics, node, "`" + node.text + "` is not a severity", "it is error, warning or note");
}

void read_names(JsonNode const& node, MigrationSettings& migrations, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::text, diagnostics)) return;
  migrations.names = node.text;
  migrations.names_span = node.span;
  if (auto const problem = problem_of_name_rule(node.text))
    report(diagnostics, node, *problem, name_rules_help);
}

void read_seed(JsonNode const& node, Settings& settings, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::text, diagnostics)) return;
  settings.seed = node.text;
  if (node.text.find_first_not_of(" \t\n") == std::string::npos)
    report(diagnostics, node, "`seed` is empty", "name a SQL file or a command, or leave it out");
}

void read_runner(JsonNode const& node, Settings& settings, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::text, diagnostics)) return;
  settings.runner = node.text == "prisma" ? Runner::prisma : Runner::lockstep;
  if (node.text != "prisma" && node.text != "lockstep")
    report(diagnostics, node, "`" + node.text + "` is not a runner", "it is lockstep or prisma");
}

void read_disposable(JsonNode const& node, DatabaseSettings& databases, Diagnostics& diagnostics) {
  if (!expect(node, JsonNode::Kind::list, diagnostics)) return;
  for (JsonNode const& item : node.items) {
    if (item.kind != JsonNode::Kind::text) {
      report(diagnostics, item, "each of `" + node.name + "` is a text", "write it as host/database");
      continue;
    }
    if (auto const problem = problem_of_disposable(item.text))
      report(diagnostics, item, *problem, "write it as host/database; `*` and `?` stand for any text");
    else
      databases.disposable.push_back(item.text);
  }
}

// clang-format off
std::vector<Key<MigrationSettings>> const migration_keys = {
    {"names", false, read_names},
};
std::vector<Key<DatabaseSettings>> const database_keys = {
    {"disposable", false, read_disposable},
};
std::vector<Key<DriftSettings>> const drift_keys = {
    {"ignore", false, read_rules<&DriftSettings::ignore, ignore_keys, DriftSettings>,
                      [] { return names_of(ignore_keys, "[]."); }},
};
std::vector<Key<HazardSettings>> const hazard_keys = {
    {"allow",  false, read_rules<&HazardSettings::allow, allow_keys, HazardSettings>,
                      [] { return names_of(allow_keys, "[]."); }},
};
std::vector<Key<LintSettings>> const lint_keys = {
    {"failOn", false, read_fail_on},
};
std::vector<Key<Settings>> const settings_keys = {
    {"$schema", false, skip<Settings>},
    {"databases", false, [](JsonNode const& node, Settings& settings, Diagnostics& diagnostics) {
                         read_object(node, database_keys, settings.databases, diagnostics); },
                       [] { return names_of(database_keys, "."); }},
    {"drift",   false, [](JsonNode const& node, Settings& settings, Diagnostics& diagnostics) {
                         read_object(node, drift_keys, settings.drift, diagnostics); },
                       [] { return names_of(drift_keys, "."); }},
    {"hazards", false, [](JsonNode const& node, Settings& settings, Diagnostics& diagnostics) {
                         read_object(node, hazard_keys, settings.hazards, diagnostics); },
                       [] { return names_of(hazard_keys, "."); }},
    {"lint",    false, [](JsonNode const& node, Settings& settings, Diagnostics& diagnostics) {
                         read_object(node, lint_keys, settings.lint, diagnostics); },
                       [] { return names_of(lint_keys, "."); }},
    {"migrations", false, [](JsonNode const& node, Settings& settings, Diagnostics& diagnostics) {
                         read_object(node, migration_keys, settings.migrations, diagnostics); },
                       [] { return names_of(migration_keys, "."); }},
    {"runner",  false, read_runner},
    {"seed",    false, read_seed},
};
// clang-format on

}  // namespace

std::optional<fs::path> settings_file(fs::path const& schema) {
  constexpr char const* name = "lockstep.json";
  std::error_code error;
  std::vector<fs::path> places;
  if (!schema.empty()) places = {schema / name, schema.parent_path() / name};
  places.emplace_back(name);
  for (fs::path const& place : places) {
    if (fs::is_regular_file(place, error)) return place;
  }
  return std::nullopt;
}

Settings load_settings(fs::path const& schema, Sources& sources, Diagnostics& diagnostics) {
  Settings settings;
  auto const file = settings_file(schema);
  if (!file) return settings;
  settings.path = file->string();
  sources.push_back({.name = settings.path, .text = read_text(*file)});
  auto const root = read_json(sources, static_cast<std::uint32_t>(sources.size() - 1), diagnostics);
  if (!root) return settings;
  if (root->kind != JsonNode::Kind::object) {
    report(diagnostics, *root, "the settings are an object: { … }");
    return settings;
  }
  read_object(*root, settings_keys, settings, diagnostics);
  return settings;
}

std::vector<std::string> setting_names() { return names_of(settings_keys, ""); }

}  // namespace lockstep
