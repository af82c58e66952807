// CREATE gives an object to the current role, with the default privileges of that role. Therefore a
// transaction that drops an object and creates it again begins with a block that notes owner and privileges,
// and ends with one that restores them. They are read where the file runs, because databases made from the
// same files have different roles. The note is a setting that ends with the transaction.
//
// The restoring block compares the current state with the note and executes one kind of step after the other
// until both are equal: owners, then privileges in excess, then the grants of the owner, then those of other
// roles as soon as they hold the grant option. It raises when a grant cannot be restored, so that nothing is
// lost. It reads the state after each step, because a change of the owner rewrites privileges. It changes
// nothing when nothing differs, so that a role that may not change owners gets no error.

#include "emit/ownership.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "compiler/model/quote.hpp"
#include "emit/fragments.hpp"

namespace lockstep {
namespace {

using model::Name;
using model::ObjectKind;
using model::qualified;
using model::quote_identifier;
using model::quote_literal;

// Where the catalog has owner and privileges of a kind of object. find: the OID of the object with the name
// {0}, a literal, in the schema {1}; spelled: the name is quoted, with schema and arguments.
struct Catalog {
  std::string_view name, find;
  bool spelled = false;
  std::string_view owner, acl;
};
// clang-format off
constexpr Catalog relations{"pg_class", "{0}::pg_catalog.regclass", true, "relowner",
    "coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\", relowner))"};
constexpr Catalog types{"pg_type", "{0}::pg_catalog.regtype", true, "typowner",
    "coalesce(typacl, pg_catalog.acldefault('T', typowner))"};
constexpr Catalog routines{"pg_proc", "{0}::pg_catalog.regprocedure", true, "proowner",
    "coalesce(proacl, pg_catalog.acldefault('f', proowner))"};
constexpr Catalog wrappers{"pg_foreign_data_wrapper",
    "(SELECT oid FROM pg_catalog.pg_foreign_data_wrapper WHERE fdwname = {0})", false, "fdwowner",
    "coalesce(fdwacl, pg_catalog.acldefault('F', fdwowner))"};
constexpr Catalog servers{"pg_foreign_server",
    "(SELECT oid FROM pg_catalog.pg_foreign_server WHERE srvname = {0})", false, "srvowner",
    "coalesce(srvacl, pg_catalog.acldefault('S', srvowner))"};
constexpr Catalog operators{"pg_operator", "{0}::pg_catalog.regoperator", true, "oprowner", "NULL"};
constexpr Catalog statistics{"pg_statistic_ext",
    "(SELECT oid FROM pg_catalog.pg_statistic_ext WHERE stxname = {0} AND stxnamespace = {1}::pg_catalog.regnamespace)",
    false, "stxowner", "NULL"};
constexpr Catalog publications{"pg_publication",
    "(SELECT oid FROM pg_catalog.pg_publication WHERE pubname = {0})", false, "pubowner", "NULL"};
constexpr Catalog event_triggers{"pg_event_trigger",
    "(SELECT oid FROM pg_catalog.pg_event_trigger WHERE evtname = {0})", false, "evtowner", "NULL"};

// keyword: the word before the name in ALTER and in GRANT.
struct Row {
  ObjectKind kind;
  std::string_view keyword;
  Catalog const* catalog;
};
constexpr auto rows = std::to_array<Row>({
  {ObjectKind::table,                "TABLE",                &relations},
  {ObjectKind::sequence,             "TABLE",                &relations},
  {ObjectKind::partition,            "TABLE",                &relations},
  {ObjectKind::view,                 "TABLE",                &relations},
  {ObjectKind::materialized_view,    "TABLE",                &relations},
  {ObjectKind::foreign_table,        "TABLE",                &relations},
  {ObjectKind::enum_type,            "TYPE",                 &types},
  {ObjectKind::domain,               "TYPE",                 &types},
  {ObjectKind::composite_type,       "TYPE",                 &types},
  {ObjectKind::range_type,           "TYPE",                 &types},
  {ObjectKind::function,             "ROUTINE",              &routines},
  {ObjectKind::procedure,            "ROUTINE",              &routines},
  {ObjectKind::aggregate,            "ROUTINE",              &routines},
  {ObjectKind::foreign_data_wrapper, "FOREIGN DATA WRAPPER", &wrappers},
  {ObjectKind::foreign_server,       "FOREIGN SERVER",       &servers},
  {ObjectKind::operator_,            "OPERATOR",             &operators},
  {ObjectKind::statistics,           "STATISTICS",           &statistics},
  {ObjectKind::publication,          "PUBLICATION",          &publications},
  {ObjectKind::event_trigger,        "EVENT TRIGGER",        &event_triggers},
});
// clang-format on

// An object as ALTER and GRANT name it, the expression for its row in the catalog, and that catalog.
// noted_id: the same for the object whose owner and privileges it gets, before the statements of the
// transaction.
struct Owned {
  std::string object, id;
  Catalog const* catalog;
  std::string noted_id{};
  bool with_children = false;  // also the tables that inherit its columns
  std::string called{};  // an expression for its name in GRANT, where only the server knows it; else empty
  bool operator<(Owned const& other) const { return object < other.object; }
};

// spelled: the name as in statements.
std::optional<Owned> owned(ObjectKind kind, Name const& name, std::string const& spelled) {
  auto const* const row = std::ranges::find(rows, kind, &Row::kind);
  if (row == rows.end()) return std::nullopt;
  std::string const literal = quote_literal(row->catalog->spelled ? spelled : name.name);
  std::string const id =
      fmt::format(fmt::runtime(row->catalog->find), literal, quote_literal(quote_identifier(name.schema)));
  return Owned{std::string(row->keyword) + " " + spelled, id, row->catalog, id};
}

std::optional<Owned> owned(ObjectKind kind, Name const& name) { return owned(kind, name, qualified(name)); }

Owned table(Name const& name) { return *owned(ObjectKind::table, name); }
Owned enum_type(Name const& name) { return *owned(ObjectKind::enum_type, name); }

// The sequence that the column owns, whatever its name is.
Owned sequence_of(Name const& table, std::string const& column) {
  std::string const name = fmt::format("pg_catalog.pg_get_serial_sequence({}, {})",
                                       quote_literal(qualified(table)), quote_literal(column));
  std::string const id = name + "::pg_catalog.regclass";
  return {.object = "SEQUENCE OF " + qualified(table) + "." + quote_identifier(column),
          .id = id,
          .catalog = &relations,
          .noted_id = id,
          .called = "'TABLE ' || " + name};
}

// The name of a routine and of an operator includes the types of its arguments.
std::optional<Owned> owned(model::ObjectRef const& object) {
  ObjectKind const kind = object.kind;
  Name const& name = object.owner;
  bool const routine =
      kind == ObjectKind::function || kind == ObjectKind::procedure || kind == ObjectKind::aggregate;
  if (!routine && kind != ObjectKind::operator_) return owned(kind, name);
  std::size_t const end = std::min(name.name.find('('), name.name.size());
  std::string const called = name.name.substr(0, end);
  return owned(kind, name,
               (routine ? qualified({name.schema, called}) : quote_identifier(name.schema) + "." + called) +
                   name.name.substr(end));
}

// What a transaction drops and creates again. An object that takes the name of another one also keeps that
// one's owner and privileges.
class Remade {
 public:
  void add(Action const& action) {
    using namespace action;  // NOLINT(google-build-using-namespace): this function is one visitor
    visit(overloaded{
              [&](DropObject const& a) { drop(owned(a.object.address)); },
              [&](CreateObject const& a) { create(owned(a.object.address)); },
              [&](DropTable const& a) { drop(table(a.table.name)); },
              [&](CreateTable const& a) { create(table(a.table.name)); },
              [&](DropEnum const& a) { drop(enum_type(a.type.name)); },
              [&](CreateEnum const& a) { create(enum_type(a.type.name)); },
              [&](ReplaceEnum const& a) { remake(enum_type, a.to.name); },
              [&](AlterComposite const& a) {
                if (a.rebuilt) remake(enum_type, a.to.address.owner);
              },
              [&](DropColumn const& a) {
                columns_.insert({a.table, a.column.name});
              },
              [&](AddColumn const& a) {
                if (columns_.contains({a.table, a.column.name})) remake(table, a.table, true);
              },
              [&](SwapColumns const& a) {
                for (ColumnSwap const& swap : a.columns) remake(table, swap.table);
                if (a.type) remake(enum_type, a.type->to.name);
              },
              [&](DropSequence const& a) { drop(sequence_of(a.table, a.column.name)); },
              [&](DropIdentity const& a) { drop(sequence_of(a.table, a.column.name)); },
              [&](AddSequence const& a) { create(sequence_of(a.table, a.column.name)); },
              [&](AddIdentity const& a) { create(sequence_of(a.table, a.column.name)); },
              [&](RenameTable const& a) { rename(table, a.from, a.to); },
              [&](RenameEnum const& a) { rename(enum_type, a.from, a.to); },
              [](auto const&) {},
          },
          action);
  }

