-- lockstep rollback: descending
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 1bb0b6731a84e391ad446bc1533b8ecf41188ba8fb3e85e24f076c6713a02f2d
-- schema before  f967f30444a715ca8d32291dcda94b1c616579647b90ded5c49743bb099cd4a5
-- schema after   963960a4755a7e832f7679d6769db1cd4b98aa3d11dc2fb6d14cea2084b6bb07

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Post_at_title_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Post"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."Post_at_title_idx"', '"public"."Post"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Post_at_title_idx";
RESET lock_timeout;
RESET statement_timeout;
