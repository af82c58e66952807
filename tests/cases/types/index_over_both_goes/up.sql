-- ===== 1_expand =====

-- lockstep migration: index_over_both_goes, expand (1 of 2)
--
--   drop index public.diary.diary_by_mood
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  293353b765f08b29fa7087da896a1530c0d379ef6bdb7c2ec3a9c75a0169e4a0
-- schema after   a2e8c48a741820b9078f6ae1e4967e83415db5dcfea1d69952bae32b48dd6eec

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."diary_by_mood"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."diary"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."diary_by_mood"', '"public"."diary"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."diary_by_mood";
RESET lock_timeout;
RESET statement_timeout;

-- ===== 3_contract =====

-- lockstep migration: index_over_both_goes, contract (2 of 2)
--
--   drop enum public.mood
--   alter column public.diary.day: type, nullable
--   alter column public.diary.mood: type, nullable
--   alter primary key public.diary.diary_pkey: columns
--
-- data loss    LOW: values may be rounded or refused by a cast in public.diary
-- blocking     LONG: public.diary ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL; which rows were filled is not remembered; the filled values stay
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.diary
-- schema before  a2e8c48a741820b9078f6ae1e4967e83415db5dcfea1d69952bae32b48dd6eec
-- schema after   d710d68ba3fe2ab48eb409339e0fe37253b8053c690a0677716413041bf3442e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."diary" ALTER COLUMN "mood" TYPE text USING ("mood"::text);
COMMIT;

BEGIN;
DROP TYPE "public"."mood";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."diary"."day"%TYPE;
  lockstep_hi_0 "public"."diary"."day"%TYPE;
  lockstep_last_0 "public"."diary"."day"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."diary" WHERE "mood" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."diary"."mood", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "day" INTO lockstep_last_0 FROM "public"."diary" ORDER BY "day" DESC LIMIT 1;
    SELECT "day" INTO lockstep_lo_0 FROM "public"."diary" ORDER BY "day" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "day" INTO lockstep_hi_0 FROM (SELECT "day" FROM "public"."diary" WHERE ("day") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("day") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "day" LIMIT 1000) AS batch ORDER BY "day" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."diary" SET "mood" = /* lockstep: write the value here */ NULL
          WHERE ("day") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("day") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("mood" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."diary" WHERE "mood" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."diary" WHERE "mood" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."diary"."mood" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."diary" ADD CONSTRAINT "diary_mood_not_null_check" CHECK ("mood" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."diary_pkey_new"') AND (
       i.indrelid = '"public"."diary"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'mood')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."diary_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."diary_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."diary_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "diary_pkey_new" ON "public"."diary" ("mood");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."diary_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."diary"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'mood')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."diary_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."diary" VALIDATE CONSTRAINT "diary_mood_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."diary" ALTER COLUMN "mood" SET NOT NULL;
ALTER TABLE "public"."diary" DROP CONSTRAINT "diary_mood_not_null_check";
ALTER TABLE "public"."diary" DROP CONSTRAINT "diary_pkey";
ALTER TABLE "public"."diary" ADD CONSTRAINT "diary_pkey" PRIMARY KEY USING INDEX "diary_pkey_new";
ALTER TABLE "public"."diary" ALTER COLUMN "day" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."diary" ALTER COLUMN "day" TYPE integer[] USING (CASE WHEN "day" IS NULL THEN NULL ELSE ARRAY["day"]::text[]::integer[] END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."diary" ("day", "mood");
COMMIT;
