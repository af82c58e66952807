-- ===== 3_contract =====

-- lockstep rollback: rename_in_place_for_default, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 1514a2f72e687b40e8df5af99a97c1cac8bb939dc81146dc19801f33c1a34e40
-- schema before  2cb1c6c58415f70d65a965f82aa92a637f44839cef19411914a408d9dbb593aa
-- schema after   998b12ac94438c372a42ef24aa69ff0f4c5e7a01a283e25664101c30c093740e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "status" SET DEFAULT 'new';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "key" TO "token";
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "status" TO "state";
COMMIT;
