-- ===== 3_contract =====

-- lockstep rollback: value_removed, contract (3 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 2c5f6d55379f7889b3418fc4d17b0ff751460bfd00bb130d4775239e91ccd0e5
-- schema before  30673f983cd3d7d2c799bda45a9a2f11e94974c1d448b8b89097ee391891bc9f
-- schema after   a51f440cb6e4726ad1845d08d68bdfe5dcad4e44f81920331aacf11264a2fff3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Role_old" AS ENUM ('USER', 'ADMIN', 'GUEST');
ALTER TABLE "public"."User" ADD COLUMN "role_old" "public"."Role_old";
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
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
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."User_role_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."role_old" := NEW."role"::text::"public"."Role_old";
  RETURN NEW;
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
        UPDATE "public"."User" SET "role_old" = "role"::text::"public"."Role_old"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("role_old" IS NOT DISTINCT FROM NULL AND "role" IS DISTINCT FROM NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."User" WHERE "role_old" IS NOT DISTINCT FROM NULL AND "role" IS DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."User" WHERE "role_old" IS NOT DISTINCT FROM NULL AND "role" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."User"."role_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD CONSTRAINT "User_role_old_not_null" CHECK ("role_old" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."User" VALIDATE CONSTRAINT "User_role_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "role_old" SET NOT NULL;
ALTER TABLE "public"."User" DROP CONSTRAINT "User_role_old_not_null";
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
     AND coalesce((a.attrelid, a.attname) NOT IN (VALUES ('"public"."User"'::regclass::oid, 'role'::name)), true);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of uses "public"."Role": ' || others,
      HINT = 'they would be left with the old values: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Role" RENAME TO "Role_new";
ALTER TYPE "public"."Role_old" RENAME TO "Role";
DROP TRIGGER "User_role_old_follows" ON "public"."User";
DROP FUNCTION "public"."User_role_old_follows"();
ALTER TABLE "public"."User" RENAME COLUMN "role" TO "role_new";
ALTER TABLE "public"."User" RENAME COLUMN "role_old" TO "role";
ALTER TABLE "public"."User" ALTER COLUMN "role_new" DROP DEFAULT;
ALTER TABLE "public"."User" ALTER COLUMN "role" SET DEFAULT 'USER';
CREATE OR REPLACE FUNCTION "public"."User_role_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."role_new" := NEW."role"::text::"public"."Role_new";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "User_role_new_follows" BEFORE INSERT OR UPDATE ON "public"."User" FOR EACH ROW EXECUTE FUNCTION "public"."User_role_new_follows"();
ALTER TABLE "public"."User" ALTER COLUMN "role_new" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."User" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."User_role_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."role_new" := NEW."role"::text::"public"."Role_new";
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."role_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: value_removed, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 f7973c7d5459dcbe1dd387c513cf38e78a0177f61f26b2087dcce51e839f109d
-- schema before  a51f440cb6e4726ad1845d08d68bdfe5dcad4e44f81920331aacf11264a2fff3
-- schema after   a51f440cb6e4726ad1845d08d68bdfe5dcad4e44f81920331aacf11264a2fff3

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: value_removed, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7ddab83c907bc5b246f44a49461014db7efa0f26cf9d2bd0372763eb02ab9353
-- schema before  a51f440cb6e4726ad1845d08d68bdfe5dcad4e44f81920331aacf11264a2fff3
-- schema after   51586eb872117c6edc4cfd2d96950ef28d610fc0d75dff2db74cb8eee2566d36

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "User_role_new_follows" ON "public"."User";
DROP FUNCTION "public"."User_role_new_follows"();
ALTER TABLE "public"."User" DROP COLUMN "role_new";
DROP TYPE "public"."Role_new";
COMMIT;
