-- ===== 3_contract =====

-- lockstep rollback: column_leaves_key_for_type_without_order, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 915551f2db15c19965f0f57be045ef45333750d1719dd3d43cc2f871c5636a63
-- schema before  bf0dc72dadb7bda7b17ec304c3aadb880cb351f63475d907d23bf150e0bb1cee
-- schema after   b4c0e5aa22731369146b6a573bff6240d49524fdb0d12b49488b44c85e938c1e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."Item" ALTER COLUMN "data" TYPE text USING ("data"::text);
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."Item_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Item_pkey_new" ON "public"."Item" ("data");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Item_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Item_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Item" DROP CONSTRAINT "Item_pkey";
ALTER TABLE "public"."Item" ADD CONSTRAINT "Item_pkey" PRIMARY KEY USING INDEX "Item_pkey_new";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."Item" ("data");
COMMIT;
