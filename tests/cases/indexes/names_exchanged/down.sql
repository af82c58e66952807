-- lockstep rollback: names_exchanged
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 764ca5c3cf9a604af5b2d3cdf7ed9f691aa4fddb915ff81b1541580ed9a95633
-- schema before  d51574df0025f192d1b501df530a8a8f5b56c3e9302b51be741142968bc35fab
-- schema after   7d65af735fb24805954179089d0078718ac803b0bcabf4ef90049fb9234e9c01

BEGIN;
ALTER INDEX "public"."two" RENAME TO "two_new";
ALTER INDEX "public"."one" RENAME TO "one_new";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."two";
CREATE INDEX CONCURRENTLY "two" ON "public"."User" ("city");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."two"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."two"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."two_new";
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."one";
CREATE INDEX CONCURRENTLY "one" ON "public"."User" ("name");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."one"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."one"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."one_new";
RESET lock_timeout;
RESET statement_timeout;
