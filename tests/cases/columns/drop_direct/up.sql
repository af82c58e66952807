-- lockstep migration: drop_direct
--
--   drop column public.User.email
--
-- data loss    HIGH: column dropped in public.User
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back, and a table with rows refuses the NOT NULL
-- application  the old version must be gone, the new one starts afterwards
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "email";
COMMIT;
