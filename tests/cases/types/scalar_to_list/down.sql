-- ===== 3_contract =====

-- lockstep rollback: scalar_to_list, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 4a4eed66b31aea054c73523affe6ccbb96b46b146ee3a90e6c07c5682e8ce825
-- schema before  9d392be8ddb7eaa49767cb6a639925c178758d1ca7648930c6d2bc801b41843c
-- schema after   be7116b2286332b2518236f37ffd2d97e1d78dbe8ff82d4981df1c40daecd7ae

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "size" TYPE integer USING ("size"[1]::text::integer);
COMMIT;
