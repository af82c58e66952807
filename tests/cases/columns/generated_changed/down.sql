-- ===== 3_contract =====

-- lockstep rollback: generated_changed, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 7d29e5b2fed04252e87e5755ea29500d0e70e34a2df7faeea7eb8b4331bd3937
-- schema before  9716b16e42e1a5ec34cdf159d79c8dab97ea4bcd779b4788058d5cc68d07c52a
-- schema after   46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" DROP COLUMN "total";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ADD COLUMN "total" integer GENERATED ALWAYS AS ((price / 2)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("total");
COMMIT;
