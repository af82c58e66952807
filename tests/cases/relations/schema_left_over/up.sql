-- ===== 1_expand =====

-- lockstep migration: schema_left_over, expand (1 of 2)
--
--   create schema shop
--   create table shop.item
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  21213abec79e8d8f325c202fc9f314075c07e65c91e3a04e7d7d3474c83276c2
-- schema after   6b0a2a2f1c3457ee951372a30eba856124338c3ed463a509c479cbfbeb84c8b1

BEGIN;
CREATE SCHEMA IF NOT EXISTS "shop";
CREATE TABLE "shop"."item" (
  "id" integer NOT NULL,
  CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: schema_left_over, contract (2 of 2)
--
--   drop table old_shop.item
--
-- data loss    HIGH: table dropped (old_shop.item)
-- blocking     BRIEF: old_shop.item ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  6b0a2a2f1c3457ee951372a30eba856124338c3ed463a509c479cbfbeb84c8b1
-- schema after   43bdee7f10186064febdea103843edfa587149b2ff1ec49415b28dcd141a6c5c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "old_shop"."item";
COMMIT;
