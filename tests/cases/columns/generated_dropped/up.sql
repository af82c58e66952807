-- ===== 3_contract =====

-- lockstep migration: generated_dropped, contract (1 of 1)
--
--   drop column public.Item.total
--
-- data loss    NONE
-- blocking     BRIEF: public.Item ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34
-- schema after   7f580410c2bbfdbbfb2960f513ba1bc3afa7ba67d7da65a94b247b868df6b626

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" DROP COLUMN "total";
COMMIT;
