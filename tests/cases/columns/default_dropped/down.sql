-- lockstep rollback: default_dropped
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 83c52bf0f1615b94b0e7491ee0f1204131e1a6e329e2e68c4557ff14c0c8d0c1
-- schema before  924155d8b407cd7f345adc0b6629a6b6a82bbddc93fd7057f887ccbcef999495
-- schema after   ccce460021aa9f6e9fd9ae1a9004a203f404176fc8538f4430b10f6c593c074f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."User" ALTER COLUMN "level" SET DEFAULT 1;
COMMIT;
