-- ===== 1_expand =====

-- lockstep migration: departing_key_of_filled_column, expand (1 of 3)
--
--   drop foreign key public.Order.Order_shop_number_fkey
--   alter column public.Order.number: nullable, default
--
-- data loss    NONE
-- blocking     LONG: public.Order ACCESS EXCLUSIVE (scan); BRIEF: public.Series ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  03da3205ece0f9b1fe5bfbb69632b0d9d57fe875689d27383669e42d4d2cd9f1
-- schema after   b84d75a5a05bbac9216b9eea9e4f0d81e638ee5aa1b45aff7516c6b40c6f609d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Order" DROP CONSTRAINT "Order_shop_number_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H102 reads the whole table while writers are locked out
CREATE SEQUENCE "public"."Order_number_seq" AS integer;
DO $lockstep$
DECLARE
  lockstep_path text := pg_catalog.current_setting('search_path');
  owner text;
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s
   WHERE t.oid = '"public"."Order"'::regclass AND s.oid = '"public"."Order_number_seq"'::regclass AND s.relowner <> t.relowner;
  IF owner IS NOT NULL THEN
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', '"public"."Order_number_seq"', owner);
  END IF;
  PERFORM pg_catalog.set_config('search_path', lockstep_path, true);
END
$lockstep$;
ALTER SEQUENCE "public"."Order_number_seq" OWNED BY "public"."Order"."number";
SELECT pg_catalog.setval('"public"."Order_number_seq"', greatest(pg_catalog.max("number"), 1), coalesce(pg_catalog.max("number") OPERATOR(pg_catalog.>) 0, false)) FROM "public"."Order";
ALTER TABLE "public"."Order" ALTER COLUMN "number" SET DEFAULT nextval('"public"."Order_number_seq"'::regclass);
COMMIT;

-- ===== 2_backfill =====

-- lockstep migration: departing_key_of_filled_column, backfill (2 of 3)
--
--   alter column public.Order.number: nullable, default
--
-- data loss    NONE
-- blocking     NONE
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- application  the old version runs on; the new one has to wait for the contract
-- schema before  b84d75a5a05bbac9216b9eea9e4f0d81e638ee5aa1b45aff7516c6b40c6f609d
-- schema after   b84d75a5a05bbac9216b9eea9e4f0d81e638ee5aa1b45aff7516c6b40c6f609d

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
#variable_conflict use_column
DECLARE
  lockstep_lo_0 "public"."Order"."id"%TYPE;
  lockstep_hi_0 "public"."Order"."id"%TYPE;
  lockstep_last_0 "public"."Order"."id"%TYPE;
  lockstep_done boolean;
  lockstep_failures integer := 0;
  lockstep_rows bigint;
  lockstep_filled bigint;
BEGIN
  SET LOCAL row_security = off;
  FOR lockstep_pass IN 1..10 LOOP
    lockstep_filled := 0;
    SELECT "id" INTO lockstep_last_0 FROM "public"."Order" ORDER BY "id" DESC LIMIT 1;
    SELECT "id" INTO lockstep_lo_0 FROM "public"."Order" ORDER BY "id" LIMIT 1;
    EXIT WHEN NOT FOUND;
    LOOP
      SELECT "id" INTO lockstep_hi_0 FROM (SELECT "id" FROM "public"."Order" WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_last_0)
        ORDER BY "id" LIMIT 1000) AS batch ORDER BY "id" DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      lockstep_done := false;
      BEGIN
        SET LOCAL lock_timeout = '200ms';
        UPDATE "public"."Order" SET "number" = pg_catalog.nextval(pg_catalog.pg_get_serial_sequence('"public"."Order"', 'number'))
          WHERE ("id") OPERATOR(pg_catalog.>=) (lockstep_lo_0) AND ("id") OPERATOR(pg_catalog.<=) (lockstep_hi_0) AND ("number" IS NULL);
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
    EXIT WHEN lockstep_filled = 0 OR NOT EXISTS (SELECT FROM "public"."Order" WHERE "number" IS NULL);
  END LOOP;
  IF EXISTS (SELECT FROM "public"."Order" WHERE "number" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of "public"."Order"."number" are still to be filled',
      HINT = 'the expression gave no value for them, or an application that does not know the column goes on writing; then run this again';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Order" ("number");
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: departing_key_of_filled_column, contract (3 of 3)
--
--   drop column public.Series.number
--   alter column public.Order.number: nullable, default
--   alter primary key public.Series.Series_pkey: columns
--
-- data loss    HIGH: column dropped in public.Series
-- blocking     BRIEF: public.Order ACCESS EXCLUSIVE, public.Series ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back, and a table with rows refuses the NOT NULL
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  b84d75a5a05bbac9216b9eea9e4f0d81e638ee5aa1b45aff7516c6b40c6f609d
-- schema after   ae52a2ee7387f5157a77f72bd830f530a1ad88dd594836b9a5aa9e6ad6e7019c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Order" ADD CONSTRAINT "Order_number_not_null_check" CHECK ("number" IS NOT NULL) NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Series_pkey_new"') AND (
       i.indrelid = '"public"."Series"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'shop')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Series_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Series_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Series_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Series_pkey_new" ON "public"."Series" ("shop");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Series_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Series"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'shop')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Series_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Series" DROP CONSTRAINT "Series_pkey";
ALTER TABLE "public"."Series" ADD CONSTRAINT "Series_pkey" PRIMARY KEY USING INDEX "Series_pkey_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Order" VALIDATE CONSTRAINT "Order_number_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Order" ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "public"."Order" DROP CONSTRAINT "Order_number_not_null_check";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."Series" DROP COLUMN "number";
COMMIT;
