-- ===== 3_contract =====

-- lockstep migration: indexes_of_dropped_column, contract (1 of 1)
--
--   drop column public.T.b
--   drop index public.T.half
--   drop index public.T.lasts
--   drop index public.T.summed
--
-- data loss    HIGH: column dropped in public.T
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  753355ccf785b8c4e7cc3f5b871455f265e47259a18442491828a4f825c7663c
-- schema after   ff8406ec467c356058ddc2e30a026009cee2cc0c248270a1ad1bbc7eb04446a5

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H205 drops an object that is made by its definition: table public.T
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."half"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."T"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."half"', '"public"."T"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."half";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H205 drops an object that is made by its definition: table public.T
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."lasts"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."T"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."lasts"', '"public"."T"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."lasts";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H205 drops an object that is made by its definition: table public.T
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."summed"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."T"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."summed"', '"public"."T"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."summed";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."T" DROP COLUMN "b";
COMMIT;
