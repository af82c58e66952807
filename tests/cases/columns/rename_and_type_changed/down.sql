-- ===== 3_contract =====

-- lockstep rollback: rename_and_type_changed, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 b369405f2221b826aa428fc40f75520e8ec83ed1f99c67eb3d4c7f1562b2d450
-- schema before  4d87b4d811b5a3aa9b49261dea5e61cb82812db6f421cfdc96c471cb61676744
-- schema after   8684e24c0db900ce923e4b08b9bee8d284e97cbd3cc8ebb4593411e6faf8fa89

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."User" ALTER COLUMN "length" TYPE integer USING ("length"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H401 old application code stops working
ALTER TABLE "public"."User" RENAME COLUMN "length" TO "size";
COMMIT;
