-- lockstep rollback: changed_under_its_name
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 2c968b89d75b6395c5a5076bf08e5155de6cd959a3440df97be3a72642aae7f1
-- schema before  645e4ab59650a0b0d63233d685cd43430ec31ac36ca879283869cadf4b93ab82
-- schema after   a0c35637316fa86ad5b28843c94b1900105d9a50285132fa8c2e23b16b565616

BEGIN;
ALTER INDEX "public"."search" RENAME TO "search_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."search";
CREATE INDEX CONCURRENTLY "search" ON "public"."User" ("name");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."search"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."search"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."search_new";
RESET lock_timeout;
RESET statement_timeout;
