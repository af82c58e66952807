-- lockstep rollback: numeric_widened
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 e10199b07fe916d395eefe87296eaefc233a8577b80053a0d49c6df05522279a
-- schema before  c280853078ab6d56ff4e03ed3df49b4bbf93879c139445aa87125ff8a8a92478
-- schema after   e46b5e126315f9fc2e8215dda1779ed5d1c59a8c48166a160ff163b2297fbb28

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "price" TYPE numeric(10,2);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("price");
COMMIT;
