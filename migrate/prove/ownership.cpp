// An object is found by its identity, else by its name, because an object that was dropped and created again
// keeps only its name.
#include "migrate/prove/ownership.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/join.hpp>
#include <range/v3/view/set_algorithm.hpp>
#include <range/v3/view/split.hpp>
#include <set>
#include <tuple>

#include "compiler/model/quote.hpp"

namespace lockstep {
namespace {

using namespace std::string_view_literals;
using model::Name;
using model::ObjectKind;
using model::ObjectRef;

// NULL privileges are replaced by the default ones of owner and PUBLIC. The sequence of a column is
// identified by the column.
constexpr std::string_view ownership_query = R"(
WITH spaces AS MATERIALIZED (
  SELECT n.oid, n.nspname, n.nspowner, n.nspacl FROM pg_catalog.pg_namespace n
  WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'lockstep\_archive\_%'
), objects(id, kind, schema, name, member, owner, letter, acl, seq) AS (
  SELECT 'n' || n.oid, 'schema', n.nspname, '', '', n.nspowner, 'n'::"char", n.nspacl, NULL::oid FROM spaces n
  UNION ALL
  SELECT 'c' || c.oid,
         CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
                        WHEN 'S' THEN 'sequence' WHEN 'c' THEN 'composite type' ELSE 'table' END,
         coalesce(tn.nspname, n.nspname), coalesce(t.relname, c.relname), coalesce(a.attname, ''), c.relowner,
         CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relacl, CASE c.relkind WHEN 'S' THEN c.oid END
  FROM pg_catalog.pg_class c JOIN spaces n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_depend d ON c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
       AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
  LEFT JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
  LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL
  SELECT 'c' || c.oid || '.' || a.attnum, CASE WHEN c.relkind IN ('v', 'm') THEN 'column of view' ELSE 'column' END,
         n.nspname, c.relname, a.attname, NULL, 'c'::"char",
         a.attacl, NULL
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN spaces n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT 'p' || p.oid, 'function', n.nspname, p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
         '', p.proowner, 'f'::"char", p.proacl, NULL
  FROM pg_catalog.pg_proc p JOIN spaces n ON n.oid = p.pronamespace
  UNION ALL
  SELECT 't' || t.oid, 'type', n.nspname, t.typname, '', t.typowner, 'T'::"char", t.typacl, NULL
  FROM pg_catalog.pg_type t JOIN spaces n ON n.oid = t.typnamespace
  LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
  WHERE t.typtype IN ('d', 'e', 'r') OR c.relkind = 'c'
)
SELECT o.id, o.kind, o.schema, o.name, o.member, coalesce(pg_catalog.pg_get_userbyid(o.owner), ''),
       (SELECT pg_catalog.string_agg(y.who || ' ' || y.list, '; ' ORDER BY y.who)
        FROM (SELECT x.who, pg_catalog.string_agg(x.privilege, ', ' ORDER BY x.privilege) AS list
              FROM (SELECT CASE g.grantee WHEN o.owner THEN 'its owner' WHEN 0 THEN 'PUBLIC'
                                          ELSE pg_catalog.pg_get_userbyid(g.grantee) END AS who,
                           g.privilege_type || CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS privilege
                    FROM pg_catalog.aclexplode(coalesce(o.acl, pg_catalog.acldefault(o.letter, o.owner))) g) x
              GROUP BY x.who) y),
       CASE WHEN o.seq IS NOT NULL THEN
         (SELECT CASE WHEN s.seqincrement < 0 THEN '-' ELSE '' END ||
                 coalesce('/' || pg_catalog.pg_sequence_last_value(o.seq), ':' || s.seqstart - s.seqincrement)
          FROM pg_catalog.pg_sequence s WHERE s.seqrelid = o.seq) END
FROM objects o
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'e'
                    AND d.classid = CASE left(o.id, 1) WHEN 'c' THEN 'pg_catalog.pg_class'::regclass
                                                       WHEN 'p' THEN 'pg_catalog.pg_proc'::regclass
                                                       WHEN 't' THEN 'pg_catalog.pg_type'::regclass
                                                       ELSE 'pg_catalog.pg_namespace'::regclass END
                    AND d.objid = substring(o.id FROM '[0-9]+')::oid)
ORDER BY o.kind, o.schema, o.name, o.member)";

