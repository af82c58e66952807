-- lockstep migration: reserved_words
--
--   create enum public.order
--   create column public.table.from
--   create column public.table.user
--   create index public.table.group
--
-- data loss    NONE
-- blocking     BRIEF: public.table ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  e330a6363418fd3e2ef4dc7767dfb8e978bf2fefd5a7692b06e4de24ab50b2d5
-- schema after   c13e2c96df47c33d2f75d35c1fc2b0248ca12ed4161bf6b8826b6f38d46ab8ac

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
CREATE TYPE "public"."order" AS ENUM ('user');
ALTER TABLE "public"."table" ADD COLUMN "from" "public"."order";
ALTER TABLE "public"."table" ADD COLUMN "user" integer NOT NULL DEFAULT 1;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."group";
CREATE INDEX CONCURRENTLY "group" ON "public"."table" ("from", "user");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."group"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."group"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
