-- ===== 3_contract =====

-- lockstep rollback: list_column, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 df20dea08785f8db303d9d399c9cb711e898ab8907694e841c71d0ecb047deef
-- schema before  edaee1c412b4e8d1672e13817c0a2274dd22b00371d35bfd5ff8db34c312a3c3
-- schema after   7a0cc5dde302c1b346c5981465d7451f7e01e0757993941599968b8a525d135e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Role_old" AS ENUM ('USER', 'ADMIN', 'GUEST');
ALTER TABLE "public"."User" ADD COLUMN "roles_old" "public"."Role_old"[];
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'roles_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."User"'::regclass AND a.attname = 'roles'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'roles_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."User"'::regclass AND a.attname = 'roles' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE FUNCTION "public"."User_roles_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."roles_old" := NEW."roles"::text[]::"public"."Role_old"[];
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "User_roles_old_follows" BEFORE INSERT OR UPDATE ON "public"."User" FOR EACH ROW EXECUTE FUNCTION "public"."User_roles_old_follows"();
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
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."User" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."User" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."User" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."User" SET "roles_old" = "roles"::text[]::"public"."Role_old"[]
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("roles_old" IS NULL AND "roles" IS NOT NULL);
        GET DIAGNOSTICS lockstep_rows = ROW_COUNT;
        lockstep_filled := lockstep_filled + lockstep_rows;
        lockstep_failures := 0;
        lockstep_done := (lockstep_hi_0) = (lockstep_lo_0) OR (lockstep_hi_0) = (lockstep_last_0);
        lockstep_lo_0 := lockstep_hi_0;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        lockstep_failures := lockstep_failures + 1;
        IF lockstep_failures > 100 THEN RAISE; END IF;
      END;
      COMMIT;
      EXIT WHEN lockstep_done;
      IF lockstep_failures > 0 THEN PERFORM pg_sleep(0.1); END IF;
    END LOOP;
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."User" WHERE "roles_old" IS NULL AND "roles" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."User" WHERE "roles_old" IS NULL AND "roles" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."User"."roles_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."User" IN ACCESS EXCLUSIVE MODE;
-- Refuses to go on when something that is not known here uses the type.
DO $lockstep$
DECLARE
  others text;
BEGIN
  SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid), ', ') INTO others
    FROM pg_type t
    JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
    LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
    LEFT JOIN pg_attribute a ON a.attrelid = coalesce(f.adrelid, d.objid)
     AND a.attnum = coalesce(f.adnum, d.objsubid)
     AND d.classid IN ('pg_class'::regclass, 'pg_attrdef'::regclass)
   WHERE t.oid = '"public"."Role"'::regtype AND d.deptype <> 'i'
     AND coalesce((a.attrelid, a.attname) NOT IN (VALUES ('"public"."User"'::regclass::oid, 'roles'::name)), true);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of uses "public"."Role": ' || others,
      HINT = 'they would be left with the old values: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Role" RENAME TO "Role_new";
ALTER TYPE "public"."Role_old" RENAME TO "Role";
DROP TRIGGER "User_roles_old_follows" ON "public"."User";
DROP FUNCTION "public"."User_roles_old_follows"();
ALTER TABLE "public"."User" RENAME COLUMN "roles" TO "roles_new";
ALTER TABLE "public"."User" RENAME COLUMN "roles_old" TO "roles";
ALTER TABLE "public"."User" ALTER COLUMN "roles_new" DROP DEFAULT;
ALTER TABLE "public"."User" ALTER COLUMN "roles" SET DEFAULT ARRAY['USER']::"public"."Role"[];
CREATE FUNCTION "public"."User_roles_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."roles_new" := NEW."roles"::text[]::"public"."Role_new"[];
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "User_roles_new_follows" BEFORE INSERT OR UPDATE ON "public"."User" FOR EACH ROW EXECUTE FUNCTION "public"."User_roles_new_follows"();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."User" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."User_roles_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."roles_new" := NEW."roles"::text[]::"public"."Role_new"[];
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."roles_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: list_column, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 eb6beeb78d582e1d1d1311d26e16f1709fc1a53993012ffba97399f2a5bad92d
-- schema before  7a0cc5dde302c1b346c5981465d7451f7e01e0757993941599968b8a525d135e
-- schema after   7a0cc5dde302c1b346c5981465d7451f7e01e0757993941599968b8a525d135e

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: list_column, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7071002abd7e5dc808e9c6c0cbaa79b20f5161100de0d1ac394bb5f0b83e3c97
-- schema before  7a0cc5dde302c1b346c5981465d7451f7e01e0757993941599968b8a525d135e
-- schema after   31afe2bd597e0abf877b59b3159c738d3b6162b2bc395f04a6fcef1ffc3891a1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "User_roles_new_follows" ON "public"."User";
DROP FUNCTION "public"."User_roles_new_follows"();
ALTER TABLE "public"."User" DROP COLUMN "roles_new";
DROP TYPE "public"."Role_new";
COMMIT;
