-- ===== 3_contract =====

-- lockstep rollback: order_of_key_values, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 fe20c282806084f21d62cc669c51f59a8116e17903d6f04fc3ebfc29c0e82094
-- schema before  a47d143ae4ce1dc28b9ea735b9bc03b1ba3cf1ad4ed917925f517412c443d615
-- schema after   423baf6396cba99acd8c34022d3d736377857f16c125cbfe2e8f5b21aa586fcc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TYPE "public"."rank" RENAME TO "rank_old";
CREATE TYPE "public"."rank" AS ENUM ('v1', 'v2', 'v3');
ALTER TABLE "public"."t"
  ALTER COLUMN "c" DROP DEFAULT,
  ALTER COLUMN "c" TYPE "public"."rank" USING ("c"::text::"public"."rank");
DROP TYPE "public"."rank_old";
COMMIT;
