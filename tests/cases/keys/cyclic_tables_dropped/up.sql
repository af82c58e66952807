-- ===== 3_contract =====

-- lockstep migration: cyclic_tables_dropped, contract (1 of 1)
--
--   drop table public.Post
--   drop table public.User
--
-- data loss    HIGH: table dropped (public.Post, public.User)
-- blocking     BRIEF: public.Post ACCESS EXCLUSIVE, public.User ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the table comes back empty
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  4ca90e084f1a6471710366909c65351b3eea5551a3424f09b8b394c9b588dd00
-- schema after   a2db0a35d59d21bed8156e61cd8eceb89033e463f6f72e485fbf763e405faef3

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_authorId_fkey";
ALTER TABLE "public"."User" DROP CONSTRAINT "User_favoriteId_fkey";
-- H202 drops a table
DROP TABLE "public"."Post";
-- H202 drops a table
DROP TABLE "public"."User";
COMMIT;
