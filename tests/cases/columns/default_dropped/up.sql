-- lockstep migration: default_dropped
--
--   alter column public.User.level: default
--
-- data loss    NONE
-- blocking     BRIEF: public.User ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  ccce460021aa9f6e9fd9ae1a9004a203f404176fc8538f4430b10f6c593c074f
-- schema after   924155d8b407cd7f345adc0b6629a6b6a82bbddc93fd7057f887ccbcef999495

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "level" DROP DEFAULT;
COMMIT;
