-- ===== 3_contract =====

-- lockstep rollback: column_of_renamed_table, contract (2 of 2)
--
-- grade        window
-- reversible   WINDOW: the values come back from the archive, as long as it is not purged; rows written since have none
-- undoes       migration.sql, sha256 5905f18b718c23217eb7244bd31f0bc3989bc9b7958e5389a71af59ccad03c9c
-- schema before  ad34b87e4ed0b4a5a46373dee0a03efc2279a4c58e31442a003b1c8d6ebfbab2
-- schema after   5931c1ae97cee8b031b6922d99e2fd78c98126f55202c089c9021abd2a0906db

BEGIN;
DO $lockstep$
BEGIN
  IF pg_catalog.to_regclass('"lockstep_archive_Person_phone_1a00a0f3"."Person"') IS NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'the archive lockstep_archive_Person_phone_1a00a0f3 of "public"."Person"."phone" is gone',
      HINT = 'it was purged, so this rollback has nothing to give back: restore it from a backup, or write the way back by hand';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Person" ADD COLUMN "phone" text;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "lockstep_archive_Person_phone_1a00a0f3"."Person"."id"%TYPE;
  lockstep_hi_0 "lockstep_archive_Person_phone_1a00a0f3"."Person"."id"%TYPE;
  lockstep_last_0 "lockstep_archive_Person_phone_1a00a0f3"."Person"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
BEGIN
  SET LOCAL row_security = off;
  SELECT "id" INTO lockstep_last_0 FROM "lockstep_archive_Person_phone_1a00a0f3"."Person" ORDER BY "id" DESC LIMIT 1;
  SELECT "id" INTO lockstep_lo_0 FROM "lockstep_archive_Person_phone_1a00a0f3"."Person" ORDER BY "id" LIMIT 1;
  IF FOUND THEN
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "lockstep_archive_Person_phone_1a00a0f3"."Person" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Person" AS target SET "phone" = kept."phone" FROM "lockstep_archive_Person_phone_1a00a0f3"."Person" AS kept
          WHERE target."id" OPERATOR(pg_catalog.=) kept."id" AND (kept."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (kept."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0)
            AND (target."id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND (target."id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND kept."phone" IS NOT NULL AND target."phone" IS NULL;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0) OPERATOR(pg_catalog.=) (lockstep_lo_0) OR (lockstep_hi_0) OPERATOR(pg_catalog.=) (lockstep_last_0);
        lockstep_lo_0 := lockstep_hi_0;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      SET LOCAL row_security = off;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_catalog.pg_sleep(0.1); END IF;
    END LOOP;
  END IF;
  IF EXISTS (SELECT FROM "public"."Person" AS target, "lockstep_archive_Person_phone_1a00a0f3"."Person" AS kept WHERE target."id" OPERATOR(pg_catalog.=) kept."id" AND kept."phone" IS NOT NULL AND target."phone" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'values of "public"."Person"."phone" are not back',
      HINT = 'something takes them away again, such as a trigger; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TABLE "lockstep_archive_Person_phone_1a00a0f3"."Person";
DROP SCHEMA "lockstep_archive_Person_phone_1a00a0f3";
CREATE VIEW "public"."User" WITH (security_invoker = true) AS SELECT "id", "fullName" AS "name", "phone" FROM "public"."Person";
-- Gives the view the owner and the privileges of the table.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.view_ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."User"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."Person"'::pg_catalog.regclass::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
            FROM pg_catalog.pg_class
        ) AS o (class, id, owner, acl) USING (class, id)
        UNION ALL
        SELECT n.object, pg_catalog.format('(%I)', CASE a.attname WHEN 'fullName' THEN 'name' ELSE a.attname END), c.relowner, a.attacl::text
        FROM named n JOIN pg_catalog.pg_class c ON (c.tableoid, c.oid) = (n.class, n.id)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
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
        SELECT * FROM pg_catalog.jsonb_to_recordset(pg_catalog.current_setting('lockstep.view_ownership')::pg_catalog.jsonb)
          AS s (object text, part text, owner oid, acl text)
      ), present AS (
        SELECT p.* FROM noted JOIN (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."User"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."User"'::pg_catalog.regclass::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
            FROM pg_catalog.pg_class
        ) AS o (class, id, owner, acl) USING (class, id)
        UNION ALL
        SELECT n.object, pg_catalog.format('(%I)', a.attname), c.relowner, a.attacl::text
        FROM named n JOIN pg_catalog.pg_class c ON (c.tableoid, c.oid) = (n.class, n.id)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
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
ANALYZE "public"."Person" ("phone");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: column_of_renamed_table, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d95278b88462f1c67b4cdf5fdf12b1e80613690769502e8f56b3fad23007b8de
-- schema before  5931c1ae97cee8b031b6922d99e2fd78c98126f55202c089c9021abd2a0906db
-- schema after   2f30183f5a0f8e82064d7f8608b5da4eace38ec6ca22c9b8a290c82c8d1da7c0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Person" RENAME CONSTRAINT "Person_pkey" TO "User_pkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP VIEW "public"."User";
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TABLE "public"."Person" RENAME COLUMN "fullName" TO "name";
-- H401 old application code stops working
ALTER TABLE "public"."Person" RENAME TO "User";
COMMIT;
