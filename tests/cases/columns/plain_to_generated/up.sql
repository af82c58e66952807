-- ===== 3_contract =====

-- lockstep migration: plain_to_generated, contract (1 of 1)
--
--   alter column public.Item.total: generated
--
-- data loss    HIGH: column dropped in public.Item
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  82e69d30970c3e374e5eedd5d5b3391e6122beea478804a6bbc097c1d45fe831
-- schema after   46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H201 drops a column
ALTER TABLE "public"."Item" DROP COLUMN "total";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ADD COLUMN "total" integer GENERATED ALWAYS AS ((price / 2)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("total");
COMMIT;
