-- lockstep rollback: hash
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 34b2c2b34943add34bd381b82dc5d3af15bb2deed829ba7fa8aaf2bc8754ea2f
-- schema before  16ee6e61c5723edc4fcd381cb5a0d9563cd66959cbdc23ab87de1ef140a04716
-- schema after   8da228fbf62c9f7b71f2c60b36b351f3249ff7a929dd2de96388122d9b54c028

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."User_token_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."User"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."User_token_idx"', '"public"."User"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_token_idx";
RESET lock_timeout;
RESET statement_timeout;
