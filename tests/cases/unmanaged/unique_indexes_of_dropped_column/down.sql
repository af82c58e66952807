-- ===== 3_contract =====

-- lockstep rollback: unique_indexes_of_dropped_column, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 d2b888e06331b98c61786700e7f5d507058aec7e8dca0bc7f18ce1cb95253985
-- schema before  ff8406ec467c356058ddc2e30a026009cee2cc0c248270a1ad1bbc7eb04446a5
-- schema after   3db0e5ec0233337ba4ad17da76300c65ca2fdb7a8bc1449076a122379fa8317e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "b" integer;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."one_open";
CREATE UNIQUE INDEX CONCURRENTLY "one_open" ON "public"."T" ("c", "id") WHERE ((b IS NULL));
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."one_open"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."one_open"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."c_incl";
CREATE UNIQUE INDEX CONCURRENTLY "c_incl" ON "public"."T" ("c", "id") INCLUDE ("b");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."c_incl"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."c_incl"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
