-- ===== 3_contract =====

-- lockstep rollback: key_moves_under_changed_reference, contract (2 of 2)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since; fails when rows without a parent were written since
-- undoes       migration.sql, sha256 6f512e152ba5f4c42b1dc95b42d12e55774a77cecd7b2df460523eacaac99307
-- schema before  cc55ee69f4a621c9b22916bc471c5d2c3a6a22590c29c96a2139e7cf8c3d2bfe
-- schema after   8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."node" DROP CONSTRAINT "of_parent";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."node_pkey_new"') AND (
       i.indrelid = '"public"."node"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."node_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."node_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."node_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "node_pkey_new" ON "public"."node" ("code");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."node_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."node"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'code')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."node_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."node" DROP CONSTRAINT "node_pkey";
ALTER TABLE "public"."node" ADD CONSTRAINT "node_pkey" PRIMARY KEY USING INDEX "node_pkey_new";
ALTER TABLE "public"."node" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parent") REFERENCES "public"."node" ("code") ON DELETE SET DEFAULT ON UPDATE NO ACTION NOT VALID;
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
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."node" ALTER COLUMN "parent" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: key_moves_under_changed_reference, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2137 and last 1434 bytes, sha256 1a8def1b0e8b1febf3d3a7e6d2d2fcb9a4946448c3560ab141160a8723286905
-- schema before  8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b
-- schema after   8cd1faa84ee0359502bcab069646c05914e7eec28089a42bbbd8e18f0cda353b

-- Intentionally without statements: nothing that this phase did needs undoing.
