-- lockstep migration: foreign_key_added
--
--   create foreign key public.Post.Post_userId_fkey
--
-- data loss    NONE
-- blocking     BRIEF: public.Post SHARE ROW EXCLUSIVE, public.User SHARE ROW EXCLUSIVE
-- reversible   YES
-- application  runs before and after
-- schema before  caf635138781fdd28a27a72d740119cb98271d37496705c309653791d5cff4a7
-- schema after   0f7b71af6789bb0a3f89b1cd0ede3a93f176e2a4e94ec1736a8a5b9f6965036b

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_userId_fkey";
COMMIT;
