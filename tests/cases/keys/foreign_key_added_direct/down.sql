-- lockstep rollback: foreign_key_added_direct
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 65d41057e6f9ab9a5be151992b9a90ada8d2af66975c759ee02c70c0e9509f34
-- schema before  0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b
-- schema after   caf635138781fdd28a27a72d740119cb98271d37496705c309653791d5cff4a7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_userId_fkey";
COMMIT;
