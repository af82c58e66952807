-- lockstep migration: add_with_volatile_default_direct
--
--   create column public.User.token
--
-- data loss    NONE
-- blocking     LONG: public.User ACCESS EXCLUSIVE (rewrite)
-- reversible   CONDITIONAL: values written to the new column are lost
-- application  runs before and after
-- schema before  cd56ec4316de78f1f0181c42e89117cfbb6c62c1afd6b3116a997f4ce5d6ab40
-- schema after   26cd002737d966f3fe838082ab2701f5808c2b6fc2b85ba2f39a516dacd2a5e7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
-- H101 rewrites the table under ACCESS EXCLUSIVE
ALTER TABLE "public"."User" ADD COLUMN "token" uuid NOT NULL DEFAULT gen_random_uuid();
COMMIT;
