-- lockstep rollback: numeric_rescaled
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 abc592140428d96373217c033e8ccb2e1b2e81eef7aa38dd76c5acd93b7839ef
-- schema before  5f279beb71517cde6f7dc6cfb41153a2c5539d1e9918ac31e0eff807dff07902
-- schema after   e46b5e126315f9fc2e8215dda1779ed5d1c59a8c48166a160ff163b2297fbb28

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "price" TYPE numeric(10,2);
COMMIT;
