-- lockstep migration: partial
--
--   create index public.User.User_active_idx
--   create index public.User.active_email
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  6f5bb9b3a9f108d16eb8e671a2d4e287c4f294f099f3a1fa9abf5d7b02f5a9c6
-- schema after   b08cb0c612769f1ff51345d7a6337484db22c266aa0798595daf3c3fc50d3752

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_active_idx";
CREATE INDEX CONCURRENTLY "User_active_idx" ON "public"."User" ("active") WHERE ("active" = true);
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."User_active_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."User_active_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."active_email";
CREATE UNIQUE INDEX CONCURRENTLY "active_email" ON "public"."User" ("email") WHERE (active);
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."active_email"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."active_email"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
