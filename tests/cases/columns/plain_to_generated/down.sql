-- ===== 3_contract =====

-- lockstep rollback: plain_to_generated, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 35a2c4e2378b67ec91f57511393df9a3eeb2a94f4d09dd63e25577ae2f65017e
-- schema before  46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34
-- schema after   82e69d30970c3e374e5eedd5d5b3391e6122beea478804a6bbc097c1d45fe831

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" DROP COLUMN "total";
ALTER TABLE "public"."Item" ADD COLUMN "total" integer;
COMMIT;
