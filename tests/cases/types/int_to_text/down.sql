-- ===== 3_contract =====

-- lockstep rollback: int_to_text, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 dfa9553de010f1a5f888ce8524c2db2678f4881d797fc3480e7f427a551c566a
-- schema before  391eb11ab8de21b22a637863c84ae53adb4405ec666db9a2b0e913c3f636842f
-- schema after   fd3a8e154f06286f2161314128851f5772dea077ef46eab668a2ef19fbca2127

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."Item" ALTER COLUMN "size" DROP DEFAULT;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "size" TYPE integer USING ("size"::text::integer);
ALTER TABLE "public"."Item" ALTER COLUMN "size" SET DEFAULT 0;
COMMIT;
