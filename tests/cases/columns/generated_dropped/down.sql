-- ===== 3_contract =====

-- lockstep rollback: generated_dropped, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d9bedfea2ed5839d4a04679693341f1e78c5bf8521425a82417c1443ca2756c1
-- schema before  7f580410c2bbfdbbfb2960f513ba1bc3afa7ba67d7da65a94b247b868df6b626
-- schema after   46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ADD COLUMN "total" integer GENERATED ALWAYS AS ((price / 2)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("total");
COMMIT;
