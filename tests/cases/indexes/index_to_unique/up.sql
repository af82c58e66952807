-- lockstep migration: index_to_unique
--
--   drop index public.User.User_email_idx
--   create index public.User.User_email_key
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  61b79ce723e806eb3b455345a49967ca2a40e5ad15a5baba41b87f5fddcb0cad
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

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_idx";
RESET lock_timeout;
RESET statement_timeout;
