-- ===== 1_expand =====

-- lockstep migration: rename_suggested, expand (1 of 2)
--
--   create column public.User.fullName
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: values written to the new column are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  cd6b1c1a0e61b76eb2900d5979ef2c2738b2f75489d4fe69038a2bee4c02642b
-- schema after   2fe257d3f41a5d27267afffd764ea5fc3e84a52ea966a29904c136b338448575

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ADD COLUMN "fullName" text;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: rename_suggested, contract (2 of 2)
--
--   drop column public.User.name
--
-- data loss    HIGH: column dropped in public.User
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  2fe257d3f41a5d27267afffd764ea5fc3e84a52ea966a29904c136b338448575
-- schema after   1d69f38dd0e4a7c2da0108a3c7270f77a21682c1181931041e819791e3a18490

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "name";
COMMIT;
