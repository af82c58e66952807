-- lockstep rollback: add_generated
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 80d64f2dbda95326665ffcec6306f76e3f7f8f5819d454ad42639f98f839e110
-- schema before  cdaa020802a31560891017727c20c9fe5011d919b64546a0d4bda0e6519a6b8c
-- schema after   7f580410c2bbfdbbfb2960f513ba1bc3afa7ba67d7da65a94b247b868df6b626

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" DROP COLUMN "half";
COMMIT;
