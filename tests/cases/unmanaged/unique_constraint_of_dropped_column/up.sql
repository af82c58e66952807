-- ===== 3_contract =====

-- lockstep migration: unique_constraint_of_dropped_column, contract (1 of 1)
--
--   drop column public.T.b
--   drop index public.T.wide
--
-- data loss    HIGH: column dropped in public.T
-- blocking     BRIEF: public.T ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  1d20b012164e44c041186977289d8a47c05fa0b24e5ff26dbbb5840583bff286
-- schema after   ff8406ec467c356058ddc2e30a026009cee2cc0c248270a1ad1bbc7eb04446a5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H212 drops a unique index together with a column
ALTER TABLE "public"."T" DROP CONSTRAINT "wide";
-- H201 drops a column
ALTER TABLE "public"."T" DROP COLUMN "b";
COMMIT;
