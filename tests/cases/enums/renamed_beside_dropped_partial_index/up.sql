-- ===== 1_expand =====

-- lockstep migration: renamed_beside_dropped_partial_index, expand (1 of 2)
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version must be gone; the new one may start when all expand and backfill are done
-- BREAKING: RenameEnum on public.f
-- schema before  0090d3f11a741b7c55a5a30edc3a35edff6dbd3c7754f87a0bb2a52f04eb9ec4
-- schema after   653eddf31a993cee2d8f4414d863a55a830da9c1aa4e1debfdb98b4bef3b7d73

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: renamed_beside_dropped_partial_index, contract (2 of 2)
--
--   drop column public.t.q
--   drop index public.t.x
--
-- data loss    HIGH: column dropped in public.t
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  653eddf31a993cee2d8f4414d863a55a830da9c1aa4e1debfdb98b4bef3b7d73
-- schema after   0e26c75f495fec21fa062c4b0465615d09d6bbf0263438a4f8576a588f30fd91

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H205 drops an object that is made by its definition: table public.t
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."x"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."t"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."x"', '"public"."t"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."x";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."t" DROP COLUMN "q";
COMMIT;
