-- lockstep rollback: named_by_texts_at_once
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 a45123e91a832e9822ae5dbd55b73bddbc8ee4277a9489c5abc7cd4862f8525e
-- schema before  6ed081d07d09b5238122b76bdf1777fa4c92b737633bac858c3acfb4b01998a3
-- schema after   7cb32a6a4560654f71bcfe670eb22959fcf863cc98abfa0eb14583a1518fbbdc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- Records owners and privileges of objects that are dropped and created again.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TYPE "public"."mood"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."mood"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
        ) AS o (class, id, owner, acl) USING (class, id)
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
DROP INDEX "public"."person_said";
ALTER TABLE public.person DROP CONSTRAINT person_awake_excl;
ALTER TABLE "public"."person" ALTER COLUMN "said" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."mood" RENAME TO "mood_old";
CREATE TYPE "public"."mood" AS ENUM ('sad', 'ok', 'happy');
ALTER TABLE "public"."person"
  ALTER COLUMN "feels" DROP DEFAULT,
  ALTER COLUMN "feels" TYPE "public"."mood" USING ("feels"::text::"public"."mood");
DROP TYPE "public"."mood_old";
-- H103 builds an index while writers are locked out
CREATE INDEX "person_said" ON "public"."person" ("said") WHERE ((said <>
CASE
    WHEN ('sad'::public.mood = 'ok'::public.mood) THEN 'a'::text
    ELSE 'b'::text
END));
ALTER TABLE "public"."person" ALTER COLUMN "said" SET DEFAULT ('sad'::public.mood)::text;
-- H103 builds an index while writers are locked out
-- H305 constraint over rows that may violate it
ALTER TABLE public.person ADD CONSTRAINT person_awake_excl EXCLUDE USING gist (awake WITH &&) WHERE ((feels = 'sad'::public.mood));
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
          ('TYPE "public"."mood"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."mood"'::pg_catalog.regtype::pg_catalog.oid)
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
