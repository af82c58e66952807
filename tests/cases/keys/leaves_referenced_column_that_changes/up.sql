-- ===== 2_backfill =====

-- lockstep migration: leaves_referenced_column_that_changes, backfill (1 of 2)
--
--   alter column public.Place.at: nullable
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  36c70cf34a6e84b8c46757790089c9a2b6f473262f9ecd5e6de2b7a42a86528a
-- schema after   36c70cf34a6e84b8c46757790089c9a2b6f473262f9ecd5e6de2b7a42a86528a

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H304 the value for existing rows must be written by a person
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Place"."code"%TYPE;
  lockstep_hi_0 "public"."Place"."code"%TYPE;
  lockstep_last_0 "public"."Place"."code"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  IF strpos(current_query(), '/* lockstep: write the ' || 'value here */') > 0
     AND EXISTS (SELECT FROM "public"."Place" WHERE "at" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'existing rows need a value for "public"."Place"."at", and none was said',
      HINT = 'write an SQL expression over the row''s columns in the marked place of this file, or say it in the schema with @backfill("expression")';
  END IF;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "code" INTO lockstep_last_0 FROM "public"."Place" ORDER BY "code" DESC LIMIT 1;
    SELECT "code" INTO lockstep_lo_0 FROM "public"."Place" ORDER BY "code" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "code" INTO lockstep_hi_0 FROM (SELECT "code" FROM "public"."Place" WHERE ("code") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("code") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "code" LIMIT 1000) AS batch ORDER BY "code" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Place" SET "at" = /* lockstep: write the value here */ NULL
          WHERE ("code") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("code") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("at" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Place" WHERE "at" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Place" WHERE "at" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Place"."at" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Place" ("at");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: leaves_referenced_column_that_changes, contract (2 of 2)
--
--   alter column public.Place.code: type
--   alter column public.Place.at: nullable
--   alter primary key public.Place.Place_pkey: columns
--   alter column public.Thing.place: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Place, public.Thing
-- blocking     LONG: public.Place ACCESS EXCLUSIVE (rewrite), public.Thing ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Thing
-- BREAKING: AlterColumnType on public.Place
-- schema before  36c70cf34a6e84b8c46757790089c9a2b6f473262f9ecd5e6de2b7a42a86528a
-- schema after   1a28a6b06088c5277cc60658fdc69d6fe3ddf519cc269ab6150a0266d1b0f080

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Thing" DROP CONSTRAINT "Thing_place_fkey";
ALTER TABLE "public"."Place" ADD CONSTRAINT "Place_at_not_null_check" CHECK ("at" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Place_pkey_new"') AND (
       i.indrelid = '"public"."Place"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'at')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Place_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Place_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Place_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Place_pkey_new" ON "public"."Place" ("at");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Place_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Place"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'at')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Place_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Place" VALIDATE CONSTRAINT "Place_at_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Thing" ALTER COLUMN "place" TYPE integer USING ("place"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Place" ALTER COLUMN "at" SET NOT NULL;
ALTER TABLE "public"."Place" DROP CONSTRAINT "Place_at_not_null_check";
ALTER TABLE "public"."Place" DROP CONSTRAINT "Place_pkey";
ALTER TABLE "public"."Place" ADD CONSTRAINT "Place_pkey" PRIMARY KEY USING INDEX "Place_pkey_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Place" ALTER COLUMN "code" TYPE integer USING ("code"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Thing" ADD CONSTRAINT "Thing_place_fkey" FOREIGN KEY ("place") REFERENCES "public"."Place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Thing" VALIDATE CONSTRAINT "Thing_place_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Thing" ("place");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Place" ("code");
COMMIT;
