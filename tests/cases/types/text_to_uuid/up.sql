-- ===== 3_contract =====

-- lockstep migration: text_to_uuid, contract (1 of 1)
--
--   alter column public.Item.id: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Item
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Item
-- schema before  72cc72fef252fd91540b96faee446638e10b1b9d80dbeb7912cf155b1b4a3cdb
-- schema after   3f8a4add80988592c4d92d220fc01b8b1b482ab31b311b9f69500d1abda927ab

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "id" TYPE uuid USING ("id"::text::uuid);
COMMIT;
