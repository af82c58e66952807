-- lockstep migration: set_required_with_backfill_direct
--
--   alter column public.User.email: nullable
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (scan)
-- reversible   YES
-- application  the old version must be gone, the new one starts afterwards
-- schema before  fef192e69f61896689f3059dac17ce511f2e3fb2ed3d9b5e038126a08a92059c
-- schema after   ee4779f465b999e4181d77bb4396ae8fc3ab78d9000fe31ebccee8e466200fe5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H102 reads the whole table while writers are locked out
ALTER TABLE "public"."User" ALTER COLUMN "email" SET NOT NULL;
COMMIT;
