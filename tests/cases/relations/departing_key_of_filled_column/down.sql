-- ===== 3_contract =====

-- lockstep rollback: departing_key_of_filled_column, contract (3 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back, and a table with rows refuses the NOT NULL
-- undoes       migration.sql, sha256 91e2c3bcd798ef69244165f05bbfc8bc46aa72cf9c99a99a7bf4b50c12c2ef36
-- schema before  ae52a2ee7387f5157a77f72bd830f530a1ad88dd594836b9a5aa9e6ad6e7019c
-- schema after   b84d75a5a05bbac9216b9eea9e4f0d81e638ee5aa1b45aff7516c6b40c6f609d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
ALTER TABLE "public"."Series" ADD COLUMN "number" integer;
DO $lockstep$
BEGIN
  IF EXISTS (SELECT FROM "public"."Series" WHERE "number" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'column "public"."Series"."number" has rows without a value, so NOT NULL cannot come back',
      HINT = 'give these rows a value (what was dropped with the column is not kept), then run this again';
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."Series" ALTER COLUMN "number" SET NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Order" ALTER COLUMN "number" DROP NOT NULL;
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
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'shop', 'number')
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
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Series_pkey_new" ON "public"."Series" ("shop", "number");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Series_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Series"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I, %I)', 'shop', 'number')
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

-- ===== 2_backfill =====

-- lockstep rollback: departing_key_of_filled_column, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 19b3dc0b626604c1c4de761c5f22094a42a0acffd7b4ddea9c48babb310b0982
-- schema before  b84d75a5a05bbac9216b9eea9e4f0d81e638ee5aa1b45aff7516c6b40c6f609d
-- schema after   b84d75a5a05bbac9216b9eea9e4f0d81e638ee5aa1b45aff7516c6b40c6f609d

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: departing_key_of_filled_column, expand (1 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- undoes       migration.sql, sha256 2b80f621739fceeb2e9d64c0dabdcddb8a798964737600141156dfb09f766558
-- schema before  b84d75a5a05bbac9216b9eea9e4f0d81e638ee5aa1b45aff7516c6b40c6f609d
-- schema after   03da3205ece0f9b1fe5bfbb69632b0d9d57fe875689d27383669e42d4d2cd9f1

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
DO $lockstep$
DECLARE
  owned text := pg_catalog.pg_get_serial_sequence('"public"."Order"', 'number');
BEGIN
  ALTER TABLE "public"."Order" ALTER COLUMN "number" DROP DEFAULT;
  IF owned IS NOT NULL THEN
    EXECUTE pg_catalog.format('DROP SEQUENCE %s', owned);
  END IF;
END
$lockstep$;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Order" ADD CONSTRAINT "Order_shop_number_fkey" FOREIGN KEY ("shop", "number") REFERENCES "public"."Series" ("shop", "number") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Order" VALIDATE CONSTRAINT "Order_shop_number_fkey";
COMMIT;
