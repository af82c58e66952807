-- ===== 3_contract =====

-- lockstep migration: rename_in_place_for_default, contract (1 of 1)
--
--   rename column public.User.state to status
--   rename column public.User.token to key
--   alter column public.User.status: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.User
-- schema before  998b12ac94438c372a42ef24aa69ff0f4c5e7a01a283e25664101c30c093740e
-- schema after   2cb1c6c58415f70d65a965f82aa92a637f44839cef19411914a408d9dbb593aa

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "state" TO "status";
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "token" TO "key";
ALTER TABLE "public"."User" ALTER COLUMN "status" DROP DEFAULT;
COMMIT;
