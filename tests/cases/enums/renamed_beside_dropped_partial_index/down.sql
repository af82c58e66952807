-- ===== 3_contract =====

-- lockstep rollback: renamed_beside_dropped_partial_index, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 56cbd5bf7247cb660ac02ec42122500699388840d3ba3bed330b820d3fdc3324
-- schema before  0e26c75f495fec21fa062c4b0465615d09d6bbf0263438a4f8576a588f30fd91
-- schema after   653eddf31a993cee2d8f4414d863a55a830da9c1aa4e1debfdb98b4bef3b7d73

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" ADD COLUMN "q" integer;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
DECLARE
  wanted text;
BEGIN
  IF pg_catalog.to_regclass('"public"."x"') IS NOT NULL THEN
    CREATE TABLE "pg_temp"."lockstep_twin" (LIKE "public"."t") ON COMMIT DROP;
    CREATE INDEX "lockstep_twin_index" ON "pg_temp"."lockstep_twin" ("q") WHERE ((c = 'a'::public.f));
  END IF;
  SET LOCAL search_path = pg_catalog, pg_temp;
  wanted := substring(pg_catalog.pg_get_indexdef(pg_catalog.to_regclass('pg_temp.lockstep_twin_index')) FROM ' USING .*');
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."x"') AND (
       i.indrelid = '"public"."t"'::pg_catalog.regclass AND NOT i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = wanted
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."x"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."x"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."x";
  END IF;
END
$lockstep$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS "x" ON "public"."t" ("q") WHERE ((c = 'a'::public.f));
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."x"') AND i.indisvalid
       AND i.indrelid = '"public"."t"'::pg_catalog.regclass AND NOT i.indisunique
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."x"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

-- ===== 1_expand =====

-- lockstep rollback: renamed_beside_dropped_partial_index, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 35e85990fcefc30f4025304a4bba98a11c63c3f73fce78498bce283609b40218
-- schema before  653eddf31a993cee2d8f4414d863a55a830da9c1aa4e1debfdb98b4bef3b7d73
-- schema after   0090d3f11a741b7c55a5a30edc3a35edff6dbd3c7754f87a0bb2a52f04eb9ec4

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."f" RENAME TO "e";
COMMIT;