// The owner is a superuser, because views and SECURITY DEFINER functions have the rights of their owner. So
// the change of owners changes nothing else that the proof compares.
constexpr std::string_view planting = R"(DO $lockstep$
DECLARE
  one record;
  columns text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'lockstep proof owner') THEN
    CREATE ROLE "lockstep proof owner" SUPERUSER NOLOGIN;
    CREATE ROLE "lockstep proof reader" NOLOGIN;
  END IF;
  FOR one IN SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n
             WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_namespace'::regclass
                               AND d.objid = n.oid AND d.deptype = 'e') LOOP
    EXECUTE pg_catalog.format('GRANT USAGE ON SCHEMA %I TO "lockstep proof reader"', one.nspname);
  END LOOP;
  FOR one IN SELECT c.oid, c.relkind, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
                    EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
                            AND d.objid = c.oid AND d.deptype IN ('a', 'i')) AS owned
             FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname NOT LIKE 'pg\_%'
               AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass
                               AND d.objid = c.oid AND d.deptype = 'e') LOOP
    IF one.relkind = 'S' THEN
      EXECUTE pg_catalog.format('GRANT USAGE ON SEQUENCE %s TO "lockstep proof reader"', one.name);
      IF NOT one.owned THEN
        EXECUTE pg_catalog.format('ALTER SEQUENCE %s OWNER TO "lockstep proof owner"', one.name);
        BEGIN
          PERFORM pg_catalog.nextval(one.oid) FROM pg_catalog.generate_series(1, 3);
        EXCEPTION WHEN object_not_in_prerequisite_state OR sequence_generator_limit_exceeded THEN
          NULL;  -- a sequence of fewer values stays at its last one
        END;
      END IF;
      CONTINUE;
    END IF;
    EXECUTE pg_catalog.format('GRANT SELECT, INSERT ON %s TO "lockstep proof reader"', one.name);
    SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ') INTO columns
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = one.oid AND a.attnum > 0 AND NOT a.attisdropped;
    IF columns IS NOT NULL THEN
      EXECUTE pg_catalog.format('GRANT UPDATE (%s) ON %s TO "lockstep proof reader"', columns, one.name);
    END IF;
    IF one.relkind IN ('v', 'm') THEN
      EXECUTE pg_catalog.format('ALTER %s %s OWNER TO "lockstep proof owner"',
                                CASE one.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED VIEW' END, one.name);
    END IF;
  END LOOP;
  FOR one IN SELECT p.oid::regprocedure AS name FROM pg_catalog.pg_proc p
             JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass
                               AND d.objid = p.oid AND d.deptype IN ('e', 'i')) LOOP
    EXECUTE pg_catalog.format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', one.name);
    EXECUTE pg_catalog.format('GRANT EXECUTE ON ROUTINE %s TO "lockstep proof reader"', one.name);
    EXECUTE pg_catalog.format('ALTER ROUTINE %s OWNER TO "lockstep proof owner"', one.name);
  END LOOP;
  FOR one IN SELECT t.oid, pg_catalog.format('%I.%I', n.nspname, t.typname) AS name FROM pg_catalog.pg_type t
             JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
             LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
             WHERE (t.typtype IN ('d', 'e', 'r') OR c.relkind = 'c') AND n.nspname NOT LIKE 'pg\_%'
               AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_type'::regclass
                               AND d.objid = t.oid AND d.deptype = 'e') LOOP
    EXECUTE pg_catalog.format('REVOKE USAGE ON TYPE %s FROM PUBLIC', one.name);
    EXECUTE pg_catalog.format('GRANT USAGE ON TYPE %s TO "lockstep proof reader"', one.name);
    EXECUTE pg_catalog.format('ALTER TYPE %s OWNER TO "lockstep proof owner"', one.name);
  END LOOP;
END
$lockstep$)";

using OwnedKey = std::tuple<std::string, Name, std::string>;

// Finds objects in a list.
class Finder {
 public:
  explicit Finder(std::vector<OwnedObject> const& objects) {
    for (OwnedObject const& object : objects) {
      by_id_.emplace(object.id, &object);
      by_name_.emplace(OwnedKey{object.kind, object.name, object.member}, &object);
    }
  }
  OwnedObject const* find(OwnedObject const& object, std::vector<AppliedRename> const& renames) const {
    auto const same = by_id_.find(object.id);
    if (same != by_id_.end()) return same->second;
    Name name = object.name;
    std::string member = object.member;
    for (AppliedRename const& rename : renames) {
      if (!member.empty() && rename.from == ObjectRef{ObjectKind::column, object.name, object.member})
        member = rename.to.member;
      if (rename.from.member.empty() && rename.from.owner == object.name) name = rename.to.owner;
    }
    auto const named = by_name_.find(OwnedKey{object.kind, name, member});
    return named == by_name_.end() ? nullptr : named->second;
  }

 private:
  std::map<std::string, OwnedObject const*> by_id_;
  std::map<OwnedKey, OwnedObject const*> by_name_;
};

