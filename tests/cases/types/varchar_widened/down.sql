-- lockstep rollback: varchar_widened
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 7249421fb72fd2ab0c8814aa508299ab8e80c05402ecd24bd8f6f7c27c2ad398
-- schema before  572d1c45db5598f11fb69338b6ba98cc2650a4dde5e47710b9870c478596af34
-- schema after   d8916fd0eea54da0db3e7db467f114240e677cb92c7b76560de502cea5787641

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."User" ALTER COLUMN "name" TYPE varchar(50);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."User" ("name");
COMMIT;
