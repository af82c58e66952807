-- lockstep rollback: index_to_unique
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 c8db4cc215400fd40baf446765e190fcb5ef6dfc9580cbc470297827d2fba90c
-- schema before  e40d8382ef58eeb99c479e4b12e9ac763ca4616e45bb9912e9a818e6ec9ecff4
-- schema after   61b79ce723e806eb3b455345a49967ca2a40e5ad15a5baba41b87f5fddcb0cad

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_email_idx";
CREATE INDEX CONCURRENTLY "User_email_idx" ON "public"."User" ("email");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = '"public"."User_email_idx"'::regclass) THEN
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
