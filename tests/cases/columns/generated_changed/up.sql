-- ===== 3_contract =====

-- lockstep migration: generated_changed, contract (1 of 1)
--
--   alter column public.Item.total: generated
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  46138d96359df8fe94f58ec312e2520a9b9da3d9257cf75049978c93969dad34
-- schema after   9716b16e42e1a5ec34cdf159d79c8dab97ea4bcd779b4788058d5cc68d07c52a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" DROP COLUMN "total";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."Item" ADD COLUMN "total" integer GENERATED ALWAYS AS ((price / 3)) STORED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("total");
COMMIT;
