-- ===== 3_contract =====

-- lockstep rollback: leaves_referenced_column_that_changes, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 c460b7c78fbf1ca60aa0ab42b7eb332a25a8f4c429ba76385299d0f43a01c228
-- schema before  1a28a6b06088c5277cc60658fdc69d6fe3ddf519cc269ab6150a0266d1b0f080
-- schema after   36c70cf34a6e84b8c46757790089c9a2b6f473262f9ecd5e6de2b7a42a86528a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Thing" DROP CONSTRAINT "Thing_place_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Place" ALTER COLUMN "code" TYPE real USING ("code"::real);
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
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'code')
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
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Place_pkey_new" ON "public"."Place" ("code");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Place_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Place"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Place_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Place" DROP CONSTRAINT "Place_pkey";
ALTER TABLE "public"."Place" ADD CONSTRAINT "Place_pkey" PRIMARY KEY USING INDEX "Place_pkey_new";
ALTER TABLE "public"."Place" ALTER COLUMN "at" DROP NOT NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Thing" ALTER COLUMN "place" TYPE real USING ("place"::real);
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
ANALYZE "public"."Place" ("code");
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Thing" ("place");
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: leaves_referenced_column_that_changes, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2081 and last 1418 bytes, sha256 237d22b6e73e7cc3b4a78b79703707d47bfb523ceb0844403578f0f2fcb95239
-- schema before  36c70cf34a6e84b8c46757790089c9a2b6f473262f9ecd5e6de2b7a42a86528a
-- schema after   36c70cf34a6e84b8c46757790089c9a2b6f473262f9ecd5e6de2b7a42a86528a

-- Intentionally without statements: nothing that this phase did needs undoing.
