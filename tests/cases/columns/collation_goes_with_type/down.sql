-- ===== 3_contract =====

-- lockstep rollback: collation_goes_with_type, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: what the new type cannot hold is not restored
-- undoes       migration.sql, sha256 428248291e87c1e82ce4e0dc837c3d5f5afa6f26d649d51d5cfc07a0945ab144
-- schema before  8941c578e02c388139d64c1bfc11e299896d10860cbe04cb34d8ae57310d6925
-- schema after   c50acc96979de16b67ed2c71ede19213b289d0c418d456ab76d33e9b8edce42f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."notes" ALTER COLUMN "kind" TYPE text COLLATE "C";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
-- H401 old application code stops working
ALTER TABLE "public"."notes" ALTER COLUMN "body" TYPE text COLLATE "C" USING ("body"::text);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
ANALYZE "public"."notes" ("body", "kind");
COMMIT;
