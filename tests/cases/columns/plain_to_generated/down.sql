-- ===== 3_contract =====

-- lockstep rollback: plain_to_generated, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 082e8a81c273b3c145236a671a7204e58f3c7573e749620f644cfe1fe28efd7c
-- schema before  46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34
-- schema after   82e69d30970c3e374e5eedd5d5b3391e6122beea478804a6bbc097c1d45fe831

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" DROP COLUMN "total";
ALTER TABLE "public"."Item" ADD COLUMN "total" integer;
COMMIT;
