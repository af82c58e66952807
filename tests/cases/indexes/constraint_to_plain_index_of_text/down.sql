-- lockstep rollback: constraint_to_plain_index_of_text
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 5f18aceabda75ded8c3e6edad94c22e915efa196ae42f36c7422c44bce5b8d85
-- schema before  76ad694796183729a2f555376c89d984aa78690a0f9eeb329c29e7c956805d41
-- schema after   73a3385c234abf65e88540c72e8eadb4b99a26526b0c320b0c1a61529e73dbfa

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."by_code"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."item"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."by_code"', '"public"."item"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."by_code";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."item" ADD CONSTRAINT "by_code" UNIQUE ("code");
COMMIT;
