-- ===== 3_contract =====

-- lockstep rollback: timestamp_to_timestamptz, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 08b12bccb29c4b461df11b24eed459d9e4d9cd17dea8bd269c895d8b6a88333c
-- schema before  25b2e07a1d900158ee0e77110a1ac222bfc726c87bdce3dec2c7f25e3f115e63
-- schema after   8c4263d2a0bcb9c124934050bf0d16686f83c1e6871fbe09c5db33f2f12c0a12

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Event" ALTER COLUMN "at" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Event" ALTER COLUMN "at" TYPE timestamp(3) USING ("at"::timestamp(3));
ALTER TABLE "public"."Event" ALTER COLUMN "at" SET DEFAULT CURRENT_TIMESTAMP;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Event" ("at");
COMMIT;
