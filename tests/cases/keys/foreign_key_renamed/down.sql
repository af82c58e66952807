-- lockstep rollback: foreign_key_renamed
--
-- grade        lossless
-- reversible   YES
-- undoes       migration.sql, sha256 f3c8d885fc833594ebf44452457f90444815b25cca6f0233707901c6edb61cb4
-- schema before  526c4975e97948a78e845cc323515fbce8e21a9359a68c5052123c22ce8a9ddb
-- schema after   0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" RENAME CONSTRAINT "post_author" TO "Post_userId_fkey";
COMMIT;
