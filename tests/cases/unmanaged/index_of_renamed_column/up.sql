-- ===== 3_contract =====

-- lockstep migration: index_of_renamed_column, contract (1 of 1)
--
--   rename column public.T.b to d
--
-- data loss    NONE
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.T
-- schema before  ee13330b12baab431603fe1ce71ae3327ac1b8b88a91abdbbbb009a2f1f2bec0
-- schema after   183b5aebef9d7ae9500a22e9590aed8e557286559f372114439f14775d2d8a71

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."T" RENAME COLUMN "b" TO "d";
COMMIT;
