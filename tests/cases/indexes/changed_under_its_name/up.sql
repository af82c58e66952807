-- lockstep migration: changed_under_its_name
--
--   alter index public.User.search: parts
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  a0c35637316fa86ad5b28843c94b1900105d9a50285132fa8c2e23b16b565616
-- schema after   645e4ab59650a0b0d63233d685cd43430ec31ac36ca879283869cadf4b93ab82

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."search_new";
CREATE INDEX CONCURRENTLY "search_new" ON "public"."User" ("name", "city");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."search_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."search_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."search";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
ALTER INDEX "public"."search_new" RENAME TO "search";
COMMIT;
