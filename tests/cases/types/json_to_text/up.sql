-- ===== 3_contract =====

-- lockstep migration: json_to_text, contract (1 of 1)
--
--   alter column public.Item.data: type
--
-- data loss    NONE
-- blocking     LONG: public.Item ACCESS EXCLUSIVE (rewrite)
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- BREAKING: AlterColumnType on public.Item
-- schema before  038a6f39018d0864cb2480409c4bad6ef571a0d728a978a0e969dc13001f97ea
-- schema after   4c0dea0fbfca0fd5cc01d6f539780f1ef0642c7d2290fcc4bbf21af0d18412cd

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "data" TYPE text USING ("data"::text);
COMMIT;
