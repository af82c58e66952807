-- lockstep migration: foreign_key_action_changed
--
--   alter foreign key public.Post.Post_userId_fkey: on_delete
--
-- data loss    NONE
-- blocking     BRIEF: public.Post ACCESS EXCLUSIVE, public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  runs before and after
-- schema before  0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b
-- schema after   a42c08c5e8d975c5324915ca44b114cd6839a8df10427befd16b722d1e0859fb

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_userId_fkey";
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "public"."User" ("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_userId_fkey";
COMMIT;
