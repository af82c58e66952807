-- lockstep migration: constraint_to_plain_index_of_text
--
--   alter index public.item.by_code: unique, constraint
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- application  runs before and after
-- schema before  73a3385c234abf65e88540c72e8eadb4b99a26526b0c320b0c1a61529e73dbfa
-- schema after   76ad694796183729a2f555376c89d984aa78690a0f9eeb329c29e7c956805d41

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."item" DROP CONSTRAINT "by_code";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."by_code";
CREATE INDEX CONCURRENTLY "by_code" ON "public"."item" ("code");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."by_code"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."by_code"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
