-- ===== 3_contract =====

-- lockstep rollback: value_renamed_beside_new_index, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 0dbfb0dfd0a6871777e4a2aec06ca97ed88445e80402c17f2628c54350ba6fed
-- schema before  e107a4ed7e3cec20f29fcb3ed41c45aa507663636a0dc678a95f680089bb0360
-- schema after   220766c605f07169b259ba92892666f6df26bc16d62f1f76d818b058889e3ca8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."Size_old" AS ENUM ('little', 'small', 'large');
ALTER TABLE "public"."Lid" ADD COLUMN "size_old" "public"."Size_old";
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'size_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Lid"'::regclass AND a.attname = 'size'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'size_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Lid"'::regclass AND a.attname = 'size' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Lid_size_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."size_old" := (CASE NEW."size"::text WHEN 'little' THEN 'small' ELSE NEW."size"::text END)::"public"."Size_old";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Lid_size_old_follows" BEFORE INSERT OR UPDATE ON "public"."Lid" FOR EACH ROW EXECUTE FUNCTION "public"."Lid_size_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Lid"."size"%TYPE;
  lockstep_hi_0 "public"."Lid"."size"%TYPE;
  lockstep_last_0 "public"."Lid"."size"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "size" INTO lockstep_last_0 FROM "public"."Lid" ORDER BY "size" DESC LIMIT 1;
    SELECT "size" INTO lockstep_lo_0 FROM "public"."Lid" ORDER BY "size" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "size" INTO lockstep_hi_0 FROM (SELECT "size" FROM "public"."Lid" WHERE ("size") >= (lockstep_lo_0) AND ("size") <= (lockstep_last_0)
        ORDER BY "size" LIMIT 1000) AS batch ORDER BY "size" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Lid" SET "size_old" = (CASE "size"::text WHEN 'little' THEN 'small' ELSE "size"::text END)::"public"."Size_old"
          WHERE ("size") >= (lockstep_lo_0) AND ("size") <= (lockstep_hi_0) AND ("size_old" IS NOT DISTINCT FROM NULL AND "size" IS DISTINCT FROM NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Lid" WHERE "size_old" IS NOT DISTINCT FROM NULL AND "size" IS DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Lid" WHERE "size_old" IS NOT DISTINCT FROM NULL AND "size" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Lid"."size_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Lid" ADD CONSTRAINT "Lid_size_old_not_null" CHECK ("size_old" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Lid" VALIDATE CONSTRAINT "Lid_size_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Lid" ALTER COLUMN "size_old" SET NOT NULL;
ALTER TABLE "public"."Lid" DROP CONSTRAINT "Lid_size_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Box" ADD COLUMN "size_old" "public"."Size_old";
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'size_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."Box"'::regclass AND a.attname = 'size'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'size_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."Box"'::regclass AND a.attname = 'size' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."Box_size_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."size_old" := (CASE NEW."size"::text WHEN 'little' THEN 'small' ELSE NEW."size"::text END)::"public"."Size_old";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Box_size_old_follows" BEFORE INSERT OR UPDATE ON "public"."Box" FOR EACH ROW EXECUTE FUNCTION "public"."Box_size_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Box"."id"%TYPE;
  lockstep_hi_0 "public"."Box"."id"%TYPE;
  lockstep_last_0 "public"."Box"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Box" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Box" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Box" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Box" SET "size_old" = (CASE "size"::text WHEN 'little' THEN 'small' ELSE "size"::text END)::"public"."Size_old"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("size_old" IS NOT DISTINCT FROM NULL AND "size" IS DISTINCT FROM NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Box" WHERE "size_old" IS NOT DISTINCT FROM NULL AND "size" IS DISTINCT FROM NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Box" WHERE "size_old" IS NOT DISTINCT FROM NULL AND "size" IS DISTINCT FROM NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Box"."size_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Box" ADD CONSTRAINT "Box_size_old_not_null" CHECK ("size_old" IS DISTINCT FROM NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Box" VALIDATE CONSTRAINT "Box_size_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Box" ALTER COLUMN "size_old" SET NOT NULL;
ALTER TABLE "public"."Box" DROP CONSTRAINT "Box_size_old_not_null";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Lid_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Lid_pkey_new" ON "public"."Lid" ("id");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."Lid_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Lid_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Lid" DROP CONSTRAINT "Lid_pkey";
ALTER TABLE "public"."Lid" ADD CONSTRAINT "Lid_pkey" PRIMARY KEY USING INDEX "Lid_pkey_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Box_size_idx";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
LOCK TABLE "public"."Box", "public"."Lid" IN ACCESS EXCLUSIVE MODE;
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
   WHERE t.oid = '"public"."Size"'::regtype AND d.deptype <> 'i'
     AND coalesce((a.attrelid, a.attname) NOT IN (VALUES ('"public"."Box"'::regclass::oid, 'size'::name), ('"public"."Lid"'::regclass::oid, 'size'::name)), true);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'what this migration does not know of uses "public"."Size": ' || others,
      HINT = 'they would be left with the old values: plan from the database itself, or with --phases never';
  END IF;
END
$lockstep$;
ALTER TYPE "public"."Size" RENAME TO "Size_new";
ALTER TYPE "public"."Size_old" RENAME TO "Size";
DROP TRIGGER "Box_size_old_follows" ON "public"."Box";
DROP FUNCTION "public"."Box_size_old_follows"();
ALTER TABLE "public"."Box" RENAME COLUMN "size" TO "size_new";
ALTER TABLE "public"."Box" RENAME COLUMN "size_old" TO "size";
CREATE OR REPLACE FUNCTION "public"."Box_size_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."size_new" := (CASE NEW."size"::text WHEN 'small' THEN 'little' ELSE NEW."size"::text END)::"public"."Size_new";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Box_size_new_follows" BEFORE INSERT OR UPDATE ON "public"."Box" FOR EACH ROW EXECUTE FUNCTION "public"."Box_size_new_follows"();
DROP TRIGGER "Lid_size_old_follows" ON "public"."Lid";
DROP FUNCTION "public"."Lid_size_old_follows"();
ALTER TABLE "public"."Lid" RENAME COLUMN "size" TO "size_new";
ALTER TABLE "public"."Lid" RENAME COLUMN "size_old" TO "size";
CREATE OR REPLACE FUNCTION "public"."Lid_size_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."size_new" := (CASE NEW."size"::text WHEN 'small' THEN 'little' ELSE NEW."size"::text END)::"public"."Size_new";
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "Lid_size_new_follows" BEFORE INSERT OR UPDATE ON "public"."Lid" FOR EACH ROW EXECUTE FUNCTION "public"."Lid_size_new_follows"();
ALTER TABLE "public"."Lid" ALTER COLUMN "size_new" DROP NOT NULL;
ALTER TABLE "public"."Box" ALTER COLUMN "size_new" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: value_renamed_beside_new_index, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 de31a93d7f2d478e6daab5dcd2e49efbe0e4dac35096ebddbd3ec0246155a545
-- schema before  220766c605f07169b259ba92892666f6df26bc16d62f1f76d818b058889e3ca8
-- schema after   220766c605f07169b259ba92892666f6df26bc16d62f1f76d818b058889e3ca8

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: value_renamed_beside_new_index, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: PostgreSQL cannot remove an enum value: the type is rebuilt, and refused while a row has it
-- undoes       migration.sql, sha256 b28baa9e855250b47f1b4fe42b1bac5f0d01b490616d830e307a2f9056bc69ae
-- schema before  220766c605f07169b259ba92892666f6df26bc16d62f1f76d818b058889e3ca8
-- schema after   ac1fbd933743ac97cf7954bae6de532da99f260f78f326523ccca7ace1b06c36

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "Lid_size_new_follows" ON "public"."Lid";
DROP FUNCTION "public"."Lid_size_new_follows"();
ALTER TABLE "public"."Lid" DROP COLUMN "size_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "Box_size_new_follows" ON "public"."Box";
DROP FUNCTION "public"."Box_size_new_follows"();
ALTER TABLE "public"."Box" DROP COLUMN "size_new";
DROP TYPE "public"."Size_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H106 locks several tables against reading in one transaction
-- H401 old application code stops working
ALTER TYPE "public"."Size" RENAME TO "Size_old";
CREATE TYPE "public"."Size" AS ENUM ('small', 'large');
ALTER TABLE "public"."Box"
  ALTER COLUMN "size" DROP DEFAULT,
  ALTER COLUMN "size" TYPE "public"."Size" USING ((CASE "size"::text WHEN 'little' THEN 'small' ELSE "size"::text END)::"public"."Size");
ALTER TABLE "public"."Lid"
  ALTER COLUMN "size" DROP DEFAULT,
  ALTER COLUMN "size" TYPE "public"."Size" USING ((CASE "size"::text WHEN 'little' THEN 'small' ELSE "size"::text END)::"public"."Size");
DROP TYPE "public"."Size_old";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Box" ("size");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Lid" ("size");
COMMIT;
