-- lockstep migration: cyclic_new_tables
--
--   create schema public
--   create table public.Post
--   create table public.User
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  runs before and after
-- schema before  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
-- schema after   4ca90e084f1a6471710366909c65351b3eea5551a3424f09b8b394c9b588dd00

BEGIN;
SET LOCAL row_security = off;
CREATE SCHEMA IF NOT EXISTS "public";
CREATE TABLE "public"."Post" (
  "id" integer NOT NULL,
  "authorId" integer NOT NULL,
  CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."User" (
  "id" integer NOT NULL,
  "favoriteId" integer,
  CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "User_favoriteId_key" ON "public"."User" ("favoriteId");
ALTER TABLE "public"."User" ADD CONSTRAINT "User_favoriteId_fkey" FOREIGN KEY ("favoriteId") REFERENCES "public"."Post" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
COMMIT;
