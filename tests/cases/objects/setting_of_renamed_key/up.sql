-- ===== 3_contract =====

-- lockstep migration: setting_of_renamed_key, contract (1 of 1)
--
--   rename column public.Item.number to id
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.Item
-- schema before  d1040ae52d4049d6014fe1190b58506fec5e779c4f5f4e1546a871bdc37bbd45
-- schema after   519e3de7848e5ebcbb45847d28de00b05fa4381857a17fa6706103720998c7bd

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."Item" RENAME COLUMN "number" TO "id";
COMMIT;
