-- lockstep rollback: list_elements_widened
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 216712c6eec72b049e309447e5857e3a0a6d5d74076be861a3a4e5a55d79623e
-- schema before  23e1bc40a1ec9a466f5ae29f27695c3e3e67168fc50f35fdf549dca2be3dce06
-- schema after   24bafaa8a84f90674bd93c15f021df4908ab19fac1b93d7b2be99a522d14789e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "sizes" TYPE integer[] USING ("sizes"::integer[]);
COMMIT;
