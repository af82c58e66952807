-- ===== 3_contract =====

-- lockstep migration: drop_with_foreign_keys, contract (1 of 1)
--
--   drop table public.Comment
--   drop table public.Post
--
-- data loss    HIGH: table dropped (public.Comment, public.Post)
-- blocking     BRIEF: public.Comment ACCESS EXCLUSIVE, public.Post ACCESS EXCLUSIVE, public.User ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  81548f2a0df49db37898fa154cd99fd5b38d294fc1c0b7c762725bd34949b638
-- schema after   795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Comment" DROP CONSTRAINT "Comment_postId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_authorId_fkey";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."Comment";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
-- H202 drops a table
DROP TABLE "public"."Post";
COMMIT;
