-- ===== 3_contract =====

-- lockstep migration: int_to_text, contract (1 of 1)
--
--   alter column public.Item.size: type
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Item
-- schema before  fd3a8e154f06286f2161314128851f5772dea077ef46eab668a2ef19fbca2127
-- schema after   391eb11ab8de21b22a637863c84ae53adb4405ec666db9a2b0e913c3f636842f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" ALTER COLUMN "size" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "size" TYPE text USING ("size"::text);
ALTER TABLE "public"."Item" ALTER COLUMN "size" SET DEFAULT '0';
COMMIT;
