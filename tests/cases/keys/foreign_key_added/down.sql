-- lockstep rollback: foreign_key_added
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 ec2844574e51d5d2179f596f9a8cb0e15673904d8c9b4513e2f730ea2d91d958
-- schema before  0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b
-- schema after   caf635138781fdd28a27a72d740119cb98271d37496705c309653791d5cff4a7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_userId_fkey";
COMMIT;
