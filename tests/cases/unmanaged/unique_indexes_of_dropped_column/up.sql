-- ===== 3_contract =====

-- lockstep migration: unique_indexes_of_dropped_column, contract (1 of 1)
--
--   drop column public.T.b
--   drop index public.T.c_incl
--   drop index public.T.one_open
--
-- data loss    HIGH: column dropped in public.T
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  3db0e5ec0233337ba4ad17da76300c65ca2fdb7a8bc1449076a122379fa8317e
-- schema after   ff8406ec467c356058ddc2e30a026009cee2cc0c248270a1ad1bbc7eb04446a5

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

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H212 drops a unique index together with a column
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."one_open"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."T"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."one_open"', '"public"."T"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."one_open";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."T" DROP COLUMN "b";
COMMIT;
