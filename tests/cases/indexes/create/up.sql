-- lockstep migration: create
--
--   create index public.User.User_name_idx
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  runs before and after
-- schema before  8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b
-- schema after   9d88e7dfbee91a97d59b76d3818e4abee40ea1d368ffa82de7f28811148fe845

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."User_name_idx";
CREATE INDEX CONCURRENTLY "User_name_idx" ON "public"."User" ("name");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."User_name_idx"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."User_name_idx"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;
