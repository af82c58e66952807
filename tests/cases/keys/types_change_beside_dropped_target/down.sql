-- ===== 3_contract =====

-- lockstep rollback: types_change_beside_dropped_target, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 47445a812aa78787de7981af8f352fbd9a094a6941c3fb09c72f8a550d9f80d2
-- schema before  61ed279a556d591045e65e9300c47aa2beee937e52d41898a222be61b5e44514
-- schema after   60ab5c5f8a65e18af3126bf9011f384c8b18a4f99c0b240e3eb5663404276ce3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE "public"."node" DROP CONSTRAINT "of_parent";
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."node" ALTER COLUMN "parent" TYPE bigint USING ("parent"::bigint);
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."node" ALTER COLUMN "code" TYPE bigint USING ("code"::bigint);
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
CREATE UNIQUE INDEX "node_code_key" ON "public"."node" ("code");
ALTER TABLE "public"."node" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parent") REFERENCES "public"."node" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."node" VALIDATE CONSTRAINT "of_parent";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."node" ("code", "parent");
COMMIT;
