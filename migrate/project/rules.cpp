#include "migrate/project/rules.hpp"
#include "migrate/system/glob.hpp"

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

struct DefaultRule {
  ObjectKind kind;
  std::string_view name;
  std::string_view whose;
};

// clang-format off
constexpr auto default_rules = std::to_array<DefaultRule>({
    {ObjectKind::table, "_prisma_migrations",       "Prisma Migrate"},
    {ObjectKind::table, "_lockstep_backfills",      "lockstep"},
    {ObjectKind::table, "schema_migrations",        "Rails, dbmate, golang-migrate"},
    {ObjectKind::table, "ar_internal_metadata",     "Rails"},
    {ObjectKind::table, "flyway_schema_history",    "Flyway"},
    {ObjectKind::table, "databasechangelog",        "Liquibase"},
    {ObjectKind::table, "databasechangeloglock",    "Liquibase"},
    {ObjectKind::table, "knex_migrations",          "Knex"},
    {ObjectKind::table, "knex_migrations_lock",     "Knex"},
    {ObjectKind::table, "__drizzle_migrations",     "Drizzle"},
    {ObjectKind::table, "goose_db_version",         "goose"},
    {ObjectKind::table, "atlas_schema_revisions",   "Atlas"},
    {ObjectKind::table, "alembic_version",          "Alembic"},
    {ObjectKind::table, "django_migrations",        "Django"},
    {ObjectKind::table, "__EFMigrationsHistory",    "Entity Framework"},
    {ObjectKind::table, "SequelizeMeta",            "Sequelize"},
    {ObjectKind::table, "pgmigrations",             "node-pg-migrate"},
    {ObjectKind::table, "_sqlx_migrations",         "sqlx"},
    {ObjectKind::table, "__diesel_schema_migrations", "Diesel"},
    {ObjectKind::table, "spatial_ref_sys",          "PostGIS"},
});
// clang-format on

bool covers_members(IgnoreRule const& rule) {
  return rule.kind.empty() || rule.kind == "table" || rule.kind == "enum" || rule.kind == "view";
}

bool names(std::string_view pattern, model::Name const& owner, std::string const& member) {
  std::string const bare = owner.name + (member.empty() ? "" : "." + member);
  return matches_glob(pattern, bare) || matches_glob(pattern, owner.schema + "." + bare);
}

// Dates of this form sort as text.
bool is_over(IgnoreRule const& rule, std::string const& today) {
  return !rule.until.empty() && rule.until < today;
}

std::string name_of(IgnoreRule const& rule) {
  std::string const what = rule.code.empty() ? rule.kind : rule.code;
  std::string const name = rule.name.empty() ? "" : "`" + rule.name + "`";
  return "the rule for " + what + (what.empty() || name.empty() ? "" : " ") + name;
}

}  // namespace

// Matches greedily and backtracks only to the last `*`. Quadratic at worst, in the length of a name.
bool fits(IgnoreRule const& rule, ObjectRef const& object) {
  bool const kind = rule.kind.empty() || rule.kind == enum_name(object.kind);
  if (kind && names(rule.name, object.owner, object.member)) return true;
  return covers_members(rule) && !object.member.empty() && names(rule.name, object.owner, "");
}

bool covers(IgnoreRule const& rule, std::string_view code, ObjectRef const& object) {
  return rule.code == code && (rule.name.empty() || fits(rule, object));
}

bool is_ignored_by_default(ObjectRef const& object) {
  if (object.kind == ObjectKind::partition) return true;
  return std::ranges::any_of(default_rules, [&](DefaultRule const& rule) {
    bool const kind = object.kind == rule.kind || !object.member.empty();
    return kind && object.owner.name == rule.name;
  });
}

UsedRules::UsedRules(std::vector<IgnoreRule> const& rules, std::string today)
    : rules_(rules), today_(std::move(today)), used_(rules.size(), false) {}

std::optional<std::string> UsedRules::reason(std::function<bool(IgnoreRule const&)> const& covers) {
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (!covers(rules_[i])) continue;
    used_[i] = true;
    if (!is_over(rules_[i], today_)) return rules_[i].reason;
  }
  return {};
}

std::vector<std::string> UsedRules::notes(bool all) const {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    IgnoreRule const& rule = rules_[i];
    if (is_over(rule, today_))
      result.push_back(name_of(rule) + " ended on " + rule.until + " (" + rule.reason + ")");
    if (all && !used_[i]) result.push_back(name_of(rule) + " matches nothing");
  }
  return result;
}

std::function<std::string(Hazard const&)> reasons_of(std::vector<IgnoreRule> rules, std::string today) {
  return [rules = std::move(rules), today = std::move(today)](Hazard const& hazard) {
    auto const rule = std::ranges::find_if(rules, [&](IgnoreRule const& each) {
      return covers(each, info(hazard.code).number, hazard.object) && !is_over(each, today);
    });
    return rule == rules.end() ? std::string() : rule->reason;
  };
}

void apply_rules(std::vector<IgnoreRule> const& rules, std::string const& today, DriftReport& report) {
  UsedRules used(rules, today);
  auto const take = [&](std::vector<Finding>& findings) {
    std::erase_if(findings, [&](Finding& finding) {
      auto reason = used.reason([&](IgnoreRule const& rule) { return fits(rule, finding.object); });
      if (!reason) return false;
      finding.why = std::move(*reason);
      report.ignored.push_back(finding);
      return true;
    });
  };
  take(report.drift);
  take(report.unmanaged);
  for (std::string& note : used.notes(true)) report.notes.push_back(std::move(note));
}

}  // namespace lockstep
