-- ===== 3_contract =====

-- lockstep rollback: json_to_text, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 eea357067c6d468f79ea064296a518e315e61e9a7172f1a9cebfb86d905287ac
-- schema before  4c0dea0fbfca0fd5cc01d6f539780f1ef0642c7d2290fcc4bbf21af0d18412cd
-- schema after   038a6f39018d0864cb2480409c4bad6ef571a0d728a978a0e969dc13001f97ea

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "data" TYPE jsonb USING ("data"::text::jsonb);
COMMIT;
