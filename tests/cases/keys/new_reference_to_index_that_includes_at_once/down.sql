-- lockstep rollback: new_reference_to_index_that_includes_at_once
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 65b4af164cc19246a32b92f0e8c0e4705bf58bbec83ad244b221d742d4cab19e
-- schema before  1c0a144f53a88f0965f3929331dcf638c8222c3daaa6fb3eb1cfa75db82011d4
-- schema after   b38d2ba450e8752e9384e759ae6376262004b9cdbb67c281ba2dc51eb6e40bf3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."thing" DROP CONSTRAINT "thing_owner";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."owner" ALTER COLUMN "size" TYPE integer USING ("size"::text::integer);
COMMIT;
