-- lockstep rollback: index_of_column_of_another_type
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type
-- undoes       migration.sql, sha256 5dacba244b8dc475fa6f4f3f2802d84fe5249a9608f546ca68297c1f387a090b
-- schema before  d31edf2c832fe5c8c9bd704a5a2fbc0560d883015dbacaf42a6ddffd0ded0f78
-- schema after   ee13330b12baab431603fe1ce71ae3327ac1b8b88a91abdbbbb009a2f1f2bec0

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."T" ALTER COLUMN "b" TYPE integer USING ("b"::integer);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."T" ("b");
COMMIT;
