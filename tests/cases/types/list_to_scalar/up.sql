-- ===== 3_contract =====

-- lockstep migration: list_to_scalar, contract (1 of 1)
--
--   alter column public.Item.sizes: type
--
-- data loss    LOW: values may be rounded or refused by a cast in public.Item
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Item
-- schema before  24bafaa8a84f90674bd93c15f021df4908ab19fac1b93d7b2be99a522d14789e
-- schema after   6ecaa42560d2042f8c6d1631733f949d5671b50276c2e26dc7c34f7c63440abc

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "sizes" TYPE integer USING ("sizes"[1]::text::integer);
COMMIT;
