-- ===== 3_contract =====

-- lockstep migration: order_of_key_values, contract (1 of 1)
--
--   alter enum public.rank: values
--
-- data loss    NONE
-- blocking     LONG: public.t ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  423baf6396cba99acd8c34022d3d736377857f16c125cbfe2e8f5b21aa586fcc
-- schema after   a47d143ae4ce1dc28b9ea735b9bc03b1ba3cf1ad4ed917925f517412c443d615

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."rank" RENAME TO "rank_old";
CREATE TYPE "public"."rank" AS ENUM ('v3', 'v2', 'v1');
ALTER TABLE "public"."t"
  ALTER COLUMN "c" DROP DEFAULT,
  ALTER COLUMN "c" TYPE "public"."rank" USING ("c"::text::"public"."rank");
DROP TYPE "public"."rank_old";
COMMIT;
