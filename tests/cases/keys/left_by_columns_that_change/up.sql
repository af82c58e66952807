-- ===== 3_contract =====

-- lockstep migration: left_by_columns_that_change, contract (1 of 1)
--
--   alter column public.reading.sensor: type
--   alter column public.reading.channel: nullable
--   alter column public.reading.unit: type, nullable
--   alter primary key public.reading.reading_pkey: columns
--
-- data loss    LOW: values may be rounded or refused by a cast in public.reading
-- blocking     LONG: public.reading ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.reading
-- schema before  bf9bf6cb34a9b9ea391bd65e217842e986475483236f77805dd3cba6bfe2650b
-- schema after   9f41b8226b4c5a7656d890708110e7c7d2e2c817c0b146ba84562867bbf415bd

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."reading" ALTER COLUMN "sensor" TYPE text USING ("sensor"::text);
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
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'sensor')
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
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "reading_pkey_new" ON "public"."reading" ("sensor");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."reading_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."reading"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'sensor')
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
ALTER TABLE "public"."reading" ALTER COLUMN "channel" DROP NOT NULL;
ALTER TABLE "public"."reading" ALTER COLUMN "unit" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."reading" ALTER COLUMN "unit" TYPE varchar(80)[] USING (CASE WHEN "unit" IS NULL THEN NULL ELSE ARRAY["unit"]::text[]::varchar(80)[] END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."reading" ("sensor", "unit");
COMMIT;
