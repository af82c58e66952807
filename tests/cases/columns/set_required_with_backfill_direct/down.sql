-- lockstep rollback: set_required_with_backfill_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 5ec3b1081b486abac9e91f1360c6e23e5d1cebe6ce27ea09b784c1af58e787d9
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" DROP NOT NULL;
COMMIT;
