-- ===== 3_contract =====

-- lockstep rollback: reference_beside_partial_unique, contract (3 of 3)
--
-- grade        lossless if
-- reversible   YES, if nothing is in the way: fails when duplicates were written since
-- undoes       migration.sql, sha256 8bedcee17e78e5bc77522a562dc20084499f0e8553987268b6938e5276eba014
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
DROP INDEX CONCURRENTLY IF EXISTS "public"."Slot_pkey_new";
CREATE UNIQUE INDEX CONCURRENTLY "Slot_pkey_new" ON "public"."Slot" ("id");
DO $lockstep$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid OPERATOR(pg_catalog.=) '"public"."Slot_pkey_new"'::regclass) THEN
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
-- undoes       migration.sql, sha256 91db3136e00069cfb32cc59690561718c1ff2fd9f79218af571577cff0219d14
-- schema before  f0ac04a8144ab326d2d5679b04c6cbfbbf8b3dcea40c40ebdc8f1b518f8988cd
-- schema after   47ecb480e6a3658ceca8d892f4a842483b6008ccead674b35452ccc51ba2f9c0

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "public"."slot_id";
RESET lock_timeout;
RESET statement_timeout;
