-- lockstep rollback: gin_with_operator_class
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 79ee0c5616bbe27d3668bd3f8b3f62ed753ec16d25c8b1e5c5a5ab52c3b4b08d
-- schema before  b47f85d0d1270e24fa8c8cf5f1224432770ec00ed29a293c5aace903edb399df
-- schema after   976ee21d7c38bc0c9b5add04a4141a6f44a5f56e4ccd5d076071a06a6041bffc

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Doc_tags_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Doc"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."Doc_tags_idx"', '"public"."Doc"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Doc_tags_idx";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Doc_data_idx"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Doc"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."Doc_data_idx"', '"public"."Doc"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Doc_data_idx";
RESET lock_timeout;
RESET statement_timeout;
