-- lockstep migration: drop_unique
--
--   drop index public.User.User_email_key
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- application  runs before and after
-- schema before  e40d8382ef58eeb99c479e4b12e9ac763ca4616e45bb9912e9a818e6ec9ecff4
-- schema after   ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."User_email_key"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."User"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."User_email_key"', '"public"."User"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_key";
RESET lock_timeout;
RESET statement_timeout;
