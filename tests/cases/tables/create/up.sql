-- lockstep migration: create
--
--   create schema public
--   create table public.User
--
-- data loss    NONE
-- blocking     NONE
-- reversible   CONDITIONAL: rows written to the new table are lost
-- application  runs before and after
-- schema before  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
-- schema after   15b0cafabedcd24938934042c9598d3c6474a9229a4d68c496252ccd9956fcc3

BEGIN;
CREATE SCHEMA IF NOT EXISTS "public";
CREATE TABLE "public"."User" (
  "id" serial NOT NULL,
  "email" text NOT NULL,
  "name" text,
  "active" boolean NOT NULL DEFAULT true,
  CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "User_email_key" ON "public"."User" ("email");
COMMIT;
