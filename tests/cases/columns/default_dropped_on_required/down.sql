-- ===== 3_contract =====

-- lockstep rollback: default_dropped_on_required, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 87bce98949a38a1f197b6c798523770d20a67cbaf14bb16b87ef5e0956244370
-- schema before  719747ba43861cfcc9451a3b86f93be5a711abd5ddc20ed21cd3ce8980c13d0d
-- schema after   3cc3871f80311fc00545fb1eb5ef272630be9e00e68afcd0d1aae4ff272a3e8c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "level" SET DEFAULT 1;
COMMIT;
