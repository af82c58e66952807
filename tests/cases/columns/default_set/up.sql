-- lockstep migration: default_set
--
--   alter column public.User.active: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  35aa8a61254869723a7a2d9271d7f8e647779237f9e251243633572992909829
-- schema after   022e2a1b88128622a7c84355b52720f380933bd0f50b4b84ba1b3d6d757f6f29

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "active" SET DEFAULT true;
COMMIT;
