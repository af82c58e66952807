-- ===== 3_contract =====

-- lockstep rollback: included_beside_referenced, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when a value written since does not fit the old type; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 6099f80cc327b5bd048683225cb0f437db4b902705a409fb85ea415a87732d09
-- schema before  b270aa65c442d5c1693e6fb7b318d214b9cbc0a47b2afbff1f76ce348ac88c41
-- schema after   3885dd908cc2bec4db41789f0162e69ac990d1ae3fc2f06aecbe278830f73c03

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."use" DROP CONSTRAINT "of_part";
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H204 casts to a type that cannot hold every value
-- H401 old application code stops working
ALTER TABLE "public"."part" ALTER COLUMN "code" TYPE char(5);
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
SET LOCAL statement_timeout = 0;
ANALYZE "public"."part" ("code");
COMMIT;
