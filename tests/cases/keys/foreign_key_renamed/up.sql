-- lockstep migration: foreign_key_renamed
--
--   rename foreign key public.Post.Post_userId_fkey to post_author
--
-- data loss    NONE
-- blocking     BRIEF: public.Post ACCESS EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b
-- schema after   526c4975e97948a78e845cc323515fbce8e21a9359a68c5052123c22ce8a9ddb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" RENAME CONSTRAINT "Post_userId_fkey" TO "post_author";
COMMIT;
