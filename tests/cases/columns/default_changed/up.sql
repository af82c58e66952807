-- lockstep migration: default_changed
--
--   alter column public.User.level: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  3cc3871f80311fc00545fb1eb5ef272630be9e00e68afcd0d1aae4ff272a3e8c
-- schema after   13bbd1c9800c92a6c1a8274a71e6065979fabc1aea55f5dbe8030ac4f7a4f513

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "level" SET DEFAULT 2;
COMMIT;
