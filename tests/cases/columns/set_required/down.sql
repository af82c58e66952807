-- ===== 3_contract =====

-- lockstep rollback: set_required, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 caef5e75e55410610129b3de95f34c1885904c8021ba07edd89f270dfe42bc65
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: set_required, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, first 1999 and last 1425 bytes, sha256 1c84ca039f800ddcef11f4f5258ea16a2f4d04f27268be2a1808686d2779ea79
-- schema before  fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

-- Intentionally without statements: nothing that this phase did needs undoing.
