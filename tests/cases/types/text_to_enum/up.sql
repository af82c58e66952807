-- ===== 1_expand =====

-- lockstep migration: text_to_enum, expand (1 of 2)
--
--   create enum public.State
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  ace4c71e3d2c62ceb9be2ee27cba3b99737a32d3ce0ad824e0410ab22699793e
-- schema after   49b487ef2aa8c99d9b57feb788c4d10ece8e9069f72877df1674f12efc6822a3

BEGIN;
CREATE TYPE "public"."State" AS ENUM ('NEW', 'DONE');
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: text_to_enum, contract (2 of 2)
--
--   alter column public.Item.state: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Item
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Item
-- schema before  49b487ef2aa8c99d9b57feb788c4d10ece8e9069f72877df1674f12efc6822a3
-- schema after   67011b90ad45df99c6ff7a43ae0ac5eb871c6c9340ca2ca8dd8a66e1ccc17468

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" ALTER COLUMN "state" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "state" TYPE "public"."State" USING ("state"::text::"public"."State");
ALTER TABLE "public"."Item" ALTER COLUMN "state" SET DEFAULT 'NEW';
COMMIT;
