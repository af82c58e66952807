-- ===== 3_contract =====

-- lockstep migration: text_to_int, contract (1 of 1)
--
--   alter column public.Item.size: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Item
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Item
-- schema before  538e789ac6a0566be10411d842854a8e0028f5e7417678458b20ab056d1bf26e
-- schema after   be7116b2286332b2518236f37ffd2d97e1d78dbe8ff82d4981df1c40daecd7ae

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "size" TYPE integer USING ("size"::text::integer);
COMMIT;
