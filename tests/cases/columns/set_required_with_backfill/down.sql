-- ===== 3_contract =====

-- lockstep rollback: set_required_with_backfill, contract (2 of 2)
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 70f2f28ab748af10e622ae227beaa8b64d9a30d843401c698f7e920c7ce5ce46
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" DROP NOT NULL;
COMMIT;

-- ===== 2_backfill =====

-- lockstep rollback: set_required_with_backfill, backfill (1 of 2)
--
-- grade        structure only
-- reversible   STRUCTURE ONLY: which rows were filled is not remembered; the filled values stay
-- undoes       migration.sql, sha256 29d9f1039a9a3ee49d3d92dd20bbdac8ae5c74ae737d58ac73f56c58e8eaab95
-- schema before  fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

-- Intentionally without statements: nothing that this phase did needs undoing.
