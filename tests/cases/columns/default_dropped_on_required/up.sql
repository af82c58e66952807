-- ===== 3_contract =====

-- lockstep migration: default_dropped_on_required, contract (1 of 1)
--
--   alter column public.User.level: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  3cc3871f80311fc00545fb1eb5ef272630be9e00e68afcd0d1aae4ff272a3e8c
-- schema after   719747ba43861cfcc9451a3b86f93be5a711abd5ddc20ed21cd3ce8980c13d0d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "level" DROP DEFAULT;
COMMIT;
