-- lockstep rollback: referenced_index_changes
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 7d75f932b47a71acec43a6d31802aa29d3c15aa3560f97b57a5e73ed2ad3d6c7
-- schema before  08c4c33b53393fbf2086d1ae747aef3aea1caff15b4e28c5c3afbb4d96c9d97e
-- schema after   14a8fb149ceb985de3bbb8b5dfc5a173681174cfae79966042e99ddb3ba48e03

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."use" DROP CONSTRAINT "of_part";
ALTER INDEX "public"."part_number" RENAME TO "part_number_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
CREATE UNIQUE INDEX "part_number" ON "public"."part" ("number");
ALTER TABLE "public"."use" ADD CONSTRAINT "of_part" FOREIGN KEY ("number") REFERENCES "public"."part" ("number") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."use" VALIDATE CONSTRAINT "of_part";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."use" DROP CONSTRAINT "of_part";
DROP INDEX "public"."part_number_new";
ALTER TABLE "public"."use" ADD CONSTRAINT "of_part" FOREIGN KEY ("number") REFERENCES "public"."part" ("number") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."use" VALIDATE CONSTRAINT "of_part";
COMMIT;
