-- ===== 3_contract =====

-- lockstep migration: takes_name_of_renamed_key, contract (1 of 1)
--
--   rename column public.Box.id to parts
--   create column public.Box.id
--   alter column public.Box.parts: type, nullable
--   alter primary key public.Box.Box_pkey: columns
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Box
-- blocking     LONG: public.Box ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: a list of several elements comes back as NULL
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.Box
-- BREAKING: AlterColumnType on public.Box
-- schema before  8e92aa0371e05a6488147fb06421b32e581da0536e1f003c7300d1a54e13b2ec
-- schema after   45635af09b926eaffe6779466fe0805310d7490268b28481f137a98c0d415047

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Box" RENAME COLUMN "id" TO "parts";
ALTER TABLE "public"."Box" ADD COLUMN "id" integer;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Box"."parts"%TYPE;
  lockstep_hi_0 "public"."Box"."parts"%TYPE;
  lockstep_last_0 "public"."Box"."parts"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."Box" WHERE "id" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."Box"."id", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "parts" INTO lockstep_last_0 FROM "public"."Box" ORDER BY "parts" DESC LIMIT 1;
    SELECT "parts" INTO lockstep_lo_0 FROM "public"."Box" ORDER BY "parts" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "parts" INTO lockstep_hi_0 FROM (SELECT "parts" FROM "public"."Box" WHERE ("parts") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("parts") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "parts" LIMIT 1000) AS batch ORDER BY "parts" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Box" SET "id" = /* lockstep: write the value here */ NULL
          WHERE ("parts") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("parts") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("id" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Box" WHERE "id" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Box" WHERE "id" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Box"."id" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Box" ADD CONSTRAINT "Box_id_not_null_check" CHECK ("id" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Box_pkey_new"') AND (
       i.indrelid = '"public"."Box"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Box_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Box_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Box_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Box_pkey_new" ON "public"."Box" ("id");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Box_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Box"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Box_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Box" VALIDATE CONSTRAINT "Box_id_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Box" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "public"."Box" DROP CONSTRAINT "Box_id_not_null_check";
ALTER TABLE "public"."Box" DROP CONSTRAINT "Box_pkey";
ALTER TABLE "public"."Box" ADD CONSTRAINT "Box_pkey" PRIMARY KEY USING INDEX "Box_pkey_new";
ALTER TABLE "public"."Box" ALTER COLUMN "parts" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Box" ALTER COLUMN "parts" TYPE integer[] USING (CASE WHEN "parts" IS NULL THEN NULL ELSE ARRAY["parts"]::text[]::integer[] END);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Box" ("parts", "id");
COMMIT;
