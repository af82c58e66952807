-- ===== 3_contract =====

-- lockstep rollback: types_change_beside_changed_target, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 20ab1af83aa7c8d8b84d789b690eea2cb022acea4f78380bd4322b12be0f9889
-- schema before  8a81cc3570e9748f2ecedae3e8e7f7a0c724fda2d9978238a26fa30f15371691
-- schema after   d04d0f8a821edd3d077e37cf4fd65c20cc24d5a8379c96639862ddd834c19132

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."node_codes"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."node"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."node_codes"', '"public"."node"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."node_codes";
RESET lock_timeout;
RESET statement_timeout;

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
CREATE UNIQUE INDEX "node_codes" ON "public"."node" ("code");
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
