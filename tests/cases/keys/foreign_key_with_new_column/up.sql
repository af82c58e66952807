-- lockstep migration: foreign_key_with_new_column
--
--   create column public.Post.userId
--   create index public.Post.Post_userId_idx
--   create foreign key public.Post.Post_userId_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Post ACCESS EXCLUSIVE, public.User SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  ebe68e522e11c5be0191be994422bb746c75748da553e9f52151766b4a84618c
-- schema after   711404b36b40d65452c2e53fa198ac3217049aa83a0da81c5f7287e63cca92a2

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD COLUMN "userId" integer;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "public"."User" ("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."Post_userId_idx";
CREATE INDEX CONCURRENTLY "Post_userId_idx" ON "public"."Post" ("userId");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Post_userId_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Post_userId_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_userId_fkey";
COMMIT;
