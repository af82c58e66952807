-- lockstep migration: foreign_key_target_changed
--
--   alter foreign key public.Post.Post_ownerId_fkey: referenced
--
-- data loss    NONE
-- blocking     BRIEF: public.Post ACCESS EXCLUSIVE, public.Team SHARE ROW EXCLUSIVE, public.User ACCESS EXCLUSIVE
-- reversible   YES, if nothing is in the way: fails when rows without a parent were written since
-- application  runs before and after
-- schema before  c6d9bcfab01d7b169027d235fd31466ab1ecc18fdb49d823dbd027d0790219ee
-- schema after   7eb75238eea669d22116ba978875daf0ccfe99cc4eade255933f2d0ef55177d5

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_ownerId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "public"."Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = 0;
SET LOCAL row_security = off;
-- H302 foreign key over rows that may have no parent
ALTER TABLE "public"."Post" VALIDATE CONSTRAINT "Post_ownerId_fkey";
COMMIT;
