-- ===== 3_contract =====

-- lockstep rollback: drop_nullable, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 4c054d04b4c416a7a7570639182e7de9d70df8a313632bd272a42728a90b7b19
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   549fcffbbd56c0dc108dfa30a8d238d4be6b025c392e129b0db99c15157bf233

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "bio" text;
COMMIT;
