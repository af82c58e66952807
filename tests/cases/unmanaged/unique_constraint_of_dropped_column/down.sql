-- ===== 3_contract =====

-- lockstep rollback: unique_constraint_of_dropped_column, contract (1 of 1)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: the values do not come back
-- undoes       migration.sql, sha256 f7326c313a80ad6cd9a50f6f3e2dddafb198e89f7096f018f5ec90bbf9f6359f
-- schema before  ff8406ec467c356058ddc2e30a026009cee2cc0c248270a1ad1bbc7eb04446a5
-- schema after   1d20b012164e44c041186977289d8a47c05fa0b24e5ff26dbbb5840583bff286

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."T" ADD COLUMN "b" integer;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H103 builds an index while writers are locked out
-- H301 unique index over rows that may hold duplicates
ALTER TABLE "public"."T" ADD CONSTRAINT "wide" UNIQUE ("c", "id") INCLUDE ("b");
COMMIT;
