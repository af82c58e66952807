-- ===== 3_contract =====

-- lockstep rollback: index_over_both_goes, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL; which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2764 and last 4559 bytes, sha256 b7ff697268f890e8b0b5f071dc8bddc35de3cbad02eda1efff4b6960fc9387b5
-- schema before  d710d68ba3fe2ab48eb409339e0fe37253b8053c690a0677716413041bf3442e
-- schema after   a2e8c48a741820b9078f6ae1e4967e83415db5dcfea1d69952bae32b48dd6eec

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."diary" ALTER COLUMN "day" TYPE integer USING (CASE WHEN pg_catalog.cardinality("day") <= 1 THEN "day"[1]::text::integer END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."diary" WHERE "day" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."diary"."day" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."diary" ADD CONSTRAINT "diary_day_not_null_check" CHECK ("day" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."diary" VALIDATE CONSTRAINT "diary_day_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."diary" ALTER COLUMN "day" SET NOT NULL;
ALTER TABLE "public"."diary" DROP CONSTRAINT "diary_day_not_null_check";
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
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'day')
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
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "diary_pkey_new" ON "public"."diary" ("day");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."diary_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."diary"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'day')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."diary_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."diary" DROP CONSTRAINT "diary_pkey";
ALTER TABLE "public"."diary" ADD CONSTRAINT "diary_pkey" PRIMARY KEY USING INDEX "diary_pkey_new";
ALTER TABLE "public"."diary" ALTER COLUMN "mood" DROP NOT NULL;
CREATE TYPE "public"."mood" AS ENUM ('calm');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."diary" ALTER COLUMN "mood" TYPE "public"."mood" USING ("mood"::text::"public"."mood");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."diary" ("day", "mood");
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: index_over_both_goes, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 b348675ff4fe0ad4046d42fd4bf83a89f3c7d06eecffccfd4075651942f93414
-- schema before  a2e8c48a741820b9078f6ae1e4967e83415db5dcfea1d69952bae32b48dd6eec
-- schema after   293353b765f08b29fa7087da896a1530c0d379ef6bdb7c2ec3a9c75a0169e4a0

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."diary_by_mood"') AND (
       i.indrelid = '"public"."diary"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I, %I)', 'at', 'mood', 'day')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."diary_by_mood"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."diary_by_mood"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."diary_by_mood";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "diary_by_mood" ON "public"."diary" ("at", "mood", "day");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."diary_by_mood"') AND i.indisvalid
       AND i.indrelid = '"public"."diary"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I, %I)', 'at', 'mood', 'day')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."diary_by_mood"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