  std::set<Owned> result;

 private:
  void drop(std::optional<Owned> const& one) {
    if (one) dropped_.insert(*one);
  }
  void create(std::optional<Owned> const& one) {
    if (one && dropped_.contains(*one)) result.insert(*one);
  }

  using Spell = Owned (*)(Name const&);
  void remake(Spell spell, Name const& name, bool with_children = false) {
    Owned one = spell(name);
    auto const known = noted_.find(one.object);
    if (known != noted_.end()) one.noted_id = known->second;
    auto const before = result.find(one);
    one.with_children = with_children || (before != result.end() && before->with_children);
    result.erase(one);
    result.insert(one);
  }
  void rename(Spell spell, Name const& from, Name const& to) {
    Owned const before = spell(from);
    Owned one = spell(to);
    auto const known = noted_.find(before.object);
    one.noted_id = known == noted_.end() ? before.id : known->second;
    noted_[one.object] = one.noted_id;
    if (auto const made = result.find(before); made != result.end()) {
      one.with_children = made->with_children;
      result.erase(made);
      result.insert(one);
    }
  }

  std::set<Owned> dropped_;
  std::set<std::pair<Name, std::string>> columns_;
  std::map<std::string, std::string> noted_;  // of renamed objects: the noted_id
};

// The rows object, part, owner, acl: one for each object, and one for each column of a relation, whose part
// is the column in parentheses. column: the expression for its name.
std::string state(std::set<Owned> const& objects, std::string Owned::*id, std::string const& column) {
  std::vector<std::string> values;
  std::map<std::string_view, Catalog const*> catalogs;
  for (Owned const& one : objects) {
    catalogs.emplace(one.catalog->name, one.catalog);
    values.push_back(fmt::format("({}, 'pg_catalog.{}'::pg_catalog.regclass, {}::pg_catalog.oid)",
                                 quote_literal(one.object), one.catalog->name, one.*id));
  }
  std::vector<std::string> owners;
  for (auto const& [name, catalog] : catalogs)
    owners.push_back(fmt::format("SELECT tableoid, oid, {}, {}\n            FROM pg_catalog.{}",
                                 catalog->owner, catalog->acl, name));
  bool const nested = std::ranges::any_of(objects, &Owned::with_children);
  std::string text = fmt::format(
      "        WITH {}named (object, class, id) AS (VALUES\n"
      "          {}\n"
      "{}"
      "        )\n"
      "        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (\n"
      "          {}\n"
      "        ) AS o (class, id, owner, acl) USING (class, id)\n",
      nested ? "RECURSIVE " : "", joined(values, ",\n          "),
      nested
          ? "          UNION SELECT 'TABLE ' || i.inhrelid::pg_catalog.regclass::text, n.class, i.inhrelid\n"
            "            FROM named n JOIN pg_catalog.pg_inherits i\n"
            "              ON i.inhparent = n.id AND n.class = 'pg_catalog.pg_class'::pg_catalog.regclass\n"
          : "",
      joined(owners, "\n          UNION ALL "));
  if (!catalogs.contains(relations.name)) return text;
  return text +
         fmt::format(
             "        UNION ALL\n"
             "        SELECT n.object, pg_catalog.format('(%I)', {}), c.relowner, a.attacl::text\n"
             "        FROM named n JOIN pg_catalog.pg_class c ON (c.tableoid, c.oid) = (n.class, n.id)\n"
             "        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT "
             "a.attisdropped\n",
             column);
}

constexpr std::string_view column_name = "a.attname";

// The expression for the object's name in ALTER. GRANT uses the same, except for a foreign server.
std::string_view altered(std::set<Owned> const& objects) {
  bool const server = std::ranges::any_of(objects, [](Owned const& one) { return one.catalog == &servers; });
  return server ? "pg_catalog.replace(object, 'FOREIGN SERVER ', 'SERVER ')" : "object";
}

// The expression for the object's name in GRANT.
std::string granted(std::set<Owned> const& objects) {
  std::string result = "d.object";
  for (Owned const& one : objects) {
    if (!one.called.empty())
      result = fmt::format("pg_catalog.replace({}, {}, {})", result, quote_literal(one.object), one.called);
  }
  return result;
}

std::string note(std::set<Owned> const& objects, std::string_view setting, std::string const& column) {
  return catalog_block(
      "", fmt::format("  PERFORM pg_catalog.set_config('{}', pg_catalog.jsonb_agg(s)::text, true) FROM (\n"
                      "{}"
                      "  ) AS s;\n",
                      setting, state(objects, &Owned::noted_id, column)));
}

// The steps from the current state to the note, in turns: owners (1), privileges in excess (2), grants of the
// owner (3), grants of roles that now hold the grant option (4), grants of other roles (5).
std::string steps(std::set<Owned> const& objects, std::string_view setting) {
  return fmt::format(
      "      WITH noted AS (\n"
      "        SELECT * FROM "
      "pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('{}')::pg_catalog.jsonb)\n"
      "          AS s (object text, part text, owner oid, acl text)\n"
      "      ), present AS (\n"
      "        SELECT p.* FROM noted JOIN (\n"
      "{}"
      "        ) AS p USING (object, part)\n"
      "      ), grants AS (\n"
      "        SELECT s.verb, s.object, s.part, g.grantor, g.grantee, g.privilege_type, g.is_grantable\n"
      "        FROM (SELECT 'GRANT', * FROM noted UNION ALL SELECT 'REVOKE', * FROM present)\n"
      "          AS s (verb, object, part, owner, acl)\n"
      "        CROSS JOIN pg_catalog.aclexplode(nullif(s.acl, '{{}}')::pg_catalog.aclitem[]) AS g\n"
      "      ), differing AS (\n"
      "        SELECT min(verb) AS verb, object, part, grantor, grantee, privilege_type, is_grantable\n"
      "        FROM grants GROUP BY 2, 3, 4, 5, 6, 7 HAVING count(*) = 1\n"
      "      )\n"
      "      SELECT 1 AS turn, own_role AS actor,\n"
      "             pg_catalog.format('ALTER %s OWNER TO %s', {}, n.owner::pg_catalog.regrole) AS command\n"
      "      FROM noted n JOIN present p USING (object, part) WHERE n.owner <> p.owner AND part = ''\n"
      "      UNION ALL\n"
      "      SELECT CASE WHEN d.verb = 'REVOKE' THEN 2 WHEN d.grantor = p.owner THEN 3\n"
      "                  WHEN EXISTS (SELECT FROM grants g WHERE g.verb = 'REVOKE' AND g.is_grantable\n"
      "                               AND (g.object, g.part, g.privilege_type, g.grantee) =\n"
      "                                   (d.object, d.part, d.privilege_type, d.grantor)) THEN 4 ELSE 5 "
      "END,\n"
      "             CASE d.grantor WHEN p.owner THEN own_role ELSE "
      "pg_catalog.pg_get_userbyid(d.grantor)::text END,\n"
      "             pg_catalog.format('%s %s%s ON %s %s %s%s', d.verb, d.privilege_type, d.part, {},\n"
      "               CASE d.verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END,\n"
      "               CASE d.grantee WHEN 0 THEN 'PUBLIC' ELSE d.grantee::pg_catalog.regrole::text END,\n"
      "               CASE WHEN d.verb = 'REVOKE' THEN ' CASCADE' WHEN d.is_grantable THEN ' WITH GRANT "
      "OPTION' END)\n"
      "      FROM differing d JOIN present p USING (object, part)\n"
      "      ORDER BY 1, 3\n",
      setting, state(objects, &Owned::id, std::string(column_name)), altered(objects), granted(objects));
}

std::string restore(std::set<Owned> const& objects, std::string_view setting) {
  return catalog_block(
      "  own_role text := pg_catalog.current_setting('role');\n"
      "  step record;\n"
      "  turn integer;\n",
      "  FOR pass IN 1..50 LOOP\n"
      "    turn := NULL;\n"
      "    FOR step IN\n" +
          steps(objects, setting) +
          "    LOOP\n"
          "      turn := coalesce(turn, step.turn);\n"
          "      EXIT WHEN step.turn > turn;\n"
          "      IF turn = 5 OR pass = 50 THEN\n"
          "        RAISE EXCEPTION USING MESSAGE = 'privileges cannot be restored: ' || step.command,\n"
          "          HINT = 'the role that grants it must hold the grant option, and must not be a superuser "
          "or a "
          "member of the owner';\n"
          "      END IF;\n"
          "      PERFORM pg_catalog.set_config('role', step.actor, true);\n"
          "      EXECUTE step.command;\n"
          "      PERFORM pg_catalog.set_config('role', own_role, true);\n"
          "    END LOOP;\n"
          "    EXIT WHEN turn IS NULL;\n"
          "  END LOOP;\n");
}

}  // namespace

Restoring restoring_of(Batch const& batch) {
  Remade remade;
  for (Step const& step : batch.steps) remade.add(step.action);
  if (remade.result.empty()) return {};
  constexpr std::string_view setting = "lockstep.ownership";
  Restoring result{"-- Records owners and privileges of objects that are dropped and created again.\n" +
                       note(remade.result, setting, std::string(column_name)),
                   "-- Restores them.\n" + restore(remade.result, setting)};
  for (Owned const& one : remade.result) result.objects.insert(one.object);
  return result;
}

bool comes_after(Restoring const& restoring, Action const& action) {
  model::DefinedObject const* const object = object_of(action);
  bool const ownership = object != nullptr && (object->address.kind == ObjectKind::owner ||
                                               object->address.kind == ObjectKind::privileges);
  if (!ownership || restoring.objects.empty()) return false;
  return std::ranges::any_of(object->needs, [&](model::ObjectRef const& need) {
    bool const column = need.kind == ObjectKind::column;
    std::optional<Owned> const one = column ? table(need.owner) : owned(need);
    return one && restoring.objects.contains(one->object);
  });
}

std::string copy_ownership(action::CreateOldNameView const& a) {
  constexpr std::string_view setting = "lockstep.view_ownership";
  Owned const view = table(a.view);
  std::string name;
  for (auto const& [now, before] : a.columns) {
    if (now != before) name += fmt::format(" WHEN {} THEN {}", quote_literal(now), quote_literal(before));
  }
  std::string const column =
      name.empty() ? std::string(column_name) : "CASE a.attname" + name + " ELSE a.attname END";
  return "-- Gives the view the owner and the privileges of the table.\n" +
         note({Owned{view.object, view.id, &relations, table(a.table).id}}, setting, column) +
         restore({view}, setting);
}

std::string close_function(Name const& function, Name const& of) {
  std::string const spelled = "FUNCTION " + qualified(function) + "()";
  return "REVOKE ALL ON " + spelled + " FROM PUBLIC;\n" +
         catalog_block(
             "", fmt::format(
                     "  IF pg_catalog.current_setting('is_superuser') = 'on' THEN\n"
                     "    EXECUTE {} ||\n"
                     "      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = {});\n"
                     "  END IF;\n",
                     quote_literal("ALTER " + spelled + " OWNER TO "), table(of).id));
}

std::string close_archive(std::string const& archive, Name const& of, std::vector<std::string> const& tables,
                          std::vector<std::string> const& functions) {
  std::string objects = fmt::format(
      "SELECT {}, nspowner, coalesce(nspacl, pg_catalog.acldefault('n', nspowner))\n"
      "        FROM pg_catalog.pg_namespace WHERE nspname = {}\n",
      quote_literal("SCHEMA " + quote_identifier(archive)), quote_literal(archive));
  auto const add = [&](std::string_view keyword, Catalog const& catalog, std::string const& name) {
    objects += fmt::format("      UNION ALL SELECT {}, {}, {}\n        FROM pg_catalog.{} WHERE oid = {}\n",
                           quote_literal(std::string(keyword) + " " + name), catalog.owner, catalog.acl,
                           catalog.name, fmt::format(fmt::runtime(catalog.find), quote_literal(name)));
  };
  for (std::string const& name : tables) add("TABLE", relations, name);
  for (std::string const& name : functions) add("FUNCTION", routines, name);
  return "-- Only its owner may use the archive. That is the owner of the table, where this session may set "
         "it.\n" +
         catalog_block(
             "  table_owner oid;\n"
             "  command text;\n",
             fmt::format(
                 "  SELECT relowner INTO table_owner FROM pg_catalog.pg_class WHERE oid = {};\n"
                 "  FOR command IN\n"
                 "    WITH objects (object, owner, acl) AS (\n"
                 "      {}"
                 "    )\n"
                 "    SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s CASCADE', o.object,\n"
                 "             CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE g.grantee::pg_catalog.regrole::text "
                 "END)\n"
                 "    FROM objects o CROSS JOIN pg_catalog.aclexplode(o.acl) AS g WHERE g.grantee <> "
                 "o.owner\n"
                 "    UNION ALL\n"
                 "    SELECT pg_catalog.format('ALTER %s OWNER TO %s', o.object, "
                 "table_owner::pg_catalog.regrole)\n"
                 "    FROM objects o\n"
                 "    WHERE o.owner <> table_owner AND pg_catalog.current_setting('is_superuser') = 'on'\n"
                 "  LOOP\n"
                 "    EXECUTE command;\n"
                 "  END LOOP;\n",
                 table(of).id, objects));
}

}  // namespace lockstep
