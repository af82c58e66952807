-- ===== 3_contract =====

-- lockstep rollback: new_reference_beside_moving_key, contract (1 of 1)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 f799fb2065ffe2b14d21266678c0cf6b3ec26a4b360a68582ae60ad7b91a00d3
-- schema before  e4f77b4db8dc89610c3df27e06758a7eb16bde063c5c27836f3ed60bf879d67b
-- schema after   ec54391a5bb0bc3cc4d7311747e14cbab17a9c9ce19774a3888c85a74a38473e

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."sale" DROP CONSTRAINT "of_shop";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DROP INDEX CONCURRENTLY IF EXISTS "public"."shop_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "shop_pkey_new" ON "public"."shop" ("code");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."shop_pkey_new"'::regclass) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."shop_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."shop" DROP CONSTRAINT "shop_pkey";
ALTER TABLE "public"."shop" ADD CONSTRAINT "shop_pkey" PRIMARY KEY USING INDEX "shop_pkey_new";
COMMIT;
