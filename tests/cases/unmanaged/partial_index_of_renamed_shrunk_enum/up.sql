-- ===== 1_expand =====

-- lockstep migration: partial_index_of_renamed_shrunk_enum, expand (1 of 2)
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version must be gone; the new one may start when all expand and backfill are done
-- BREAKING: RenameEnum on public.f
-- schema before  b0ca20349c6fe4739e0d47d0fb137c19c8753da5b2837884cb54584fbce48bbe
-- schema after   523e4f57c4b02eb6b1710f4ea131106ebe22116b53d816d6225755a0e48eeb46

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: partial_index_of_renamed_shrunk_enum, contract (2 of 2)
--
--   alter enum public.f: values
--
-- data loss    NONE
-- blocking     LONG: public.t ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  523e4f57c4b02eb6b1710f4ea131106ebe22116b53d816d6225755a0e48eeb46
-- schema after   004f5e6049e2f8337206c251331aea9b649e9c6254719f7798d78260abd6d46e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- Notes owner and privileges of what is dropped and created again.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TYPE "public"."f"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."f"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
        ) AS o (class, id, owner, acl) USING (class, id)
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DROP INDEX "public"."x";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H203 removes an enum value
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."t" WHERE "c"::text IN ('b')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."t"."c"'
      USING HINT = 'move these rows to another value first; the values that go: ''b''';
  END IF;
  IF EXISTS (SELECT FROM "public"."t" WHERE "d"::text IN ('b')) THEN
    RAISE EXCEPTION 'rows of % still have a value that is to go', '"public"."t"."d"'
      USING HINT = 'move these rows to another value first; the values that go: ''b''';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."f" RENAME TO "f_old";
CREATE TYPE "public"."f" AS ENUM ('a');
ALTER TABLE "public"."t"
  ALTER COLUMN "c" DROP DEFAULT,
  ALTER COLUMN "c" TYPE "public"."f" USING ("c"::text::"public"."f");
ALTER TABLE "public"."t"
  ALTER COLUMN "d" DROP DEFAULT,
  ALTER COLUMN "d" TYPE "public"."f" USING ("d"::text::"public"."f");
DROP TYPE "public"."f_old";
-- H103 builds an index while writers are locked out
CREATE INDEX "x" ON "public"."t" ("id") WHERE ((c = 'a'::public.f));
-- Restores them.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  own_role text := pg_catalog.current_setting('role');
  step record;
  turn integer;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR pass IN 1..50 LOOP
    turn := NULL;
    FOR step IN
      WITH noted AS (
        SELECT * FROM pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('lockstep.ownership')::pg_catalog.jsonb)
          AS s (object text, part text, owner oid, acl text)
      ), present AS (
        SELECT p.* FROM noted JOIN (
        WITH named (object, class, id) AS (VALUES
          ('TYPE "public"."f"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."f"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
        ) AS o (class, id, owner, acl) USING (class, id)
        ) AS p USING (object, part)
      ), grants AS (
        SELECT s.verb, s.object, s.part, g.grantor, g.grantee, g.privilege_type, g.is_grantable
        FROM (SELECT 'GRANT', * FROM noted UNION ALL SELECT 'REVOKE', * FROM present)
          AS s (verb, object, part, owner, acl)
        CROSS JOIN pg_catalog.aclexplode(nullif(s.acl, '{}')::pg_catalog.aclitem[]) AS g
      ), differing AS (
        SELECT min(verb) AS verb, object, part, grantor, grantee, privilege_type, is_grantable
        FROM grants GROUP BY 2, 3, 4, 5, 6, 7 HAVING count(*) = 1
      )
      SELECT 1 AS turn, own_role AS actor,
             pg_catalog.format('ALTER %s OWNER TO %s', object, n.owner::pg_catalog.regrole) AS command
      FROM noted n JOIN present p USING (object, part) WHERE n.owner <> p.owner AND part = ''
      UNION ALL
      SELECT CASE WHEN d.verb = 'REVOKE' THEN 2 WHEN d.grantor = p.owner THEN 3
                  WHEN EXISTS (SELECT FROM grants g WHERE g.verb = 'REVOKE' AND g.is_grantable
                               AND (g.object, g.part, g.privilege_type, g.grantee) =
                                   (d.object, d.part, d.privilege_type, d.grantor)) THEN 4 ELSE 5 END,
             CASE d.grantor WHEN p.owner THEN own_role ELSE pg_catalog.pg_get_userbyid(d.grantor)::text END,
             pg_catalog.format('%s %s%s ON %s %s %s%s', d.verb, d.privilege_type, d.part, d.object,
               CASE d.verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END,
               CASE d.grantee WHEN 0 THEN 'PUBLIC' ELSE d.grantee::pg_catalog.regrole::text END,
               CASE WHEN d.verb = 'REVOKE' THEN ' CASCADE' WHEN d.is_grantable THEN ' WITH GRANT OPTION' END)
      FROM differing d JOIN present p USING (object, part)
      ORDER BY 1, 3
    LOOP
      turn := coalesce(turn, step.turn);
      EXIT WHEN step.turn > turn;
      IF turn = 5 OR pass = 50 THEN
        RAISE EXCEPTION USING MESSAGE = 'privileges cannot be restored: ' || step.command,
          HINT = 'the role that grants it must hold the grant option, and must not be a superuser or a member of the owner';
      END IF;
      PERFORM pg_catalog.set_config('role', step.actor, true);
      EXECUTE step.command;
      PERFORM pg_catalog.set_config('role', own_role, true);
    END LOOP;
    EXIT WHEN turn IS NULL;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."t" ("c", "d");
COMMIT;
