-- ===== 1_expand =====

-- lockstep migration: index_of_dropped_column_serves_key, expand (1 of 2)
--
--   drop foreign key public.U.U_c_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE, public.U ACCESS EXCLUSIVE
-- reversible   CONDITIONAL: fails when rows without a parent were written since
-- application  the old version keeps running; the new one may start after all expand and backfill phases
-- schema before  4a05ccd208a807d60ba21acaf1d803a8d3abc8e57381eb92682eeba433bdfe22
-- schema after   7b136a2dc0f72123992a7284b8d485e09fa9cb2e04aba82dbe999062812743b7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H402 the ON DELETE action no longer runs
ALTER TABLE "public"."U" DROP CONSTRAINT "U_c_fkey";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: index_of_dropped_column_serves_key, contract (2 of 2)
--
--   drop column public.T.b
--   drop index public.T.c_incl
--
-- data loss    HIGH: column dropped in public.T
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values are not restored
-- application  stop the old version first
-- BREAKING: removes or restricts objects that the old application version uses
-- schema before  7b136a2dc0f72123992a7284b8d485e09fa9cb2e04aba82dbe999062812743b7
-- schema after   074b7cfa05a905d0faae402bc91263ede6f90ec66ef7b88df7ea2247061eb39c

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H212 drops a unique index together with a column
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."c_incl"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."T"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."c_incl"', '"public"."T"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."c_incl";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."T" DROP COLUMN "b";
COMMIT;
