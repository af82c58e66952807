-- lockstep rollback: self_reference
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 e9306e519dc6a880dde508af54e2a84d0a8d895bc1bb81593fe00922bca45276
-- schema before  d4a58dae2370b0c78b597441d9b8595cedee8d969bfc9d039833783a57761493
-- schema after   b0f89efa8aa3e9c6c5e9f66dd3322c6f9cef58794085f247a546dffe123b3e1f

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Node" DROP CONSTRAINT "Node_parentId_fkey";
COMMIT;
