-- ===== 3_contract =====

-- lockstep rollback: reference_beside_partial_unique, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 9294ab47c1ebb87764775fdee328a11538c4fd5d85b2c32296bf30482c35e7ec
-- schema before  34c04b32ec5b7673552a2fca115fe33752eb82d51b1198cf2cd3c144f07025a8
-- schema after   f0ac04a8144ab326d2d5679b04c6cbfbbf8b3dcea40c40ebdc8f1b518f8988cd

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Visit" DROP CONSTRAINT "Visit_at_fkey";
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
-- H301 unique index over rows that may hold duplicates
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."Slot_pkey_new"') AND (
       i.indrelid = '"public"."Slot"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) IS NOT TRUE) THEN
    RAISE EXCEPTION '% is there and is not the index that is to be built', '"public"."Slot_pkey_new"'
      USING HINT = 'rename or drop it, then run this again';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass('"public"."Slot_pkey_new"') AND NOT indisvalid) THEN
    SET LOCAL lock_timeout = '3000ms';
    DROP INDEX "public"."Slot_pkey_new";
  END IF;
END
$lockstep$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Slot_pkey_new" ON "public"."Slot" ("id");
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index i
     WHERE i.indexrelid = pg_catalog.to_regclass('"public"."Slot_pkey_new"') AND i.indisvalid
       AND i.indrelid = '"public"."Slot"'::pg_catalog.regclass AND i.indisunique
       AND substring(pg_catalog.pg_get_indexdef(i.indexrelid) FROM ' USING .*') = pg_catalog.format(' USING btree (%I)', 'id')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))) THEN
    RAISE EXCEPTION 'index % is not valid', '"public"."Slot_pkey_new"';
  END IF;
END
$lockstep$;
RESET lock_timeout;
RESET statement_timeout;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Slot" DROP CONSTRAINT "Slot_pkey";
ALTER TABLE "public"."Slot" ADD CONSTRAINT "Slot_pkey" PRIMARY KEY USING INDEX "Slot_pkey_new";
ALTER TABLE "public"."Slot" ALTER COLUMN "at" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: reference_beside_partial_unique, backfill (2 of 3)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 2039 and last 1410 bytes, sha256 3266da22300addc0959d0c51f39241640f339ecdb5a396a5f66c73eef809fac9
-- schema before  f0ac04a8144ab326d2d5679b04c6cbfbbf8b3dcea40c40ebdc8f1b518f8988cd
-- schema after   f0ac04a8144ab326d2d5679b04c6cbfbbf8b3dcea40c40ebdc8f1b518f8988cd

-- Intentionally without statements: nothing that this phase did needs undoing.

-- ===== 1_expand =====

-- lockstep rollback: reference_beside_partial_unique, expand (1 of 3)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 130c1d935187cbc80d29dacaa1d4a1149f7cd250cd7c6d87f11056fd6e4a6a05
-- schema before  f0ac04a8144ab326d2d5679b04c6cbfbbf8b3dcea40c40ebdc8f1b518f8988cd
-- schema after   47ecb480e6a3658ceca8d892f4a842483b6008ccead674b35452ccc51ba2f9c0

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
BEGIN
  SET LOCAL search_path = pg_catalog, pg_temp;
  IF EXISTS (
    SELECT FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.oid = pg_catalog.to_regclass('"public"."slot_id"')
       AND i.indrelid IS DISTINCT FROM pg_catalog.to_regclass('"public"."Slot"')) THEN
    RAISE EXCEPTION '% is not an index of %', '"public"."slot_id"', '"public"."Slot"';
  END IF;
END
$lockstep$;
DROP INDEX CONCURRENTLY IF EXISTS "public"."slot_id";
RESET lock_timeout;
RESET statement_timeout;
