-- ===== 1_expand =====

-- lockstep migration: one_to_many_becomes_many_to_many, expand (1 of 2)
--
--   create table public._PostToTag
--
-- data loss    NONE
-- blocking     BRIEF: public.Post SHARE ROW EXCLUSIVE, public.Tag SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  the old version runs on; the new one may start when all expand and backfill are done
-- schema before  67a0a1b0a353ced6bf31465f2d41a67e7dfe6aebd1d2d2063a5e9c356622540c
-- schema after   5f5c39d987435fd0035a672bee8539d58890e738015071340c7a145afdebdbf4

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE TABLE "public"."_PostToTag" (
  "A" integer NOT NULL,
  "B" integer NOT NULL,
  CONSTRAINT "_PostToTag_AB_pkey" PRIMARY KEY ("A", "B")
);
CREATE INDEX "_PostToTag_B_index" ON "public"."_PostToTag" ("B");
ALTER TABLE "public"."_PostToTag" ADD CONSTRAINT "_PostToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "public"."Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
ALTER TABLE "public"."_PostToTag" ADD CONSTRAINT "_PostToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "public"."Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

-- ===== 3_contract =====

-- lockstep migration: one_to_many_becomes_many_to_many, contract (2 of 2)
--
--   drop column public.Post.tagId
--   drop foreign key public.Post.Post_tagId_fkey
--
-- data loss    HIGH: column dropped in public.Post
-- blocking     BRIEF: public.Post ACCESS EXCLUSIVE, public.Tag ACCESS EXCLUSIVE
-- reversible   STRUCTURE ONLY: the values do not come back
-- application  the old version must be gone
-- BREAKING: what the old application version uses is removed or tightened
-- schema before  5f5c39d987435fd0035a672bee8539d58890e738015071340c7a145afdebdbf4
-- schema after   9761d61e21508ad914814e84a3ebf5a1234605bcb8cc26edac8c21e564b0ae48

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
ALTER TABLE "public"."Post" DROP CONSTRAINT "Post_tagId_fkey";
-- H201 drops a column
ALTER TABLE "public"."Post" DROP COLUMN "tagId";
COMMIT;
