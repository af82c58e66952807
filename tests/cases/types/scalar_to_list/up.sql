-- ===== 3_contract =====

-- lockstep migration: scalar_to_list, contract (1 of 1)
--
--   alter column public.Item.size: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Item
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Item
-- schema before  be7116b2286332b2518236f37ffd2d97e1d78dbe8ff82d4981df1c40daecd7ae
-- schema after   9d392be8ddb7eaa49767cb6a639925c178758d1ca7648930c6d2bc801b41843c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "size" TYPE integer[] USING (CASE WHEN "size" IS NULL THEN NULL ELSE ARRAY["size"]::text[]::integer[] END);
COMMIT;
