-- ===== 3_contract =====

-- lockstep migration: view_over_renamed_column, contract (1 of 1)
--
--   rename column public.item.code to sku
--
-- data loss    NONE
-- blocking     BRIEF: public.item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone; the new one may start afterwards
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: RenameColumn on public.item
-- schema before  7711e6baf3d7a848a58e1e39fb08af2484c9fb0a6fda23ef1307efd03712a15c
-- schema after   a065d4199230758112c23ed30edb39b0d1de386e424b40ce20f6fe4940f2bb86

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."item" RENAME COLUMN "code" TO "sku";
COMMIT;
