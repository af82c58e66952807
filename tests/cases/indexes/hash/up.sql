-- lockstep migration: hash
--
--   create index public.User.User_token_idx
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  8da228fbf62c9f7b71f2c60b36b351f3249ff7a929dd2de96388122d9b54c028
-- schema after   16ee6e61c5723edc4fcd381cb5a0d9563cd66959cbdc23ab87de1ef140a04716

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_token_idx";
CREATE INDEX CONCURRENTLY "User_token_idx" ON "public"."User" USING hash ("token");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."User_token_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."User_token_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
