-- lockstep rollback: foreign_key_added_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 dfe17e5f02f3bf1ae7187b76fbeecafc1ecc9fb5f9da3f57a9b066abf7f6c7f6
-- schema before  0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b
-- schema after   caf635138781fdd28a27a72d740119cb98271d37496705c309653791d5cff4a7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_userId_fkey";
COMMIT;
