-- ===== 3_contract =====

-- lockstep rollback: text_to_enum, contract (2 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 c6ab3803b370bcd738ceb778d113453b2b51f6333b7b2f93e5e40f1d204decde
-- schema before  67011b90ad45df99c6ff7a43ae0ac5eb871c6c9340ca2ca8dd8a66e1ccc17468
-- schema after   49b487ef2aa8c99d9b57feb788c4d10ece8e9069f72877df1674f12efc6822a3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" ALTER COLUMN "state" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "state" TYPE text USING ("state"::text);
ALTER TABLE "public"."Item" ALTER COLUMN "state" SET DEFAULT 'NEW';
COMMIT;

-- ===== 1_expand =====

-- lockstep rollback: text_to_enum, expand (1 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 0639d215c4111f2df37938a65a50982325c53aea02d414d4aa9a3215553c7c1a
-- schema before  49b487ef2aa8c99d9b57feb788c4d10ece8e9069f72877df1674f12efc6822a3
-- schema after   ace4c71e3d2c62ceb9be2ee27cba3b99737a32d3ce0ad824e0410ab22699793e

BEGIN;
DROP TYPE "public"."State";
COMMIT;
