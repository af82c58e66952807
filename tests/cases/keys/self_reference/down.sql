-- lockstep rollback: self_reference
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 dbb435954b4c412c5916566ff1a93c0b46a059ea952a0b7b81f1597c80896d90
-- schema before  d4a58dae2370b0c78b597441d9b8595cedee8d969bfc9d039833783a57761493
-- schema after   b0f89efa8aa3e9c6c5e9f66dd3322c6f9cef58794085f247a546dffe123b3e1f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Node" DROP CONSTRAINT "Node_parentId_fkey";
COMMIT;
