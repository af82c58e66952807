-- lockstep migration: created
--
--   create schema audit
--   create enum audit.Kind
--   create table audit.Event
--
-- data loss    NONE
-- blocking     BRIEF: app.User SHARE ROW EXCLUSIVE
-- reversible   CONDITIONAL: rows written to the new table are lost
-- application  runs before and after
-- schema before  9b5d53c4abc00ad5d1a115353e76d0a17376590acb9087c001d2e9746231e893
-- schema after   a4949cef3f3a9d1129c5ff7fe30cf6d60ebde3e2647c37747cd6f92409329a7c

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
SET LOCAL row_security = off;
CREATE SCHEMA IF NOT EXISTS "audit";
CREATE TYPE "audit"."Kind" AS ENUM ('LOGIN', 'LOGOUT');
CREATE TABLE "audit"."Event" (
  "id" integer NOT NULL,
  "kind" "audit"."Kind" NOT NULL,
  "userId" integer NOT NULL,
  CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "audit"."Event" ADD CONSTRAINT "Event_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app"."User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
COMMIT;
