-- ===== 3_contract =====

-- lockstep rollback: left_by_columns_that_change, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL
-- undoes       migration.sql, sha256 344410f5d8e9d89864e9370321575a39a11094a6dd4e0758f45f9fbbb5892ed3
-- schema before  9f41b8226b4c5a7656d890708110e7c7d2e2c817c0b146ba84562867bbf415bd
-- schema after   bf9bf6cb34a9b9ea391bd65e217842e986475483236f77805dd3cba6bfe2650b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."reading" ALTER COLUMN "unit" TYPE varchar(80) USING (CASE WHEN pg_catalog.cardinality("unit") <= 1 THEN "unit"[1]::text::varchar(80) END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."reading" WHERE "unit" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."reading"."unit" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."reading" ADD CONSTRAINT "reading_unit_not_null_check" CHECK ("unit" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."reading" VALIDATE CONSTRAINT "reading_unit_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."reading" ALTER COLUMN "unit" SET NOT NULL;
ALTER TABLE "public"."reading" DROP CONSTRAINT "reading_unit_not_null_check";
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."reading" WHERE "channel" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."reading"."channel" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
ALTER TABLE "public"."reading" ADD CONSTRAINT "reading_channel_not_null_check" CHECK ("channel" IS NOT NULL) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."reading" VALIDATE CONSTRAINT "reading_channel_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."reading" ALTER COLUMN "channel" SET NOT NULL;
ALTER TABLE "public"."reading" DROP CONSTRAINT "reading_channel_not_null_check";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."reading_pkey_new"') AND (
       i.indrelid = '"public"."reading"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I, %I)', 'channel', 'sensor', 'unit')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."reading_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."reading_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."reading_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "reading_pkey_new" ON "public"."reading" ("channel", "sensor", "unit");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."reading_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."reading"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I, %I)', 'channel', 'sensor', 'unit')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."reading_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."reading" DROP CONSTRAINT "reading_pkey";
ALTER TABLE "public"."reading" ADD CONSTRAINT "reading_pkey" PRIMARY KEY USING INDEX "reading_pkey_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."reading" ALTER COLUMN "sensor" TYPE bigint USING ("sensor"::text::bigint);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."reading" ("sensor", "unit");
COMMIT;
