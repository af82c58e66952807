-- ===== 3_contract =====

-- lockstep migration: function_index_of_shrunk_enum, contract (1 of 1)
--
--   alter enum public.e: values
--
-- data loss    NONE
-- blocking     LONG: public.t ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  340f3d5c6e566c1c2985ef8290b067f225b1f201dceb84976c5d21577cd4dae6
-- schema after   8c2f014f2de64fa272a83abdffec4d5811fe9101eab5772be4221876d4a31341

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
          ('ROUTINE "public"."f"(public.e)', 'pg_catalog.pg_proc'::pg_catalog.regclass, '"public"."f"(public.e)'::pg_catalog.regprocedure::pg_catalog.oid),
          ('TYPE "public"."e"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."e"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
            FROM pg_catalog.pg_proc
          UNION ALL SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
        ) AS o (class, id, owner, acl) USING (class, id)
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DROP INDEX "public"."x";
DROP FUNCTION public.f(public.e);
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
ALTER TYPE "public"."e" RENAME TO "e_old";
CREATE TYPE "public"."e" AS ENUM ('a');
ALTER TABLE "public"."t"
  ALTER COLUMN "c" DROP DEFAULT,
  ALTER COLUMN "c" TYPE "public"."e" USING ("c"::text::"public"."e");
ALTER TABLE "public"."t"
  ALTER COLUMN "d" DROP DEFAULT,
  ALTER COLUMN "d" TYPE "public"."e" USING ("d"::text::"public"."e");
DROP TYPE "public"."e_old";
CREATE FUNCTION public.f(public.e)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT 1$function$;
-- H103 builds an index while writers are locked out
CREATE INDEX "x" ON "public"."t" ((public.f(c)));
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
          ('ROUTINE "public"."f"(public.e)', 'pg_catalog.pg_proc'::pg_catalog.regclass, '"public"."f"(public.e)'::pg_catalog.regprocedure::pg_catalog.oid),
          ('TYPE "public"."e"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."e"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, proowner, coalesce(proacl, pg_catalog.acldefault('f', proowner))
            FROM pg_catalog.pg_proc
          UNION ALL SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
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
