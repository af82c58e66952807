-- ===== 3_contract =====

-- lockstep migration: reference_goes_beside_renamed_target, contract (1 of 1)
--
--   rename column public.Owner.id to code
--   drop foreign key public.Pet.Pet_id_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Owner ACCESS EXCLUSIVE, public.Pet ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.Owner
-- schema before  4c5fa39aca3678cf7ed987f7f45f8455a4a57698c93504c500d6fda8768ff30b
-- schema after   70dfe27c7d3860daaddfe8a5bea6cc73cc0655790a8e6ae102eab0b1c9aceb20

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Owner" RENAME COLUMN "id" TO "code";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Pet" DROP CONSTRAINT "Pet_id_fkey";
COMMIT;
