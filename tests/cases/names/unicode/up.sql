-- ===== 1_expand =====

-- lockstep migration: unicode, expand (1 of 3)
--
--   create column public.größe_名前.wért 値
--
-- data loss    NONE
-- blocking     BRIEF: public.größe_名前 ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  39bf88f5be506b32c2b2f2f99beb88108fc9c59cb9f68292e1c22be99c94b2e1
-- schema after   4e5b05a40c911bd7618d9408b575bfc7b555b4ef8937a3966be53fc310fb1b05

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."größe_名前" ADD COLUMN "wért 値" text;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: unicode, backfill (2 of 3)
--
--   create column public.größe_名前.wért 値
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  4e5b05a40c911bd7618d9408b575bfc7b555b4ef8937a3966be53fc310fb1b05
-- schema after   4e5b05a40c911bd7618d9408b575bfc7b555b4ef8937a3966be53fc310fb1b05

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."größe_名前"."id"%TYPE;
  lockstep_hi_0 "public"."größe_名前"."id"%TYPE;
  lockstep_last_0 "public"."größe_名前"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."größe_名前" WHERE "wért 値" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."größe_名前"."wért 値", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."größe_名前" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."größe_名前" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."größe_名前" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."größe_名前" SET "wért 値" = /* lockstep: write the value here */ NULL
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("wért 値" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."größe_名前" WHERE "wért 値" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."größe_名前" WHERE "wért 値" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."größe_名前"."wért 値" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."größe_名前" ("wért 値");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: unicode, contract (3 of 3)
--
--   create column public.größe_名前.wért 値
--
-- data loss    NONE
-- blocking     BRIEF: public.größe_名前 ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  4e5b05a40c911bd7618d9408b575bfc7b555b4ef8937a3966be53fc310fb1b05
-- schema after   69a15f8ae464e7002c5c0ec77ed8ce566dbcc7c1cf53ad2fe33c81c425ba10e2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."größe_名前" ADD CONSTRAINT "größe_名前_wért 値_not_null_check" CHECK ("wért 値" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."größe_名前" VALIDATE CONSTRAINT "größe_名前_wért 値_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."größe_名前" ALTER COLUMN "wért 値" SET NOT NULL;
ALTER TABLE "public"."größe_名前" DROP CONSTRAINT "größe_名前_wért 値_not_null_check";
COMMIT;
