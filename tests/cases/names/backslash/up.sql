-- ===== 1_expand =====

-- lockstep migration: backslash, expand (1 of 3)
--
--   create column public.a\b.c\'d
--
-- data loss    NONE
-- blocking     BRIEF: public."a\\b" ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  fef110cf9f5c3f62563e3721fb3a2da8fcfbd263f6b5b2219503126aabfb2f87
-- schema after   59d483b38de4d4dfc1a6f411c2f3c6c5876f0843ea67e7d5b4450532c2140d8e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a\b" ADD COLUMN "c\'d" text;
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: backslash, backfill (2 of 3)
--
--   create column public.a\b.c\'d
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  old and new version may both run
-- schema before  59d483b38de4d4dfc1a6f411c2f3c6c5876f0843ea67e7d5b4450532c2140d8e
-- schema after   59d483b38de4d4dfc1a6f411c2f3c6c5876f0843ea67e7d5b4450532c2140d8e

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."a\b"."id"%TYPE;
  lockstep_hi_0 "public"."a\b"."id"%TYPE;
  lockstep_last_0 "public"."a\b"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."a\b" WHERE "c\'d" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = E'existing rows need a value for "public"."a\\b"."c\\''d", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."a\b" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."a\b" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."a\b" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."a\b" SET "c\'d" = /* lockstep: write the value here */ NULL
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("c\'d" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."a\b" WHERE "c\'d" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."a\b" WHERE "c\'d" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = E'rows of "public"."a\\b"."c\\''d" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."a\b" ("c\'d");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: backslash, contract (3 of 3)
--
--   create column public.a\b.c\'d
--
-- data loss    NONE
-- blocking     BRIEF: public."a\\b" ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  59d483b38de4d4dfc1a6f411c2f3c6c5876f0843ea67e7d5b4450532c2140d8e
-- schema after   9a27ce422018560259431c27e7738860b6a34db843f9a8dc55154c81c37f5d81

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a\b" ADD CONSTRAINT "a\b_c\'d_not_null_check" CHECK ("c\'d" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."a\b" VALIDATE CONSTRAINT "a\b_c\'d_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."a\b" ALTER COLUMN "c\'d" SET NOT NULL;
ALTER TABLE "public"."a\b" DROP CONSTRAINT "a\b_c\'d_not_null_check";
COMMIT;
