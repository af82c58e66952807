-- ===== 3_contract =====

-- lockstep rollback: indexes_of_dropped_column, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 db42d86d7a029c6ec47226c18d645b09120a0b68b7aa6e048eb5cfc034ebf18c
-- schema before  ff8406ec467c356058ddc2e30a026009cee2cc0c248270a1ad1bbc7eb04446a5
-- schema after   753355ccf785b8c4e7cc3f5b871455f265e47259a18442491828a4f825c7663c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "b" integer;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."summed";
CREATE INDEX CONCURRENTLY "summed" ON "public"."T" ((((b + c))));
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."summed"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."summed"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."lasts";
CREATE INDEX CONCURRENTLY "lasts" ON "public"."T" ("b" NULLS FIRST, "c");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."lasts"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."lasts"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."half";
CREATE INDEX CONCURRENTLY "half" ON "public"."T" ("c") WHERE ((b > 0));
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."half"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."half"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