std::string title(OwnedObject const& object) {
  std::string text =
      object.kind + ' ' +
      (object.name.name.empty() ? object.name.schema : object.name.schema + '.' + object.name.name);
  return object.member.empty() ? text : text + '.' + object.member;
}

// The privileges of one list, "role SELECT; role INSERT", that another list lacks.
std::string without(std::string const& list, std::string const& other) {
  auto const split = [](std::string const& text) {
    return text | ranges::views::split("; "sv) | ranges::to<std::set<std::string>>();
  };
  std::set<std::string> const parts = split(list), others = split(other);
  auto const result =
      ranges::views::set_difference(parts, others) | ranges::views::join("; "sv) | ranges::to<std::string>();
  return result.empty() ? "none" : result;
}

struct SequencePosition {
  long long last = 0;  // or one step before the start
  bool used = false, down = false;
};
std::optional<SequencePosition> position_of(std::string const& text) {
  std::size_t const mark = text.find_first_of("/:");
  if (mark == std::string::npos) return {};
  return SequencePosition{std::stoll(text.substr(mark + 1)), text[mark] == '/', mark > 0};
}

}  // namespace

std::vector<OwnedObject> read_ownership(Connection& connection) {
  std::vector<OwnedObject> result;
  connection.pipeline_again({std::string(ownership_query)}, [&](std::size_t, Result const& rows) {
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      auto const text = [&](std::size_t column) { return std::string(rows.text(i, column)); };
      result.push_back({text(0), text(1), {text(2), text(3)}, text(4), text(5), text(6), text(7)});
    }
  });
  return result;
}

void plant_ownership(Connection& connection) { connection.execute(std::string(planting)); }

std::vector<std::string> ownership_losses(std::vector<OwnedObject> const& before,
                                          std::vector<OwnedObject> const& after,
                                          std::vector<AppliedRename> const& renames,
                                          std::set<model::Name> const& changed) {
  Finder const now(after);
  std::vector<std::string> result;
  for (OwnedObject const& old : before) {
    OwnedObject const* const found = changed.contains(old.name) ? nullptr : now.find(old, renames);
    if (found == nullptr) continue;
    if (found->owner != old.owner)
      result.push_back(
          fmt::format("the owner of {}: {} instead of {}", title(*found), found->owner, old.owner));
    if (found->privileges != old.privileges)
      result.push_back(fmt::format("the privileges on {}: {} instead of {}", title(*found),
                                   without(found->privileges, old.privileges),
                                   without(old.privileges, found->privileges)));
  }
  return result;
}

std::vector<std::string> position_losses(std::vector<OwnedObject> const& before,
                                         std::vector<OwnedObject> const& after,
                                         std::vector<AppliedRename> const& renames) {
  Finder const now(after);
  std::vector<std::string> result;
  for (OwnedObject const& old : before) {
    std::optional<SequencePosition> const stood = position_of(old.position);
    OwnedObject const* const found = stood && stood->used ? now.find(old, renames) : nullptr;
    if (found == nullptr) continue;
    std::optional<SequencePosition> const stands = position_of(found->position);
    // A sequence that counts the other way, or begins after what it gave, gives no number twice.
    bool const turned = stands && stands->down != stood->down;
    if (stands && (turned || (stood->down ? stands->last <= stood->last : stands->last >= stood->last)))
      continue;
    result.push_back(fmt::format("the position of {}: {} instead of {}", title(*found),
                                 stands && stands->used ? std::to_string(stands->last) : "its start",
                                 stood->last));
  }
  return result;
}

std::vector<OwnedObject> still_there(std::vector<OwnedObject> const& objects,
                                     std::vector<OwnedObject> const& now,
                                     std::vector<AppliedRename> const& renames) {
  Finder const finder(now);
  std::vector<OwnedObject> result;
  for (OwnedObject const& object : objects) {
    if (finder.find(object, renames) != nullptr) result.push_back(object);
  }
  return result;
}

std::vector<OwnedObject> with_their_columns(std::vector<OwnedObject> const& objects,
                                            std::vector<OwnedObject> const& now,
                                            std::vector<AppliedRename> const& renames) {
  Finder const finder(now);
  std::vector<OwnedObject> result;
  for (OwnedObject const& object : objects) {
    OwnedObject column = object;
    column.id.clear();
    column.kind = "column";
    bool const of_column = object.kind == "sequence" && !object.member.empty();
    bool const there =
        finder.find(object, renames) != nullptr || (of_column && finder.find(column, renames) != nullptr);
    if (there) result.push_back(object);
  }
  return result;
}

}  // namespace lockstep
