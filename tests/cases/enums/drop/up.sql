-- ===== 1_expand =====

-- lockstep migration: drop, expand (1 of 2)
--
--   drop column public.User.role
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: refused while rows without a value exist
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  6e7cc649c977294dab0ed4e16b2e585a239a9ed5f5c2266ff7f78c8050bd4a5c
-- schema after   c2e46fc76f2c35749d196ba90a91cd7282a021e87803cd4ba55910fae15a557d

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "role" DROP NOT NULL;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: drop, contract (2 of 2)
--
--   drop enum public.Role
--   drop column public.User.role
--
-- data loss    HIGH: column dropped in public.User
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  c2e46fc76f2c35749d196ba90a91cd7282a021e87803cd4ba55910fae15a557d
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H201 drops a column
ALTER TABLE "public"."User" DROP COLUMN "role";
DROP TYPE "public"."Role";
COMMIT;
