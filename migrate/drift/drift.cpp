// A second comparison separates pending changes from drift. It replays the migrations that the database lists
// as finished. A difference between that state and the schema that also exists between the database and the
// schema is what the remaining migrations will change.
#include "migrate/drift/drift.hpp"
#include "migrate/drift/database_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "compiler/model/print.hpp"
#include "introspect/introspect.hpp"
#include "migrate/drift/apply_findings.hpp"
#include "migrate/drift/findings.hpp"
#include "migrate/project/migrations_directory.hpp"
#include "migrate/project/rules.hpp"
#include "migrate/sources/replay.hpp"
#include "postgres/client/retry_read.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;

bool contains(std::vector<std::string> const& sorted, std::string const& name) {
  return std::ranges::binary_search(sorted, name);
}

std::string counted(std::size_t number, std::string const& what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

struct Split {
  std::vector<Migration> applied, pending;
};

// Divides the migrations of the directory into those that the database lists as finished and the others.
// notes: contradictions between the two.
Split split_history(Applied const& history, std::vector<Migration> const& migrations,
                    std::vector<std::string>& notes) {
  Split split;
  if (history.state == AppliedState::unreadable) {
    notes.push_back("the role may not read `_prisma_migrations`, so pending migrations are not known");
    return split;
  }
  std::vector<std::string> names;
  for (Migration const& migration : migrations) {
    names.push_back(migration.name);
    (contains(history.finished, migration.name) ? split.applied : split.pending).push_back(migration);
  }
  for (std::string const& name : history.failed) notes.push_back("the migration `" + name + "` has failed");
  for (std::string const& name : history.finished) {
    if (!contains(names, name))
      notes.push_back("the migration `" + name + "` was applied and is not in the directory");
  }
  return split;
}

bool same(Finding const& a, Finding const& b) {
  return a.difference == b.difference && a.object == b.object && a.present == b.present &&
         a.attributes == b.attributes;
}

// Moves the findings that are also in `explained` from drift to pending. Without a history it is unknown
// whether the migrations before the pending ones were run. Then either all of `explained` is found in drift,
// or nothing is moved.
void explain(std::vector<Finding> const& explained, bool has_history, DriftReport& report) {
  std::map<model::ObjectRef, std::vector<Finding const*>> known;
  for (Finding const& finding : explained) known[finding.object].push_back(&finding);
  auto const is_explained = [&](Finding const& finding) {
    auto const found = known.find(finding.object);
    return found != known.end() &&
           std::ranges::any_of(found->second, [&](Finding const* other) { return same(*other, finding); });
  };
  auto const number = static_cast<std::size_t>(std::ranges::count_if(report.drift, is_explained));
  if (number < explained.size()) {
    report.notes.push_back(counted(explained.size() - number, "change") +
                           " of the pending migrations are in the database already, or in another form");
    if (!has_history) return;
  }
  std::erase_if(report.drift, [&](Finding const& finding) {
    if (!is_explained(finding)) return false;
    report.pending.push_back(finding);
    return true;
  });
}

// When a table lacks exactly one column and has exactly one unexpected column of the same shape, it was
// probably renamed.
void suggest_renames(DriftReport& report) {
  std::map<model::Name, Pair<std::vector<Finding const*>>> tables;
  for (Finding const& finding : report.drift) {
    if (finding.object.kind != ObjectKind::column) continue;
    auto& columns = tables[finding.object.owner];
    if (finding.difference == Difference::missing) columns.to.push_back(&finding);
    if (finding.difference == Difference::unexpected) columns.from.push_back(&finding);
  }
  auto const shape = [](Finding const* finding, bool schema) {
    std::string text;
    for (AttributeValues const& attribute : finding->attributes)
      text += attribute.name + "=" + (schema ? attribute.values.to : attribute.values.from) + "\n";
    return text;
  };
  for (auto const& entry : tables) {
    auto const& columns = entry.second;
    if (columns.from.size() != 1 || columns.to.size() != 1) continue;
    if (shape(columns.from[0], false) != shape(columns.to[0], true)) continue;
    report.notes.push_back(fmt::format("{} in the database may be `{}` under another name",
                                       model::to_string(columns.from[0]->object),
                                       columns.to[0]->object.member));
  }
}

class Search {
 public:
  Search(Loaded const& expected, DatabaseState const& state, DriftOptions const& options,
         Sources const& sources, Connection& connection, ScratchOnDemand& scratch)
      : expected_(expected),
        state_(state),
        options_(options),
        sources_(sources),
        connection_(connection),
        scratch_(scratch) {}

  Drifted run() {
    if (expected_.kind == SourceKind::migrations) {
      Connection replayed = Connection::open(expected_.url);
      expected_state_ = read_database(replayed, expected_.schemas);
    }
    Held held = hold(state_, connection_);
    DriftReport& report = result_.report;
    report.schema = expected_.label;
    report.database = options_.database;
    report.file =
        expected_.kind == SourceKind::text ? sources_.front().name : expected_.label + "/migration_lock.toml";
    report.strict = options_.strict;
    report.drift = std::move(held.drift);
    report.unmanaged = std::move(held.unmanaged);
    report.cannot_compare = std::move(held.cannot_compare);
    result_.models = std::move(held.models);
    result_.hints = std::move(held.hints);
    dropped_ = take_defaults(report.drift);
    take_defaults(report.unmanaged);
    if (!options_.migrations.empty()) find_pending();
    suggest_renames(report);
    apply_rules(options_.ignore, options_.today, report);
    for (std::vector<Finding> const* const list : {&dropped_, &report.pending, &report.ignored})
      make_alike(*list, result_.models, result_.hints);
    return std::move(result_);
  }

 private:
  Held hold(DatabaseState const& state, Connection& connection) {
    return hold_against(expected_, expected_state_ ? &*expected_state_ : nullptr, state, sources_, connection,
                        scratch_);
  }

  static std::vector<Finding> take_defaults(std::vector<Finding>& findings) {
    std::vector<Finding> taken;
    std::set<model::Name> partitions;  // with what they have
    for (Finding const& finding : findings) {
      if (finding.object.kind == model::ObjectKind::partition) partitions.insert(finding.object.owner);
    }
    std::erase_if(findings, [&](Finding const& finding) {
      bool const of_partition = partitions.contains(finding.object.owner);
      if (!of_partition && !is_ignored_by_default(finding.object)) return false;
      taken.push_back(finding);
      return true;
    });
    return taken;
  }

  void find_pending() {
    DriftReport& report = result_.report;
    Split const split = split_history(state_.applied, read_migrations(options_.migrations), report.notes);
    for (Migration const& migration : split.pending) report.pending_migrations.push_back(migration.name);
    if (split.pending.empty() || report.drift.empty()) return;
    std::string const schema = connection_.url().schema.empty() ? "public" : connection_.url().schema;
    Connection connection = Connection::open(replay(split.applied, schema, scratch_.server()));
    Held before = hold(read_database(connection, expected_.schemas), connection);
    take_defaults(before.drift);
    explain(before.drift, state_.applied.state == AppliedState::read, report);
  }

  Loaded const& expected_;
  DatabaseState const& state_;
  DriftOptions const& options_;
  Sources const& sources_;
  Connection& connection_;
  ScratchOnDemand& scratch_;
  std::optional<DatabaseState> expected_state_;
  std::vector<Finding> dropped_;  // findings that are never reported
  Drifted result_;
};

}  // namespace

std::vector<std::string> schemas_to_read(Loaded const& expected, ConnectionUrl const& url) {
  if (!url.schema.empty()) return {url.schema};
  if (!expected.schemas.empty()) return expected.schemas;
  std::vector<std::string> scope = {"public"};
  for (model::Namespace const& space : expected.schema.namespaces) {
    if (space.name != "public") scope.push_back(space.name);
  }
  return scope;
}

Drifted find_drift(Loaded const& expected, DatabaseState const& state, DriftOptions const& options,
                   Sources const& sources, Connection& connection, ScratchOnDemand& scratch) {
  return Search(expected, state, options, sources, connection, scratch).run();
}

}  // namespace lockstep
