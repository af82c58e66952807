-- lockstep rollback: index_to_unique
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 60094c7809e1a9f87a8f77a4734a66de39de91bcfbb2da5d3f9d7e44044a333f
-- schema before  e40d8382ef58eeb99c479e4b12e9ac763ca4616e45bb9912e9a818e6ec9ecff4
-- schema after   61b79ce723e806eb3b455345a49967ca2a40e5ad15a5baba41b87f5fddcb0cad

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_idx";
CREATE INDEX CONCURRENTLY "User_email_idx" ON "public"."User" ("email");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."User_email_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."User_email_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_key";
RESET lock_timeout;
RESET statement_timeout;
