-- lockstep rollback: partial
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7f5bd1f86e42573a2e0098b327b5fc83d2c8bfa4d1e8114b5e43dada9bc0d5d4
-- schema before  b08cb0c612769f1ff51345d7a6337484db22c266aa0798595daf3c3fc50d3752
-- schema after   6f5bb9b3a9f108d16eb8e671a2d4e287c4f294f099f3a1fa9abf5d7b02f5a9c6

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."active_email"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."User"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."active_email"', '"public"."User"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."active_email";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."User_active_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."User"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."User_active_idx"', '"public"."User"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_active_idx";
RESET lock_timeout;
RESET statement_timeout;
