-- ===== 3_contract =====

-- lockstep rollback: generated_over_partitions, contract (1 of 1)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ecabbb1ca95ef760ae400b60e909cc6f10361b5ecaa79ced41c6a715c80bb5aa
-- schema before  212475ae7cc4e23fa20ed84a2d489f04c5974d288100153981fd3f39efbb2b28
-- schema after   494e12821443bab7ddd7c6f8a28d9dfbb71e1f3d145c57a9a9313d6d2b468ce8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
DROP INDEX "public"."reading_doubled";
ALTER TABLE "public"."reading" DROP COLUMN "doubled";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."reading" ADD COLUMN "doubled" integer GENERATED ALWAYS AS ((value + 2)) STORED;
-- H103 builds an index while writers are locked out
CREATE INDEX "reading_doubled" ON "public"."reading" ("doubled");
-- H103 builds an index while writers are locked out
CREATE INDEX reading_1_both ON public.reading_1 USING btree (doubled, value);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."reading" ("doubled");
COMMIT;
