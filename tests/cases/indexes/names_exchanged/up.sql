-- lockstep migration: names_exchanged
--
--   alter index public.User.one: parts
--   alter index public.User.two: parts
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  7d65af735fb24805954179089d0078718ac803b0bcabf4ef90049fb9234e9c01
-- schema after   d51574df0025f192d1b501df530a8a8f5b56c3e9302b51be741142968bc35fab

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."one_new";
CREATE INDEX CONCURRENTLY "one_new" ON "public"."User" ("city");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."one_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."one_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."one";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."two_new";
CREATE INDEX CONCURRENTLY "two_new" ON "public"."User" ("name");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."two_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."two_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."two";
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
ALTER INDEX "public"."one_new" RENAME TO "one";
ALTER INDEX "public"."two_new" RENAME TO "two";
COMMIT;
