-- lockstep migration: rename_direct
--
--   rename column public.User.name to fullName
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- BREAKING: RenameColumn on public.User
-- schema before  8ece505c4b0dcba011fadd260a597ccdd6841029a70e81c14e2bc4a9e939740b
-- schema after   7ca7287ce2a4aa17e3d0d897211c6f2b736a2b77e5a706b87fe2aef46790cea0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "name" TO "fullName";
COMMIT;
