-- ===== 3_contract =====

-- lockstep rollback: view_over_renamed_column, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e32ce8f7e701ea008ce69aeb1b6fad1d43db354afbcac9daa85b4f3c6abf9b4b
-- schema before  a065d4199230758112c23ed30edb39b0d1de386e424b40ce20f6fe4940f2bb86
-- schema after   7711e6baf3d7a848a58e1e39fb08af2484c9fb0a6fda23ef1307efd03712a15c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."item" RENAME COLUMN "sku" TO "code";
COMMIT;
