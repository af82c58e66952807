-- lockstep migration: created
--
--   create schema audit
--   create enum audit.Kind
--   create table audit.Event
--
-- data loss    NONE
-- blocking     BRIEF: app.User SHARE ROW EXCLUSIVE
-- reversible   YES, if nothing is in the way: rows written to the new table are lost
-- application  runs before and after
-- schema before  587c403d4a44ab1ef219b89c4f5b876b72bbf7168196823f736cdc96f0ed6d2a
-- schema after   8c3b340acc672b45a63a1ff7b0707b8384c2c2a1b481f4b691ae9d61f404e65a

BEGIN;
SET LOCAL lock_timeout = '3000ms';
SET LOCAL statement_timeout = '10000ms';
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
