-- ===== 3_contract =====

-- lockstep rollback: index_of_renamed_column, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ca3d5b3f7e174e6332b17025f7d9f4e990950b1800e5d7a88c166ed08c3c5ab6
-- schema before  183b5aebef9d7ae9500a22e9590aed8e557286559f372114439f14775d2d8a71
-- schema after   ee13330b12baab431603fe1ce71ae3327ac1b8b88a91abdbbbb009a2f1f2bec0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."T" RENAME COLUMN "d" TO "b";
COMMIT;
