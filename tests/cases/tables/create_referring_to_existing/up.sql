-- lockstep migration: create_referring_to_existing
--
--   create table public.Post
--
-- data loss    NONE
-- blocking     BRIEF: public.User SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  runs before and after
-- schema before  795fa05d14b2e7d2020e14fb725a14e3c0f2085fce2c29899faef8739edc53f8
-- schema after   7233880a29e8d69222bf23bde94bcca7cc065fdc269e59b97d30ee6a25a641f7

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE TABLE "public"."Post" (
  "id" integer NOT NULL,
  "authorId" integer NOT NULL,
  CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Post_authorId_idx" ON "public"."Post" ("authorId");
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
