-- lockstep migration: add_with_constant_default
--
--   create column public.User.active
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  runs before and after
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   022e2a1b88128622a7c84355b52720f380933bd0f50b4b84ba1b3d6d757f6f29

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "active" boolean NOT NULL DEFAULT true;
COMMIT;
