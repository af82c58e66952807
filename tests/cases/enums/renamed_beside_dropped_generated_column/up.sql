-- ===== 1_expand =====

-- lockstep migration: renamed_beside_dropped_generated_column, expand (1 of 2)
--
--   rename enum public.e to public.f
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version must be gone; the new one may start when all expand and backfill are done
-- BREAKING: RenameEnum on public.f
-- schema before  c877becd6dc6753d9373f1cd7e3502bd05d2ebaaa7755003e4e3d63105ba6ba5
-- schema after   7ba8b4472fe127a7d7f86cdb109feff7da7461fe9a8bff09cdfe3013153046f7

BEGIN;
-- H401 old application code stops working
ALTER TYPE "public"."e" RENAME TO "f";
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: renamed_beside_dropped_generated_column, contract (2 of 2)
--
--   drop column public.t.g
--
-- data loss    NONE
-- blocking     BRIEF: public.t ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  7ba8b4472fe127a7d7f86cdb109feff7da7461fe9a8bff09cdfe3013153046f7
-- schema after   0e26c75f495fec21fa062c4b0465615d09d6bbf0263438a4f8576a588f30fd91

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."t" DROP COLUMN "g";
COMMIT;
