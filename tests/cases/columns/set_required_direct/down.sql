-- lockstep rollback: set_required_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 d4b32c3cde439b31c98e1899b613b431831c9a9ad77cfe9639e58443b240eea3
-- schema before  ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5
-- schema after   fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "email" DROP NOT NULL;
COMMIT;
