-- ===== 3_contract =====

-- lockstep rollback: new_default_does_not_fit, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; refused while rows without a value exist
-- undoes       migration.sql, sha256 8e15e5db0b9bdb4dd181680979e084d091f907a646683d68ade6d4d095c6297e
-- schema before  3dadfd49656d1493dab02bbbb4bb2e8f202c99e1c32ff7f8c9ba7adb504f78f9
-- schema after   8edbca7c39a67710615e7f48528e0c1f5c6c324d8db01e3542534958f5190b05

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ADD COLUMN "code_old" integer;
-- Privileges and comment go along.
DO $lockstep$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('GRANT %s (%I) ON %s TO %s%s', acl.privilege_type, 'code_old', a.attrelid::regclass,
                  CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END,
                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) acl
     WHERE a.attrelid = '"public"."item"'::regclass AND a.attname = 'code'
    UNION ALL
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, 'code_old', said)
      FROM pg_attribute a CROSS JOIN LATERAL col_description(a.attrelid, a.attnum) said
     WHERE a.attrelid = '"public"."item"'::regclass AND a.attname = 'code' AND said IS NOT NULL
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
CREATE FUNCTION "public"."item_code_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  BEGIN
    NEW."code_old" := NEW."code"::text::integer;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
    NEW."code_old" := NULL;
  END;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "item_code_old_follows" BEFORE INSERT OR UPDATE ON "public"."item" FOR EACH ROW EXECUTE FUNCTION "public"."item_code_old_follows"();
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H204 casts to a type that cannot hold every value
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."item"."id"%TYPE;
  lockstep_hi_0 "public"."item"."id"%TYPE;
  lockstep_last_0 "public"."item"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."item" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."item" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."item" WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."item" SET "code_old" = "code"::text::integer
          WHERE ("id") >= (lockstep_lo_0) AND ("id") <= (lockstep_hi_0) AND ("code_old" IS NULL AND "code" IS NOT NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."item" WHERE "code_old" IS NULL AND "code" IS NOT NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."item" WHERE "code_old" IS NULL AND "code" IS NOT NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."item"."code_old" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."item" WHERE "code_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."code_old" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."item" ADD CONSTRAINT "item_code_old_not_null_check" CHECK ("code_old" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."item" VALIDATE CONSTRAINT "item_code_old_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" ALTER COLUMN "code_old" SET NOT NULL;
ALTER TABLE "public"."item" DROP CONSTRAINT "item_code_old_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
LOCK TABLE "public"."item" IN SHARE ROW EXCLUSIVE MODE;
CREATE OR REPLACE FUNCTION "public"."item_code_old_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."code_old" := NEW."code"::text::integer;
  RETURN NEW;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."item" WHERE "code" IS NOT NULL AND "code_old" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."item"."code" has values that "code_old" cannot hold',
      HINT = 'change these values, then run this again';
  END IF;
END
$lockstep$;
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
LOCK TABLE "public"."item" IN ACCESS EXCLUSIVE MODE;
DROP TRIGGER "item_code_old_follows" ON "public"."item";
DROP FUNCTION "public"."item_code_old_follows"();
ALTER TABLE "public"."item" RENAME COLUMN "code" TO "code_new";
ALTER TABLE "public"."item" RENAME COLUMN "code_old" TO "code";
ALTER TABLE "public"."item" ALTER COLUMN "code_new" DROP DEFAULT;
CREATE FUNCTION "public"."item_code_new_follows"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  NEW."code_new" := NEW."code"::text;
  RETURN NEW;
END
$lockstep$;
CREATE TRIGGER "item_code_new_follows" BEFORE INSERT OR UPDATE ON "public"."item" FOR EACH ROW EXECUTE FUNCTION "public"."item_code_new_follows"();
ALTER TABLE "public"."item" ALTER COLUMN "code_new" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: new_default_does_not_fit, backfill (2 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 60c9c2b265d6a5f6c6167c23acd83f9db7462dd39cb9d9683d04eac48c5d7999
-- schema before  8edbca7c39a67710615e7f48528e0c1f5c6c324d8db01e3542534958f5190b05
-- schema after   8edbca7c39a67710615e7f48528e0c1f5c6c324d8db01e3542534958f5190b05

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: new_default_does_not_fit, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 bcb71f2cf591c1d624bda67065d453957353858191b33126d7e0e6b733a5e948
-- schema before  8edbca7c39a67710615e7f48528e0c1f5c6c324d8db01e3542534958f5190b05
-- schema after   07c0c62f6c10564ccce019371c2ac6d6352e8e331b47f0f7cd3bf14b3e3b0fbb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DROP TRIGGER "item_code_new_follows" ON "public"."item";
DROP FUNCTION "public"."item_code_new_follows"();
ALTER TABLE "public"."item" DROP COLUMN "code_new";
COMMIT;
