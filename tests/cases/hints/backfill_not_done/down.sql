-- ===== 3_contract =====

-- lockstep rollback: backfill_not_done, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: nothing turns back what @backfill made: its values have to be written
-- undoes       migration.sql, sha256 b31f82770d5b225f58a93325c8d07e59dc90910553e593594b46d1b99efb3870
-- schema before  10bdb66f8000a9042a5995433d69f5a569d8fa343c121ce77230bfe21acf7e76
-- schema after   4234a6bbd90179718df1756f0a869bea488a418ec401e4c0beedee3c89a967bf

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "e_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'e_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'e'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'e_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'e' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."T_e_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT pg_catalog.record_image_ne(ROW(NEW."e"), ROW(OLD."e")) THEN RETURN NEW; END IF;
  END IF;
  NEW."e_old" := NULL;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_e_old_follows" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_e_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."T"."id"%TYPE;
  lockstep_hi_0 "public"."T"."id"%TYPE;
  lockstep_last_0 "public"."T"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."T" WHERE "e_old" IS NULL AND "e" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."T"."e_old", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."T" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."T" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."T" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."T" SET "e_old" = /* lockstep: write the value here */ NULL
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("e_old" IS NULL AND "e" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE "e_old" IS NULL AND "e" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE "e_old" IS NULL AND "e" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."e_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "a_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'a_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'a'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'a_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'a' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."T_a_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."a_old" := NEW."a"::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."a_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_a_old_follows" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_a_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."T"."id"%TYPE;
  lockstep_hi_0 "public"."T"."id"%TYPE;
  lockstep_last_0 "public"."T"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."T" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."T" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."T" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."T" SET "a_old" = "a"::integer
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("a_old" IS NULL AND "a" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE "a_old" IS NULL AND "a" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE "a_old" IS NULL AND "a" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."a_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "b" text;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'b', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'bb'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'b', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."T"'::regclass AND a.attname = 'bb' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE OR REPLACE FUNCTION "public"."T_bb_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."bb" IS NOT NULL THEN NEW."b" := NEW."bb"; ELSE NEW."bb" := NEW."b"; END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW."bb"), ROW(OLD."bb")) THEN
    NEW."b" := NEW."bb";
  ELSIF pg_catalog.record_image_ne(ROW(NEW."b"), ROW(OLD."b")) OR NEW."bb" IS NULL THEN
    NEW."bb" := NEW."b";
  END IF;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_bb_sync" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_bb_sync"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."T"."id"%TYPE;
  lockstep_hi_0 "public"."T"."id"%TYPE;
  lockstep_last_0 "public"."T"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."T" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."T" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."T" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."T" SET "b" = "bb"
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND (pg_catalog.record_image_ne(ROW("b"), ROW("bb")));
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."T" WHERE pg_catalog.record_image_ne(ROW("b"), ROW("bb")));
  END LOOP;
  IF EXISTS (SELECT FROM "public"."T" WHERE pg_catalog.record_image_ne(ROW("b"), ROW("bb"))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."T"."b" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."T" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."T_e_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT pg_catalog.record_image_ne(ROW(NEW."e"), ROW(OLD."e")) THEN RETURN NEW; END IF;
  END IF;
  IF NEW."e" IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'data_exception', MESSAGE = 'nobody has said what a value of "e" is in "e_old"';
  END IF;
  NEW."e_old" := NULL;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."T" WHERE "e" IS NOT NULL AND "e_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."e" has values that "e_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H214 values become what @backfill makes of them
-- H401 old application code stops working
LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "T_e_old_follows" ON "public"."T";
DROP FUNCTION "public"."T_e_old_follows"();
ALTER TABLE "public"."T" RENAME COLUMN "e" TO "e_new";
ALTER TABLE "public"."T" RENAME COLUMN "e_old" TO "e";
-- Fails here, and not for whoever writes, when the expression cannot be read.
SELECT e * 100 FROM "public"."T" LIMIT 0;
CREATE OR REPLACE FUNCTION "public"."T_e_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
#variable_conflict use_column
BEGIN
  NEW."e_new" := (SELECT e * 100 FROM (SELECT NEW.*) AS "T");
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_e_new_follows" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_e_new_follows"();
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."T" WHERE "e" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."e" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."T" ADD CONSTRAINT "T_e_not_null" CHECK ("e" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."T" VALIDATE CONSTRAINT "T_e_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."T" ALTER COLUMN "e" SET NOT NULL;
ALTER TABLE "public"."T" DROP CONSTRAINT "T_e_not_null";
ALTER TABLE "public"."T" ALTER COLUMN "e_new" DROP NOT NULL;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."T" WHERE "a_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."a_old" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."T" ADD CONSTRAINT "T_a_old_not_null" CHECK ("a_old" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."T" VALIDATE CONSTRAINT "T_a_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ALTER COLUMN "a_old" SET NOT NULL;
ALTER TABLE "public"."T" DROP CONSTRAINT "T_a_old_not_null";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."T" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."T_a_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."a_old" := NEW."a"::integer;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."T" WHERE "a" IS NOT NULL AND "a_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."T"."a" has values that "a_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H401 old application code stops working
LOCK TABLE "public"."T" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "T_a_old_follows" ON "public"."T";
DROP FUNCTION "public"."T_a_old_follows"();
ALTER TABLE "public"."T" RENAME COLUMN "a" TO "a_new";
ALTER TABLE "public"."T" RENAME COLUMN "a_old" TO "a";
CREATE OR REPLACE FUNCTION "public"."T_a_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."a_new" := NEW."a"::bigint;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "T_a_new_follows" BEFORE INSERT OR UPDATE ON "public"."T" FOR EACH ROW EXECUTE FUNCTION "public"."T_a_new_follows"();
ALTER TABLE "public"."T" ALTER COLUMN "a_new" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."T" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."T_e_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
#variable_conflict use_column
BEGIN
  BEGIN
    NEW."e_new" := (SELECT e * 100 FROM (SELECT NEW.*) AS "T");
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."e_new" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("b");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: backfill_not_done, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ce7191e632c84543cb50812def5239ce7aca1e564fd4a2a901941f498d19403b
-- schema before  4234a6bbd90179718df1756f0a869bea488a418ec401e4c0beedee3c89a967bf
-- schema after   4234a6bbd90179718df1756f0a869bea488a418ec401e4c0beedee3c89a967bf

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: backfill_not_done, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d6d881c196b8cdc6c94b18608a0870e7dd7961882789db098927cb58f88d44e6
-- schema before  4234a6bbd90179718df1756f0a869bea488a418ec401e4c0beedee3c89a967bf
-- schema after   c3894912f45bd034cb6978b5c8b77a1de8b8a0549158fe20463bf05e2644d9f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ALTER COLUMN "c" SET DEFAULT 'x';
DROP TRIGGER "T_bb_sync" ON "public"."T";
DROP FUNCTION "public"."T_bb_sync"();
ALTER TABLE "public"."T" DROP COLUMN "bb";
DROP TRIGGER "T_e_new_follows" ON "public"."T";
DROP FUNCTION "public"."T_e_new_follows"();
ALTER TABLE "public"."T" DROP COLUMN "e_new";
DROP TRIGGER "T_a_new_follows" ON "public"."T";
DROP FUNCTION "public"."T_a_new_follows"();
ALTER TABLE "public"."T" DROP COLUMN "a_new";
COMMIT;
