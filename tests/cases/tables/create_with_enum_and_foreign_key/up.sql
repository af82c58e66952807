-- lockstep migration: create_with_enum_and_foreign_key
--
--   create schema public
--   create enum public.Role
--   create table public.Post
--   create table public.User
--
-- data loss    NONE
-- blocking     NONE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  runs before and after
-- schema before  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
-- schema after   950f0036de549b94e6fcf04267e2c9a358f1c71c673ebaf0288be0998a0f34c5

BEGIN;
SET LOCAL row_security = off;
CREATE SCHEMA IF NOT EXISTS "public";
CREATE TYPE "public"."Role" AS ENUM ('USER', 'ADMIN');
CREATE TABLE "public"."Post" (
  "id" integer NOT NULL,
  "authorId" integer NOT NULL,
  CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "public"."User" (
  "id" integer NOT NULL,
  "role" "public"."Role" NOT NULL DEFAULT 'USER',
  CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "public"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
