-- lockstep migration: add_with_volatile_default_direct
--
--   create column public.User.token
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   6e88b581986ce7c8fe0150b8b2185f5c8c90787311c29aa1f7a2928d0bb7c866

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."User" ADD COLUMN "token" uuid NOT NULL DEFAULT gen_random_uuid();
COMMIT;
