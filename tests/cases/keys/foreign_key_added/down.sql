-- lockstep rollback: foreign_key_added
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 515b5105114e73a5f8efdc407e85e2b071c82a4952a821c3dc9883fe4164a87e
-- schema before  0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b
-- schema after   caf635138781fdd28a27a72d740119cb98271d37496705c309653791d5cff4a7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_userId_fkey";
COMMIT;
