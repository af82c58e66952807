-- ===== 3_contract =====

-- lockstep rollback: value_renamed, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 69d94f886b8307404a9c96c83bc70c04d5e0d63a6a14e417a23a2569b24a868e
-- schema before  c4cf1791467756c1ba36366a4e9e8cd193bad12f7ed770294161b1d63bf0215a
-- schema after   c6ec86a16717dc9afd70b4b9a5a98de954b58f0e43b293ee0422752bf8d70f43

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Role_old" AS ENUM ('MEMBER', 'USER', 'ADMIN');
ALTER TABLE "public"."User" ADD COLUMN "role_old" "public"."Role_old";
-- Copies privileges and comment.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  command text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'role_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."User"'::regclass AND a.attname = 'role'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'role_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."User"'::regclass AND a.attname = 'role' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE FUNCTION "public"."User_role_old_follows"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  NEW."role_old" := (CASE NEW."role"::text WHEN 'MEMBER' THEN 'USER' ELSE NEW."role"::text END)::"public"."Role_old";
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."User_role_old_follows"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."User_role_old_follows"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."User"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "User_role_old_follows" BEFORE INSERT OR UPDATE ON "public"."User" FOR EACH ROW EXECUTE FUNCTION "public"."User_role_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."User"."id"%TYPE;
  lockstep_hi_0 "public"."User"."id"%TYPE;
  lockstep_last_0 "public"."User"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."User" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."User" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."User" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."User" SET "role_old" = (CASE "role"::text WHEN 'MEMBER' THEN 'USER' ELSE "role"::text END)::"public"."Role_old"
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("role_old" IS NOT DISTINCT FROM NULL AND "role" IS DISTINCT FROM NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."User" WHERE "role_old" IS NOT DISTINCT FROM NULL AND "role" IS DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."User" WHERE "role_old" IS NOT DISTINCT FROM NULL AND "role" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."User"."role_old" are still to be filled',
      HINT = 'correct the expression, or stop an application version that does not write the column; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD CONSTRAINT "User_role_old_not_null_check" CHECK ("role_old" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."User" VALIDATE CONSTRAINT "User_role_old_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- Records owners and privileges of objects that are dropped and created again.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  PERFORM pg_catalog.set_config('lockstep.ownership', pg_catalog.jsonb_agg(s)::text, true) FROM (
        WITH named (object, class, id) AS (VALUES
          ('TABLE "public"."User"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."User"'::pg_catalog.regclass::pg_catalog.oid),
          ('TYPE "public"."Role"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."Role"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
            FROM pg_catalog.pg_class
          UNION ALL SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
        ) AS o (class, id, owner, acl) USING (class, id)
        UNION ALL
        SELECT n.object, pg_catalog.format('(%I)', a.attname), c.relowner, a.attacl::text
        FROM named n JOIN pg_catalog.pg_class c ON (c.tableoid, c.oid) = (n.class, n.id)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TABLE "public"."User" ALTER COLUMN "role_old" SET NOT NULL;
ALTER TABLE "public"."User" DROP CONSTRAINT "User_role_old_not_null_check";
-- H401 old application code stops working
LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
-- Fails when objects that are unknown to this migration use the type.
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  others text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_type t
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    LEFT JOIN pg_attribute a ON a.attrelid = coalesce(f.adrelid, d.objid)
     AND a.attnum = coalesce(f.adnum, d.objsubid)
     AND d.classid IN ('pg_class'::regclass, 'pg_attrdef'::regclass)
   WHERE t.oid = '"public"."Role"'::regtype AND d.deptype <> 'i'
     AND coalesce((a.attrelid, a.attname) NOT IN (VALUES ('"public"."User"'::regclass::oid, 'role'::name)), true);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'objects unknown to this migration use "public"."Role": ' || others,
      HINT = 'they would be left with the old values: plan from the database itself, or with --phases never';
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER TYPE "public"."Role" RENAME TO "Role_new";
ALTER TYPE "public"."Role_old" RENAME TO "Role";
DROP TRIGGER "User_role_old_follows" ON "public"."User";
DROP FUNCTION "public"."User_role_old_follows"();
ALTER TABLE "public"."User" RENAME COLUMN "role" TO "role_new";
ALTER TABLE "public"."User" RENAME COLUMN "role_old" TO "role";
CREATE FUNCTION "public"."User_role_new_follows"() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $lockstep$
BEGIN
  NEW."role_new" := (CASE NEW."role"::text WHEN 'USER' THEN 'MEMBER' ELSE NEW."role"::text END)::"public"."Role_new";
  RETURN NEW;
END
$lockstep$;
REVOKE ALL ON FUNCTION "public"."User_role_new_follows"() FROM PUBLIC;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF pg_catalog.current_setting('is_superuser') = 'on' THEN
    EXECUTE 'ALTER FUNCTION "public"."User_role_new_follows"() OWNER TO ' ||
      (SELECT relowner::pg_catalog.regrole FROM pg_catalog.pg_class WHERE oid = '"public"."User"'::pg_catalog.regclass);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
CREATE TRIGGER "User_role_new_follows" BEFORE INSERT OR UPDATE ON "public"."User" FOR EACH ROW EXECUTE FUNCTION "public"."User_role_new_follows"();
ALTER TABLE "public"."User" ALTER COLUMN "role_new" DROP NOT NULL;
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
          ('TABLE "public"."User"', 'pg_catalog.pg_class'::pg_catalog.regclass, '"public"."User"'::pg_catalog.regclass::pg_catalog.oid),
          ('TYPE "public"."Role"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."Role"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, relowner, coalesce(relacl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
            FROM pg_catalog.pg_class
          UNION ALL SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
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

-- ===== 2_backfill =====

-- lockstep rollback: value_renamed, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7da7234191a697881f3dd96cc6de323285725cc72b38572b20110d4e6d2c5df6
-- schema before  c6ec86a16717dc9afd70b4b9a5a98de954b58f0e43b293ee0422752bf8d70f43
-- schema after   c6ec86a16717dc9afd70b4b9a5a98de954b58f0e43b293ee0422752bf8d70f43

-- Intentionally without statements: no change of this phase needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: value_renamed, expand (1 of 3)
--
-- grade        lossless if
-- reversible   CONDITIONAL: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 c0698bb6ee2038420654ea5c1bffc5a3f6f634a2c005bdd1195f6bc47f74642f
-- schema before  c6ec86a16717dc9afd70b4b9a5a98de954b58f0e43b293ee0422752bf8d70f43
-- schema after   0151b6bdc3517bef97293532862407f0732ae4e01a335f0785b560f389d52a27

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "User_role_new_follows" ON "public"."User";
DROP FUNCTION "public"."User_role_new_follows"();
ALTER TABLE "public"."User" DROP COLUMN "role_new";
DROP TYPE "public"."Role_new";
COMMIT;

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
          ('TYPE "public"."Role"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."Role"'::pg_catalog.regtype::pg_catalog.oid)
        )
        SELECT n.object, '' AS part, o.owner, o.acl::text FROM named n JOIN (
          SELECT tableoid, oid, typowner, coalesce(typacl, pg_catalog.acldefault('T', typowner))
            FROM pg_catalog.pg_type
        ) AS o (class, id, owner, acl) USING (class, id)
  ) AS s;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TYPE "public"."Role" RENAME TO "Role_old";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "public"."User"
  ALTER COLUMN "role" DROP DEFAULT,
  ALTER COLUMN "role" TYPE "public"."Role" USING ((CASE "role"::text WHEN 'MEMBER' THEN 'USER' ELSE "role"::text END)::"public"."Role");
DROP TYPE "public"."Role_old";
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
          ('TYPE "public"."Role"', 'pg_catalog.pg_type'::pg_catalog.regclass, '"public"."Role"'::pg_catalog.regtype::pg_catalog.oid)
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
ANALYZE "public"."User" ("role");
COMMIT;
