-- lockstep migration: create_unique
--
--   create index public.User.User_email_key
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   e40d8382ef58eeb99c479e4b12e9ac763ca4616e45bb9912e9a818e6ec9ecff4

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_key";
CREATE UNIQUE INDEX CONCURRENTLY "User_email_key" ON "public"."User" ("email");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."User_email_key"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."User_email_key"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
